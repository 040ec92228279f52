"""Endless synthetic training pairs, made on the fly and the same for the same seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ..language.questions import Asked, ask
from ..language.subsets import some_part
from ..synthetic.scene import paint_scene

HELD_OUT = 1_000_000_000  # seeds from here on are never trained on


@dataclass(frozen=True)
class Batch:
    """Pairs with sentences and masks.

    Attributes:
        before: ``(b, 3, h, w)`` uint8.
        after: ``(b, 3, h, w)`` uint8.
        covers: ``Cover`` of every pixel at both dates, ``(b, 2, h, w)`` uint8; 255 is unknown.
        masks: ``(b, k, h, w)`` bool.
        wholes: Where a sentence is about a part of a change, all of it, ``(b, k, h, w)`` bool;
            nothing where it is about all.
        sentences: ``k`` sentences of each pair.
        questions: Their kinds of change.
        parts: What is said of the parts, see ``Asked``.
        told_by: What tells the mask of each from other places of its change, see ``Asked``.
    """

    before: Tensor
    after: Tensor
    covers: Tensor
    masks: Tensor
    wholes: Tensor
    sentences: list[list[str]]
    questions: list[list[str]]
    parts: list[list[str]]
    told_by: list[list[str]]


def make_batch(
    seeds: Sequence[int],
    side_px: int,
    sentences: int,
    empty_share: float,
    scale: float | None = None,
    parts: float = 0.0,
) -> Batch:
    """Make the batch of these scene seeds; a share of the sentences is about parts of a change."""
    befores, afters, covers, asked = [], [], [], []
    for seed in seeds:
        scene = paint_scene(seed, side_px, scale)
        rng = np.random.default_rng((seed, 1))
        befores.append(scene.before)
        afters.append(scene.after)
        covers.append(np.stack([scene.cover_before, scene.cover_after]))
        dates = (scene.before, scene.after)
        whole = ask(rng, scene, sentences, empty_share)
        asked.append([some_part(rng, dates, scene, one, parts, empty_share) for one in whole])
    return to_batch(befores, afters, np.stack(covers), asked)


def to_batch(
    befores: list[npt.NDArray[np.uint8]],
    afters: list[npt.NDArray[np.uint8]],
    covers: npt.NDArray[np.uint8],
    asked: list[list[Asked]],
) -> Batch:
    """Turn arrays into a batch; images are ``(h, w, 3)``, and ``k`` is asked of each pair."""
    masks = [[one.mask for one in row] for row in asked]
    wholes = [
        [np.zeros_like(one.mask) if one.whole is None else one.whole for one in row]
        for row in asked
    ]
    return Batch(
        _images(befores),
        _images(afters),
        torch.from_numpy(covers),
        torch.from_numpy(np.stack(masks)),
        torch.from_numpy(np.stack(wholes)),
        [[one.sentence for one in row] for row in asked],
        [[one.question.name for one in row] for row in asked],
        [[one.part for one in row] for row in asked],
        [[one.told_by for one in row] for row in asked],
    )


def join(batches: list[Batch]) -> Batch:
    """Put batches of one size together."""
    return Batch(
        torch.cat([batch.before for batch in batches]),
        torch.cat([batch.after for batch in batches]),
        torch.cat([batch.covers for batch in batches]),
        torch.cat([batch.masks for batch in batches]),
        torch.cat([batch.wholes for batch in batches]),
        [row for batch in batches for row in batch.sentences],
        [row for batch in batches for row in batch.questions],
        [row for batch in batches for row in batch.parts],
        [row for batch in batches for row in batch.told_by],
    )


def _images(images: list[npt.NDArray[np.uint8]]) -> Tensor:
    return torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2).contiguous()
