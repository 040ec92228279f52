"""The recipe of the bundled model ``mini``: tokenizer, two stages in phases, evaluation, card.

Run ``python -m mtrefseg.training.mini OUT --data DATA`` (some three and a half hours on two cores).
Stage 1 trains without language. Stage 2 first pre-trains the words, then trains everything with a
loss in which small changes count, then on more real pairs, then on more sentences, then on larger
tiles.
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
from ..batches.real_sources import available_sources, classes_with_masks
from ..language.distillation import SentenceModel, SynonymPairs, mine_synonyms
from ..language.model_words import words_of_grammar
from ..language.train_tokenizer import train_tokenizer
from ..loop.imagenet import start_from_imagenet
from ..loop.run_folder import TrainFolder
from ..losses.mask import LossConfig
from .card import write_card
from .phase import Phase
from .pretrain_words import NAME as WORD_PRETRAINING
from .recipe_run import Log, RecipeRun

WORD_STEPS = 1500


@dataclass(frozen=True)
class Recipe:
    """Steps of each phase.

    Attributes:
        vision: Stage 1.
        sentences: Stage 2 with a loss in which small changes count as much as large ones.
        real_pairs: Stage 2 on more real pairs.
        more_sentences: Stage 2 with twice as many sentences and a fixed image part: to learn
            qualifiers takes many more sentences than scenes.
        large_tiles: Stage 2 on larger tiles, consistent with the whole scene, most of them real.
    """

    vision: int = 500
    sentences: int = 3000
    real_pairs: int = 4000
    more_sentences: int = 700
    large_tiles: int = 420

    def phases(self) -> tuple[Phase, ...]:
        """Return the phases in their order; each takes other batches."""
        first = list(accumulate(asdict(self).values(), initial=0))
        vision = Phase("vision", self.vision, stage=1, first=first[0], land_cover=20.0)
        sentences = Phase(
            "sentences",
            self.sentences,
            first=first[1],
            subset_share=0.5,
            loss=LossConfig(1024, balanced=10.0),
        )
        real_pairs = replace(
            sentences,
            name="real_pairs",
            steps=self.real_pairs,
            first=first[2],
            synthetic=3,
            real=4,
            distillation=10.0,
            learning_rate=7e-4,
            encoder_rate=0.5,
            loss=LossConfig(1024, balanced=4.0),
        )
        more_sentences = replace(
            real_pairs,
            name="more_sentences",
            steps=self.more_sentences,
            first=first[3],
            real=2,
            sentences=12,
            learning_rate=8e-4,
            subset_share=0.6,
            land_cover=0.0,
            neighbour_size=0.0,
            change_class=5.0,
            fixed_norms=True,
            freeze_encoder=True,
        )
        large_tiles = replace(
            more_sentences,
            name="large_tiles",
            steps=self.large_tiles,
            first=first[4],
            synthetic=2,
            sentences=10,
            sides_px=(384,),
            learning_rate=2.5e-4,
            subset_share=0.5,
            position=5.0,
            neighbour_size=2.0,
            freeze_encoder=False,
            tile_consistency=50.0,
            # 2 misses half of the small changes, 7 finds what is not there
            loss=LossConfig(3136, balanced=5.0),
        )
        return vision, sentences, real_pairs, more_sentences, large_tiles


def main(
    out: Annotated[Path, typer.Argument(help="Folder to write the model to.")],
    data: Annotated[
        Path | None, typer.Option(help="Folder of real pairs; without it, synthetic scenes only.")
    ] = None,
    measure: Annotated[
        Path | None, typer.Option(help="Folder of real pairs for the card; DATA unless given.")
    ] = None,
    # the second names are those of former versions
    vision: Annotated[
        int, typer.Option("--vision", "--see", help="Steps of stage 1.")
    ] = Recipe.vision,
    sentences: Annotated[
        int, typer.Option("--sentences", "--learn", help="Steps of stage 2, first phase.")
    ] = Recipe.sentences,
    real_pairs: Annotated[
        int, typer.Option("--real-pairs", "--grow", help="Second phase: more real pairs.")
    ] = Recipe.real_pairs,
    more_sentences: Annotated[
        int, typer.Option("--more-sentences", "--read", help="Third phase: more sentences.")
    ] = Recipe.more_sentences,
    large_tiles: Annotated[
        int, typer.Option("--large-tiles", "--agree", help="Fourth phase: larger tiles.")
    ] = Recipe.large_tiles,
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
    recipe = Recipe(vision, sentences, real_pairs, more_sentences, large_tiles)
    later = sentences or real_pairs or more_sentences or large_tiles
    synonyms = mine_synonyms(SentenceModel()) if later else None
    network, prompt = _begin(start, synonyms)
    folder = TrainFolder(out)
    with folder.locked(resume or not folder.state.exists()):
        _train(recipe, network, prompt, data, synonyms, folder)
    options = " ".join(
        f"--{name.replace('_', '-')} {steps}" for name, steps in asdict(recipe).items()
    )
    command = f"python -m mtrefseg.training.mini OUT{' --data DATA' * bool(data)} {options}"
    card = write_card(network, prompt, data, measure or data, pairs, command)
    masks = classes_with_masks(available_sources(data) if data else ())
    save_model(out, network, prompt.tokenizer, card, words=words_of_grammar(masks))
    folder.state.unlink(missing_ok=True)
    typer.echo(card.body)


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
    recipe: Recipe,
    network: MTRefSeg,
    prompt: Prompt,
    data: Path | None,
    synonyms: SynonymPairs | None,
    folder: TrainFolder,
) -> None:
    """Train the phases one after the other."""

    def save(step: int) -> None:
        save_model(folder.path, network, prompt.tokenizer, card=None)

    phases = recipe.phases()
    names = [phase.name for phase in phases]
    order = (*names[:1], WORD_PRETRAINING, *names[1:])
    run = RecipeRun(network, prompt, data, synonyms, save, folder.state, order)
    for phase in phases:
        if phase.steps:
            steps = WORD_STEPS if phase.name == "sentences" else 0
            head = run.pretrain_words(steps, _line(WORD_PRETRAINING))
            run.train(phase, _line(phase.name), head)


def _line(phase: str) -> Log:
    return lambda text: print(f"{phase}: {text}", flush=True)
