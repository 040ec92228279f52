"""The recipe of the bundled model ``mini``: tokenizer, two stages in phases, evaluation, card.

Run ``python -m mtrefseg.training.mini OUT --data DATA``. Three phases: stage 1 trains without
language on painted scenes; stage 2, after a pre-training of the words, on painted scenes and real
pairs; then mostly on real pairs, and the moving mean of its weights is what the recipe hands over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Annotated

import torch
import typer

from ...model.config import MINI
from ...model.inference.device import choose_device
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ...model.weights.load_model import load_model
from ...model.weights.model_card import ModelCard
from ...model.weights.save_model import save_model
from ..batches.real_sources import available_sources, classes_with_masks
from ..evaluation.simulated_objects import shown_objects
from ..evaluation.subject import Subject
from ..language.distillation import SynonymPairs
from ..language.model_words import words_of_grammar
from ..language.synonym_file import mined_synonyms
from ..language.train_tokenizer import train_tokenizer
from ..loop.imagenet import start_from_imagenet
from ..loop.run_folder import TrainFolder
from ..losses.mask import LossConfig
from .card import Training, write_card
from .machine import Machine
from .measured_sets import PAINTED
from .measurement import measure
from .phase import Phase
from .phase_callbacks import Log
from .pretrain_words import NAME as WORD_PRETRAINING
from .recipe_run import RecipeRun

WORD_STEPS = 1500


@dataclass(frozen=True)
class Recipe:
    """Steps of each phase.

    Attributes:
        vision: Stage 1, on painted scenes.
        sentences: Stage 2, on painted scenes and real pairs.
        real_images: Stage 2, mostly on real pairs; it ends with the mean of its weights.
    """

    vision: int = 500
    sentences: int = 8000
    real_images: int = 3000

    def phases(self) -> tuple[Phase, ...]:
        """Return the phases in their order; each takes other batches."""
        first = list(accumulate(asdict(self).values(), initial=0))
        vision = Phase("vision", self.vision, stage=1, first=first[0], land_cover=20.0)
        sentences = Phase(
            "sentences",
            self.sentences,
            first=first[1],
            synthetic=3,
            real=4,
            encoder_rate=0.5,
            distillation=10.0,
            loss=LossConfig(points=0, balanced=4.0),
        )
        real_images = replace(
            sentences,
            name="real_images",
            steps=self.real_images,
            first=first[2],
            synthetic=1,
            real=6,
            learning_rate=3e-4,
            warm_up=100 / max(100, self.real_images),
            mean_decay=0.998,
            fixed_norms=True,
            hard_negatives=True,
            loss=LossConfig(points=0, balanced=4.0, outline=2.0),
        )
        return vision, sentences, real_images


def main(
    out: Annotated[Path, typer.Argument(help="Folder to write the model to.")],
    data: Annotated[
        Path | None, typer.Option(help="Folder of real pairs; without it, synthetic scenes only.")
    ] = None,
    measured: Annotated[
        Path | None,
        typer.Option("--measure", help="Folder of real pairs for the card; DATA unless given."),
    ] = None,
    vision: Annotated[int, typer.Option(help="Steps of stage 1.")] = Recipe.vision,
    sentences: Annotated[
        int, typer.Option(help="Steps of stage 2 on painted scenes and real pairs.")
    ] = Recipe.sentences,
    real_images: Annotated[
        int, typer.Option(help="Steps of stage 2 mostly on real pairs.")
    ] = Recipe.real_images,
    free: Annotated[
        bool, typer.Option("--free", help="Train only on material that is free for any use.")
    ] = False,
    start: Annotated[
        Path | None, typer.Option(help="Model folder to begin with; give 0 steps for what it has.")
    ] = None,
    pairs: Annotated[int, typer.Option(help="Held-out scenes to evaluate.")] = 200,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run in OUT that was killed.")
    ] = False,
    synonyms: Annotated[
        Path | None, typer.Option(help="File of the mined synonyms; written where there is none.")
    ] = None,
    hard_negatives: Annotated[
        Path | None,
        typer.Option(help="File of places that are shown more often; mined where there is none."),
    ] = None,
    device: Annotated[str, typer.Option(help="What is computed on: cpu, cuda or auto.")] = "cpu",
    loader_processes: Annotated[int, typer.Option(help="Processes that make batches.")] = 1,
    batch_factor: Annotated[int, typer.Option(help="Multiplies the scenes of a step.")] = 1,
    minutes: Annotated[
        float, typer.Option(help="End after so long, to be gone on with; 0: at the last step.")
    ] = 0.0,
) -> None:
    """Make the bundled model again."""
    torch.manual_seed(0)
    recipe = Recipe(vision, sentences, real_images)
    pairs_of_words = mined_synonyms(synonyms) if sentences or real_images else None
    network, prompt = _begin(start, pairs_of_words)
    folder = TrainFolder(out)
    machine = Machine(choose_device(device).name, loader_processes, batch_factor, minutes)
    with folder.locked(resume or not folder.state.exists()):
        phases = [machine.fitted(replace(phase, free=free)) for phase in recipe.phases()]
        if not _train(
            phases, network, prompt, data, pairs_of_words, folder, machine, hard_negatives
        ):
            typer.echo(f"stored after {minutes:g} minutes; go on with --resume")
            return
    steps = (f"--{name.replace('_', '-')} {count}" for name, count in asdict(recipe).items())
    options = "--free " * free + " ".join(steps)
    command = f"python -m mtrefseg.training.mini OUT{' --data DATA' * bool(data)} {options}"
    card = _hand_over(folder, network, prompt, Training(command, data, free), measured, pairs)
    typer.echo(card.body)


def _hand_over(
    folder: TrainFolder,
    network: MTRefSeg,
    prompt: Prompt,
    training: Training,
    measured: Path | None,
    pairs: int,
) -> ModelCard:
    """Save the model with its words and its measured card; the state goes."""
    out, parts = folder.path, folder.state.parent
    sources = available_sources(training.data, training.free) if training.data else ()
    masks = classes_with_masks(sources)
    save_model(out, network, prompt.tokenizer, card=None, words=words_of_grammar(masks))
    subject = Subject(str(out), measured or training.data, painted=pairs)
    # an object is named only where the model was shown to find it; the card has the same figures
    rows = measure(subject, ["objects"], parts, _line("measure")).rows(PAINTED)
    words = words_of_grammar(masks, shown_objects(rows))
    save_model(out, network, prompt.tokenizer, card=None, words=words)
    card = write_card(subject, training, parts, _line("measure"))
    save_model(out, network, prompt.tokenizer, card, words=words)
    folder.state.unlink(missing_ok=True)
    return card


def _begin(start: Path | None, synonyms: SynonymPairs | None) -> tuple[MTRefSeg, Prompt]:
    """Return the network and the tokenizer that the recipe begins with."""
    if start:
        begun = load_model(str(start))
        network, tokenizer = begun.network, begun.prompt.tokenizer
    else:
        network = MTRefSeg(MINI)
        start_from_imagenet(network)
        tokenizer = train_tokenizer(MINI.language.vocabulary, synonyms.words if synonyms else ())
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # quicker
    return network, Prompt(tokenizer, MINI.language)


def _train(
    phases: Sequence[Phase],
    network: MTRefSeg,
    prompt: Prompt,
    data: Path | None,
    synonyms: SynonymPairs | None,
    folder: TrainFolder,
    machine: Machine,
    hard_negatives: Path | None,
) -> bool:
    """Train the phases one after the other; returns whether all are over."""

    def save(network: MTRefSeg, step: int) -> None:
        save_model(folder.path, network, prompt.tokenizer, card=None)

    names = [phase.name for phase in phases]
    order = (*names[:1], WORD_PRETRAINING, *names[1:])
    machine.prepare()
    cancelled = machine.deadline()
    run = RecipeRun(
        network, prompt, data, synonyms, save, folder.state, order,
        machine=machine, cancelled=cancelled, hard_negatives=hard_negatives,
    )  # fmt: skip
    for phase in phases:
        if phase.steps:
            steps = WORD_STEPS if phase.name == "sentences" else 0
            head = run.pretrain_words(steps, _line(WORD_PRETRAINING))
            if cancelled() or not run.train(phase, _line(phase.name), head):
                return False
    return True


def _line(phase: str) -> Log:
    return lambda text: print(f"{phase}: {text}", flush=True)
