"""Sentences of a request are read with the words of its model, before anything else."""

from dataclasses import replace

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.sentences.expression import Comparison
from mtrefseg.model.sentences.parsed_sentence import ParsedSentence, Phrase, Predicate
from mtrefseg.model.weights import parse_request
from mtrefseg.model.weights.known_words import ModelWords
from mtrefseg.model.weights.parse_request import parsed_request, request_warnings
from mtrefseg.tests.flat_requests import detect_request


def _request(*sentences: str, **values):
    return detect_request("b.tif", "a.tif", sentences, "o.gpkg", **values)


def test_the_model_is_given_the_phrase_that_it_was_trained_with() -> None:
    (parsed,) = parsed_request(_request("some houses have been built")).parsed
    assert [phrase.text for phrase in parsed.phrases] == ["the buildings that appeared"]
    assert request_warnings((parsed,)) == ()


def test_a_reading_that_a_person_edited_is_kept() -> None:
    reading = ParsedSentence("houses", (Phrase("the roads that appeared"),))
    assert parsed_request(_request("houses", parsed=(reading,))).parsed == (reading,)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("hello", ("'hello'", "does not know", "the buildings that appeared", "allow a guess")),
        ("the houses that did not change", ("did not change", "the buildings that appeared")),
        ("what is the capital of France?", ("question",)),
    ],
)
def test_a_refusal_has_the_reason_and_an_example(sentence: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(MtrefsegError) as caught:
        parsed_request(_request(sentence))
    for part in parts:
        assert part in str(caught.value)
    assert str(caught.value).count(sentence) <= 2


def test_the_number_of_a_refused_sentence_is_named() -> None:
    with pytest.raises(MtrefsegError, match="Sentence 2 'hello'"):
        parsed_request(_request("new houses", "hello"))


def test_a_guess_is_passed_on_with_a_warning() -> None:
    request = parsed_request(_request("hello", guess=True))
    assert [phrase.text for phrase in request.parsed[0].phrases] == ["hello"]
    assert any("may be anything" in text for text in request_warnings(request.parsed))


def test_as_written_the_model_is_given_the_sentence_and_the_map_measures_it_still() -> None:
    sentence = "Cottages that were built, larger than 500 m2"
    (parsed,) = parsed_request(_request(sentence, as_written=True)).parsed
    assert [phrase.text for phrase in parsed.phrases] == [sentence]
    assert [one.expression for one in parsed.predicates] == [Comparison("area_m2", ">", 500.0)]
    assert parsed.status == "guess"


def test_a_model_that_reads_english_is_given_the_sentence_without_a_warning(monkeypatch) -> None:
    monkeypatch.setattr(parse_request, "read_model_words", lambda _: ModelWords("r1", True))
    request = parsed_request(_request("the purple elephants larger than 1 ha"))
    assert request.parsed[0].phrases[0].text == "the purple elephants larger than 1 ha"
    assert request.parsed[0].predicates
    assert request_warnings(request.parsed) == ()


@pytest.mark.parametrize(
    ("values", "part"),
    [({"where": "dist_roads_m < 5"}, "dist_roads_m"), ({"where": "((("}, "condition")],
)
def test_a_condition_that_cannot_work_is_refused(values, part: str) -> None:
    with pytest.raises(MtrefsegError, match=part):
        parsed_request(_request("new houses", **values))


def test_a_reading_that_needs_a_layer_which_is_not_given_is_refused() -> None:
    predicate = Predicate(Comparison("dist_roads_m", "<", 5.0), "near the roads")
    reading = ParsedSentence("houses", (Phrase("x"),), (predicate,))
    request = _request("houses", parsed=(reading,))
    with pytest.raises(MtrefsegError, match="'near the roads' needs dist_roads_m"):
        parsed_request(request)
    assert parsed_request(replace(request, layers=("roads=r.gpkg",))).parsed == (reading,)
    off = replace(reading, predicates=(replace(predicate, use="off"),))
    assert parsed_request(replace(request, parsed=(off,))).parsed == (off,)


@pytest.mark.parametrize(
    "sentence", ["red roofs larger than 5 ha and smaller than 1 ha", "red roofs larger than 5 km"]
)
def test_conditions_that_cannot_be_measured_are_refused_as_written_too(sentence: str) -> None:
    with pytest.raises(MtrefsegError, match="is not understood"):
        parsed_request(_request(sentence, as_written=True))
