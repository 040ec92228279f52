"""Sentences in other languages are read as their English equivalents are."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from mtrefseg.model.sentences.expression_text import expression_text
from mtrefseg.model.sentences.model_words import KnownChange, KnownObject, ModelWords
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import REFUSED, UNDERSTOOD, ParsedSentence

from .model_words import MINI

LAYERS = ("roads", "river", "parks", "protected_areas")
OTHER_LANGUAGES = (Path(__file__).parent / "other_languages.txt").read_text("utf-8").splitlines()


def _pairs() -> list[tuple[str, str, str]]:
    """Return English sentence, language, sentence."""
    pairs, english = [], ""
    text = (Path(__file__).parent / "translated_sentences.txt").read_text("utf-8")
    for line in text.splitlines():
        if line[2:4] == ": ":
            pairs.append((english, line[:2], line[4:]))
        else:
            english = line
    return pairs


PAIRS = _pairs()


def _meaning(parsed: ParsedSentence) -> tuple[str, list[tuple[str, str, str]], list[str]]:
    phrases = sorted((phrase.text, phrase.concept, phrase.change) for phrase in parsed.phrases)
    predicates = sorted(expression_text(p.expression) for p in parsed.predicates)
    return parsed.status, phrases, predicates


@pytest.mark.parametrize(("english", "language", "sentence"), PAIRS)
def test_a_sentence_means_what_its_english_equivalent_means(english, language, sentence) -> None:
    parsed = parse_sentence(sentence, MINI, LAYERS)
    assert parsed.language == language
    assert _meaning(parsed) == _meaning(parse_sentence(english, MINI, LAYERS)), parsed.translation


def test_every_language_has_sixty_sentences() -> None:
    languages = [language for _, language, _ in PAIRS]
    assert min(languages.count(code) for code in ("de", "fr", "es", "pt", "it")) >= 60


@pytest.mark.parametrize("sentence", OTHER_LANGUAGES)
def test_a_language_without_a_lexicon_is_refused_with_how_to_write_it(sentence) -> None:
    parsed = parse_sentence(sentence, MINI)
    assert parsed.status == REFUSED
    assert [remark.code for remark in parsed.remarks] == ["language"]


def test_thirty_sentences_of_other_languages_are_tried() -> None:
    assert len(OTHER_LANGUAGES) >= 30


def test_places_and_words_are_those_of_the_sentence_as_written() -> None:
    sentence = "oben links gebaute Häuser, größer als 500 m²"
    parsed = parse_sentence(sentence, MINI)
    expected = ["oben links", "größer als 500 m²"]
    assert [p.text for p in parsed.predicates] == expected
    assert [sentence[p.span.start : p.span.end] for p in parsed.predicates] == expected
    assert parsed.sentence == sentence
    assert parsed.translation == "houses that were built in the upper left, larger than 500 m²"


def test_an_unknown_word_is_told_as_it_was_written() -> None:
    parsed = parse_sentence("neue Häuser neben den Elefanten", MINI)
    assert "Elefanten" in {remark.text for remark in parsed.remarks}


def test_a_typing_error_is_told() -> None:
    parsed = parse_sentence("die gebauten Heuser", MINI)
    typos = [r for r in parsed.remarks if r.code == "typo"]
    assert [(r.text, r.values["meant"]) for r in typos] == [("Heuser", "Häuser")]


@pytest.mark.parametrize(
    "sentence",
    ["hallo", "bonjour", "lila Elefanten, die getanzt haben", "éléphants violets qui ont dansé",
     "elefantes morados que bailaron", "elefantes roxos que dançaram",
     "elefanti viola che hanno ballato", "Was ist die Hauptstadt von Frankreich?",
     "¿cuál es la capital de Francia?", "qual è la capitale della Francia?"],
)  # fmt: skip
def test_nonsense_is_refused_in_any_language(sentence) -> None:
    assert parse_sentence(sentence, MINI).status == REFUSED


def test_a_layer_is_named_in_any_language() -> None:
    expected = '"dist_strassen_m" <= 200'
    for sentence in ("houses built within 200 m of the roads",
                     "gebaute Häuser im Umkreis von 200 m um die Straßen",
                     "gebaute Häuser im Umkreis von 200 m um die Wege",
                     "maisons construites dans un rayon de 200 m des routes"):  # fmt: skip
        parsed = parse_sentence(sentence, MINI, ["Straßen"])
        assert [expression_text(p.expression) for p in parsed.predicates] == [expected], sentence


def test_the_object_may_be_that_of_a_layer() -> None:
    parsed = parse_sentence("neue Straßen", MINI, ["Straßen"])
    assert [phrase.concept for phrase in parsed.phrases] == ["road"]


def test_a_sentence_of_a_training_stays_as_it_is_in_any_language() -> None:
    words = replace(MINI, sentences=("nieuwe kassen",))
    parsed = parse_sentence("Nieuwe kassen.", words)
    assert (parsed.status, parsed.phrases[0].text) == (UNDERSTOOD, "Nieuwe kassen.")


def test_a_noun_of_a_training_stays_as_it_is_in_any_language() -> None:
    known = KnownChange("appear", "die Gewächshäuser, die gebaut wurden")
    region = KnownObject("gewächshäuser", ("Gewächshäuser",), (), (known,))
    words = replace(MINI, objects=(*MINI.objects, region))
    parsed = parse_sentence("neue Gewächshäuser, größer als 500 m²", words)
    assert [phrase.text for phrase in parsed.phrases] == [known.phrase]


def test_a_model_that_reads_english_gets_the_whole_sentence_in_english() -> None:
    words = ModelWords("r1", reads_english=True)
    parsed = parse_sentence("rote Traktoren neben neuen Häusern, größer als 50 m²", words)
    assert parsed.status == UNDERSTOOD
    assert "new houses" in parsed.phrases[0].text
    assert [expression_text(p.expression) for p in parsed.predicates] == ['"area_m2" > 50']


@pytest.mark.parametrize("sign", ["≥", ">=", "mindestens", "ab"])
def test_signs_are_comparisons(sign) -> None:
    parsed = parse_sentence(f"neue Häuser {sign} 50 m²", MINI)
    assert [expression_text(p.expression) for p in parsed.predicates] == ['"area_m2" >= 50']


def test_a_sentence_is_translated_in_five_milliseconds() -> None:
    durations = []
    for _, _, sentence in PAIRS * 2:
        start = time.perf_counter()
        parse_sentence(sentence, MINI, LAYERS)
        durations.append(time.perf_counter() - start)
    assert sorted(durations)[len(durations) // 2] < 0.005
