"""Pixels near the outlines of masks."""

from __future__ import annotations

import torch
from torch.nn import functional as F  # noqa: N812

from mtrefseg.training.losses.outlines import OUTLINE_PX, near_outline


def test_pixels_near_an_outline_are_those_whose_square_holds_both_values() -> None:
    generator = torch.Generator().manual_seed(0)
    truth = (torch.rand(3, 1, 40, 30, generator=generator) > 0.97).float()
    truth[1] = 0
    side = 2 * OUTLINE_PX + 1
    inside, outside = (F.max_pool2d(v, side, 1, OUTLINE_PX) for v in (truth, 1 - truth))
    assert torch.equal(near_outline(truth).bool(), (inside * outside).bool())
    assert not near_outline(truth)[1].any()
