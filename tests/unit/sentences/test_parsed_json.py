"""Parsed sentences go through JSON unchanged, and bad ones are refused with a sentence."""

import json

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.sentences.expression import (
    And,
    Comparison,
    Direction,
    Not,
    Or,
    Quantile,
    Rank,
)
from mtrefseg.model.sentences.parsed_json import all_from_json, from_dict, to_dict
from mtrefseg.model.sentences.parsed_sentence import (
    ParsedSentence,
    Phrase,
    Predicate,
    Remark,
    TextSpan,
)

SENTENCE = "the three largest cottages north of the river, not small"
EXPRESSION = And(
    (
        Direction("bearing_river", 0.0),
        Not(Quantile("area_m2", "<=", 0.25)),
        Or((Comparison("area_m2", ">", 500.0), Rank("area_m2", True, 3))),
    )
)
PARSED = ParsedSentence(
    SENTENCE,
    (Phrase("the buildings that appeared", "building", "appear", (TextSpan(4, 9),),
            (("cottages", "buildings"),)),),
    (Predicate(EXPRESSION, "north of the river", TextSpan(27, 45), "ha", (0,), "off"),),
    (Remark("landmark", "river", TextSpan(40, 45), {"layer": "river", "count": 2.0}),),
    language="de",
    translation="the buildings",
)  # fmt: skip


def _json():
    return json.loads(json.dumps(to_dict(PARSED)))


def test_a_parsed_sentence_goes_through_json_unchanged() -> None:
    assert from_dict(_json()) == PARSED


def test_what_is_decoded_already_is_kept() -> None:
    assert all_from_json((PARSED,)) == (PARSED,)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("phrases",), [], "no phrase"),
        (("phrases",), "houses", "phrases"),
        (("phrases", 0, "text"), " ", "empty phrase"),
        (("phrases", 0, "spans"), [{"start": "4", "end": 9}], "start"),
        (("phrases", 0, "spans"), [{}] * 201, "at most 200"),
        (("phrases", 0, "colour"), "red", "colour"),
        (("predicates", 0, "use"), "perhaps", "perhaps"),
        (("predicates", 0, "phrases"), [1], "phrase 1"),
        (("predicates", 0, "expression"), {"op": "eval", "args": ["1"]}, "eval"),
        (("predicates", 0, "expression"), 3, "3"),
        (("remarks", 0, "values"), {"layer": ["river"]}, "river"),
        (("remarks", 0, "values"), {"layer": True}, "True"),
        (("status",), "fine", "fine"),
        (("sentence",), 5, "sentence"),
    ],
)
def test_a_bad_part_is_refused_by_name(path, value, words) -> None:
    values = _json()
    inner = values
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(MtrefsegError) as caught:
        from_dict(values)
    assert words in str(caught.value)


def test_a_deeply_nested_expression_is_refused() -> None:
    values = _json()
    expression = values["predicates"][0]["expression"]
    for _ in range(200):
        expression = {"op": "not", "args": [expression]}
    values["predicates"][0]["expression"] = expression
    with pytest.raises(MtrefsegError):
        from_dict(values)
