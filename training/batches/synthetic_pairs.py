"""Endless synthetic training pairs, made on the fly and the same for the same seed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ..batch import Batch
from ..language.change_classes import LabelledSentence, sample_labelled_sentences
from ..language.subsets import sample_reference
from ..synthetic.scene import generate_scene

HELD_OUT = 1_000_000_000  # seeds from here on are never trained on


def make_batch(
    seeds: Sequence[int],
    side_px: int,
    sentences: int,
    empty_share: float,
    scale: float | None = None,
    subset_share: float = 0.0,
) -> Batch:
    """Make the batch of these scene seeds; a share of the sentences is about parts of a change."""
    befores, afters, covers, asked = [], [], [], []
    for seed in seeds:
        scene = generate_scene(seed, side_px, scale)
        rng = np.random.default_rng((seed, 1))
        befores.append(scene.before)
        afters.append(scene.after)
        covers.append(np.stack([scene.cover_before, scene.cover_after]))
        dates = (scene.before, scene.after)
        whole = sample_labelled_sentences(rng, scene, sentences, empty_share)
        asked.append(
            [sample_reference(rng, dates, scene, one, subset_share, empty_share) for one in whole]
        )
    return to_batch(befores, afters, np.stack(covers), asked)


def to_batch(
    befores: list[npt.NDArray[np.uint8]],
    afters: list[npt.NDArray[np.uint8]],
    covers: npt.NDArray[np.uint8],
    asked: list[list[LabelledSentence]],
) -> Batch:
    """Turn arrays into a batch; images are ``(h, w, 3)``, and ``k`` is asked of each pair."""
    masks = [[one.mask for one in row] for row in asked]
    wholes = [
        [np.zeros_like(one.mask) if one.whole_mask is None else one.whole_mask for one in row]
        for row in asked
    ]
    return Batch(
        _images(befores),
        _images(afters),
        torch.from_numpy(np.stack(masks)),
        [[one.sentence for one in row] for row in asked],
        torch.from_numpy(covers),
        torch.from_numpy(np.stack(wholes)),
        [[one.change_class.name for one in row] for row in asked],
        [[one.qualifier for one in row] for row in asked],
        [[one.qualifier_kind for one in row] for row in asked],
    )


def _images(images: list[npt.NDArray[np.uint8]]) -> Tensor:
    return torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2).contiguous()
