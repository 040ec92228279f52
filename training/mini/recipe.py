"""The recipe of the bundled model ``mini``: tokenizer, stage 1, stage 2, evaluation, card.

Run ``python -m mtrefseg.training.mini OUT --data DATA`` (some three and a half hours on two cores).
Stage 1 learns to see; stage 2 first learns the words, then all together with a loss in which small
changes count, then on more real pairs, then on more sentences, then on larger tiles.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Annotated

import torch
import typer

from ...model.config import MINI
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ...model.weights.load_model import load_model
from ...model.weights.save_model import save_model
from ..language.distillation import SentenceModel, mine_synonyms
from ..language.train_tokenizer import train_tokenizer
from ..loop.imagenet import start_from_imagenet
from ..loop.run_folder import TrainFolder
from ..losses.mask import LossConfig
from .card import write_card
from .fit import FitConfig
from .phase import Part
from .stage1 import train_stage1
from .stage2 import train_stage2


@dataclass(frozen=True)
class Recipe:
    """How many steps each part takes.

    Attributes:
        see: Stage 1.
        learn: Stage 2 with a loss in which small changes count as much as large ones.
        grow: Stage 2 on more real pairs.
        read: Stage 2 with twice as many sentences and an image part that stays as it is: to learn
            what is said of the parts of a change takes many more sentences than scenes.
        agree: Stage 2 on larger tiles that have to agree with the whole scene, most of them real.
    """

    see: int = 500
    learn: int = 3000
    grow: int = 4000
    read: int = 700
    agree: int = 420

    def parts(self) -> tuple[FitConfig, ...]:
        """Return the parts in their order; each takes other batches."""
        first = list(accumulate(asdict(self).values(), initial=0))
        see = FitConfig(self.see, first=first[0], cover=20.0)
        learn = FitConfig(
            self.learn, first=first[1], words=1500, parts=0.5, loss=LossConfig(1024, balanced=10.0)
        )
        grow = replace(
            learn,
            steps=self.grow,
            first=first[2],
            words=0,
            synthetic=3,
            real=4,
            meaning=10.0,
            learning_rate=7e-4,
            encoder_rate=0.5,
            loss=LossConfig(1024, balanced=4.0),
        )
        read = replace(
            grow,
            steps=self.read,
            first=first[3],
            real=2,
            sentences=12,
            learning_rate=8e-4,
            parts=0.6,
            cover=0.0,
            traits=0.0,
            question=5.0,
            fixed_norms=True,
            fixed_images=True,
        )
        agree = replace(
            read,
            steps=self.agree,
            first=first[4],
            synthetic=2,
            sentences=10,
            sides_px=(384,),
            learning_rate=2.5e-4,
            parts=0.5,
            position=5.0,
            traits=2.0,
            fixed_images=False,
            agreement=50.0,
            # 2 misses half of the small changes, 7 finds what is not there
            loss=LossConfig(3136, balanced=5.0),
        )
        return see, learn, grow, read, agree


def main(
    out: Annotated[Path, typer.Argument(help="Folder to write the model to.")],
    data: Annotated[
        Path | None, typer.Option(help="Folder of real pairs; without it, synthetic scenes only.")
    ] = None,
    measure: Annotated[
        Path | None, typer.Option(help="Folder of real pairs for the card; DATA unless given.")
    ] = None,
    see: Annotated[int, typer.Option(help="Steps of stage 1.")] = Recipe.see,
    learn: Annotated[int, typer.Option(help="Steps of stage 2, first part.")] = Recipe.learn,
    grow: Annotated[int, typer.Option(help="Second part: more real pairs.")] = Recipe.grow,
    read: Annotated[int, typer.Option(help="Third part: more sentences.")] = Recipe.read,
    agree: Annotated[int, typer.Option(help="Fourth part: larger tiles agree.")] = Recipe.agree,
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
    recipe = Recipe(see, learn, grow, read, agree)
    meanings = mine_synonyms(SentenceModel()) if learn or grow or read or agree else None
    if start:
        begun = load_model(str(start))
        network, tokenizer = begun.network, begun.prompt.tokenizer
    else:
        network = MTRefSeg(MINI)
        start_from_imagenet(network)
        tokenizer = train_tokenizer(MINI.language.vocabulary, meanings.words if meanings else ())
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # quicker
    prompt = Prompt(tokenizer, MINI.language)

    def keep(step: int) -> None:
        save_model(out, network, tokenizer, card=None)

    folder = TrainFolder(out)
    with folder.held(resume or not folder.state.exists()):
        for number, config in enumerate(recipe.parts(), start=1):
            part, line = Part(folder.state, number), _line(f"part {number} of 5")
            if config.steps and number == 1:
                train_stage1(network, config, keep, line, data, part)
            elif config.steps:
                train_stage2(network, prompt, config, keep, line, data, part, meanings)
    options = " ".join(f"--{name} {steps}" for name, steps in asdict(recipe).items())
    command = f"python -m mtrefseg.training.mini OUT{' --data DATA' * bool(data)} {options}"
    card = write_card(network, prompt, data, measure or data, pairs, command)
    save_model(out, network, tokenizer, card=card)
    folder.state.unlink(missing_ok=True)
    typer.echo(card.body)


def _line(stage: str):  # type: ignore[no-untyped-def]
    return lambda text: print(f"{stage}: {text}", flush=True)
