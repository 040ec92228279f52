"""The agent on synthetic chips with rule-made answers: precision and recall, before and after.

    python tools/craft_agent_trial.py [--chips 50] [--rates 0 0.1 0.3] [--failures 0]

A candidate is right where a true object has its noun and type and its mask by an IoU of 0.5.
``proposed`` are the candidates with a usable mask before the correction loop, ``corrected`` those
that it accepted. Seconds are those of the processor: pictures, masks, geometry, rules, no network.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mtrefseg.model.files.craft_schema import ACCEPTED, CORRECTED, PROPOSED, REJECTED
from mtrefseg.tests.craft_rules import Failures, RuleAnswers, RuleModel
from mtrefseg.tests.craft_truth import Score, SyntheticChip, TruthSegmenter, score, synthetic_chips
from mtrefseg.training.craft.agent.change_agent import ChangeAgent, LoopOptions


@dataclass
class Trial:
    """What came of the chips at one rate of mistakes."""

    proposed: Score = Score(0, 0, 0)
    corrected: Score = Score(0, 0, 0)
    states: Counter[str] = field(default_factory=Counter)
    prompts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def run_trial(
    chips: Sequence[SyntheticChip], rate: float, failures: float = 0.0, rounds: int = 3
) -> Trial:
    """Run the agent on chips with mistakes of a rate."""
    truths = {one.chip.name: one.truth for one in chips}
    model = RuleModel(RuleAnswers(truths, rate), Failures(failures))
    segmenter = TruthSegmenter(chips)
    agent = ChangeAgent(model, segmenter, segmenter, LoopOptions(rounds, parallel=1))
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
        trial.states.update(c.state for c in decided)
    trial.prompts.update(prompt.purpose for prompt in model.prompts)
    return trial


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chips", type=int, default=50)
    parser.add_argument("--rates", type=float, nargs="+", default=[0.0, 0.1, 0.3])
    parser.add_argument("--failures", type=float, default=0.0)
    options = parser.parse_args()
    chips = synthetic_chips(options.chips)
    objects = sum(len(one.truth.objects) for one in chips)
    print(f"{len(chips)} chips of {chips[0].truth.side_px} px, {objects} objects")
    print("rate  proposed P     R      corrected P     R      s/chip  prompts")
    for rate in options.rates:
        trial = run_trial(chips, rate, options.failures)
        before, after = trial.proposed, trial.corrected
        print(
            f"{rate:4.1f}  {before.precision:10.3f} {before.recall:6.3f}  "
            f"{after.precision:11.3f} {after.recall:6.3f}  {trial.seconds / len(chips):9.2f}  "
            f"{dict(trial.prompts)}"
        )
        states = ", ".join(f"{trial.states[s]} {s}" for s in (ACCEPTED, CORRECTED, REJECTED))
        print(f"      {states}, {trial.states[PROPOSED]} proposed")


if __name__ == "__main__":
    main()
