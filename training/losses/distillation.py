"""Auxiliary loss: words beyond the grammar get the meaning of their nearest noun."""

from __future__ import annotations

import torch
from torch import Tensor

from ..batch import Batch
from ..forward import Prediction, SentenceForward
from ..language.distillation import SynonymPairs


class DistillationLoss:
    """The distance between the embeddings of synonymous sentences.

    Args:
        pairs: Sentences that differ in one word.
        forward_pass: Of the sentences.
    """

    def __init__(self, pairs: SynonymPairs, forward_pass: SentenceForward) -> None:
        self._pairs, self._forward_pass = pairs, forward_pass

    def __call__(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the loss of some pairs of sentences about each tile."""
        forward = self._forward_pass
        with forward.autocast():
            return self._pairs.loss(forward.network, forward.prompt, prediction.tiles, generator)
