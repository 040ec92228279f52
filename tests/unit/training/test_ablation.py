"""Whether stage 1 pays: what the arms spend, and how they are shown."""

from __future__ import annotations

import numpy as np
import torch

from mtrefseg.training.batches.mixture import Mixture
from mtrefseg.training.evaluation.metrics import Metrics
from mtrefseg.training.mini.ablation import arms, report


def test_the_arms_have_equal_steps_of_stage_2_and_equal_steps_in_all() -> None:
    both, equal_in_all, equal_in_stage2 = arms(150, 400)
    assert (both.steps1, both.steps2) == (150, 400)
    assert (equal_in_stage2.steps1, equal_in_stage2.steps2) == (0, both.steps2)
    assert (equal_in_all.steps1, equal_in_all.steps2) == (0, both.steps1 + both.steps2)


def test_the_table_names_arm_seed_steps_and_scores() -> None:
    metrics = Metrics()
    half, full = np.arange(8) < 4, np.ones(8, bool)
    metrics.add(half, full)
    lines = report([(arms(150, 400)[0], 7, metrics)]).splitlines()
    assert lines[0].startswith("| arm | seed | steps | mIoU |")
    assert (
        lines[2] == "| stage 1, then stage 2 | 7 | 150 + 400 | 50.0 | 50.0 | 66.7 | 100.0 | 50.0 |"
    )
    assert len({line.count("|") for line in lines}) == 1


def test_few_scenes_with_sentences_are_shown_again_and_again() -> None:
    few = list(Mixture(2, 0, 2, 0.35, (64,), first=0, last=3, pool=3))
    shown = [scene for batch in few for scene in batch.before]
    said = [row for batch in few for row in batch.sentences]
    for number in range(3):
        assert torch.equal(shown[number], shown[number + 3])
        assert said[number] == said[number + 3]
    assert not torch.equal(shown[0], shown[1])
