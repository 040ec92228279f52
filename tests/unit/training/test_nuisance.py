"""Nuisance factors of synthetic scenes: they change images, and the land cover only where clouds
hide it."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from mtrefseg.training.batches.crops import Crop
from mtrefseg.training.batches.paste import copy_paste
from mtrefseg.training.synthetic import nuisance
from mtrefseg.training.synthetic.scene import generate_scene

SIDE = 128


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """One nuisance factor, always."""
    for name in ("RELIEF", "LEAFLESS", "CLOUDS", "MISREGISTERED"):
        monkeypatch.setattr(nuisance, name, float(name == request.param))


@pytest.mark.parametrize("only", ["RELIEF", "LEAFLESS", "MISREGISTERED"], indirect=True)
def test_light_leaves_and_misregistration_change_nothing_on_the_ground(only: None) -> None:
    other = 0
    for seed in range(12):
        plain, altered = generate_scene(seed, SIDE, nuisance=False), generate_scene(seed, SIDE)
        assert np.array_equal(plain.cover_before, altered.cover_before)
        assert np.array_equal(plain.cover_after, altered.cover_after)
        other += not (
            np.array_equal(plain.before, altered.before)
            and np.array_equal(plain.after, altered.after)
        )
    assert other >= 5  # some have neither slope nor tree


@pytest.mark.parametrize("only", ["CLOUDS"], indirect=True)
def test_what_a_cloud_hides_has_not_changed(only: None) -> None:
    hidden = 0
    for seed in range(20):
        plain, cloudy = generate_scene(seed, SIDE, nuisance=False), generate_scene(seed, SIDE)
        was, shown = (s.cover_before != s.cover_after for s in (plain, cloudy))
        assert not (shown & ~was).any(), "no change comes with a cloud"
        gone = was & ~shown
        hidden += int(gone.sum())
        before = plain.cover_before != cloudy.cover_before
        after = plain.cover_after != cloudy.cover_after
        assert not (before.any() and after.any()), "one date has clouds"
        assert np.array_equal(gone, before | after)
    assert hidden > 100


@pytest.mark.parametrize("only", ["MISREGISTERED"], indirect=True)
def test_misregistration_reaches_three_pixels_and_no_more(only: None) -> None:
    found = []
    for seed in range(12):
        canvas = generate_scene(seed, SIDE, nuisance=False)
        image = canvas.after.astype(np.float32)
        moved = generate_scene(seed, SIDE).after.astype(np.float32)
        # the whole step whose shift fits best
        steps = [(row, col) for row in range(-5, 6) for col in range(-5, 6)]
        errors = [
            np.abs(ndimage.shift(image, (*step, 0), order=0) - moved)[8:-8, 8:-8].mean()
            for step in steps
        ]
        found.append(steps[int(np.argmin(errors))])
    assert np.abs(found).max() <= 4  # the sensor adds a little of its own
    assert np.abs(found).max() >= 2


def test_objects_of_another_pair_are_laid_on_one_date_alone() -> None:
    rng = np.random.default_rng(0)
    ground, other = (
        Crop(
            rng.integers(0, 99, (32, 32, 3)).astype(np.uint8),
            rng.integers(0, 99, (32, 32, 3)).astype(np.uint8),
            {"building appears": mask, "building changes": mask},
        )
        for mask in (np.eye(32, dtype=np.bool_), np.arange(1024).reshape(32, 32) % 32 > 20)
    )
    result = copy_paste(ground, other, date=1)
    assert np.array_equal(result.before, ground.before)
    laid = np.zeros((32, 32), np.bool_)
    laid[:, 24:] = True
    assert np.abs(result.after[laid].astype(int) - other.after[laid]).max() <= 1
    assert np.array_equal(result.after[:, :16], ground.after[:, :16])
    union = ground.masks["building appears"] | other.masks["building appears"]
    assert all(np.array_equal(mask, union) for mask in result.masks.values())
