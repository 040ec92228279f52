"""Help for learning positions: what places add to the answer must be the position that is named.

Masks alone teach this slowly: neither the embedding of "in the upper half" nor the places mean
anything before the other does. The published recipe has no such loss.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ..language.qualifiers import POSITIONS

REGIONS = {wording.name: region for wording, region in POSITIONS.items()}
# Added logits around 0 inside of the position and below -2 SHUT outside: a change that the network
# is sure of has logits of up to 10, and has to be silenced where another place is named.
SHUT, SOFT = 6.0, 2.0


def regions(parts: list[list[str]], side: int) -> Tensor:
    """Draw the positions that sentences name.

    Args:
        parts: What is said of the part of each of ``s`` sentences about each scene.
        side: Of the drawing.

    Returns:
        1 inside, 0 outside, ``(b, s, side, side)``; not a number where no position is named.
    """
    at = (torch.arange(side) + 0.5) / side
    drawn = torch.full((len(parts), len(parts[0]), side, side), torch.nan)
    for row, names in enumerate(parts):
        for number, name in enumerate(names):
            if name in REGIONS:
                down, across = ((low <= at) & (at <= high) for low, high in REGIONS[name])
                drawn[row, number] = (down[:, None] & across).float()
    return drawn


def position_loss(added: Tensor, regions: Tensor) -> Tensor:
    """Return the cross entropy of what the places add to the logits.

    Args:
        added: ``(b, s, h, w)``.
        regions: What ``regions`` returned for them.
    """
    named = ~regions.isnan()
    if not named.any():
        return added.sum() * 0
    told = (added.float()[named] + SHUT) / SOFT
    return F.binary_cross_entropy_with_logits(told, regions[named])
