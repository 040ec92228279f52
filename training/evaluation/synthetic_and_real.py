"""Scores of a model on held-out synthetic scenes and real pairs."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
from torch import Tensor

from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ..batches.real_pairs import read_source
from ..batches.real_sources import evaluated_sources
from ..batches.synthetic_pairs import HELD_OUT_SEED, make_batch
from ..data.letterbox import Letterbox, Pixels
from .image_predictor import predict_masks
from .metrics import Metrics

SCENE_PX = 256
LEVIR_GSD_M = 0.5
OTHER_GSDS_M = (0.2, 0.25, 0.35, 0.7, 1.0, 1.5)


def evaluate_synthetic(
    network: MTRefSeg,
    prompt: Prompt,
    pairs: int,
    side_px: int = SCENE_PX,
) -> dict[str, Metrics]:
    """Score a model on held-out scenes.

    Args:
        network: The model.
        prompt: Its tokenizer.
        pairs: Number of scenes; each has six sentences, a third of them with an empty mask.
        side_px: Side of the scenes.

    Returns:
        The metrics of all samples under ``all``, and of each change class.
    """
    found: dict[str, Metrics] = defaultdict(Metrics)
    for seed in range(HELD_OUT_SEED, HELD_OUT_SEED + pairs):
        batch = make_batch([seed], side_px, 6, empty_share=0.35)
        dates = _channels_last(batch.before[0]), _channels_last(batch.after[0])
        masks = predict_masks(network, prompt, *dates, batch.sentences[0])
        truths = batch.masks[0].numpy()
        for mask, truth, name in zip(masks, truths, batch.change_classes[0], strict=True):
            for group in ("all", name):
                found[group].add(mask, truth)
    return dict(found)


def _channels_last(image: Tensor) -> Pixels:
    return np.asarray(image.permute(1, 2, 0).numpy())


def evaluate_real(network: MTRefSeg, prompt: Prompt, data: Path) -> dict[str, Metrics]:
    """Score a model on the held-out pairs of each source.

    Args:
        network: The model.
        prompt: Its tokenizer.
        data: Folder of the real pairs.

    Returns:
        The metrics of each source, by folder and sentence.
    """
    found = {}
    for source in evaluated_sources(data):
        metrics = found[f"{source.folder}: {source.sentence}"] = Metrics()
        for pair in read_source(data, source, held_out=True):
            (mask,) = predict_masks(network, prompt, pair.before, pair.after, [source.sentence])
            metrics.add(mask, pair.masks[source.labelled[0]])
    return found


def evaluate_gsds(network: MTRefSeg, prompt: Prompt, data: Path) -> dict[str, Metrics]:
    """Score a model on the held-out pairs of LEVIR (0.5 m), resampled to other pixel sizes.

    The images themselves are resampled, as another sensor would take them; the predictor gets no
    pixel size and does not resample them again.

    Args:
        network: The model.
        prompt: Its tokenizer.
        data: Folder of the real pairs.

    Returns:
        The metrics on the original pixels by pixel size; empty where LEVIR is missing. Of enlarged
        pairs the middle is used, half as wide and high.
    """
    found: dict[str, Metrics] = {}
    for source in (source for source in evaluated_sources(data) if source.folder == "levir"):
        pairs = read_source(data, source, held_out=True)
        for gsd_m in OTHER_GSDS_M:
            metrics = found[f"{source.sentence}, pixels of {gsd_m:g} m"] = Metrics()
            for pair in pairs:
                middle = _middle(len(pair.before)) if gsd_m < LEVIR_GSD_M else np.s_[:]
                truth = pair.masks[source.labelled[0]][middle, middle]
                length = len(truth)
                side = round(length * LEVIR_GSD_M / gsd_m)
                resample = Letterbox(length, length, side).fit
                before, after = (
                    resample(image[middle, middle]) for image in (pair.before, pair.after)
                )
                (mask,) = predict_masks(network, prompt, before, after, [source.sentence])
                original = Letterbox(side, side, length).fit(mask * np.uint8(255))
                metrics.add(original > 127, truth)
    return found


def _middle(length: int) -> slice:
    return slice(length // 4, length - length // 4)


def markdown_table(found: dict[str, Metrics]) -> str:
    """Return the metrics as a Markdown table, one row per group."""
    lines = ["| questions | samples | mIoU | oIoU | F1 |", "|---|---|---|---|---|"]
    for name in sorted(found, key=lambda name: (name != "all", name)):
        row = found[name].summary()
        lines.append(f"| {name} | {row['samples']} | {row['mIoU']} | {row['oIoU']} | {row['F1']} |")
    return "\n".join(lines)
