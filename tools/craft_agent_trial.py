"""The agent on synthetic chips with rule-made answers: precision and recall, before and after.

    python tools/craft_agent_trial.py [--chips 50] [--rates 0 0.1 0.3] [--failures 0] [--http]

A candidate is right where a true object has its noun and type and its mask by an IoU of 0.5.
``proposed`` are the candidates with a usable mask before the correction loop, ``corrected`` those
that it accepted. Seconds are those of the processor: pictures, masks, geometry, rules, no network.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from mtrefseg.model.files.craft_schema import ACCEPTED, CORRECTED, PROPOSED, REJECTED
from mtrefseg.model.requests.endpoint_options import EndpointOptions
from mtrefseg.tests.agent_server import MODEL, AgentServer
from mtrefseg.tests.craft_rule_model import Failures, RuleModel
from mtrefseg.tests.craft_rules import RuleAnswers
from mtrefseg.tests.craft_truth import Score, SyntheticChip, TruthSegmenter, score, synthetic_chips
from mtrefseg.training.craft.agent.agent_client import AgentClient
from mtrefseg.training.craft.agent.change_agent import ChangeAgent, LoopOptions
from mtrefseg.training.craft.agent.language_model import LanguageModel
from mtrefseg.training.craft.candidate import Candidate

KEY = SecretStr("a-key-that-is-in-no-file")


@dataclass
class Trial:
    """What came of the chips at one rate of mistakes."""

    proposed: Score = Score(0, 0, 0)
    corrected: Score = Score(0, 0, 0)
    decided: list[Candidate] = field(default_factory=list)
    prompts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    stopped: str = ""
    failures: list[str] = field(default_factory=list)

    @property
    def states(self) -> Counter[str]:
        """How many candidates ended in each state."""
        return Counter(one.state for one in self.decided)


def run_trial(
    chips: Sequence[SyntheticChip],
    rate: float,
    failures: float = 0.0,
    rounds: int = 3,
    model: LanguageModel | None = None,
) -> Trial:
    """Run the agent on chips with mistakes of a rate.

    Args:
        chips: With their truth.
        rate: Of each kind of mistake.
        failures: Share of the prompts without usable answer.
        rounds: Of the correction loop.
        model: Another language model, whose prompts are not counted; None: the rules.
    """
    truths = {one.chip.name: one.truth for one in chips}
    rules = RuleModel(RuleAnswers(truths, rate), Failures(failures))
    segmenter = TruthSegmenter(chips)
    agent = ChangeAgent(model or rules, segmenter, segmenter, LoopOptions(rounds, parallel=1))
    trial = Trial()
    for one in chips:
        images = one.images
        began = time.process_time()
        candidates = agent.candidates(one.chip, images)
        decided = agent.correct(one.chip, images, candidates)
        trial.seconds += time.process_time() - began
        trial.proposed += score(one, [c for c in candidates if c.state == PROPOSED])
        kept = [c for c in decided if c.state in (ACCEPTED, CORRECTED)]
        trial.corrected += score(one, kept)
        trial.decided += decided
    trial.prompts.update(prompt.purpose for prompt in rules.prompts)
    trial.stopped, trial.failures = agent.stopped, agent.failures
    return trial


@contextmanager
def rule_endpoint(
    chips: Sequence[SyntheticChip], rate: float, failures: float = 0.0
) -> Iterator[AgentServer]:
    """Serve the rules on loopback."""
    rules = RuleAnswers({one.chip.name: one.truth for one in chips}, rate)
    faults = Failures(failures)

    def answer(text: str, images: list[bytes]) -> str:
        return json.dumps(rules.answer(text))

    with AgentServer(answer, failure=faults.next, hang_s=1.5) as server:
        yield server


def client_of(server: AgentServer, cache: Path | None, **limits: Any) -> AgentClient:
    """Return a client of the served rules; it waits little."""
    fields = {"max_calls": 100_000, "max_tokens": 10**9, "timeout_s": 1.0, **limits}
    options = EndpointOptions(endpoint=server.url, model=MODEL, **fields)
    return AgentClient(options, KEY, cache, first_wait_s=0.01)


def over_http(chips: Sequence[SyntheticChip], rate: float, failures: float) -> Trial:
    """Run the agent through its client against the rules on loopback."""
    with rule_endpoint(chips, rate, failures) as server, client_of(server, None) as client:
        trial = run_trial(chips, rate, model=client)
        trial.prompts.update(request=len(server.received))
        trial.prompts.update(one.fault for one in server.received if one.fault)
    return trial


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chips", type=int, default=50)
    parser.add_argument("--rates", type=float, nargs="+", default=[0.0, 0.1, 0.3])
    parser.add_argument("--failures", type=float, default=0.0, help="share of the requests")
    parser.add_argument("--http", action="store_true", help="through the client and a server")
    options = parser.parse_args()
    chips = synthetic_chips(options.chips)
    objects = sum(len(one.truth.objects) for one in chips)
    print(f"{len(chips)} chips of {chips[0].truth.side_px} px, {objects} objects")
    print("rate  proposed P     R      corrected P     R      s/chip  prompts")
    run = over_http if options.http else run_trial
    for rate in options.rates:
        trial = run(chips, rate, options.failures)
        before, after = trial.proposed, trial.corrected
        print(
            f"{rate:4.1f}  {before.precision:10.3f} {before.recall:6.3f}  "
            f"{after.precision:11.3f} {after.recall:6.3f}  {trial.seconds / len(chips):9.2f}  "
            f"{dict(trial.prompts)}"
        )
        states = ", ".join(f"{trial.states[s]} {s}" for s in (ACCEPTED, CORRECTED, REJECTED))
        ended = f", stopped: {trial.stopped}" if trial.stopped else ""
        print(f"      {states}, {trial.states[PROPOSED]} proposed{ended}", flush=True)


if __name__ == "__main__":
    main()
