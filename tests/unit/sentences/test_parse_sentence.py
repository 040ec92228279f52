import importlib.util
import time
from dataclasses import replace
from pathlib import Path

import pytest

from mtrefseg.model.sentences.expression import Comparison
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.remark_texts import REMARK_TEXTS, remark_text
from mtrefseg.model.sentences.unmeasured import MissingLayer, missing_layers, not_limited_to


def _words():
    path = Path(__file__).with_name("model_words.py")
    spec = importlib.util.spec_from_file_location("model_words", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.MINI, module.R1


MINI, R1 = _words()


def codes(parsed):
    return {remark.code for remark in parsed.remarks}


def test_the_phrase_is_the_one_that_the_model_was_taught():
    assert parse_sentence("a villa shows up", MINI).phrases[0].text == "the buildings that appeared"


def test_a_model_that_reads_english_gets_the_sentence_as_written_with_the_predicates():
    sentence = "purple tents larger than 5 ha"
    parsed = parse_sentence(sentence, R1)
    assert [phrase.text for phrase in parsed.phrases] == [sentence]
    assert parsed.predicates[0].expression == Comparison("area_m2", ">", 50000.0)
    assert parsed.status == "understood"


def test_a_model_that_reads_english_is_refused_only_what_the_map_cannot_measure():
    assert parse_sentence("the houses that did not change", R1).status == "understood"
    assert parse_sentence("new houses larger than 5 km", R1).status == "refused"


def test_a_sentence_without_a_known_object_goes_to_the_model_only_as_a_guess():
    refused = parse_sentence("purple elephants that danced", MINI)
    guessed = parse_sentence("purple elephants that danced", MINI, guess=True)
    assert (refused.status, guessed.status) == ("refused", "guess")
    assert guessed.phrases[0].text == "purple elephants that danced"


def test_a_noun_of_the_model_that_implies_its_change_keeps_it():
    known = (replace(MINI.objects[2], nouns=("water", "flooding")),)
    parsed = parse_sentence("flooding", replace(MINI, objects=known))
    assert [phrase.text for phrase in parsed.phrases] == ["the water that appeared"]


def test_unknown_words_are_told_with_their_place():
    parsed = parse_sentence("the elephants and houses that appeared", MINI)
    remark = next(r for r in parsed.remarks if r.code == "unknown word")
    assert parsed.sentence[remark.span.start : remark.span.end] == "elephants"
    assert "elephants" in remark_text(remark) and "buildings" in remark_text(remark)


def test_spans_of_predicates_are_the_words_as_written():
    parsed = parse_sentence("new houses, larger than 2,5 ha in the north", MINI)
    assert [p.text for p in parsed.predicates] == ["larger than 2,5 ha", "north"]
    assert parsed.predicates[0].unit == "ha"
    for predicate in parsed.predicates:
        span = predicate.span
        assert parsed.sentence[span.start : span.end] == predicate.text


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("new houses near the river", "landmark"),
        ("two new houses", "count"),
        ("new buidlings", "typo"),
        ("new cottages", "synonym"),
        ("buildings", "no change named"),
        ("new houses larger than 2.500 m²", "thousands"),
        ("new houses higher than 10 m", "height"),
        ("new houses within 50 m of the river", "missing layer"),
        ("new houses larger than 5 km", "unit"),
        ("new houses < 5 ha and > 10 ha", "contradiction"),
        ("roads that were destroyed", "other change"),
        ("buildings that were destroyed", "painted only"),
        ("new roads and cars", "unknown object"),
        ("the houses that did not change", "negation"),
        ("how many houses were built", "question"),
        ("", "empty"),
        ("   ", "empty"),
        ("nothing has changed", "no change"),
    ],
)
def test_what_a_person_has_to_know_is_a_remark(sentence, code):
    assert code in codes(parse_sentence(sentence, MINI))
    assert code in REMARK_TEXTS


def test_a_name_that_fits_two_layers_is_refused_with_their_names():
    parsed = parse_sentence("new houses near the roads", MINI, ["main_roads", "small_roads"])
    remark = next(r for r in parsed.remarks if r.code == "two layers")
    assert parsed.status == "refused"
    assert "main_roads, small_roads" in remark_text(remark)


def test_one_of_two_layers_is_taken_by_its_name():
    parsed = parse_sentence("new houses near the main roads", MINI, ["main_roads", "small_roads"])
    assert parsed.predicates[0].expression == Comparison("dist_main_roads_m", "<=", 50.0)


def test_a_trained_sentence_is_its_own_phrase():
    words = replace(MINI, sentences=("glaciers on the move",))
    parsed = parse_sentence("Glaciers on the move.", words)
    assert parsed.status == "understood"


@pytest.mark.parametrize(
    "sentence",
    [
        "a" * 10_000,
        "except " * 1000 + "roads",
        "houses " + "except in the north " * 90,
        "not " * 450 + "larger than 5 ha",
        "buildings larger than 5 ha " * 70,
        "new " * 490,
        "9" * 1900,
        "1," * 900,
        "-" * 1900,
        "qwxz " * 390,
        "\x00\x01\x02 houses \x7f built\n\t",
        "½ ha ² m ٣ m²",
        "🏠🏠 built",
        "((((((",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_sentences_are_parsed_in_bounded_time(sentence):
    start = time.process_time()
    parsed = parse_sentence(sentence, MINI, ["roads"])
    assert time.process_time() - start < 2
    for remark in parsed.remarks:
        remark_text(remark)


def test_control_characters_do_not_hide_the_words():
    assert parse_sentence("\x00 houses \x7f built", MINI).status == "understood"


@pytest.mark.parametrize(
    ("sentence", "name", "text", "kept"),
    [
        ("new houses > 500 m² within 9 m of the roads", "roads", "within 9 m of the roads", 1),
        ("new houses > 500 m² or within 9 m of the roads", "roads",
         "> 500 m² or within 9 m of the roads", 0),
        ("new houses > 500 m², not in the protected areas", "protected_areas",
         "not in the protected areas", 1),
        ("the new house closest to the small river", "river", "closest to the small river", 0),
        ("new houses north of the river", "river", "north of the river", 0),
        ("neue Häuser außerhalb der Parks", "parks", "außerhalb der Parks", 0),
        ("houses were built beside the power lines", "power_lines", "beside the power lines", 0),
    ],
)  # fmt: skip
def test_what_needs_a_missing_layer_is_named_and_the_rest_is_measured(sentence, name, text, kept):
    parsed = parse_sentence(sentence, MINI)
    assert missing_layers((parsed,)) == (MissingLayer(name, text),)
    assert not_limited_to(parsed) == (text,)
    assert len(parsed.predicates) == kept
    assert len(parsed.phrases) == 1
    with_layer = parse_sentence(sentence, MINI, [name])
    assert not missing_layers((with_layer,))
    assert with_layer.predicates
