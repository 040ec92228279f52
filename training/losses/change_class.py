"""Auxiliary loss: a [SEG] embedding has to hold what its sentence describes.

The sentences of the grammar have a known change class. A linear layer, discarded after the
training, classifies them from the embedding; mask losses alone train this slowly.
The published recipe starts from pre-trained weights and has no such loss.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from ..batch import Batch
from ..forward import Prediction
from ..language.change_classes import CHANGE_CLASSES


class ChangeClassLoss(nn.Module):
    """A linear layer from [SEG] embeddings to the change classes of the grammar.

    Args:
        width: Width of the embedding.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.change_classes = {known.name: n for n, known in enumerate(CHANGE_CLASSES)}
        # else the embedding grows until no step changes its direction
        self.norm = nn.LayerNorm(width)
        self.change_class = nn.Linear(width, len(self.change_classes))

    def forward(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the cross entropy; sentences of unknown class are left out."""
        count = prediction.forward.tiles_per_sample
        return self.of_embedding(prediction.embedding, repeat(batch.change_classes, count))

    def of_embedding(self, embedding: Tensor, change_classes: list[list[str]]) -> Tensor:
        """Return the cross entropy.

        Args:
            embedding: ``(b, s, width)``.
            change_classes: Names of the ``s`` change classes of each tile; empty: not known.
        """
        names = [name for row in change_classes for name in row]
        known = [number for number, name in enumerate(names) if name]
        if not known:
            return embedding.new_zeros(())
        normed = self.norm(embedding.float()).flatten(0, 1)
        if len(known) < len(names):
            normed = normed[known]
        numbers = [self.change_classes[names[number]] for number in known]
        classes = torch.tensor(numbers, device=embedding.device)
        return F.cross_entropy(self.change_class(normed), classes)


def repeat(rows: list[list[str]], tiles: int) -> list[list[str]]:
    """Repeat what belongs to a sample for each of its tiles."""
    return [row for row in rows for _ in range(tiles)]
