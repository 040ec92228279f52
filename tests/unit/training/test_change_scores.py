"""Figures of change masks: outlines, objects one to one, calibration."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from mtrefseg.training.evaluation.boundary import BoundaryScore
from mtrefseg.training.evaluation.change_scores import ChangeScores
from mtrefseg.training.evaluation.object_matches import label_mask, match_objects
from mtrefseg.training.evaluation.reliability import Reliability

Mask = npt.NDArray[np.bool_]


def rectangles(*windows: tuple[slice, slice], side: int = 64) -> Mask:
    mask = np.zeros((side, side), np.bool_)
    for window in windows:
        mask[window] = True
    return mask


def test_an_outline_is_right_within_three_pixels() -> None:
    truth = rectangles(np.s_[20:40, 20:40])
    for shift, f1 in ((0, 1.0), (3, 1.0)):
        score = BoundaryScore()
        score.add(np.roll(truth, shift, 1), truth)
        assert score.f1 == f1
    far = BoundaryScore()
    far.add(rectangles(np.s_[14:46, 14:46]), truth)
    assert far.f1 == 0.0


def test_the_border_of_the_image_is_no_outline() -> None:
    whole = np.ones((16, 16), np.bool_)
    score = BoundaryScore()
    score.add(whole, rectangles(np.s_[0:16, 0:8], side=16))
    assert (score.predicted, score.true) == (0, 16)


def test_an_object_has_a_polygon_of_its_own_only_once() -> None:
    true = label_mask(rectangles(np.s_[4:24, 4:24], np.s_[4:24, 26:46]))
    joined = match_objects(label_mask(rectangles(np.s_[4:24, 4:46])), true)
    assert joined.true == 2
    assert not joined.matched.any()
    assert joined.covered[0] == pytest.approx(40 / 42)
    apart = label_mask(rectangles(np.s_[4:24, 4:22], np.s_[4:24, 26:46], np.s_[50:52, 50:52]))
    matches = match_objects(apart, true)
    assert matches.matched.tolist() == [True, True, False]
    assert matches.best_iou.tolist() == pytest.approx([0.9, 1.0, 0.0])


def test_labels_without_pixels_are_no_objects() -> None:
    labels = np.where(rectangles(np.s_[4:8, 4:8]), 7, 0).astype(np.int32)
    matches = match_objects(labels, np.zeros_like(labels))
    assert (matches.true, len(matches.matched)) == (0, 1)


def test_what_is_called_as_often_as_it_is_right_has_no_calibration_error() -> None:
    rng = np.random.default_rng(0)
    probability = rng.random(200_000)
    sound, sure = Reliability(), Reliability()
    sound.add(probability, rng.random(200_000) < probability)
    sure.add(np.full(1000, 0.9), np.arange(1000) < 500)
    assert sound.ece < 0.005
    assert sure.ece == pytest.approx(0.4)
    assert sure.shares()[8:] == [None, 0.5]


def test_the_empty_ground_does_not_make_a_model_look_calibrated() -> None:
    score, probability = Reliability(), np.full((100, 100), 0.01, np.float32)
    probability[:2] = 0.9
    score.add_pixels(probability, np.zeros((100, 100), np.bool_))
    assert score.ece == pytest.approx(0.9, abs=1e-6)


def test_a_row_holds_pixels_outlines_objects_and_confidence() -> None:
    truth = rectangles(np.s_[4:24, 4:24], np.s_[30:50, 30:50])
    probability = np.where(rectangles(np.s_[4:24, 4:24], np.s_[30:50, 2:12]), 0.8, 0.1)
    scores = ChangeScores()
    mask = scores.add(probability.astype(np.float32), truth)
    assert mask.sum() == 600
    figures = scores.row("name").figures
    expected = {"F1": 800 / 1400, "P": 400 / 600, "R": 0.5, "own recall": 0.5,
                "own precision": 0.5, "objects": 2, "polygons": 2,
                "separated recall": None}  # fmt: skip
    assert {name: figures[name] for name in expected} == pytest.approx(expected)
    assert figures["ECE polygons"] == pytest.approx(0.3, abs=1e-6)
