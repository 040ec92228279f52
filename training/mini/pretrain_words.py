"""Before stage 2: the language part learns to distinguish the sentences of the grammar.

A fresh language model gives nearly the same embedding to every sentence, and the gradients of the
mask losses are too noisy to change that. With the auxiliary head alone it learns to distinguish
them in a few hundred steps, and the masks follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn

from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ..batch import Batch
from ..batches.synthetic_pairs import make_batch
from ..language.change_classes import CHANGE_CLASSES, sample_sentence
from ..language.distillation import SynonymPairs
from ..loop.optimizer import Schedule
from ..losses.change_class import ChangeClassLoss

SENTENCES = 40  # per scene and step
SCENES, SIDE_PX = 2, 128
SAME_SCENES = 10  # steps
NAME = "word_pretraining"
FROZEN = ("backbone", "fusion", "pixel_decoder", "mask_decoder")


class WordObjective(nn.Module):
    """The losses of the [SEG] embeddings; no mask is predicted.

    Args:
        network: Its language model, image tokens and [SEG] head are trained.
        prompt: Turns sentences into tokens.
        change_class: The head that classifies the embeddings; trained too.
        pairs: Synonymous sentences for the distillation, if there is one.
    """

    def __init__(
        self,
        network: MTRefSeg,
        prompt: Prompt,
        change_class: ChangeClassLoss,
        pairs: SynonymPairs | None,
    ) -> None:
        super().__init__()
        self.network, self.change_class = network, change_class
        self._prompt, self._pairs = prompt, pairs

    def forward(self, batch: Batch) -> Tensor:
        """Return the loss of a batch."""
        device = next(self.network.parameters()).device
        before, after = (images.to(device).float() for images in (batch.before, batch.after))
        tiles = self.network.encode(before, after, self._prompt.prompt_ids)
        ids, lengths = (
            values.to(device).unflatten(0, (len(batch), -1))
            for values in self._prompt.tokenize([s for row in batch.sentences for s in row])
        )
        embedding = self.network.encode_sentences(tiles, ids, lengths)
        loss = self.change_class.of_embedding(embedding, batch.change_classes)
        if self._pairs:
            (group,) = batch.groups
            generator = torch.Generator(device).manual_seed(group.seed)
            loss = loss + self._pairs.loss(self.network, self._prompt, tiles, generator)
        return loss


@dataclass(frozen=True)
class WordBatches:
    """Sentences of the grammar about scenes that change every few steps.

    Attributes:
        steps: Optimiser steps.
    """

    steps: int

    def per_step(self, step: int) -> int:
        """Return the number of batches in an optimiser step."""
        return 1

    def batch(self, step: int, number: int) -> Batch:
        """Return the batch of an optimiser step."""
        return _with_sentences(_scenes(step), step)

    def from_step(self, step: int) -> Iterator[Batch]:
        """Return the batches from an optimiser step on."""
        scenes = _scenes(step)
        for number in range(step, self.steps):
            if not (number + 1) % SAME_SCENES:
                scenes = _scenes(number)
            yield _with_sentences(scenes, number)


def schedule(steps: int) -> Schedule:
    """Return how large the steps are: always the same."""
    return Schedule(steps, 8e-4, warm_up=0.0, clip=float("inf"), cosine=False)


def _scenes(step: int) -> Batch:
    first = SCENES * ((step + 1) // SAME_SCENES * SAME_SCENES)
    return make_batch(range(first, first + SCENES), SIDE_PX, 1, empty_share=0.5)


def _with_sentences(scenes: Batch, step: int) -> Batch:
    rng = np.random.default_rng((step, 4))
    drawn = [
        [CHANGE_CLASSES[n] for n in rng.integers(len(CHANGE_CLASSES), size=SENTENCES)]
        for _ in range(len(scenes))
    ]
    sentences = [[sample_sentence(rng, known) for known in row] for row in drawn]
    names = [[known.name for known in row] for row in drawn]
    batch = replace(scenes, sentences=sentences, change_classes=names)
    return batch.as_one_group(int(rng.integers(1 << 32)))
