"""Pairs with trees as points: crowns, and what is not known of them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from mtrefseg.training.batch import join
from mtrefseg.training.batches.real_scenes import RealScenes
from mtrefseg.training.batches.real_sources import TREES
from mtrefseg.training.batches.tree_pairs import CROWN_PX, GAIN, TreePairs
from mtrefseg.training.losses.mask import LossConfig, mask_loss

CROWN, STAYED, FALSE, WEAK = (40, 50), (90, 20), (20, 100), np.s_[100:110, 100:110]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A place of 128 pixels in two cities: one of two trees is lost, one point is wrong."""
    folder, side = tmp_path / "naip_trees", 128
    rng = np.random.default_rng(0)
    rows, cols = np.indices((side, side))
    pairs = {}
    for city in ("long_beach", "riverside"):
        for date, trees in (("2016", (CROWN, STAYED)), ("2018", (STAYED,))):
            image = rng.normal((150, 140, 120), 12, (side, side, 3))
            for row, col in trees:
                image[np.hypot(rows - row, cols - col) <= 6] = (40, 80, 40)
            points = [[col, row] for row, col in (*trees, *[FALSE] * (date == "2016"))]
            (folder / date).mkdir(parents=True, exist_ok=True)
            pixels = np.clip(image, 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / date / f"{city}_0.jpg", quality=95)
            (folder / "points").mkdir(exist_ok=True)
            (folder / "points" / f"{city}_0_{date}.json").write_text(json.dumps(points))
        weak = np.zeros((side, side), np.uint8)
        weak[WEAK] = GAIN
        (folder / "veg_change").mkdir(exist_ok=True)
        Image.fromarray(weak).save(folder / "veg_change" / f"{city}_0_2016_2018.png")
        lost = [[CROWN[1], CROWN[0]], [FALSE[1], FALSE[0]]]
        pairs[f"{city}_0_2016_2018"] = {"lost": lost, "gained": []}
    (folder / "pairs.json").write_text(json.dumps(pairs))
    return tmp_path


def test_cities_are_held_out_whole(data: Path) -> None:
    trained, kept = (TreePairs(data / "naip_trees", held_out) for held_out in (False, True))
    assert [pair.name for pair in trained] == ["long_beach_0_2016_2018"]
    assert [pair.name for pair in kept] == ["riverside_0_2016_2018"]


def test_a_crown_is_what_changed_around_the_point_of_a_lost_tree(data: Path) -> None:
    (pair,) = TreePairs(data / "naip_trees", held_out=False)
    rows, cols = np.indices((128, 128))
    crown = np.hypot(rows - CROWN[0], cols - CROWN[1]) <= 6
    lost = pair.masks["trees disappears"]
    assert (lost & crown).sum() / (lost | crown).sum() > 0.7
    assert not pair.masks["trees appears"].any()
    assert not lost[STAYED]
    assert pair.known["trees disappears"][STAYED]


def test_a_point_without_a_change_is_not_known(data: Path) -> None:
    (pair,) = TreePairs(data / "naip_trees", held_out=False)
    known = pair.known["trees disappears"]
    assert not pair.masks["trees disappears"][FALSE]
    assert not known[FALSE]
    assert known[FALSE[0] + CROWN_PX + 1, FALSE[1]]
    # what the infrared found without a point is green, but perhaps no tree
    assert pair.masks["vegetation gained"][WEAK].all()
    assert not pair.known["trees appears"][WEAK].any()


def test_a_batch_tells_where_its_masks_are_known(data: Path) -> None:
    scenes = RealScenes(data, 4, 0.3, 0.3)
    batches = [scenes.sample(np.random.default_rng(seed), 64, TREES) for seed in range(12)]
    unknown = [batch for batch in batches if batch.known is not None and not batch.known.all()]
    assert unknown
    for batch in unknown:
        assert batch.known is not None
        assert batch.known.shape == batch.masks.shape
        assert not (batch.masks & ~batch.known).any()
    everywhere = next(batch for batch in batches if batch.known is None)
    both = join([everywhere, unknown[0]])
    assert both.known is not None
    assert both.known[0].all()
    assert torch.equal(both.select(1, 2).known, unknown[0].known)  # type: ignore[arg-type]


@pytest.mark.parametrize("points", [0, 256])
def test_what_is_not_known_has_no_part_in_the_loss(points: int) -> None:
    config = LossConfig(points=points, balanced=1.0, outline=1.0)
    generator = torch.Generator()
    logits = torch.randn(2, 1, 16, 16, generator=generator).requires_grad_()
    truth = (torch.rand(2, 1, 64, 64, generator=generator) > 0.5).float()
    known = torch.ones_like(truth)
    known[..., :32] = 0
    other = truth.clone()
    other[..., :24] = 1 - other[..., :24]
    losses = [
        mask_loss(
            logits, mask, LossConfig(points=points, balanced=1.0), generator.manual_seed(0), known
        )
        for mask in (truth, other)
    ]
    assert losses[0].item() == losses[1].item()
    mask_loss(logits, truth, config, generator, known).backward()
    assert logits.grad is not None
    assert not logits.grad[..., :7].any()
    assert logits.grad[..., 9:].any()
