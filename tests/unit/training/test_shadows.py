"""Shadows that are cast on an image."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from mtrefseg.training.batch import UNKNOWN
from mtrefseg.training.batches.real_scenes import RealScenes
from mtrefseg.training.batches.real_sources import SOURCES, TOKYO
from mtrefseg.training.batches.scene_crops import other_date, training_pairs, unchanged_crop
from mtrefseg.training.batches.shadows import cast, sample_shadow


def test_a_shadow_reaches_from_its_object_and_leaves_it_bright() -> None:
    image = np.full((60, 60, 3), 200, np.uint8)
    tower = np.zeros((60, 60), bool)
    tower[20:30, 20:30] = True
    shaded = cast(image, tower, (0, 12))
    assert (shaded[tower] == 200).all()
    assert (shaded[21:29, 31:41] < 120).all()
    assert (shaded[:, :18] == 200).all()
    assert (shaded[:, 46:] == 200).all()
    assert cast(image, tower, (0, 0)) is image


def test_shadows_point_anywhere_and_few_are_long() -> None:
    reaches = np.array([sample_shadow(np.random.default_rng(seed)) for seed in range(300)])
    assert (reaches.min(0) < -7).all()
    assert (reaches.max(0) > 7).all()
    assert 0.05 < (np.abs(reaches).max(1) > 7).mean() < 0.25


def test_unchanged_ground_looks_different_at_another_date_and_has_no_change(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    buildings = np.kron(np.eye(2), np.ones((64, 64))) * 8
    ground = rng.integers(60, 200, (128, 128, 3), np.uint8)
    for name, pixels in (("images/tokyo_1.jpg", ground), ("classes/tokyo_1.png", buildings)):
        path = tmp_path / TOKYO.folder / name
        path.parent.mkdir(parents=True)
        Image.fromarray(pixels.astype(np.uint8)).save(path)
    pairs = training_pairs(tmp_path, TOKYO.folder)
    differences = []
    for seed in range(10):
        crop = unchanged_crop(rng, pairs, 64, TOKYO)
        assert (crop.before == crop.after).all()
        other = other_date(np.random.default_rng(seed), crop, TOKYO)
        differences.append(np.abs(other.before.astype(int) - other.after).mean())
        assert not other.masks
        assert other.land_cover is crop.land_cover
    assert np.mean(differences) > 5
    scenes = RealScenes(tmp_path, 4, 0.3, 0.0)
    for seed in range(6):
        batch = scenes.sample(np.random.default_rng(seed), 64, TOKYO)
        before, after = batch.land_cover[0]
        same = before == after
        assert same[~batch.masks[0].any(0) & (before != UNKNOWN) & (after != UNKNOWN)].all()


def test_every_fifth_image_of_the_forest_is_kept(tmp_path: Path) -> None:
    forest = next(source for source in SOURCES if source.folder == "seg_amazon_forest")
    folder = tmp_path / forest.folder
    for number in range(10):
        for name, suffix in (("images", "jpg"), ("classes", "png")):
            (folder / name).mkdir(parents=True, exist_ok=True)
            Image.new("L", (32, 32), 1).save(folder / name / f"Amazon_{number}.{suffix}")
    names = [pair.name for pair in training_pairs(tmp_path, forest.folder)]
    assert names == ["1", "2", "3", "4", "6", "7", "8", "9"]
