"""A run whose model has a calibration: masks stay, confidences, raster and threshold follow it."""

from __future__ import annotations

import math
from pathlib import Path

import geopandas
import numpy as np
import pytest
import rasterio

from mtrefseg.model.inference import pipeline
from mtrefseg.model.outputs.logit_map import IDENTITY, LogitMap, logit_maps
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.weights.calibration import Calibration, LogitLine
from mtrefseg.tests.flat_requests import redraw_request

LINE = LogitLine(0.8, -0.7)


@pytest.fixture
def calibrated(monkeypatch):
    """Let the model of every run have a calibration."""
    calibration = Calibration("0", LINE.slope, LINE.offset, sets=("levir", "ms_hs"), scenes=9)
    monkeypatch.setattr(
        "mtrefseg.model.inference.run_calibration.read_calibration", lambda folder: calibration
    )
    assert pipeline.calibration_facts


def polygons(path):
    return geopandas.read_file(path, layer="changes").sort_values("area_m2")


def test_a_map_and_its_inverse_give_the_same_probability():
    values = np.linspace(0, 1, 1025, dtype=np.float32)
    one = LogitMap(LogitLine(0.6, -1.2))
    assert np.allclose(one.of_network(one.calibrated(values)), values, atol=2e-6)
    assert (np.diff(one.calibrated(values)) > 0).all()
    assert one.calibrated(values)[[0, -1]].tolist() == [0, 1]
    assert IDENTITY.calibrated(values) is values


def test_a_calibrated_probability_is_a_line_through_the_logits():
    found = float(LogitMap(LINE).calibrated(np.array([0.9], np.float32))[0])
    assert math.log(found / (1 - found)) == pytest.approx(0.8 * math.log(9) - 0.7, abs=1e-5)


def test_a_calibration_leaves_the_masks_and_lowers_the_confidence(run, request):
    before = polygons(run("plain.gpkg").output)
    request.getfixturevalue("calibrated")
    result = run("calibrated.gpkg")
    after = polygons(result.output)
    assert before.geometry.equals(after.geometry)
    expected = LogitMap(LINE).calibrated(before.confidence.to_numpy(np.float32))
    assert np.allclose(after.confidence, expected, atol=0.01)
    assert "calibrated on 9 scenes of 2 kinds of images" in result.facts["drawn"]
    assert "Threshold 0.33, where the model decides" in result.facts["drawn"]


def test_a_threshold_is_one_of_calibrated_probability(run, calibrated, tmp_path):
    raster = str(tmp_path / "p.tif")
    result = run("drawn.gpkg", threshold=0.6, probability=raster)
    with rasterio.open(raster) as stored:
        expected = int(np.count_nonzero(stored.read(1) > 0.6))
    area_m2 = sum(polygons(result.output).area_m2)
    assert area_m2 == pytest.approx(expected * 0.25, rel=0.01)


def test_what_is_drawn_again_is_as_the_run_drew_it(run, calibrated, tmp_path):
    raster, again = str(tmp_path / "p.tif"), str(tmp_path / "again.gpkg")
    first = run("drawn.gpkg", probability=raster)
    second = redraw(redraw_request(raster, first.output, again))
    before, after = polygons(first.output), polygons(again)
    assert before.geometry.equals(after.geometry)
    assert np.allclose(before.confidence, after.confidence, atol=1e-3)
    assert second.facts["drawn"] == first.facts["drawn"]
    assert logit_maps(second.facts) == {"the water that appeared": LogitMap(LINE)}


def test_a_run_of_a_model_without_calibration_says_so(run, monkeypatch):
    monkeypatch.setattr(
        "mtrefseg.model.inference.run_calibration.read_calibration", lambda folder: None
    )
    assert "not calibrated for this model" in run().facts["drawn"]


def test_a_calibration_of_other_weights_is_not_used(run, monkeypatch):
    monkeypatch.setattr(
        "mtrefseg.model.inference.run_calibration.read_calibration",
        lambda folder: Calibration("other", 0.5, -1.0),
    )
    facts = run().facts
    assert "that of other weights" in facts["drawn"]
    assert logit_maps(facts) == {}


def test_small_polygons_are_left_out_by_pixels_unless_an_area_is_given(run, write_raster, tmp_path):
    before = np.full((3, 64, 64), 40, np.uint8)
    after = before.copy()
    after[0, 2:5, 2:5] = 240  # 9 pixels
    after[0, 20:40, 20:40] = 240
    pair = {
        "before": write_raster("small_b.tif", before),
        "after": write_raster("small_a.tif", after),
    }
    automatic = run("automatic.gpkg", **pair, min_area_m2=None)
    assert (automatic.sentences[0].count, run("all.gpkg", **pair).sentences[0].count) == (1, 2)
    assert "pixels); 0 keeps all" in automatic.facts["drawn"]
    assert Path(automatic.output).exists()
