"""Sentences written by hand with what a person means by them."""

import csv
import importlib.util
import json
import re
from pathlib import Path

import pytest

from mtrefseg.model.sentences.expression import And, Comparison, Direction, Not, Or, Quantile, Rank
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.remark_texts import remark_text

HERE = Path(__file__).parent
HUMAN = HERE.parents[3] / "shared" / "data" / "levir" / "sentences_by_crop.json"


def _module(name):
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MINI = _module("model_words").MINI
with (HERE / "english_sentences.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def number(value):
    return f"{value:g}" if value < 1e6 else f"{value:.0f}"


def compact(expression):
    if isinstance(expression, Comparison):
        return f"{expression.column} {expression.operator} {number(expression.value)}"
    if isinstance(expression, Quantile):
        return f"{expression.column} {expression.operator} q{expression.fraction:g}"
    if isinstance(expression, Direction):
        return f"{expression.column} ~ {expression.centre_deg:g}"
    if isinstance(expression, Rank):
        order = "desc" if expression.descending else "asc"
        skip = f" skip {expression.skip}" if expression.skip else ""
        return f"rank {expression.column} {order} {expression.count}{skip}"
    if isinstance(expression, Not):
        return f"!({compact(expression.operand)})"
    sign = {And: " & ", Or: " OR "}[type(expression)]
    joined = sign.join(map(compact, expression.operands))
    return f"({joined})" if isinstance(expression, Or) else joined


def phrases(parsed):
    return "; ".join(
        f"{p.concept} {p.change}" if p.concept else "everything" for p in parsed.phrases
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"])
def test_a_sentence_is_parsed_into_what_a_person_means(row):
    parsed = parse_sentence(row["sentence"], MINI, row["layers"].split())
    assert parsed.status == row["status"]
    if row["status"] != "refused":
        assert set(phrases(parsed).split("; ")) == set(row["phrases"].split("; "))
    if row["predicates"] or row["status"] == "understood":
        assert "; ".join(compact(p.expression) for p in parsed.predicates) == row["predicates"]
    if row["status"] == "refused":
        assert any(remark.warning for remark in parsed.remarks)
    for remark in parsed.remarks:
        assert not re.search(r"[{}]", remark_text(remark))


def test_four_hundred_sentences_are_written_by_hand():
    assert len({row["sentence"] for row in ROWS}) >= 400


@pytest.mark.skipif(not HUMAN.exists(), reason="sentences of people are not here")
def test_sentences_of_people_are_understood():
    crops = json.loads(HUMAN.read_text(encoding="utf-8"))
    sentences = {text for crop in crops.values() for text in crop["sentences"]}
    parsed = [parse_sentence(text, MINI) for text in sentences]
    refused = [p.sentence for p in parsed if p.status == "refused"]
    assert len(refused) / len(parsed) < 0.01
