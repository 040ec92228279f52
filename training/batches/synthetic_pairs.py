"""Batches of synthetic pairs, generated on the fly; a function of the seeds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ..batch import Batch
from ..language.change_classes import LabelledSentence, sample_labelled_sentences
from ..synthetic.scene import generate_scene

HELD_OUT_SEED = 1_000_000_000  # seeds from here on are for evaluation only


def make_batch(
    seeds: Sequence[int],
    side_px: int,
    sentences: int,
    empty_share: float,
    scale: float | None = None,
) -> Batch:
    """Make a batch of synthetic scenes.

    Args:
        seeds: One per scene.
        side_px: Side of the scenes.
        sentences: Per scene.
        empty_share: Wanted share of sentences whose mask is empty.
        scale: Size of the objects; None samples one per scene.
    """
    befores, afters, land_cover, labelled = [], [], [], []
    for seed in seeds:
        scene = generate_scene(seed, side_px, scale)
        rng = np.random.default_rng((seed, 1))
        befores.append(scene.before)
        afters.append(scene.after)
        land_cover.append(np.stack([scene.cover_before, scene.cover_after]))
        labelled.append(sample_labelled_sentences(rng, scene, sentences, empty_share))
    return to_batch(befores, afters, np.stack(land_cover), labelled)


def to_batch(
    befores: list[npt.NDArray[np.uint8]],
    afters: list[npt.NDArray[np.uint8]],
    land_cover: npt.NDArray[np.uint8],
    labelled: list[list[LabelledSentence]],
) -> Batch:
    """Convert arrays into a batch.

    Args:
        befores: ``b`` images ``(h, w, 3)``.
        afters: The same at the second date.
        land_cover: ``(b, 2, h, w)``.
        labelled: ``k`` sentences for each pair.
    """
    masks = [[sentence.mask for sentence in row] for row in labelled]
    return Batch(
        _images(befores),
        _images(afters),
        torch.from_numpy(np.stack(masks)),
        [[s.sentence for s in row] for row in labelled],
        torch.from_numpy(land_cover),
        [[s.change_class.name for s in row] for row in labelled],
    )


def _images(images: list[npt.NDArray[np.uint8]]) -> Tensor:
    return torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2).contiguous()
