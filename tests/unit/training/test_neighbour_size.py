"""How near the neighbours of a place are, how large it is, and that mask features learn it."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from mtrefseg.training.batch import UNKNOWN
from mtrefseg.training.language.change_classes import sample_labelled_sentences
from mtrefseg.training.language.qualifiers import NEIGHBOURS
from mtrefseg.training.language.subsets import LARGE_PX, SMALL_PX, refer_to_subset
from mtrefseg.training.losses.neighbour_size import (
    OUTPUTS,
    NeighbourSizeLoss,
    neighbour_size_targets,
)
from mtrefseg.training.synthetic.land_cover import LandCover
from mtrefseg.training.synthetic.scene import Scene, generate_scene

WATER = list(NEIGHBOURS).index(LandCover.WATER)
ROAD = list(NEIGHBOURS).index(LandCover.ROAD)


def _covers() -> torch.Tensor:
    """A river at the left; three new buildings: beside it, partly near it, far from it."""
    covers = np.full((1, 2, 128, 128), LandCover.SOIL, np.uint8)
    covers[:, :, :, :16] = LandCover.WATER
    for rows, cols in ((slice(8, 24), slice(16, 32)), (slice(40, 56), slice(16, 72)),
                       (slice(80, 96), slice(64, 80))):  # fmt: skip
        covers[:, 1, rows, cols] = LandCover.BUILDING
    return torch.from_numpy(covers)


def test_a_place_that_changed_is_as_near_as_its_nearest_pixel() -> None:
    near = neighbour_size_targets(_covers())[0, WATER]
    assert near.shape == (32, 32)
    assert near[3, 5] == 1.0
    assert near[12, 17] == 1.0  # at the far end of the long building, 54 pixels from the water
    assert near[22, 18] == 0.0
    assert near[3, 12] == 0.0  # ground that did not change counts for itself
    assert neighbour_size_targets(_covers())[0, ROAD].max() == 0.0


def test_a_place_is_as_large_as_its_pixels() -> None:
    large = neighbour_size_targets(_covers())[0, -1]
    assert large[3, 5] == pytest.approx((256 - SMALL_PX) / (LARGE_PX - SMALL_PX))  # 16 x 16
    assert large[12, 17] == 1.0  # 16 x 56
    assert large[3, 12].isnan()  # nothing changed there


def test_what_is_there_at_one_date_alone_is_no_neighbour() -> None:
    covers = _covers()
    covers[:, 0, :, :16] = LandCover.SOIL
    assert neighbour_size_targets(covers)[0, WATER].max() == 0.0


def test_where_the_land_cover_is_not_known_nothing_is_taught() -> None:
    head = NeighbourSizeLoss(8)
    near = neighbour_size_targets(torch.full((1, 2, 64, 64), UNKNOWN, dtype=torch.uint8))
    assert near.isnan().all()
    assert head.of_targets(torch.zeros(1, 8, 16, 16), near) == 0.0
    both = torch.cat(
        [neighbour_size_targets(_covers()), near.new_full((1, OUTPUTS, 32, 32), np.nan)]
    )
    assert 0.6 < head.of_targets(torch.zeros(2, 8, 32, 32), both).item() < 0.9


def test_places_that_a_sentence_calls_near_are_near() -> None:
    """The rule of the sentences and the rule of the head agree on nearly every place."""
    right = total = 0
    for seed in range(150):
        scene, rng = generate_scene(seed, 128), np.random.default_rng(seed)
        covers = torch.from_numpy(np.stack([scene.cover_before, scene.cover_after])[None])
        near = neighbour_size_targets(covers)[0].numpy()
        for asked in sample_labelled_sentences(rng, scene, 6, 0.0):
            part = refer_to_subset(rng, (scene.before, scene.after), scene, asked, empty=False)
            if part is None or part.qualifier_kind != "relation":
                continue
            wanted = not any(word in part.sentence for word in ("away", "far ", "distance"))
            values = near[_neighbour(part.sentence), :, :][part.mask[2::4, 2::4]]
            right += int(((values > 0.5) == wanted).sum())
            total += values.size
    assert total > 1000
    assert right / total > 0.9


def _neighbour(sentence: str) -> int:
    tail = sentence.lower().rstrip(".")
    for number, nouns in enumerate(NEIGHBOURS.values()):
        if any(tail.endswith(noun) for noun in nouns):
            return number
    raise AssertionError(sentence)


@pytest.mark.parametrize("seed", [0, 1])
def test_the_head_learns(seed: int) -> None:
    torch.manual_seed(seed)
    scene: Scene = generate_scene(seed, 128)
    covers = torch.from_numpy(np.stack([scene.cover_before, scene.cover_after])[None])
    near = neighbour_size_targets(covers)
    known = near.nan_to_num(0.5)
    head, features = NeighbourSizeLoss(16), torch.cat([known, torch.randn(1, 11, 32, 32)], dim=1)
    optimizer = torch.optim.Adam(head.parameters(), lr=0.1)
    first = head.of_targets(features, near).item()
    for _ in range(100):
        optimizer.zero_grad()
        head.of_targets(features, near).backward()
        optimizer.step()
    assert head.of_targets(features, near).item() < 0.5 * first
