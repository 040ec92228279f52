"""Records: their sentence is shown, checked alone, reworded."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, box

from mtrefseg.model.files.craft_schema import ACCEPTED, CORRECTED, PROPOSED, REJECTED
from mtrefseg.tests.unit.craft.agent_models import CHIP, GRID, IMAGES, Scripted, Squares
from mtrefseg.training.craft.agent.change_agent import ChangeAgent, LoopOptions
from mtrefseg.training.craft.agent.language_model import EndpointStopped, NoAnswer
from mtrefseg.training.craft.agent.sentence_checks import keeps_meaning, picks_members
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.expression.chip_scene import ChipScene
from mtrefseg.training.craft.expression.measure_chips import chip_scene
from mtrefseg.training.craft.record import Record

ACCEPT = {"verdict": "accept"}
LEFT = "the building that appeared in the left half"


def building(left: int, top: int) -> Candidate:
    corners = GRID.to_ground(np.array([[left, top + 12], [left + 12, top]], float))
    return Candidate(box(*corners.ravel()), 0, "building", "polygons", chip="c0")


ONES = [building(10, 40), building(70, 40)]
SCENE: ChipScene = chip_scene(CHIP, ONES)


def record(sentence: str = LEFT, members: tuple[Candidate, ...] = (ONES[0],)) -> Record:
    geometry = shapely.multipolygons([one.geometry for one in members])
    return Record("c0", sentence, geometry, 0, "building", tuple(one.id for one in members))


def agent(**answers: Any) -> ChangeAgent:
    return ChangeAgent(Scripted(**answers), Squares({}, {}), None, LoopOptions(3, parallel=1))


def decided(one: Record, *answers: Any) -> Record:
    check = picks_members(SCENE)
    return agent(mask=answers).correct_records(CHIP, IMAGES, [one], check)[0]


def test_an_accepted_sentence_that_picks_its_mask_alone_is_accepted() -> None:
    assert decided(record(), ACCEPT).state == ACCEPTED


def test_the_checker_refuses_a_sentence_that_picks_another_mask() -> None:
    result = decided(record("the buildings that appeared"), ACCEPT)

    assert result.state == REJECTED
    assert result.reason == "The sentence alone picks 2 objects, 1 of the 1 in the mask."
    assert result.history[-1].by == "checker"


def test_a_corrected_sentence_is_shown_again_and_checked() -> None:
    corrected = {"verdict": "correct", "sentence": LEFT}
    result = decided(record("the buildings that appeared"), corrected, ACCEPT)

    assert (result.state, result.sentence) == (CORRECTED, LEFT)
    wrong = {"verdict": "correct", "sentence": "the building that appeared in the right half"}
    assert decided(record(), wrong, ACCEPT).state == REJECTED


def test_a_record_whose_candidates_are_of_another_type_is_rejected() -> None:
    result = decided(record(), {"verdict": "correct", "type": 1}, ACCEPT)

    assert (result.state, result.reason) == (
        REJECTED, "Its candidates are of another object or type.")  # fmt: skip


def test_a_record_without_mask_is_checked_only() -> None:
    empty = Record("c0", "the roads that appeared", MultiPolygon(), 0, "road", ())
    model_free = agent().correct_records(CHIP, IMAGES, [empty], picks_members(SCENE))

    assert model_free[0].state == ACCEPTED


def test_records_stay_proposed_when_the_endpoint_stops() -> None:
    one = agent(mask=[EndpointStopped("The budget is spent.")])
    records = [record(), record()]

    assert one.correct_records(CHIP, IMAGES, records, picks_members(SCENE)) == records
    assert one.reword(CHIP, IMAGES, records[0], 5, lambda record, text: "") is records[0]
    assert records[0].state == PROPOSED and one.stopped


@pytest.fixture
def reworded() -> Callable[..., Record]:
    def run(*wordings: str, landmarks: tuple[str, ...] = ()) -> Record:
        one = agent(wording=[{"wordings": list(wordings)}])
        return one.reword(CHIP, IMAGES, record(), 3, keeps_meaning(SCENE, landmarks))

    return run


def test_the_first_right_wording_becomes_the_sentence(reworded: Callable[..., Record]) -> None:
    first, second = "The new building in the left half.", "building newly built in the left half"
    result = reworded(first, second, first)

    assert result.sentence == "The new building in the left half" and result.origin == "agent"
    assert result.wordings == (second, LEFT)
    assert result.id == record().id


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("the building in the left half", "type of change"),
        ("the building that disappeared in the left half", "type of change"),
        ("the building that appeared in the right half", "moves the place"),
        ("the building that appeared beside the airport in the left half", "airport"),
        ("the road that appeared in the left half", "another object"),
    ],
)
def test_a_wording_that_drops_moves_or_invents_is_refused(
    reworded: Callable[..., Record], wording: str, reason: str
) -> None:
    result = reworded(wording)

    assert (result.sentence, result.wordings, result.origin) == (LEFT, (), "grammar")
    (step,) = result.history
    assert (step.what, step.new) == ("refused a wording", wording) and reason in step.reason


def test_a_landmark_that_was_named_apart_may_be_used(reworded: Callable[..., Record]) -> None:
    one = agent(landmarks=[{"landmarks": ["The entrance", "none", "entrance"]}])
    landmarks = one.landmarks(CHIP, IMAGES)
    wording = "the building that was built near the entrance in the left half"

    assert landmarks == ("entrance",)
    assert reworded(wording, landmarks=landmarks).sentence == wording
    assert reworded(wording).sentence == LEFT


def test_without_wordings_the_sentence_stays() -> None:
    one = agent(wording=[NoAnswer("It was refused.")])
    result = one.reword(CHIP, IMAGES, record(), 3, keeps_meaning(SCENE, ()))

    assert (result.sentence, result.history[-1].reason) == (LEFT, "It was refused.")
