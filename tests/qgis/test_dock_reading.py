"""How a pair is read: what QGIS knows of its layers, bands, values without data, pixel size."""

from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRasterLayer,
    QgsRasterRange,
    QgsSettings,
)

from mtrefseg.plugin.dock.reading import band_names, first_bands
from mtrefseg.plugin.dock.result.result_layer import run_of
from mtrefseg.plugin.options_page import OptionsFactory
from mtrefseg.plugin.settings import Settings

SLOW_MS = 30_000


@pytest.fixture
def blue_first(tmp_path):
    """A layer with blue, green, red and a band that is called nir."""
    path = str(tmp_path / "bgrn.tif")
    data = gdal.GetDriverByName("GTiff").Create(path, 64, 64, 4, gdal.GDT_Byte)
    data.SetGeoTransform((500_000, 1, 0, 5_000_000, 0, -1))
    data.SetProjection(QgsCoordinateReferenceSystem("EPSG:32614").toWkt())
    colours = (gdal.GCI_BlueBand, gdal.GCI_GreenBand, gdal.GCI_RedBand, gdal.GCI_Undefined)
    for band, colour in enumerate(colours, start=1):
        data.GetRasterBand(band).SetColorInterpretation(colour)
    data.GetRasterBand(4).SetDescription("nir")
    data = None
    return QgsRasterLayer(path, "bgrn 2020")


@pytest.fixture
def checks(dock, client, monkeypatch, qtbot):
    """The requests of all checks from now on, once the pair has been checked."""
    qtbot.waitUntil(lambda: dock.panel.markLabel.accessibleName() != "", timeout=SLOW_MS)
    asked, check = [], client.check_pair

    def keep(request, *others):
        asked.append(request)
        return check(request, *others)

    monkeypatch.setattr(client, "check_pair", keep)
    return asked


def choose(combo, data):
    """Choose an entry as a user does."""
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def show(dock, layer):
    QgsProject.instance().addMapLayer(layer)
    dock.panel.beforeCombo.setLayer(layer)


def write(edit, text):
    edit.setText(text)
    edit.editingFinished.emit()


def wait_for(qtbot, asked, count):
    qtbot.waitUntil(lambda: len(asked) >= count, timeout=SLOW_MS)


def test_bands_are_named_by_description_or_colour(blue_first):
    assert band_names(blue_first) == ["1: blue", "2: green", "3: red", "4: nir"]
    assert first_bands(blue_first) == (3, 2, 1)


def test_a_choice_of_bands_begins_with_the_colours_and_reaches_check_and_run(
    dock, ask, blue_first, checks, qtbot
):
    show(dock, blue_first)
    panel = dock.panel
    assert panel.beforeRedCombo.currentText() == "as declared"
    choose(panel.beforeRedCombo, 4)
    assert panel.beforeGreenCombo.currentText() == "2: green"
    assert panel.beforeBlueCombo.currentText() == "1: blue"
    bands = (4, 2, 1)
    qtbot.waitUntil(lambda: bool(checks) and checks[-1].pair.before.bands == bands, timeout=SLOW_MS)
    request = run_of(ask("count 1")).request
    assert (request.pair.before.bands, request.pair.after.bands) == ((4, 2, 1), ())
    choose(panel.beforeBlueCombo, 0)
    assert run_of(ask("count 1")).request.pair.before.bands == ()


def test_a_list_of_bands_is_wide_enough_for_what_it_says_first(dock):
    panel = dock.panel
    for combo in (panel.beforeRedCombo, panel.afterBlueCombo):
        text_px = combo.fontMetrics().horizontalAdvance("as declared")
        assert combo.minimumSize().width() > text_px


def test_bands_stay_with_their_raster_when_the_dates_are_swapped(dock, blue_first):
    show(dock, blue_first)
    choose(dock.panel.beforeRedCombo, 4)
    dock.panel.swapButton.click()
    assert dock.panel.afterRedCombo.currentText() == "4: nir"
    assert dock.panel.beforeRedCombo.currentText() == "as declared"
    assert dock.pair.reading().source.after.bands == (4, 2, 1)


def test_values_without_data_reach_check_and_run(dock, ask, checks, qtbot):
    write(dock.panel.afterNodataEdit, "0, 250:255")
    wait_for(qtbot, checks, 1)
    assert checks[-1].pair.after.nodata == ((0.0, 0.0), (250.0, 255.0))
    assert run_of(ask("count 1")).request.pair.after.nodata == ((0.0, 0.0), (250.0, 255.0))
    assert "changed" in dock.panel.readingGroup.title()
    write(dock.panel.afterNodataEdit, "")
    assert "changed" not in dock.panel.readingGroup.title()


def test_values_without_data_that_are_no_numbers_are_named(dock, qtbot):
    write(dock.panel.beforeNodataEdit, "black")
    qtbot.waitUntil(lambda: "'black'" in dock.panel.checkLabel.text(), timeout=SLOW_MS)
    assert dock.panel.markLabel.accessibleName() == "red"


@pytest.mark.parametrize(
    ("choice", "wanted"), [("auto", (None, True)), ("as it is", (None, False))]
)
def test_the_pixel_size_is_that_of_the_model_or_as_it_is(dock, ask, choice, wanted):
    choose(dock.panel.pixelSizeCombo, choice)
    assert not dock.panel.pixelSizeSpin.isVisibleTo(dock.panel.content)
    request = run_of(ask("count 1")).request
    assert (request.pair.gsd_m, request.fit_gsd) == wanted


def test_a_pixel_size_in_metres_is_asked_for(dock, ask, checks, qtbot):
    choose(dock.panel.pixelSizeCombo, "metres")
    dock.panel.readingGroup.setCollapsed(False)
    assert dock.panel.pixelSizeSpin.isVisibleTo(dock.panel.content)
    dock.panel.pixelSizeSpin.setValue(0.8)
    qtbot.waitUntil(lambda: bool(checks) and checks[-1].pair.gsd_m == 0.8, timeout=SLOW_MS)
    assert run_of(ask("count 1")).request.pair.gsd_m == 0.8


def test_unfolding_the_group_does_not_show_a_field_that_was_hidden(dock):
    dock.panel.readingGroup.setCollapsed(False)
    assert not dock.panel.pixelSizeSpin.isVisibleTo(dock.panel.content)


def test_the_model_is_compared_too(dock, checks, qtbot):
    dock.panel.modelCombo.addItem("other", "/models/other")
    choose(dock.panel.modelCombo, "/models/other")
    wait_for(qtbot, checks, 1)
    assert checks[-1].model == "/models/other"


def test_a_crs_set_in_qgis_reaches_the_engine_which_alone_tells_it(dock, ask, checks, qtbot):
    dock.pair.after.setCrs(QgsCoordinateReferenceSystem("EPSG:32615"))
    wait_for(qtbot, checks, 1)
    assert checks[-1].pair.after.crs == "EPSG:32615"
    assert run_of(ask("count 1")).request.pair.after.crs == "EPSG:32615"
    assert "EPSG:32615" not in dock.panel.notesLabel.text()


def test_additional_values_without_data_of_qgis_are_used(dock, ask, checks, qtbot):
    layer = dock.pair.before
    for band in (1, 2, 3):
        layer.dataProvider().setUserNoDataValue(band, [QgsRasterRange(60, 60)])
    layer.triggerRepaint()
    wait_for(qtbot, checks, 1)
    assert checks[-1].pair.before.nodata == ((60.0, 60.0),)
    write(dock.panel.beforeNodataEdit, "7")
    assert run_of(ask("count 1")).request.pair.before.nodata == ((7.0, 7.0), (60.0, 60.0))


def test_a_repaint_alone_checks_nothing_again(dock, checks, qtbot):
    dock.pair.before.triggerRepaint()
    qtbot.wait(600)
    assert checks == []


def test_a_choice_keeps_the_shift_that_is_corrected(dock, checks, qtbot):
    dock.panel.shiftCheck.setChecked(True)
    write(dock.panel.beforeNodataEdit, "9")
    wait_for(qtbot, checks, 1)
    qtbot.waitUntil(dock.panel.shiftCheck.isVisible, timeout=SLOW_MS)
    assert dock.panel.shiftCheck.isChecked()


def test_the_project_remembers_how_its_rasters_are_read(dock, blue_first, tmp_path, qtbot):
    show(dock, blue_first)
    choose(dock.panel.beforeRedCombo, 4)
    write(dock.panel.afterNodataEdit, "255")
    choose(dock.panel.pixelSizeCombo, "metres")
    dock.panel.pixelSizeSpin.setValue(0.7)
    dock.panel.thresholdSlider.setValue(35)
    source = dock.pair.reading().source
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgs"))
    project.clear()
    assert dock.panel.pixel_size().choice == "auto"
    assert dock.panel.threshold() is None
    assert "changed" not in dock.panel.readingGroup.title()
    assert project.read(str(tmp_path / "p.qgs"))
    qtbot.wait(50)
    assert dock.pair.reading().source == source
    assert dock.panel.beforeRedCombo.currentText() == "4: nir"
    assert dock.panel.thresholdSlider.value() == 35


def test_a_raster_that_comes_back_is_read_as_before(dock, pair, qtbot):
    write(dock.panel.beforeNodataEdit, "9")
    QgsProject.instance().removeMapLayer(dock.pair.before.id())
    assert dock.pair.before is None
    QgsProject.instance().addMapLayer(QgsRasterLayer(pair.before, "old"))
    assert dock.panel.beforeNodataEdit.text() == "9"


def test_remote_rasters_are_allowed_in_the_settings_only(dock, ask, checks, qtbot):
    assert not run_of(ask("count 1")).request.pair.allow_remote
    page = OptionsFactory(lambda: None).createWidget()
    assert not page.allow_remote.isChecked()
    page.allow_remote.setChecked(True)
    page.apply()
    assert QgsSettings().value("mtrefseg/allow_remote", type=bool)
    assert Settings.load().allow_remote
    assert run_of(ask("count 1")).request.pair.allow_remote


def test_training_data_are_cut_from_what_the_run_has_read(dock, ask, client, monkeypatch, qtbot):
    write(dock.panel.beforeNodataEdit, "9")
    ask("count 1")
    asked, run = [], client.run

    def keep(name, request, *others):
        asked.append(request)
        return run(name, request, *others)

    monkeypatch.setattr(client, "run", keep)
    dock.export.export(str(Path(run_of(dock.results.layer).request.output).parent / "data"))
    qtbot.waitUntil(lambda: not QgsApplication.taskManager().activeTasks(), timeout=SLOW_MS)
    assert asked[0]["nodata_before"] == ((9.0, 9.0),)
