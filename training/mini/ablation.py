"""Is stage 1 before stage 2 better than stage 2 alone? The paper's claim, tried on mini.

Run ``python -m mtrefseg.training.mini.ablation OUT``; three networks start from the same weights
and are evaluated on the same held-out scenes. As in the paper, masks are plenty and sentences are
few: stage 1 takes new synthetic scenes without a sentence, stage 2 a pool of scenes with sentences,
again and again. ``--pool 0`` gives stage 2 new scenes without end as well.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import torch
import typer

from ...model.config import MINI
from ...model.files.atomic_write import write_text
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ..evaluation.image_predictor import ImagePredictor
from ..evaluation.metrics import Metrics
from ..evaluation.painted_scenes import evaluate_synthetic, markdown_table
from ..language.train_tokenizer import train_tokenizer
from ..loop.imagenet import start_from_imagenet
from ..losses.mask import LossConfig
from .phase import Phase
from .recipe_run import RecipeRun

SCENE_PX = 128
WORD_STEPS = 200
BATCHES = 1_000_000  # between the first batches of two seeds
SHOWN = ("mIoU", "oIoU", "F1", "precision", "recall")


@dataclass(frozen=True)
class Arm:
    """One way to spend optimiser steps.

    Attributes:
        name: What the report calls it.
        steps1: Of stage 1.
        steps2: Of stage 2.
    """

    name: str
    steps1: int
    steps2: int


def arms(steps1: int, steps2: int) -> tuple[Arm, Arm, Arm]:
    """Return the two-stage training, and stage 2 alone with as many steps in all and of stage 2."""
    return (
        Arm("stage 1, then stage 2", steps1, steps2),
        Arm("stage 2 alone, equal steps in all", 0, steps1 + steps2),
        Arm("stage 2 alone, equal steps of stage 2", 0, steps2),
    )


def train_arm(
    arm: Arm, seed: int, scenes: int, last: int, pool: int = 0
) -> tuple[MTRefSeg, Prompt]:
    """Train one network.

    Args:
        arm: How.
        seed: Of first weights, of scenes and of all that is random.
        scenes: Per step.
        last: Steps of the longest arm: all end with the same scenes.
        pool: Scenes with sentences, for stage 2; 0: unlimited.
    """
    torch.manual_seed(seed)
    network = MTRefSeg(MINI)
    start_from_imagenet(network)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # quicker
    prompt = Prompt(train_tokenizer(MINI.language.vocabulary), MINI.language)
    run = RecipeRun(network, prompt, seed=seed)
    end = seed * BATCHES + last
    vision = Phase(
        "vision", arm.steps1, stage=1, synthetic=scenes, real=0, sides_px=(SCENE_PX,),
        first=end - arm.steps2 - arm.steps1, land_cover=20.0,
    )  # fmt: skip
    sentences = Phase(
        "sentences", arm.steps2, synthetic=scenes, real=0, sides_px=(SCENE_PX,),
        first=end - arm.steps2, pool=pool, loss=LossConfig(1024, balanced=10.0),
    )  # fmt: skip
    if arm.steps1:
        run.train(vision, _line(f"{arm.name} (seed {seed}), stage 1"))
    log = _line(f"{arm.name} (seed {seed}), stage 2")
    run.train(sentences, log, run.pretrain_words(WORD_STEPS, log))
    return network, prompt


def report(rows: list[tuple[Arm, int, Metrics]]) -> str:
    """Return the scores as a Markdown table."""
    lines = [f"| arm | seed | steps | {' | '.join(SHOWN)} |", "|---" * (3 + len(SHOWN)) + "|"]
    for arm, seed, metrics in rows:
        found = metrics.summary()
        scores = " | ".join(f"{found[name]:.1f}" for name in SHOWN)
        lines.append(f"| {arm.name} | {seed} | {arm.steps1} + {arm.steps2} | {scores} |")
    return "\n".join(lines)


def main(
    out: Annotated[Path, typer.Argument(help="Folder for scores.json and scores.md.")],
    steps1: Annotated[int, typer.Option(help="Steps of stage 1.")] = 250,
    steps2: Annotated[int, typer.Option(help="Steps of stage 2.")] = 300,
    # the second name is that of former versions
    pool: Annotated[
        int, typer.Option("--pool", "--told", help="Scenes with sentences; 0: unlimited.")
    ] = 60,
    scenes: Annotated[int, typer.Option(help="Scenes of 128 x 128 pixels per step.")] = 2,
    pairs: Annotated[
        int, typer.Option(help="Held-out scenes to evaluate, six sentences each.")
    ] = 200,
    seed: Annotated[list[int] | None, typer.Option(help="Seed; repeat [0].")] = None,
) -> None:
    """Train the three arms and compare them."""
    out.mkdir(parents=True, exist_ok=True)
    rows: list[tuple[Arm, int, Metrics]] = []
    facts = []
    for number in seed or [0]:
        for arm in arms(steps1, steps2):
            began = time.monotonic()
            network, prompt = train_arm(arm, number, scenes, steps1 + steps2, pool)
            spent = time.monotonic() - began
            found = evaluate_synthetic(ImagePredictor(network, prompt), pairs, SCENE_PX)
            rows.append((arm, number, found["all"]))
            scores = {name: metrics.summary() for name, metrics in found.items()}
            facts.append(
                {**asdict(arm), "pool": pool, "seed": number, "seconds": spent, "scores": scores}
            )
            write_text(out / "scores.json", json.dumps(facts, indent=1))
            write_text(out / "scores.md", report(rows) + "\n")
            typer.echo(f"{arm.name} (seed {number}), {spent:.0f} s\n{markdown_table(found)}\n")
    typer.echo(report(rows))


def _line(name: str) -> Callable[[str], None]:
    return lambda text: print(f"{name}: {text}", flush=True)


if __name__ == "__main__":
    typer.run(main)
