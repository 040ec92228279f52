"""Mask features that know where in the scene they lie."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from mtrefseg.model.config import MINI
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.network.scene_position import WHOLE, ScenePosition
from mtrefseg.training.scene_tiles import tile_bounds, tiles_of


def trained(dim: int = 5) -> ScenePosition:
    places = ScenePosition(dim)
    with torch.no_grad():
        places.weight.normal_(generator=torch.Generator().manual_seed(0))
    return places


def test_the_tiles_of_a_scene_get_what_the_whole_scene_gets() -> None:
    places = trained()
    whole = places(torch.tensor([WHOLE]), 24, 16)
    tiles = places(tile_bounds(1), 12, 8)
    torch.testing.assert_close(tiles, tiles_of(whole), rtol=0, atol=2e-4)


def test_beyond_the_edge_places_are_mirrored() -> None:
    over = trained()(torch.tensor([[0.5, 0.0, 1.5, 1.0]]), 8, 8)
    torch.testing.assert_close(over[..., 4:], over[..., :4].flip(-1), rtol=0, atol=2e-4)


def test_they_can_tell_the_nine_parts_of_a_scene_apart() -> None:
    cells = torch.arange(9).view(3, 3).repeat_interleave(12, 0).repeat_interleave(12, 1)
    target = torch.nn.functional.one_hot(cells.flatten(), 9).float()
    places = ScenePosition(1)
    waves = []
    for number in range(36):
        with torch.no_grad():
            places.weight.zero_().view(-1)[number] = 1.0
            waves.append(places(torch.tensor([WHOLE]), 36, 36).flatten())
    basis = torch.stack(waves, 1)
    fitted = basis @ torch.linalg.lstsq(basis, target).solution
    assert (fitted.argmax(1) == cells.flatten()).float().mean() > 0.95


@pytest.mark.parametrize("places", [False, True])
def test_before_they_are_trained_nothing_changes(places: bool) -> None:
    torch.manual_seed(0)
    plain = MTRefSeg(MINI).eval()
    torch.manual_seed(0)
    network = MTRefSeg(replace(MINI, places=places)).eval()
    images = torch.rand(2, 1, 3, 128, 128) * 255
    with torch.no_grad():
        one, other = (
            n.encode(*images, None, tile_bounds=tile_bounds(1)[:1]) for n in (plain, network)
        )
    assert torch.equal(one.mask_features, other.mask_features)
    assert (network.places is not None) == places
