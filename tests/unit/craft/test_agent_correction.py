"""The agent on a chip: what it names, how its masks end, what a stopped endpoint leaves."""

from typing import Any

import numpy as np
import pytest
from shapely.geometry import box

from mtrefseg.model.files.craft_schema import ACCEPTED, CORRECTED, PROPOSED, REJECTED
from mtrefseg.tests.unit.craft.agent_models import CHIP, GRID, IMAGES, Limited, Scripted, Squares
from mtrefseg.training.craft.agent.change_agent import ChangeAgent, LoopOptions
from mtrefseg.training.craft.agent.language_model import EndpointStopped, NoAnswer
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.mask_geometry import mask_of

HOUSE, POND = np.s_[10:20, 10:20], np.s_[70:90, 70:90]
CHANGE = {"what": "house", "where": "by the road", "box": [200, 200, 480, 480], "type": 0}
ACCEPT = {"verdict": "accept", "reason": "it fits"}
REJECT = {"verdict": "reject", "reason": "a shadow"}
NOTHING = {"changes": []}
STOPPED = EndpointStopped("The budget is spent.")


def agent(model: Any, rounds: int = 3) -> ChangeAgent:
    segmenter = Squares({"pond": [POND]}, {"house": [HOUSE]})
    return ChangeAgent(model, segmenter, None, LoopOptions(rounds, parallel=1))


def first_cell(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"changes": list(changes)}, *[NOTHING] * 8]


def candidate(window: Any = HOUSE, **fields: Any) -> Candidate:
    rows, cols = window
    (x0, y0), (x1, y1) = GRID.to_ground(
        np.array([[cols.start, rows.start], [cols.stop, rows.stop]], float)
    )
    values = {"change_type": 0, "object": "house", "source": "agent", "chip": "c0",
              "confidence": 0.5, **fields}  # fmt: skip
    return Candidate(box(x0, y1, x1, y0), **values)


def decided(model: Scripted, one: Candidate, rounds: int = 3) -> Candidate:
    return agent(model, rounds).correct(CHIP, IMAGES, [one])[0]


def test_what_the_model_names_becomes_a_candidate_with_a_mask() -> None:
    model = Scripted(cell=first_cell(CHANGE))
    found = agent(model).candidates(CHIP, IMAGES)

    assert [(c.object, c.change_type, c.cell, c.state) for c in found] == [
        ("house", 0, "top-left", PROPOSED)
    ]
    assert mask_of(found[0].geometry, GRID)[HOUSE].all()
    assert found[0].text == "house, by the road" and found[0].source == "agent"
    assert [p.purpose for p in model.prompts] == ["cell"] * 9 + ["overview"]
    assert all(len(p.images) == 2 for p in model.prompts)


def test_what_has_no_mask_is_shown_with_its_box_and_may_be_corrected() -> None:
    wrong = {**CHANGE, "what": "pond"}
    model = Scripted(cell=first_cell(wrong), mask=[{"verdict": "correct", "what": "house"}, ACCEPT])
    (found,) = agent(model).candidates(CHIP, IMAGES)

    assert (found.state, found.object) == (CORRECTED, "house")
    assert [step.what for step in found.history][:2] == [PROPOSED, "corrected the object"]
    assert mask_of(found.geometry, GRID).sum() == 100


@pytest.mark.parametrize("rounds", [0, 3])
def test_what_has_no_mask_is_rejected_with_the_reason(rounds: int) -> None:
    model = Scripted(cell=first_cell({**CHANGE, "what": "unicorn"}), mask=[ACCEPT])
    (found,) = agent(model, rounds).candidates(CHIP, IMAGES)

    assert (found.state, found.reason) == (REJECTED, "'unicorn' cannot be segmented.")


def test_a_cell_without_answer_is_told_and_the_others_are_used() -> None:
    cells = [{"changes": [CHANGE]}, NoAnswer("It was refused."), *[NOTHING] * 7]
    one = agent(Scripted(cell=cells))

    assert len(one.candidates(CHIP, IMAGES)) == 1
    assert one.failures == ["Chip c0, top-center: It was refused."]


def test_two_names_of_one_object_are_one_candidate() -> None:
    overview = {"changes": [{**CHANGE, "cell": "top-left", "box": [90, 90, 220, 220]}]}
    found = agent(Scripted(cell=first_cell(CHANGE), overview=[overview])).candidates(CHIP, IMAGES)

    assert len(found) == 1


def test_an_accepted_mask_stays_as_it_is() -> None:
    one = candidate()
    result = decided(Scripted(mask=[ACCEPT]), one)

    assert (result.state, result.reason, result.geometry) == (ACCEPTED, "it fits", one.geometry)


def test_a_corrected_box_gives_another_mask_that_is_shown_again() -> None:
    model = Scripted(mask=[{"verdict": "correct", "box": [100, 100, 500, 500]}, ACCEPT])
    result = decided(model, candidate(np.s_[12:40, 12:40]))

    assert result.state == CORRECTED and mask_of(result.geometry, GRID).sum() == 100
    assert [step.what for step in result.history] == ["corrected the mask", CORRECTED]
    assert model.prompts[0].images != model.prompts[1].images


def test_noun_type_and_sentence_are_corrected_with_what_they_were() -> None:
    correction = {"verdict": "correct", "what": "ponds", "type": 1, "sentence": "a pond dried up",
                  "box": [500, 500, 1000, 1000]}  # fmt: skip
    one = candidate(POND, object="field")
    result = decided(Scripted(mask=[correction, ACCEPT]), one)

    assert (result.object, result.change_type, result.text) == ("pond", 1, "a pond dried up")
    assert result.id == one.id
    old_new = {step.what: (step.old, step.new) for step in result.history}
    assert old_new["corrected the object"] == ("field", "pond")
    assert old_new["corrected the type"] == ("appears", "disappears")


def test_an_outline_that_a_person_drew_stays() -> None:
    one = candidate(np.s_[12:40, 12:40], source="polygons", object="hut")
    model = Scripted(mask=[{"verdict": "correct", "what": "house", "box": [0, 0, 9, 9]}, ACCEPT])
    result = decided(model, one)

    assert (result.state, result.object, result.geometry) == (CORRECTED, "house", one.geometry)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([REJECT], "a shadow"),
        ([{"verdict": "reject"}], "The agent gave no reason."),
        ([NoAnswer("It was cut off.")], "It was cut off."),
        ([{"verdict": "correct"}], "The correction changes nothing."),
        ([{"verdict": "correct", "what": "unicorn"}], "'unicorn' cannot be segmented."),
        (
            [{"verdict": "correct", "sentence": f"sentence {n}"} for n in range(3)],
            "It was not accepted within 3 rounds.",
        ),
    ],
)
def test_every_other_end_is_a_rejection_with_a_reason(answers: list[Any], reason: str) -> None:
    result = decided(Scripted(mask=answers), candidate())

    assert (result.state, result.reason) == (REJECTED, reason)


@pytest.mark.parametrize(("second", "state"), [(ACCEPT, ACCEPTED), (REJECT, REJECTED)])
def test_what_its_source_is_sure_of_is_shown_once_more_in_the_whole_chip(
    second: dict[str, str], state: str
) -> None:
    model = Scripted(mask=[REJECT, second])
    result = decided(model, candidate(confidence=0.9))

    assert [step.what for step in result.history] == ["doubted", state]
    assert "the part [0, 0, 1000, 1000]" in model.prompts[1].text
    assert len(model.prompts) == 2


def test_without_rounds_nothing_is_decided() -> None:
    model = Scripted()

    assert decided(model, candidate(), rounds=0).state == PROPOSED
    assert model.prompts == []


def test_what_was_decided_stays_when_the_endpoint_stops() -> None:
    ones = [candidate(), candidate(np.s_[40:50, 40:50]), candidate(POND)]
    one = agent(Scripted(mask=[ACCEPT, STOPPED]))
    result = one.correct(CHIP, IMAGES, ones)

    assert [c.state for c in result] == [ACCEPTED, PROPOSED, PROPOSED]
    assert result[1:] == ones[1:] and one.stopped == "The budget is spent."
    assert one.candidates(CHIP, IMAGES) == []


def test_a_rerun_goes_on_where_the_budget_ended() -> None:
    cells, cache = first_cell(CHANGE, {**CHANGE, "what": "unicorn"}), {}
    model = Scripted(cell=cells, mask=[{"verdict": "reject"}, ACCEPT])
    states = []
    for _ in range(4):
        one = agent(Limited(model, 5, cache))
        found = one.correct(CHIP, IMAGES, one.candidates(CHIP, IMAGES))
        states.append([c.state for c in found])

    assert states == [[], [], [ACCEPTED, REJECTED], [ACCEPTED, REJECTED]]
    assert len(model.prompts) == 12


def test_decided_candidates_are_not_shown_again() -> None:
    model = Scripted(mask=[ACCEPT])
    first = decided(model, candidate())

    assert decided(model, first) is first and len(model.prompts) == 1


def test_of_two_accepted_masks_of_one_object_the_more_confident_stays() -> None:
    ones = [candidate(confidence=0.5), candidate(np.s_[10:21, 10:20], confidence=0.9)]
    result = agent(Scripted(mask=[ACCEPT, ACCEPT])).correct(CHIP, IMAGES, ones)

    assert [c.state for c in result] == [REJECTED, ACCEPTED]
    assert ones[1].id in result[0].reason
