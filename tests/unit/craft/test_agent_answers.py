"""Answers of language models: forms, and what open models write in their place."""

import pytest
from pydantic import ValidationError

from mtrefseg.training.craft.agent.answers import CellAnswer, MaskAnswer, OverviewAnswer

CHANGE = {"what": "house", "type": 0}


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("type", "1", 1),
        ("type", "disappeared", 1),
        ("type", "appears", 0),
        ("type", 2.0, 2),
        ("type", "state change", 2),
        ("box", [0.1, 0.2, 0.5, 1.0], [100, 200, 500, 1000]),
        ("box", [10.4, 20, 30, 40], [10, 20, 30, 40]),
        ("box", None, []),
        ("box", [1, 2, 3], []),
        ("confidence", 85, 0.85),
        ("confidence", "40 %", 0.4),
        ("where", None, ""),
    ],
)
def test_what_open_models_write_is_read(name: str, written: object, read: object) -> None:
    answer = CellAnswer.model_validate({"changes": [{**CHANGE, name: written}]})

    assert getattr(answer.changes[0], name) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("Middle Left", "mid-left"), ("center", "mid-center"), ("upper_right", "top-right"),
     ("bottom", "bottom-center"), ("bottom-middle", "bottom-center")],
)  # fmt: skip
def test_names_of_cells_are_read_in_other_spellings(written: str, read: str) -> None:
    answer = OverviewAnswer.model_validate({"changes": [{**CHANGE, "cell": written}]})

    assert answer.changes[0].cell == read


@pytest.mark.parametrize(
    "change",
    [{"what": "", "type": 0}, {"what": "house", "type": 3}, {"what": "house", "type": "red"},
     {"what": "house", "type": 0, "confidence": -1}, {"what": "house", "type": 0, "box": "left"}],
)  # fmt: skip
def test_what_means_nothing_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        CellAnswer.model_validate({"changes": [change]})


def test_a_verdict_is_read_as_its_first_word() -> None:
    assert MaskAnswer.model_validate({"verdict": "Accepted."}).verdict == "accept"
    with pytest.raises(ValidationError):
        MaskAnswer.model_validate({"verdict": "perhaps"})
