"""Help for learning from scratch: two small heads that are thrown away after the training.

Synthetic scenes know what every pixel is and what every sentence means. One head has to name the
land cover from the mask features, the other the question from the [SEG] embedding, so that both
soon hold what matters; masks alone teach rare and small things very slowly. The published recipe
starts from pre-trained weights and has no such losses.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from ..language.change_classes import CHANGE_CLASSES
from ..language.qualifiers import QUALIFIERS
from ..synthetic.land_cover import LandCover

UNKNOWN = 255
STRIDE = 4  # of the mask features
# Rare and small covers count more, or they would be learned last.
WEIGHTS = {
    LandCover.CROP: 0.5,
    LandCover.SOIL: 0.5,
    LandCover.TREES: 3.0,
    LandCover.WATER: 2.0,
    LandCover.ROAD: 4.0,
    LandCover.BUILDING: 4.0,
    LandCover.RUBBLE: 6.0,
}


def under_features(images: Tensor) -> Tensor:
    """Return the pixels in the middle of the mask features: every fourth of ``(..., h, w)``."""
    return images[..., STRIDE // 2 :: STRIDE, STRIDE // 2 :: STRIDE]


class CoverHead(nn.Module):
    """A 1 x 1 convolution from mask features to the covers of both dates.

    Args:
        channels: Channels of the mask features.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.tell = nn.Conv2d(channels, 2 * len(LandCover), 1)
        self.weights: Tensor
        self.register_buffer("weights", torch.tensor([WEIGHTS[cover] for cover in LandCover]))

    def loss(self, mask_features: Tensor, covers: Tensor) -> Tensor:
        """Return the weighted cross entropy of both dates.

        Args:
            mask_features: ``(b, c, h/4, w/4)``.
            covers: ``(b, 2, h, w)`` uint8; every fourth pixel is compared, 255 is left out.
        """
        told = self.tell(mask_features.float()).unflatten(1, (2, len(LandCover)))
        true = under_features(covers).long()
        true = true.flatten(0, 1)
        if not (true != UNKNOWN).any():
            return mask_features.new_zeros(())
        return F.cross_entropy(told.flatten(0, 1), true, self.weights, ignore_index=UNKNOWN)


class QuestionHead(nn.Module):
    """Linear layers from [SEG] embeddings to what the grammar can ask and say of parts.

    Args:
        width: Width of the embedding.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.questions = {question.name: n for n, question in enumerate(CHANGE_CLASSES)}
        said = ("", *(wording.name for wording in QUALIFIERS))
        self.parts = {name: n for n, name in enumerate(said)}
        # else the embedding grows until no step turns it any more
        self.norm = nn.LayerNorm(width)
        self.tell_question = nn.Linear(width, len(self.questions))
        self.tell_part = nn.Linear(width, len(self.parts))

    def loss(self, embedding: Tensor, questions: list[list[str]], parts: list[list[str]]) -> Tensor:
        """Return the sum of both cross entropies.

        Args:
            embedding: ``(b, s, width)``.
            questions: Names of the ``s`` questions of each pair.
            parts: What is said of the part that each is about, nothing where it is about all.
        """
        seen = self.norm(embedding.float()).flatten(0, 1)
        question = torch.tensor([self.questions[name] for row in questions for name in row])
        part = torch.tensor([self.parts[name] for row in parts for name in row])
        told = F.cross_entropy(self.tell_question(seen), question)
        return told + F.cross_entropy(self.tell_part(seen), part)
