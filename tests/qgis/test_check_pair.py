"""``mtrefseg:checkpair`` in Processing: with the fake worker, then with the real one."""

import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsRasterLayer,
    QgsRasterRange,
)

from mtrefseg.engine_client.interpreter import worker_command
from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.processing_provider.builders.request_builder import RequestBuilder
from mtrefseg.processing_provider.provider import MtrefsegProvider

ALGORITHM = "mtrefseg:checkpair"
PARAMETERS = ["BEFORE", "AFTER", "MODEL", "EXTENT", "BANDS_BEFORE", "BANDS_AFTER",
              "NODATA_BEFORE", "NODATA_AFTER", "SHIFT_X", "SHIFT_Y", "FIT_GSD", "GSD",
              "ALLOW_REMOTE", "OUTPUT"]  # fmt: skip
NUMBERS = ["SHIFT_X", "SHIFT_Y", "SPREAD", "WINDOWS", "OVERLAP", "SCALE_RATIO"]


@pytest.fixture
def algorithm(provider):
    return QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)


@pytest.fixture
def check(provider, context, feedback, pair, tmp_path):
    import processing

    def check(name="before", **values):
        before = Path(pair.before).with_name(f"{name}.tif")
        if not before.exists():
            Path(pair.before).rename(before)
        values = {"BEFORE": str(before), "AFTER": pair.after, **values}
        return processing.run(ALGORITHM, values, context=context, feedback=feedback)

    return check


def test_identity_parameters_and_help(algorithm):
    assert algorithm.id() == ALGORITHM
    assert algorithm.groupId() == "changedetection"
    assert {"check", "shift"} <= set(algorithm.tags())
    assert [p.name() for p in algorithm.parameterDefinitions()] == PARAMETERS
    assert [o.name() for o in algorithm.outputDefinitions()] == ["OUTPUT", "MARK", *NUMBERS]
    for text in (
        algorithm.displayName(),
        algorithm.shortHelpString(),
        algorithm.shortDescription(),
        *(p.help() for p in algorithm.parameterDefinitions()),
    ):
        assert text.strip()


def test_numbers_words_and_a_report(check, feedback, tmp_path):
    page = tmp_path / "report.html"
    result = check(OUTPUT=str(page))
    assert result["MARK"] == "green"
    assert [result[name] for name in NUMBERS] == [1.8, -0.6, 0.05, 9, 0.9, 1.0]
    assert any("overlap on 90%" in line for line in feedback.infos)
    html = page.read_text(encoding="utf-8")
    for part in ("shifted by (1.8, -0.6)", "9 windows, 2 rejected", "EPSG:32614", "1.80 px"):
        assert part in html


def test_where_layer_and_file_differ_is_in_log_and_report(check, feedback, layers, tmp_path):
    page = tmp_path / "report.html"
    provider = layers.before.dataProvider()
    for band in range(1, provider.bandCount() + 1):
        provider.setUserNoDataValue(band, [QgsRasterRange(77, 77)])
    check(BEFORE=layers.before, OUTPUT=str(page))
    told = [warning for warning in feedback.warnings if "77" in warning]
    assert len(told) == 1
    assert "additional values without data in QGIS, 77" in page.read_text(encoding="utf-8")


def test_a_report_never_takes_the_place_of_a_raster(algorithm, context, pair):
    values = {"BEFORE": pair.before, "AFTER": pair.after, "OUTPUT": pair.after}
    accepted, reason = algorithm.checkParameterValues(values, context)
    assert not accepted
    assert reason.startswith(f"Report: '{pair.after}' is read by this run (After)")


def test_a_report_that_cannot_be_written_is_told_and_the_old_one_stays(check, tmp_path):
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        check(OUTPUT=str(tmp_path))
    assert not list(tmp_path.parent.glob(".*.part"))


def test_what_is_not_good_is_a_warning(check, feedback):
    assert check("amber")["MARK"] == "amber"
    assert any("shifted" in warning for warning in feedback.warnings)


def test_a_hopeless_pair_has_a_mark_and_no_numbers(check, feedback, tmp_path):
    page = tmp_path / "report.html"
    result = check("red", OUTPUT=str(page))
    assert result["MARK"] == "red"
    assert not set(NUMBERS) & set(result)
    assert "stop" in page.read_text(encoding="utf-8")


def test_what_the_engine_refuses_is_said(check):
    with pytest.raises(QgsProcessingException, match="do not overlap"):
        check("refuse")


def test_wrong_bands_are_refused_before_the_run(algorithm, context, pair):
    values = {"BEFORE": pair.before, "AFTER": pair.after, "BANDS_AFTER": "red"}
    accepted, reason = algorithm.checkParameterValues(values, context)
    assert not accepted
    assert "red" in reason


def test_a_detection_takes_the_shift_that_was_measured(provider, context, values):
    detection = QgsApplication.processingRegistry().createAlgorithmById("mtrefseg:detectchanges")
    shifted = {**values, "SHIFT_X": 1.8, "SHIFT_Y": -0.6}
    for given, shift_px in ((shifted, (1.8, -0.6)), (values, (0.0, 0.0))):
        request = RequestBuilder(detection, given, context).build("o.gpkg", None)
        assert request.pair.shift_px == shift_px


def test_the_real_engine_measures_a_shift(qgis_processing, context, feedback, tmp_path, pair):
    import processing

    # the raster after lies half a pixel off, to the right and up
    blocks = np.random.default_rng(0).integers(20, 230, (22, 22)).repeat(3, 0).repeat(3, 1)
    for path, values in ((pair.before, blocks), (pair.after, np.roll(blocks, (-2, 3), (0, 1)))):
        data = gdal.Open(path, gdal.GA_Update)
        for band in (1, 2, 3):
            data.GetRasterBand(band).WriteArray(values[:64, :64].astype(np.uint8))
        data = None
    client = WorkerClient(lambda: worker_command(sys.executable), tmp_path / "logs")
    provider = MtrefsegProvider(client)
    QgsApplication.processingRegistry().addProvider(provider)
    try:
        values = {"BEFORE": QgsRasterLayer(pair.before, "old"), "AFTER": pair.after}
        result = processing.run(ALGORITHM, values, context=context, feedback=feedback)
    finally:
        QgsApplication.processingRegistry().removeProvider(provider)
    assert (result["SHIFT_X"], result["SHIFT_Y"]) == pytest.approx((3.5, -2.5), abs=0.2)
    assert result["MARK"] == "amber"
