"""Single images with labels: joined tiles, objects for other ground, and ground itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mtrefseg.training.batch import UNKNOWN
from mtrefseg.training.batches.labelled_images import (
    MIN_TILES,
    LabelledImage,
    StitchedTiles,
    visible_roads,
)
from mtrefseg.training.batches.material import CAPTIONS, material_terms
from mtrefseg.training.batches.mixture import Mixture
from mtrefseg.training.batches.object_images import OBJECT_IMAGES, TILES, fitting_objects
from mtrefseg.training.batches.real_scenes import RealScenes
from mtrefseg.training.batches.real_sources import SOURCES, TOKYO, available_sources
from mtrefseg.training.batches.segmented_objects import cut_out, sample_segmented
from mtrefseg.training.synthetic.land_cover import LandCover


def labelled(side: int = 200) -> LabelledImage:
    """Ground with four roofs and a pond."""
    image = np.full((side, side, 3), 90, np.uint8)
    cover = np.full((side, side), UNKNOWN, np.uint8)
    for row, col in ((20, 20), (20, 120), (120, 20), (120, 120)):
        cover[row : row + 30, col : col + 40] = LandCover.BUILDING
    cover[80:100, 80:110] = LandCover.WATER
    image[cover == LandCover.BUILDING] = (200, 60, 50)
    image[cover == LandCover.WATER] = (20, 30, 60)
    return LabelledImage(image, cover)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A land cover map of one image, and tiles of one place with a gap."""
    one = labelled(256)
    classes = np.zeros(one.cover.shape, np.uint8)
    classes[one.cover == LandCover.BUILDING] = 8
    classes[one.cover == LandCover.WATER] = 6
    files = {"seg_tokyo_oem/images/tokyo_1.jpg": one.image,
             "seg_tokyo_oem/classes/tokyo_1.png": classes}  # fmt: skip
    for number in range(MIN_TILES):
        name = f"OAM-{100 + number % 4}-{200 + number // 4}-21"
        files[f"{TILES}/images/{name}.jpg"] = np.full((256, 256, 3), 40 * number, np.uint8)
        files[f"{TILES}/masks/{name}.png"] = np.full((256, 256), 255 * (number == 2), np.uint8)
    files[f"{TILES}/images/OAM-1-1-21.jpg"] = np.zeros((256, 256, 3), np.uint8)
    files[f"{TILES}/masks/OAM-1-1-21.png"] = np.zeros((256, 256), np.uint8)
    for name, pixels in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(tmp_path / name)
    return tmp_path


def test_tiles_are_joined_where_they_are_neighbours(data: Path) -> None:
    (place,) = StitchedTiles(data / TILES)
    assert place.image.shape == (128, 256, 3)
    assert (place.cover[:64, 128:192] == LandCover.BUILDING).all()
    assert (place.cover == LandCover.BUILDING).sum() == 64 * 64
    assert abs(int(place.image[96, 96, 0]) - 40 * 5) < 3
    assert not place.image[64:, 128:].any()


def test_a_road_that_trees_hide_is_not_known() -> None:
    rng = np.random.default_rng(0)
    image = rng.normal(60, 8, (80, 120, 3))
    cover = np.full((80, 120), UNKNOWN, np.uint8)
    cover[30:37] = LandCover.ROAD
    image[30:37, :60] += 80
    found = visible_roads(np.clip(image, 0, 255).astype(np.uint8), cover) == LandCover.ROAD
    assert found[30:37, 5:45].all()
    assert not found[:, 80:].any()


def test_objects_lie_where_the_mask_says_and_keep_their_kind() -> None:
    ground = np.random.default_rng(1).integers(60, 120, (128, 128, 3), np.uint8)
    whole = np.s_[0:128, 0:128]
    kinds = set()
    for seed in range(20):
        objects = sample_segmented(np.random.default_rng(seed), 128, [labelled()], 0.7)
        assert objects
        kinds.add(objects.cover)
        dates = objects.paste(ground, whole)
        with_objects, without = dates if objects.disappears else dates[::-1]
        assert without is ground
        differ = np.abs(with_objects.astype(int) - ground).max(-1) > 25
        assert differ[objects.mask].mean() > 0.7
        # beside them there are shadows alone
        assert (with_objects.mean(-1) <= ground.mean(-1) + 1)[~_near(objects.mask)].all()
    assert kinds == {LandCover.BUILDING, LandCover.WATER}


def _near(mask: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    padded = np.pad(mask, 3)
    rolled = [np.roll(padded, shift, (0, 1)) for shift in np.ndindex(7, 7)]
    return np.any(rolled, axis=0)[6:, 6:][: mask.shape[0], : mask.shape[1]]


def test_a_small_image_keeps_its_scale() -> None:
    _, cover = cut_out(np.random.default_rng(0), labelled(200), 256, 0.5)
    assert cover.shape == (256, 256)
    assert (cover == LandCover.BUILDING).sum() == pytest.approx(4 * 15 * 20, rel=0.05)


def test_objects_are_laid_on_ground_of_pixels_in_which_they_are_visible(data: Path) -> None:
    assert {one.folder for one in fitting_objects(data, 0.5, False)} == {TILES, "seg_tokyo_oem"}
    assert {one.folder for one in fitting_objects(data, 0.5, True)} == {TILES}
    assert not fitting_objects(data, 10.0, False)


def test_ground_with_a_map_tells_its_land_cover_and_never_a_change_of_its_own(data: Path) -> None:
    scenes = RealScenes(data, 4, 0.3, 0.3)
    pasted = known = 0
    for seed in range(8):
        batch = scenes.sample(np.random.default_rng(seed), 64, TOKYO)
        before, after = batch.land_cover[0]
        known += bool((before != UNKNOWN).any())
        pasted += bool(batch.masks.any())
        changed = batch.masks[0].any(0)
        assert ((before == after) | (after == UNKNOWN) | (before == UNKNOWN))[~changed].all()
    assert pasted
    assert known > 3


def test_free_material_is_named_and_trained_on_alone(data: Path) -> None:
    for folder in ("levir", "naip_trees"):
        (data / folder).mkdir()
    (data / "levir/sentences_by_crop.json").write_text("{}")
    assert [source.folder for source in available_sources(data, free=True)] == ["naip_trees"]
    free, everything = material_terms(data, free=True), material_terms(data)
    assert CAPTIONS in everything
    assert CAPTIONS not in free
    assert not any("academic" in terms or "NC" in terms for terms in free)
    assert {one.free for one in (*SOURCES, *OBJECT_IMAGES)} == {True, False}
    assert Mixture(1, 1, 2, 0.3, (64,), first=0, last=1, data=data).free is False
