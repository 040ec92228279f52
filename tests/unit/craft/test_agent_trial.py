"""A part of the trial of the agent: what the correction loop is worth, and that it always ends."""

import pytest

from mtrefseg.model.files.craft_schema import PROPOSED
from mtrefseg.tests.craft_truth import SyntheticChip, synthetic_chips
from mtrefseg.tools.craft_agent_trial import run_trial


@pytest.fixture(scope="module")
def chips() -> list[SyntheticChip]:
    return synthetic_chips(6)


def test_the_corrected_set_is_better_than_the_proposed_one(chips: list[SyntheticChip]) -> None:
    trial = run_trial(chips, rate=0.3)
    before, after = trial.proposed, trial.corrected

    assert after.precision > before.precision
    assert after.f1 > before.f1


def test_without_mistakes_nothing_that_was_right_is_lost(chips: list[SyntheticChip]) -> None:
    trial = run_trial(chips[:3], rate=0.0)

    assert trial.proposed.recall > 0.8
    assert trial.corrected.precision >= trial.proposed.precision
    assert trial.corrected.recall >= trial.proposed.recall


def test_whatever_the_endpoint_does_every_candidate_is_decided(chips: list[SyntheticChip]) -> None:
    trial = run_trial(chips[:2], rate=0.1, failures=0.4)

    assert trial.states[PROPOSED] == 0 and sum(trial.states.values()) > 3
