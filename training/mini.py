"""The recipe of the bundled model ``mini``: tokenizer, stage 1, stage 2, evaluation, card.

Run ``python -m mtrefseg.training.mini OUT``; the defaults are what the bundled weights were
made with (about three quarters of an hour on two cores). Stage 1 learns to see; stage 2 first
learns the words, then all together with a loss in which small changes count, then the published
losses alone.
"""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Annotated

import torch
import typer

from ..model.config import MINI
from ..model.network.checkpoint import load_model, save_model
from ..model.network.mtrefseg import MTRefSeg
from ..model.network.prompt import Prompt
from .evaluate import evaluate_synthetic, table
from .fit import FitConfig
from .losses import LossConfig
from .stage1 import train_stage1
from .stage2 import train_stage2
from .tokens import train_tokenizer

CARD = """# mini

The small MTRefSeg that comes with the plugin: two images of one place and a sentence to a mask.

* **Architecture**: MTRefSeg-R1 (arXiv 2606.00987) made small: ConvNeXt encoder, change-aware
  fusion, Mask2Former decoders, a {layers}-layer Phi; {parameters:.2f} million parameters, float16.
* **Training data**: synthetic scenes only, painted on the fly by `training/scene.py`; no picture
  of a real place, no third-party data, no pre-trained weights. Licence: as the project.
* **Recipe**: `{command}`, torch {torch}, {machine}.
* **What it knows**: water, buildings, roads, trees, bare soil and fields that appear, disappear
  or change state, in the words of `training/sentences.py`; "everything that changed".
* **What it does not know**: positions ("in the upper left"), sizes, colours, numbers, relations,
  other objects, clouds and shadows of clouds, radar and false-colour images. Words that it has
  never met are read as pieces of words and mean nothing to it.
* **Ground sample distance**: objects of about 5 to 150 pixels; resample other images.

## On held-out synthetic scenes

{pairs} scenes of 256 x 256, six sentences each, a third of them with an empty answer; percent.

{table}

`all`: {summary}
"""


ROUNDS = [1000, 700]  # of stage 2, in steps


def round_of(steps: int, first: int) -> tuple[FitConfig, FitConfig]:
    """Return the two parts of a round: learn all together, then the published losses alone.

    Args:
        steps: Of the first part; the second has a quarter.
        first: Number of the first batch.
    """
    learn = FitConfig(
        steps,
        sides_px=(128, 128, 192),
        empty_share=0.2,
        first=first,
        learning_rate=8e-4,
        words=200,
        loss=LossConfig(3136, balanced=10.0),
    )
    settle = FitConfig(
        steps // 4,
        sides_px=(192, 256),
        first=first + steps,
        learning_rate=2e-4,
        cover=0.0,
        question=0.0,
    )
    return learn, settle


def main(
    out: Annotated[Path, typer.Argument(help="Folder to write the model to.")],
    steps1: Annotated[int, typer.Option(help="Steps of stage 1.")] = 1400,
    steps2: Annotated[
        list[int] | None, typer.Option(help="Steps of each round of stage 2 [1000 and 700].")
    ] = None,
    stage1: Annotated[
        Path | None, typer.Option(help="Folder with the weights of stage 1; leaves it out.")
    ] = None,
    pairs: Annotated[int, typer.Option(help="Held-out scenes to evaluate.")] = 200,
) -> None:
    """Make the bundled model again."""
    torch.manual_seed(0)
    network = load_model(str(stage1)).network if stage1 else MTRefSeg(MINI)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # quicker
    tokenizer = train_tokenizer(MINI.language.vocabulary)
    prompt = Prompt(tokenizer, MINI.language)

    def keep(step: int) -> None:
        save_model(out, network, tokenizer, card=None)

    if stage1 is None:
        config = FitConfig(steps1, sides_px=(128,), cover=20.0)
        train_stage1(network, config, keep, _line("stage 1"))
    first = steps1
    rounds = steps2 or ROUNDS
    for steps in rounds:
        for config in round_of(steps, first):
            train_stage2(network, prompt, config, keep, _line(f"stage 2, {steps} steps"))
            first += config.steps
    found = evaluate_synthetic(network, prompt, pairs)
    card = CARD.format(
        layers=MINI.language.layers,
        parameters=sum(p.numel() for p in network.parameters()) / 1e6,
        command=" ".join(
            [f"python -m mtrefseg.training.mini OUT --steps1 {steps1}"]
            + [f"--steps2 {steps}" for steps in rounds]
        ),
        torch=torch.__version__,
        machine=f"{platform.machine()}, {torch.get_num_threads()} threads",
        pairs=pairs,
        table=table(found),
        summary=", ".join(f"{name} {value}" for name, value in found["all"].summary().items()),
    )
    save_model(out, network, tokenizer, card=card)
    typer.echo(card)


def _line(stage: str):  # type: ignore[no-untyped-def]
    return lambda text: print(f"{stage}: {text}", flush=True)


if __name__ == "__main__":
    typer.run(main)
