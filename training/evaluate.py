"""How good a model is on synthetic scenes that it has never seen."""

from __future__ import annotations

from collections import defaultdict

import torch
from torch.nn import functional as F  # noqa: N812

from ..model.network.mtrefseg import MTRefSeg
from ..model.network.prompt import Prompt
from .metrics import Metrics
from .stage2 import ask
from .synthetic import HELD_OUT, make_batch


@torch.no_grad()
def evaluate_synthetic(
    network: MTRefSeg, prompt: Prompt, pairs: int, side_px: int = 256, batch_size: int = 8
) -> dict[str, Metrics]:
    """Ask held-out scenes.

    Args:
        network: The model.
        prompt: Its tokenizer.
        pairs: Number of scenes; each is asked six questions, a third of them with no answer.
        side_px: Side of the scenes.
        batch_size: Scenes at a time.

    Returns:
        The metrics of all samples under ``all``, and of each kind of question.
    """
    network.eval()
    found: dict[str, Metrics] = defaultdict(Metrics)
    for first in range(0, pairs, batch_size):
        seeds = range(HELD_OUT + first, HELD_OUT + min(first + batch_size, pairs))
        batch = make_batch(seeds, side_px, sentences=6, empty_share=0.35)
        logits = ask(network, prompt, batch).masks.final
        size = batch.masks.shape[-2:]
        masks = F.interpolate(logits, size, mode="bilinear", align_corners=False) > 0
        for pair, names in enumerate(batch.questions):
            for number, name in enumerate(names):
                sample = masks[pair, number].numpy(), batch.masks[pair, number].numpy()
                found["all"].add(*sample)
                found[name].add(*sample)
    return dict(found)


def table(found: dict[str, Metrics]) -> str:
    """Return the metrics as a Markdown table, one row per kind of question."""
    lines = ["| questions | samples | mIoU | oIoU | F1 |", "|---|---|---|---|---|"]
    for name in ["all", *sorted(set(found) - {"all"})]:
        row = found[name].summary()
        lines.append(f"| {name} | {row['samples']} | {row['mIoU']} | {row['oIoU']} | {row['F1']} |")
    return "\n".join(lines)
