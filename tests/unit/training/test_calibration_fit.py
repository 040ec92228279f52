"""The fit of a calibration: known lines come out, and errors are those of other scenes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit

from mtrefseg.training.evaluation.calibration_fit import (
    MIDDLES,
    SceneLogits,
    calibration_error,
    fit_calibration,
    halves,
)
from mtrefseg.training.mini.calibrate import calibrate, figures_table, read_scenes, write_scenes

PIXELS = 20_000


def scene(number, set_name="a", undecided=0.75, slope=0.7, offset=-0.6, concept="building"):
    """Return a scene whose true share follows a line through the logits exactly."""
    count = np.full(len(MIDDLES), PIXELS, np.int64)
    right = np.rint(count * expit(slope * MIDDLES + offset)).astype(np.int64)
    return SceneLogits(set_name, f"{set_name}{number}", concept, undecided, count, right)


def fitted(scenes):
    return fit_calibration(scenes, "0", lambda name: 1.0)


def test_the_line_of_the_truth_is_found():
    found = fitted([scene(n) for n in range(4)]).line(0.75, "building")
    assert (found.slope, found.offset) == pytest.approx((0.7, -0.6), abs=0.03)


def test_what_is_calibrated_has_no_error_and_what_is_not_has():
    scenes = [scene(n) for n in range(4)]
    assert calibration_error(scenes, None) > 0.08
    assert calibration_error(scenes, fitted(scenes)) < 0.01


def test_sets_that_differ_by_their_undecided_pixels_are_told_apart():
    sharp = [scene(n, "a", 0.5, 0.8, 0.0) for n in range(4)]
    soft = [scene(n, "b", 0.95, 0.8, -1.2) for n in range(4)]
    both = fitted(sharp + soft)
    assert max(calibration_error(one, both) for one in (sharp, soft)) < 0.02


def test_a_set_weighs_the_same_whatever_its_size():
    few, many = [scene(0, "a", offset=0.5)], [scene(n, "b", offset=-0.5) for n in range(20)]
    offset = fitted(few + many).line(0.75, "building").offset
    assert offset == pytest.approx(fitted(few + many[:1]).line(0.75, "building").offset, abs=0.02)


def test_every_second_scene_of_a_set_is_in_a_half():
    first, second = halves([scene(n, name) for name in "ab" for n in range(3)])
    assert [one.name for one in first] == ["a0", "a2", "b0", "b2"]
    assert [one.name for one in second] == ["a1", "b1"]


def test_the_figures_are_of_scenes_that_were_not_fitted():
    scenes = [scene(n, "a", offset=-1.0 if n % 2 else 1.0) for n in range(6)]
    figures = calibrate(scenes, "0").figures["a"]
    assert min(figures["first half"], figures["second half"]) > 0.2
    assert "unknown set" not in figures


def test_the_fit_is_the_same_again_and_from_stored_answers(tmp_path):
    scenes = [scene(n, name, 0.5 + 0.1 * n) for name in "ab" for n in range(4)]
    first = calibrate(scenes, "0123")
    write_scenes(tmp_path / "answers.npz", "0123", scenes)
    weights, stored = read_scenes(tmp_path / "answers.npz")
    assert calibrate(stored, weights) == first
    assert figures_table(first).count("\n") == 3
