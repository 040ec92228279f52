"""The agent through its client against a server: faults, budget, reruns, the key."""

from pathlib import Path

import pytest

from mtrefseg.model.files.craft_schema import PROPOSED
from mtrefseg.tests.craft_truth import SyntheticChip, synthetic_chips
from mtrefseg.tools.craft_agent_trial import KEY, Trial, client_of, rule_endpoint, run_trial


@pytest.fixture(scope="module")
def chips() -> list[SyntheticChip]:
    return synthetic_chips(1)


def outcome(trial: Trial) -> list[tuple[str, str, bytes]]:
    return [(one.id, one.state, one.geometry.wkb) for one in trial.decided]


def test_whatever_the_server_does_every_candidate_is_decided(chips: list[SyntheticChip]) -> None:
    with rule_endpoint(chips, rate=0.1, failures=0.3) as server, client_of(server, None) as client:
        trial = run_trial(chips, 0.1, model=client)
        faults = [one.fault for one in server.received if one.fault]

    assert faults and trial.stopped == ""
    assert trial.states[PROPOSED] == 0 and len(trial.decided) >= 2


def test_the_budget_holds_and_later_runs_go_on(chips: list[SyntheticChip], tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    with rule_endpoint(chips, rate=0.1) as server:
        with client_of(server, None) as client:
            whole = run_trial(chips, 0.1, model=client)
        needed = len(server.received)
        counts, trials = [], []
        for _ in range(3):
            server.received.clear()
            with client_of(server, cache, max_calls=14) as client:
                trials.append(run_trial(chips, 0.1, model=client))
            counts.append(len(server.received))

    assert needed > 16 and max(counts) <= 14
    assert "14" in trials[0].stopped and not trials[-1].stopped
    assert outcome(trials[-1]) == outcome(whole)
    # what a run decided stays as it is in the next ones
    first = [one for one in outcome(trials[0]) if one[1] != PROPOSED]
    assert first and set(first) <= set(outcome(whole))
    assert counts[-1] == 0


def test_the_key_is_in_no_file_and_in_no_record(chips: list[SyntheticChip], tmp_path: Path) -> None:
    secret = KEY.get_secret_value()
    with rule_endpoint(chips, rate=0.3, failures=0.2) as server:
        server.behaviour.echo_key = True
        with client_of(server, tmp_path / "answers.sqlite") as client:
            trial = run_trial(chips, 0.3, model=client)
        sent = ["".join(one.headers.values()) for one in server.received]

    assert sent and all(secret in headers for headers in sent)
    assert not any(secret.encode() in file.read_bytes() for file in tmp_path.iterdir())
    assert secret not in repr(trial)
