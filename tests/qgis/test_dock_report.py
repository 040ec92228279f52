"""The report that a user can send: facts about both rasters, and nobody's name."""

from pathlib import Path

import pytest
from osgeo import gdal, osr
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtWidgets import QApplication

from mtrefseg.plugin.dock.report.raster_facts import pixel_m, raster_facts

SLOW_MS = 30_000


def copied(dock):
    dock.panel.reportButton.click()
    return QApplication.clipboard().text()


@pytest.fixture
def geographic(tmp_path):
    """One band of numbers with a nodata value, 0.001° at 60° north."""
    path = str(tmp_path / "geographic.tif")
    data = gdal.GetDriverByName("GTiff").Create(path, 30, 20, 1, gdal.GDT_Float32)
    data.SetGeoTransform((10.0, 0.001, 0.0, 60.01, 0.0, -0.001))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    data.SetProjection(crs.ExportToWkt())
    data.GetRasterBand(1).SetNoDataValue(-9999)
    data = None
    return QgsRasterLayer(path, "geographic")


def test_the_facts_of_a_raster_are_one_line_without_its_name(dock):
    facts = raster_facts(dock.pair.before)
    begin = "64 × 64 pixels, bands: 3 (Byte), EPSG:32614, "
    assert facts.startswith(begin)
    assert facts.endswith(" m per pixel, nodata: none")
    assert "old" not in facts
    assert pixel_m(dock.pair.before) == pytest.approx((1.0, 1.0), rel=1e-3)


def test_degrees_become_metres_and_nodata_is_named(geographic):
    facts = raster_facts(geographic)
    assert "bands: 1 (Float32), EPSG:4326" in facts
    assert facts.endswith("nodata: -9999")
    assert pixel_m(geographic) == pytest.approx((55.8, 111.4), rel=0.01)


def test_what_is_no_raster_file_is_said_to_be_none():
    assert raster_facts(None) == "not chosen"
    web = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{x}/{y}/{z}.png", "web map", "wms")
    assert raster_facts(web) in ("a layer of 'wms', no file", "cannot be read")


def test_the_report_has_versions_rasters_check_question_and_messages(dock, ask, qtbot):
    ask("refuse")
    qtbot.waitUntil(lambda: dock.panel.markLabel.accessibleName() == "green", timeout=SLOW_MS)
    text = copied(dock)
    assert text.startswith("## mtrefseg: report of a question")
    for part in ("* QGIS: 3", "* Qt: 5", "* System: ", "### Engine"):
        assert part in text
    assert "* Before: 64 × 64 pixels" in text
    assert "* After: 64 × 64 pixels" in text
    assert "* Check: The rasters overlap on 90%" in text
    assert "* Sentence: refuse" in text
    assert "* The rasters do not overlap. Choose others." in text


def test_after_a_crash_it_has_the_tail_of_the_log(dock, ask):
    ask("crash")
    assert "the reason of the crash" in copied(dock)


def test_after_an_answer_it_names_the_device(dock, ask):
    ask("count 2")
    assert "0.1 s on cpu" in copied(dock)


def test_the_home_folder_is_taken_out(dock):
    dock.context.show_warning(f"'{Path.home()}/rasters/old.tif' cannot be read.")
    text = copied(dock)
    assert str(Path.home()) not in text
    assert "'~/rasters/old.tif' cannot be read." in text


def test_the_page_of_the_engine_is_told_of_the_rasters(dock):
    QgsProject.instance().removeMapLayer(dock.pair.after.id())
    dock.panel.afterCombo.setLayer(None)
    before, after = dock.rasters()
    assert before.startswith("Before: 64 × 64 pixels")
    assert after == "After: not chosen"
