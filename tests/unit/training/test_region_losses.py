"""The published losses against a second implementation: plain Python, point by point."""

from __future__ import annotations

import itertools
import math

import pytest
import torch
from torch.nn import functional

from mtrefseg.model.network.mtrefseg import MaskLogits
from mtrefseg.training.loop.optimizer import Schedule
from mtrefseg.training.losses.mask import LossConfig, hungarian_match, mask_loss, sentence_loss

SIDE = 8
CENTRES = (torch.arange(SIDE) + 0.5) / SIDE
GENERATOR = torch.Generator()
GRID = torch.cartesian_prod(CENTRES, CENTRES).flip(-1)  # x before y, row by row


def _by_hand(logits: list[float], truth: list[float]) -> tuple[float, float]:
    """Mean cross entropy and dice loss of one mask."""
    entropy = overlap = inside = true = 0.0
    for logit, label in zip(logits, truth, strict=True):
        share = 1 / (1 + math.exp(-logit))
        entropy -= math.log(share if label else 1 - share)
        overlap += share * label
        inside += share
        true += label
    return entropy / len(logits), 1 - (2 * overlap + 1) / (inside + true + 1)


@pytest.fixture
def every_pixel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the points be the centres of all pixels, where sampling reads the pixel itself."""
    monkeypatch.setattr(
        "mtrefseg.training.losses.mask.uncertain_points",
        lambda logits, config, generator: GRID.expand(len(logits), -1, -1),
    )


@pytest.mark.usefixtures("every_pixel")
def test_the_mask_loss_of_random_masks_is_five_times_entropy_and_five_times_dice() -> None:
    torch.manual_seed(0)
    logits, truth = 3 * torch.randn(6, 1, SIDE, SIDE), (torch.rand(6, 1, SIDE, SIDE) > 0.7).float()
    parts = [_by_hand(logits[n].flatten().tolist(), truth[n].flatten().tolist()) for n in range(6)]
    expected = sum(5 * entropy + 5 * dice for entropy, dice in parts) / 6
    assert mask_loss(logits, truth, LossConfig(), GENERATOR).item() == pytest.approx(
        expected, rel=1e-4
    )


def test_the_loss_of_every_pixel_weighs_the_pixels_near_an_outline() -> None:
    torch.manual_seed(2)
    logits = 3 * torch.randn(1, 1, 5, 5)
    truth = torch.zeros(1, 1, 20, 20)
    truth[..., :8] = 1
    full_size = functional.interpolate(logits, (20, 20), mode="bilinear", align_corners=False)
    entropy, dice = _by_hand(full_size.flatten().tolist(), truth.flatten().tolist())
    plain = mask_loss(logits, truth, LossConfig(points=0), GENERATOR).item()
    assert plain == pytest.approx(5 * entropy + 5 * dice, rel=1e-4)
    near = _by_hand(full_size[..., 5:11].flatten().tolist(), truth[..., 5:11].flatten().tolist())[0]
    weighted = sentence_loss(
        MaskLogits(torch.empty(0), logits, ()), truth > 0, LossConfig(points=0, outline=2.0),
        GENERATOR,
    ).item()  # fmt: skip
    assert weighted - plain == pytest.approx(5 * 2.0 * near * 6 / 20, rel=1e-3)


@pytest.mark.usefixtures("every_pixel")
def test_every_auxiliary_mask_is_supervised_as_the_final_one() -> None:
    torch.manual_seed(1)
    levels = [torch.randn(2, 1, SIDE, SIDE) for _ in range(4)]
    masks = torch.rand(2, 1, SIDE, SIDE) > 0.5
    whole = sentence_loss(MaskLogits(torch.empty(0), levels[0], tuple(levels[1:])), masks,
                          LossConfig(), GENERATOR)  # fmt: skip
    each = sum(mask_loss(level, masks.float(), LossConfig(), GENERATOR) for level in levels)
    assert whole.item() == pytest.approx(float(each), rel=1e-5)


def test_matching_is_the_cheapest_of_all_assignments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch, "rand", lambda *_, **__: GRID[None])
    config = LossConfig(points=SIDE * SIDE)
    generator = torch.Generator().manual_seed(2)
    for _ in range(5):
        queries = 2 * torch.randn(5, 1, SIDE, SIDE, generator=generator)
        truth = (torch.randn(3, 1, SIDE, SIDE, generator=generator) > 0.5).float()
        cost = [
            [5 * sum(_by_hand(q.flatten().tolist(), t.flatten().tolist())) for t in truth]
            for q in queries
        ]
        cheapest = min(
            itertools.permutations(range(5), 3),
            key=lambda chosen: sum(cost[q][t] for t, q in enumerate(chosen)),
        )
        rows, cols = hungarian_match(queries, truth, config, generator)
        assert dict(zip(cols.tolist(), rows.tolist(), strict=True)) == dict(enumerate(cheapest))


def test_the_learning_rate_warms_up_and_falls_to_nothing_as_a_cosine() -> None:
    shares = [Schedule(200, 1e-3, 0.05, 1.0).share(step) for step in range(201)]
    assert shares[:10] == pytest.approx([(step + 1) / 10 for step in range(10)])
    assert max(shares) == shares[10] == 1.0
    assert shares[105] == pytest.approx(0.5)
    assert shares[200] == pytest.approx(0.0)
    assert all(a >= b for a, b in itertools.pairwise(shares[10:]))
