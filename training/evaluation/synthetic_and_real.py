"""How good a model is: on synthetic scenes, on real pairs, on a folder of the benchmark."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ..batches.real_pairs import available_sources, read_source
from ..batches.synthetic_pairs import HELD_OUT, make_batch
from ..data.letterbox import Letterbox
from .image_predictor import SIDE_PX, predict_masks, to_tensor
from .metrics import Metrics

LEVIR_M = 0.5
PIXEL_SIZES_M = (0.2, 0.25, 0.35, 0.7, 1.0, 1.5)


def evaluate_synthetic(
    network: MTRefSeg, prompt: Prompt, pairs: int, side_px: int = SIDE_PX, subset_share: float = 0.0
) -> dict[str, Metrics]:
    """Ask held-out scenes.

    Args:
        network: The model.
        prompt: Its tokenizer.
        pairs: Number of scenes; each is asked six questions, a third of them with no answer.
        side_px: Side of the scenes.
        subset_share: Share of the questions that are about a part of a change.

    Returns:
        The metrics of all samples under ``all``, of each kind of question, of those told by
        ``position``, ``size`` and so on, and of these again by whether none, some or all of the
        places of the change are meant: only "some" shows that the words were understood.
    """
    found: dict[str, Metrics] = defaultdict(Metrics)
    for seed in range(HELD_OUT, HELD_OUT + pairs):
        batch = make_batch(
            range(seed, seed + 1), side_px, sentences=6, empty_share=0.35, subset_share=subset_share
        )
        masks = predict_masks(network, prompt, batch.before[0], batch.after[0], batch.sentences[0])
        truths = zip(batch.masks[0], batch.whole_masks[0], strict=True)
        names = zip(batch.change_classes[0], batch.qualifier_kinds[0], strict=True)
        for mask, (truth, whole), (question, told) in zip(masks, truths, names, strict=True):
            parts_of = [told, f"{told}: {_meant(truth, whole)}"] if told else []
            for name in ("all", question, *parts_of):
                found[name].add(mask.numpy(), truth.numpy())
    return dict(found)


def _meant(part: Tensor, whole: Tensor) -> str:
    if not part.any():
        return "none of them"
    return "all of them" if torch.equal(part, whole) else "some of them"


def evaluate_real(network: MTRefSeg, prompt: Prompt, data: Path) -> dict[str, Metrics]:
    """Ask the held-out pairs of each source its sentence.

    Args:
        network: The model.
        prompt: Its tokenizer.
        data: Folder of the real pairs.

    Returns:
        The metrics of each source, by folder and sentence.
    """
    found = {}
    for source in available_sources(data):
        metrics = found[f"{source.folder}: {source.sentence}"] = Metrics()
        for pair in read_source(data, source, held_out=True):
            dates = (to_tensor(pair.before), to_tensor(pair.after))
            mask = predict_masks(network, prompt, *dates, [source.sentence])[0].numpy()
            metrics.add(mask, pair.masks[source.labelled[0]])
    return found


def evaluate_pixel_sizes(network: MTRefSeg, prompt: Prompt, data: Path) -> dict[str, Metrics]:
    """Ask the held-out pairs of LEVIR (0.5 m) again, shrunk and enlarged to other pixel sizes.

    Args:
        network: The model.
        prompt: Its tokenizer.
        data: Folder of the real pairs.

    Returns:
        The metrics in the original frame by pixel size; empty where LEVIR is not there. Of enlarged
        pairs the middle is asked about, half as wide and high.
    """
    found: dict[str, Metrics] = {}
    for source in (source for source in available_sources(data) if source.folder == "levir"):
        pairs = read_source(data, source, held_out=True)
        for size_m in PIXEL_SIZES_M:
            metrics = found[f"{source.sentence}, pixels of {size_m:g} m"] = Metrics()
            for pair in pairs:
                part = _middle(len(pair.before)) if size_m < LEVIR_M else np.s_[:]
                truth = pair.masks[source.labelled[0]][part, part]
                length = len(truth)
                side = round(length * LEVIR_M / size_m)
                shown = Letterbox(length, length, side)
                before, after = (
                    to_tensor(shown.fit(image[part, part])) for image in (pair.before, pair.after)
                )
                mask = predict_masks(network, prompt, before, after, [source.sentence])[0].numpy()
                own = Letterbox(side, side, length).fit(mask * np.uint8(255))
                metrics.add(own > 127, truth)
    return found


def _middle(length: int) -> slice:
    return slice(length // 4, length - length // 4)


def table(found: dict[str, Metrics]) -> str:
    """Return the metrics as a Markdown table, one row per kind of question."""
    lines = ["| questions | samples | mIoU | oIoU | F1 |", "|---|---|---|---|---|"]
    for name in sorted(found, key=lambda name: (name != "all", name)):
        row = found[name].summary()
        lines.append(f"| {name} | {row['samples']} | {row['mIoU']} | {row['oIoU']} | {row['F1']} |")
    return "\n".join(lines)
