"""How good a model is: on synthetic scenes, on real pairs, on a folder of the benchmark."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ..model.network.mtrefseg import MTRefSeg, match
from ..model.network.prompt import Prompt
from .metrics import Metrics
from .real import known_sources, read_source
from .synthetic import HELD_OUT, make_batch

SIDE_PX = 256  # of windows and synthetic scenes


def evaluate_synthetic(
    network: MTRefSeg, prompt: Prompt, pairs: int, side_px: int = SIDE_PX, parts: float = 0.0
) -> dict[str, Metrics]:
    """Ask held-out scenes.

    Args:
        network: The model.
        prompt: Its tokenizer.
        pairs: Number of scenes; each is asked six questions, a third of them with no answer.
        side_px: Side of the scenes.
        parts: Share of the questions that are about a part of a change.

    Returns:
        The metrics of all samples under ``all``, of each kind of question, and of those told by
        ``position``, ``size`` or ``relation``.
    """
    found: dict[str, Metrics] = defaultdict(Metrics)
    for seed in range(HELD_OUT, HELD_OUT + pairs):
        batch = make_batch(
            range(seed, seed + 1), side_px, sentences=6, empty_share=0.35, parts=parts
        )
        masks = answer(network, prompt, batch.before[0], batch.after[0], batch.sentences[0])
        rows = zip(masks, batch.masks[0], batch.questions[0], batch.told_by[0], strict=True)
        for mask, truth, *names in rows:
            for name in ("all", *filter(None, names)):
                found[name].add(mask.numpy(), truth.numpy())
    return dict(found)


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
    for source in known_sources(data):
        metrics = found[f"{source.folder}: {source.asked}"] = Metrics()
        for pair in read_source(data, source, held_out=True):
            before, after = (
                torch.from_numpy(np.ascontiguousarray(image)).permute(2, 0, 1)
                for image in (pair.before, pair.after)
            )
            mask = answer(network, prompt, before, after, [source.asked])[0].numpy()
            metrics.add(mask, pair.masks[source.answers[0]])
    return found


@torch.no_grad()
def answer(
    network: MTRefSeg, prompt: Prompt, before: Tensor, after: Tensor, sentences: list[str]
) -> Tensor:
    """Return the mask of each sentence, ``(s, h, w)`` bool.

    Args:
        network: The model.
        prompt: Its tokenizer.
        before: ``(3, h, w)`` uint8, seen as one tile.
        after: The same shape.
        sentences: What to look for.
    """
    network.eval()
    height, width = before.shape[-2:]
    rest = (0, -width % 32, 0, -height % 32)
    pair = [F.pad(image[None].float(), rest, mode="reflect") for image in (before, after)]
    ids, lengths = prompt.sentences(sentences)
    if network.config.context == "scene":
        first, second = (_windows(image) for image in pair)
        where = _where(pair[0])
        seen, context = network.overview(first, second, prompt.prompt_ids, where)
        count = len(first)
        asked = network.ask(seen, ids.expand(count, -1, -1), lengths.expand(count, -1))
        scene = network.encode(pair[0], pair[1], None, None, context)
        logits = match(asked.embedding.mean(0, keepdim=True), scene.mask_features)
    else:
        scene = network.encode(pair[0], pair[1], prompt.prompt_ids)
        logits = network.ask(scene, ids[None], lengths[None]).final
    full = F.interpolate(logits, pair[0].shape[-2:], mode="bilinear", align_corners=False)
    return full[0, :, :height, :width] > 0


def _windows(image: Tensor) -> Tensor:
    """Cut ``(1, 3, h, w)`` into windows ``(n, 3, side, side)``; what is left over is left out."""
    side = min(SIDE_PX, *image.shape[-2:])
    pieces = image.unfold(2, side, side).unfold(3, side, side)
    return pieces.permute(0, 2, 3, 1, 4, 5).flatten(0, 2)


def _where(image: Tensor) -> Tensor:
    """Return what part of an image each of its windows is, see ``Places``."""
    side = min(SIDE_PX, *image.shape[-2:])
    height, width = image.shape[-2:]
    starts = [
        (left, top)
        for top in range(0, height - side + 1, side)
        for left in range(0, width - side + 1, side)
    ]
    edges = [(left, top, left + side, top + side) for left, top in starts]
    return torch.tensor(edges) / torch.tensor([width, height, width, height])


def table(found: dict[str, Metrics]) -> str:
    """Return the metrics as a Markdown table, one row per kind of question."""
    lines = ["| questions | samples | mIoU | oIoU | F1 |", "|---|---|---|---|---|"]
    for name in sorted(found, key=lambda name: (name != "all", name)):
        row = found[name].summary()
        lines.append(f"| {name} | {row['samples']} | {row['mIoU']} | {row['oIoU']} | {row['F1']} |")
    return "\n".join(lines)
