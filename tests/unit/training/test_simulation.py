"""Changes that are simulated on real ground: where, in which colours, with which sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from scipy import ndimage

from mtrefseg.training.batches.grounds import GROUNDS, cut_ground, find_grounds
from mtrefseg.training.batches.mixture import Mixture
from mtrefseg.training.batches.simulated_scenes import SimulatedScenes
from mtrefseg.training.language.change_classes import CHANGE_CLASS_BY_NAME
from mtrefseg.training.simulation.burn import simulate_burn
from mtrefseg.training.simulation.clearing import simulate_clearing
from mtrefseg.training.simulation.date_difference import differ
from mtrefseg.training.simulation.ground import Ground, forest_mask, water_mask
from mtrefseg.training.simulation.nuisance import (
    ADDITIONS,
    OfOneDate,
    add_nuisance,
    simulate_nuisance,
)
from mtrefseg.training.simulation.objects import OBJECT_SIMULATORS
from mtrefseg.training.simulation.simulate import SIMULATED_CLASSES, SIMULATORS, simulate
from mtrefseg.training.simulation.simulated import Simulated
from mtrefseg.training.simulation.spectra import INFRARED, NATURAL, SHORTWAVE, Radiometry

SIDE = 128
COLOURS = {  # of forest, field, water
    NATURAL: ((35, 50, 35), (150, 140, 110), (40, 50, 75)),
    SHORTWAVE: ((40, 140, 40), (150, 120, 110), (5, 6, 30)),
    INFRARED: ((150, 45, 50), (140, 120, 110), (6, 40, 50)),
}


def _ground(bands: tuple[str, str, str], unchanged: bool = True) -> Ground:
    """Forest in the west, field in the east, a river between them."""
    rng = np.random.default_rng(1)
    forest, field, water = COLOURS[bands]
    image = np.zeros((SIDE, SIDE, 3), np.float32)
    image[:, :70], image[:, 70:] = forest, field
    grain = ndimage.gaussian_filter(rng.normal(0, 1, (SIDE, SIDE)), 0.7)
    image += (grain * np.where(np.arange(SIDE) < 70, 14, 5))[..., None]
    image[:, 66:76] = water
    pixels = np.clip(image, 0, 255).astype(np.uint8)
    return Ground(pixels, pixels, bands, 10.0, unchanged=unchanged)


@pytest.mark.parametrize("bands", list(COLOURS))
def test_forest_and_water_are_found_by_their_colours(bands: tuple[str, str, str]) -> None:
    ground = _ground(bands)
    forest, water = forest_mask(ground.before, bands), water_mask(ground.before, bands)
    assert forest[:, 5:60].mean() > 0.8
    assert not forest[:, 80:].any()
    assert water[:, 68:74].mean() > 0.8
    assert not water[:, :60].any()


@pytest.mark.parametrize("bands", list(COLOURS))
def test_fire_takes_the_infrared_leaves_the_shortwave_and_spares_the_river(
    bands: tuple[str, str, str],
) -> None:
    ground = _ground(bands)
    for seed in range(8):
        pair = simulate_burn(np.random.default_rng(seed), ground)
        assert pair is not None
        burnt = pair.masks["burnt area appears"]
        assert burnt[2:-2, 68:74].mean() < 0.05
        outside = ~ndimage.binary_dilation(burnt, iterations=4)
        fresh = np.abs(pair.after.astype(float) - ground.after)[outside].max(-1)
        assert (fresh > 0).mean() < 0.6  # smoke
        fell = (ground.after.astype(float) - pair.after)[burnt & (np.arange(SIDE) < 60)]
        if "nir" in bands and len(fell) > 100:
            assert fell[:, bands.index("nir")].mean() > 20
        if "swir" in bands and len(fell) > 100:
            assert fell[:, bands.index("swir")].mean() < 0


def test_only_forest_is_cleared_and_then_it_has_no_other_colour_elsewhere() -> None:
    ground = _ground(NATURAL)
    found = [simulate_clearing(np.random.default_rng(seed), ground) for seed in range(12)]
    pairs = [pair for pair in found if pair is not None]
    assert len(pairs) > 6
    for pair in pairs:
        cleared = pair.masks["clearing appears"]
        assert not cleared[:, 76:].any()
        assert pair.masks["trees disappears"] is cleared
        assert "burnt area appears" not in pair.masks
    bare = np.tile(ground.after[:, 80:112], (1, 4, 1))
    field = Ground(bare, bare, NATURAL, 10.0)
    assert simulate_clearing(np.random.default_rng(0), field) is None


def test_exchanged_dates_have_the_opposite_change() -> None:
    pair = simulate_clearing(np.random.default_rng(3), _ground(NATURAL))
    assert pair is not None
    back = pair.swap_dates()
    assert back.before is pair.after
    assert back.masks["clearing disappears"] is pair.masks["clearing appears"]
    assert back.masks["trees appears"] is pair.masks["trees disappears"]
    assert "clearing appears" in back.absent


def test_where_real_changes_may_be_only_what_was_simulated_is_claimed() -> None:
    for seed in range(10):
        pair = simulate(np.random.default_rng(seed), _ground(NATURAL, unchanged=False))
        assert pair is None or SIMULATED_CLASSES.issuperset((*pair.masks, *pair.absent))


def test_every_simulated_class_has_sentences_and_nothing_is_present_and_absent() -> None:
    for name in SIMULATORS:
        for seed in range(6):
            pair = simulate(np.random.default_rng(seed), _ground(NATURAL), (name,))
            if pair is not None:
                assert CHANGE_CLASS_BY_NAME.keys() >= {*pair.masks, *pair.absent}
                assert not pair.masks.keys() & set(pair.absent)
    assert CHANGE_CLASS_BY_NAME.keys() >= SIMULATED_CLASSES


def test_another_date_of_unchanged_ground_keeps_its_outlines() -> None:
    ground = _ground(NATURAL)
    for seed in range(6):
        other = differ(np.random.default_rng(seed), ground.before, NATURAL)
        edges = [
            ndimage.gaussian_gradient_magnitude(image.astype(float).mean(-1), 2.0)
            for image in (ground.before, other)
        ]
        assert np.corrcoef(edges[0].ravel(), edges[1].ravel())[0, 1] > 0.5


def test_char_is_darker_than_fields_in_natural_colours() -> None:
    radiometry = Radiometry.of_image(_ground(NATURAL).after, NATURAL)
    rng = np.random.default_rng(0)
    char = np.mean([radiometry.colour(rng, "char") for _ in range(50)], axis=0)
    assert (char < COLOURS[NATURAL][1]).all()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Ten images of ground; every fifth is held out."""
    image = _ground(NATURAL).before
    for folder, pixels in (("images", image), ("classes", image[..., 0] * 0 + 1)):
        (tmp_path / "seg_amazon_forest" / folder).mkdir(parents=True)
        for number in range(10):
            suffix = "png" if folder == "classes" else "jpg"
            path = tmp_path / "seg_amazon_forest" / folder / f"forest_{number}.{suffix}"
            Image.fromarray(pixels).save(path)
    for folder, shown in (("A", image), ("B", image), ("masks", image * 0)):
        (tmp_path / "levir" / folder).mkdir(parents=True)
        Image.fromarray(shown).save(tmp_path / "levir" / folder / "test_1.png")
    return tmp_path


def test_images_for_evaluation_are_kept_apart(data: Path) -> None:
    source = next(source for source in GROUNDS if source.folder == "seg_amazon_forest")
    names = [
        {path.stem for image in find_grounds(data, source, held_out) for path in image.paths}
        for held_out in (False, True)
    ]
    assert names[1] == {"forest_0", "forest_5"}
    assert len(names[0]) == 8
    assert not names[0] & names[1]
    image = find_grounds(data, source, False)[0]
    ground = cut_ground(np.random.default_rng(0), image, SIDE)
    assert ground.before.shape == (SIDE, SIDE, 3)
    assert ground.forest is not None
    assert ground.forest.all()


def test_a_scene_of_a_seed_is_the_same_and_says_what_its_masks_show(data: Path) -> None:
    scenes = SimulatedScenes(data, 6, 0.35)
    for seed in range(5):
        first, again = (scenes.sample(np.random.default_rng(seed), SIDE) for _ in range(2))
        assert torch.equal(first.after, again.after)
        assert first.sentences == again.sentences
        assert first.masks.shape == (1, 6, SIDE, SIDE)
        for name, mask in zip(first.change_classes[0], first.masks[0], strict=True):
            assert mask.any() or name in CHANGE_CLASS_BY_NAME
    batch = next(iter(Mixture(0, 3, 4, 0.35, (SIDE,), first=0, last=1, data=data, simulated=1.0)))
    assert batch.masks.shape == (3, 4, SIDE, SIDE)


@pytest.mark.parametrize("concept", list(OBJECT_SIMULATORS))
def test_objects_lie_on_free_ground_and_change_nothing_else(concept: str) -> None:
    gsd_m = 0.5 if concept == "swimming pool" else 3.0
    ground = replace(_village(), gsd_m=gsd_m)
    found = [OBJECT_SIMULATORS[concept](np.random.default_rng(seed), ground) for seed in range(8)]
    pairs = [pair for pair in found if pair is not None]
    assert len(pairs) >= 3
    for pair in pairs:
        mask = pair.masks[f"{concept} appears"]
        beyond = ~ndimage.binary_dilation(mask, iterations=14)
        assert (pair.after[beyond] != ground.after[beyond]).mean() < 0.02
        assert np.abs(pair.after.astype(float) - ground.after)[mask].mean() > 5
        assert f"{concept} disappears" in pair.absent


def _village() -> Ground:
    """Meadow with bright grey roofs."""
    rng = np.random.default_rng(2)
    image = np.full((SIDE, SIDE, 3), (85, 110, 70), np.float32)
    for row, col in rng.integers(0, SIDE - 12, (12, 2)):
        image[row : row + 12, col : col + 12] = 190
    pixels = np.clip(image + rng.normal(0, 3, image.shape), 0, 255).astype(np.uint8)
    return Ground(pixels, pixels, NATURAL, 3.0)


@pytest.mark.parametrize("add", [row[0] for row in ADDITIONS])
def test_nuisance_changes_an_image_and_says_what_it_hides(add: OfOneDate) -> None:
    ground = _ground(NATURAL)
    radiometry = ground.radiometry(1)
    changed = 0
    for seed in range(6):
        image, hidden = add(np.random.default_rng(seed), ground.after, radiometry, 3.0)
        assert image.shape == ground.after.shape
        changed += not np.array_equal(image, ground.after)
        if hidden.any():
            assert image[hidden].mean() > ground.after[hidden].mean() + 20
    assert changed >= 3


def test_where_a_cloud_hides_the_ground_nothing_is_claimed() -> None:
    ground = _ground(NATURAL)
    everywhere = np.ones((SIDE, SIDE), np.bool_)
    pair = Simulated(ground.before, ground.after, {"clearing appears": everywhere}, ())
    shares = [
        add_nuisance(np.random.default_rng(seed), pair, ground).masks["clearing appears"].mean()
        for seed in range(20)
    ]
    assert min(shares) < 0.97
    assert max(shares) == 1.0


def test_dates_that_differ_by_nuisance_alone_have_no_mask() -> None:
    for gsd_m in (0.5, 2.0, 10.0):
        ground = replace(_ground(NATURAL), gsd_m=gsd_m)
        pair = simulate_nuisance(np.random.default_rng(4), ground)
        assert not pair.masks
        assert {"building appears", "burnt area appears"} <= set(pair.absent)
        assert not np.array_equal(pair.before, pair.after)
