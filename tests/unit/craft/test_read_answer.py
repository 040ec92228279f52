"""Answers in the texts of models."""

import json
import time

import pytest

from mtrefseg.training.craft.agent.answers import CellAnswer, LandmarksAnswer, MaskAnswer
from mtrefseg.training.craft.agent.read_answer import Unreadable, read_answer

CHANGE = {"what": "building", "where": "left", "box": [1, 2, 3, 4], "type": 0}
WHOLE = json.dumps({"changes": [CHANGE]})
DRAFT = '{"changes": []}'


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"Here is the answer:\n{WHOLE}\nI hope it helps.",
        f"<think>The form is {DRAFT}. [1] {{a}}</think>\n{WHOLE}",
        f"The form is {DRAFT}. I see one building, so: {WHOLE}",
        f"reasoning without a beginning {DRAFT}</think>{WHOLE}",
        json.dumps([CHANGE]),
        f"```\n{json.dumps([CHANGE])}\n```",
        json.dumps({"changes": CHANGE}),
        json.dumps({" Changes ": [{**CHANGE, "reason": "none", "Where": None}]}),
        json.dumps({"changes": [{**CHANGE, "type": " 0 "}], "comment": {"a": [1]}}),
    ],
)
def test_the_answer_is_found_in_what_stands_around_it(text):
    (change,) = read_answer(text, CellAnswer).changes
    assert (change.what, change.type, change.box) == ("building", 0, [1, 2, 3, 4])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I see a building.",
        WHOLE[:-3],
        WHOLE[:-30],
        '{"changes": [{"what": "a", "box": [], "ty',
        '[{"what": "a", "box": [], "ty',
        "The box would be [] and",
        f"<think>{WHOLE}",
        '{"changes": [{"what": "building", "type": 7}]}',
        '{"changes": [{"what": "building", "type": 0, "confidence": NaN}]}',
        '{"changes": ' + "[" * 5000,
        '{"changes": [{"what": "building", "type": ' + "1" * 5000 + "}]}",
        '{"Änderungen": []}',
        '{"changes": [{"what": "建筑物", "where": "左边", "type": 0}]}',
        '{"changes": [{"what": "neues Gebäude", "where": "im linken Teil", "type": 0}]}',
    ],
)
def test_what_is_no_answer_is_unreadable_and_never_an_empty_list(text):
    with pytest.raises(Unreadable):
        read_answer(text, CellAnswer)


def test_a_model_that_was_stopped_has_answered_only_where_its_text_ends_with_json():
    with pytest.raises(Unreadable, match="cut off"):
        read_answer(f"The form is {DRAFT}. Let me think about", CellAnswer, cut_off=True)
    assert read_answer(WHOLE + "\n" * 500, CellAnswer, cut_off=True).changes


@pytest.mark.parametrize("verdict", ["Accept", " accept ", '"accept"', "ACCEPT."])
def test_enumerated_words_are_read_whatever_their_case(verdict):
    assert read_answer(json.dumps({"verdict": verdict}), MaskAnswer).verdict == "accept"


def test_a_list_of_words_is_read():
    assert read_answer('["road", "river"]', LandmarksAnswer).landmarks == ["road", "river"]


def test_a_hostile_text_takes_no_long_time():
    began_s = time.monotonic()
    for text in ("{" * 200_000, "[" * 200_000, '{"a":' * 50_000, "{[" * 100_000):
        with pytest.raises(Unreadable):
            read_answer(text, CellAnswer)
    assert time.monotonic() - began_s < 5
