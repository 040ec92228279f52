"""What the bundled model cannot answer is warned of, and what it can is not.

The sentences were written after reading the lexicon, none of them for a rule of the parser; the
lexicon was then changed for some of them.
"""

from __future__ import annotations

import operator
from pathlib import Path

import pytest

from mtrefseg.model.sentences.expression import Comparison, Expression, Or
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import UNDERSTOOD
from mtrefseg.model.weights.known_words import read_model_words

OPERATORS = {"<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}
FOLDER = Path(__file__).parent
MINI = read_model_words("mini")


def _sentences(name: str) -> list[str]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _is_warned(sentence: str) -> bool:
    parsed = parse_sentence(sentence, MINI)
    return parsed.status != UNDERSTOOD or any(remark.warning for remark in parsed.remarks)


def test_nonsense_and_unknown_objects_are_warned_of_or_refused() -> None:
    sentences = _sentences("nonsense_sentences.txt")
    silent = [sentence for sentence in sentences if not _is_warned(sentence)]
    assert len(sentences) >= 200
    assert len(silent) <= 0.05 * len(sentences), silent


def test_what_the_model_knows_is_not_warned_of() -> None:
    sentences = _sentences("sensible_sentences.txt")
    warned = [sentence for sentence in sentences if _is_warned(sentence)]
    assert len(sentences) >= 200
    assert len(warned) <= 0.02 * len(sentences), warned


def test_each_sentence_stands_there_once() -> None:
    sentences = [*_sentences("nonsense_sentences.txt"), *_sentences("sensible_sentences.txt")]
    folded = [sentence.strip().casefold() for sentence in sentences]
    repeated = {text for text in folded if folded.count(text) > 1}
    # the capitals of these are the point
    assert repeated <= {"the buildings that appeared", "new buildings"}


def _holds(expression: Expression, y_rel: float) -> bool:
    if isinstance(expression, Or):
        return any(_holds(operand, y_rel) for operand in expression.operands)
    assert isinstance(expression, Comparison)
    assert expression.column == "y_rel"
    return OPERATORS[expression.operator](y_rel, expression.value)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("new houses at the top and some at the bottom", {(0.2, True), (0.8, True)}),
        ("new houses in the upper third and in the lower third", {(0.2, True), (0.5, False)}),
        ("new houses in the upper half except in the upper third", {(0.2, False), (0.4, True)}),
    ],
)
def test_positions_apart_are_alternatives(sentence: str, expected: set[tuple[float, bool]]) -> None:
    predicates = parse_sentence(sentence, MINI).predicates
    for y_rel, kept in expected:
        assert all(_holds(predicate.expression, y_rel) for predicate in predicates) == kept


def test_what_a_sentence_names_and_excludes_is_a_contradiction() -> None:
    parsed = parse_sentence("new buildings in the north but not in the north", MINI)
    assert "contradiction" in {remark.code for remark in parsed.remarks}
