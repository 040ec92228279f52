"""The page about sentences says what the parser does with each of its examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtrefseg.model.sentences.expression_text import expression_text
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import NO_CHANGE, REFUSED, UNDERSTOOD
from mtrefseg.model.sentences.remark_texts import remark_text
from mtrefseg.model.weights.known_words import read_model_words

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "sentences.md").read_text("utf-8")
LAYERS = ("roads", "river", "parks", "protected_areas")
LANGUAGES = {"German": "de", "French": "fr", "Spanish": "es", "Portuguese": "pt", "Italian": "it"}
ENGLISH = {
    "appeared": "new houses",
    "disappeared": "demolished houses",
    "changed": "all changes",
    "replaced": "the forest was replaced by houses",
    "larger": "new houses larger than 500 m²",
    "at least": "new houses of at least 2.5 ha",
    "between": "new houses between 1 and 2 ha",
    "width": "new roads at least 5 m wide",
    "order": "the three largest new houses",
    "position": "new houses in the upper left",
    "half": "new houses in the northern half",
    "distance": "new houses within 200 m of the roads",
    "direction": "new houses north of the river",
    "outside": "new houses outside the parks",
    "except": "new houses except in the parks",
}


def _rows(columns: int) -> list[list[str]]:
    cells = [
        [c.strip() for c in line.strip("|").split("|")]
        for line in PAGE.splitlines()
        if line.startswith("| ")
    ]
    return [row for row in cells if len(row) == columns]


EXAMPLES = [row for row in _rows(3) if row[0].startswith("`")]
REFUSED_EXAMPLES = [row for row in _rows(2) if row[0].startswith("`")]
HEAD, *TRANSLATIONS = _rows(6)
MINI = read_model_words("mini")


def _meaning(sentence: str) -> tuple[list[str], list[str]]:
    parsed = parse_sentence(sentence, MINI, LAYERS)
    conditions = sorted(expression_text(p.expression) for p in parsed.predicates)
    return sorted(phrase.text for phrase in parsed.phrases), conditions


@pytest.mark.parametrize(("sentence", "asked", "measured"), EXAMPLES)
def test_an_example_is_read_as_the_page_says(sentence, asked, measured) -> None:
    parsed = parse_sentence(sentence.strip("`"), MINI, LAYERS)
    conditions = [expression_text(p.expression) for p in parsed.predicates]
    assert parsed.status == UNDERSTOOD
    assert " + ".join(phrase.text for phrase in parsed.phrases) == asked
    assert ", ".join(f"`{text}`" for text in conditions) == measured.replace("none", "")


@pytest.mark.parametrize(("sentence", "answer"), REFUSED_EXAMPLES)
def test_what_is_not_answered_is_told_as_the_page_says(sentence, answer) -> None:
    parsed = parse_sentence(sentence.strip("`"), MINI, LAYERS)
    assert parsed.status in (REFUSED, NO_CHANGE)
    assert answer in [str(remark_text(remark)) for remark in parsed.remarks]


@pytest.mark.parametrize("row", TRANSLATIONS, ids=lambda row: row[0])
def test_the_table_of_languages_says_the_same_in_each_language(row) -> None:
    name, *sentences = row
    for language, sentence in zip(HEAD[1:], sentences):
        assert parse_sentence(sentence, MINI, LAYERS).status == UNDERSTOOD
        assert _meaning(sentence) == _meaning(ENGLISH[name]), (language, sentence)


def test_the_table_has_all_languages_and_the_page_enough_examples() -> None:
    assert set(HEAD[1:]) == set(LANGUAGES)
    assert len(EXAMPLES) > 50
    assert len(TRANSLATIONS) == len(ENGLISH)


@pytest.mark.parametrize("unit", re.findall(r"[\w² ]+", "".join(
    row[1] + "," for row in _rows(2) if row[0] in ("area", "length")
)))  # fmt: skip
def test_every_unit_of_the_page_is_read(unit) -> None:
    dimension = "larger" if ("area", unit.strip()) in _units() else "longer"
    _, conditions = _meaning(f"new buildings {dimension} than 5 {unit.strip()}")
    assert len(conditions) == 1


def _units() -> set[tuple[str, str]]:
    rows = [row for row in _rows(2) if row[0] in ("area", "length")]
    return {(kind, unit.strip()) for kind, units in rows for unit in units.split(",")}
