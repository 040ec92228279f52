"""Scores of a model on held-out synthetic scenes."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from torch import Tensor

from ..batches.synthetic_pairs import HELD_OUT_SEED, make_batch
from ..data.letterbox import Pixels
from .image_predictor import ImagePredictor
from .measured import OnDone, no_progress
from .metrics import Metrics

SCENE_PX = 256


def evaluate_synthetic(
    predictor: ImagePredictor,
    pairs: int,
    side_px: int = SCENE_PX,
    on_done: OnDone = no_progress,
) -> dict[str, Metrics]:
    """Score a model on held-out scenes.

    Args:
        predictor: The model.
        pairs: Number of scenes; each has six sentences, a third of them with an empty mask.
        side_px: Side of the scenes.
        on_done: Takes the number of scenes done and of all.

    Returns:
        The metrics of all samples under ``all``, and of each change class.
    """
    found: dict[str, Metrics] = defaultdict(Metrics)
    for number in range(pairs):
        batch = make_batch([HELD_OUT_SEED + number], side_px, 6, empty_share=0.35)
        dates = _channels_last(batch.before[0]), _channels_last(batch.after[0])
        predictions = predictor.predict(*dates, batch.sentences[0])
        truths = batch.masks[0].numpy()
        for one, truth, name in zip(predictions, truths, batch.change_classes[0], strict=True):
            for group in ("all", name):
                found[group].add(one.mask, truth)
        on_done(number + 1, pairs)
    return dict(found)


def _channels_last(image: Tensor) -> Pixels:
    return np.asarray(image.permute(1, 2, 0).numpy())


def markdown_table(found: dict[str, Metrics]) -> str:
    """Return the metrics as a Markdown table, one row per group."""
    lines = ["| questions | samples | mIoU | oIoU | F1 |", "|---|---|---|---|---|"]
    for name in sorted(found, key=lambda name: (name != "all", name)):
        row = found[name].summary()
        lines.append(f"| {name} | {row['samples']} | {row['mIoU']} | {row['oIoU']} | {row['F1']} |")
    return "\n".join(lines)
