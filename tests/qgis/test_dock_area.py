"""Where changes are looked for: polygons that they have to touch, layers, rectangles."""

from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.plugin.dock.request.area_polygons import PolygonsCopy
from mtrefseg.plugin.dock.result.result_layer import run_of
from mtrefseg.tests.qgis.polygon_layers import boxed, polygons

SLOW_MS = 30_000


def test_only_changes_that_touch_the_polygons_are_kept(dock, ask):
    # The fake worker's squares begin every 20 m; the second is touched.
    area = polygons((500_025, 4_999_900, 500_027, 5_000_000))
    dock.panel.choose_extent("polygons")
    dock.panel.areaCombo.setLayer(area)
    layer = ask("count 3")
    (feature,) = layer.getFeatures()
    assert feature.geometry().boundingBox().xMinimum() == pytest.approx(500_020)
    assert run_of(layer).request.pair.extent == (500_025, 4_999_900, 500_027, 5_000_000)


def test_numbers_are_those_after_the_cut(dock, ask):
    area = polygons((500_025, 4_999_900, 500_027, 5_000_000))
    dock.panel.choose_extent("polygons")
    dock.panel.areaCombo.setLayer(area)
    layer = ask("count 3")
    assert dock.panel.statusLabel.text().startswith("1 polygons, 0.01 ha")
    assert any("1 polygons, 0.01 ha" in line for line in layer.metadata().history())
    assert ask("count 1").featureCount() == 0
    assert "that touches the chosen polygons" in dock.panel.statusLabel.text()


def test_the_polygons_are_those_at_the_time_of_asking(dock, ask, qtbot):
    area = polygons((500_025, 4_999_900, 500_027, 5_000_000))
    area.startEditing()
    area.addFeatures([boxed(area, (500_045, 4_999_900, 500_047, 5_000_000))])
    dock.panel.choose_extent("polygons")
    dock.panel.areaCombo.setLayer(area)
    layer = ask("count 3")
    assert layer.featureCount() == 2
    area.rollBack()
    QgsProject.instance().removeMapLayer(area.id())
    request = run_of(layer).request
    kept = QgsVectorLayer(
        f"{request.polygon_options.within}|layername={request.polygon_options.within_layer}",
        "kept",
        "ogr",
    )
    assert kept.featureCount() == 2
    assert Path(request.polygon_options.within).parent == Path(request.output).parent


def test_a_new_threshold_keeps_to_the_polygons_of_the_run(dock, ask, client, monkeypatch, qtbot):
    area = polygons((500_025, 4_999_900, 500_027, 5_000_000))
    dock.panel.choose_extent("polygons")
    dock.panel.areaCombo.setLayer(area)
    layer = ask("count 3")
    asked, redraw = [], client.redraw

    def keep(request, *others):
        asked.append(request)
        return redraw(request, *others)

    monkeypatch.setattr(client, "redraw", keep)
    QgsProject.instance().removeMapLayer(area.id())
    before, within = layer.source(), run_of(layer).request.polygon_options.within
    dock.panel.thresholdSlider.setValue(20)
    qtbot.waitUntil(lambda: layer.source() != before, timeout=SLOW_MS)
    (request,) = asked
    assert (
        request.polygon_options.within,
        request.polygon_options.within_layer,
        request.polygon_options.review,
    ) == (within, "within", True)
    assert request.source == before.split("|")[0]
    assert run_of(layer).request.polygon_options.within == within


@pytest.mark.parametrize("sentence", ["refuse", "crash"])
def test_a_run_that_fails_leaves_no_copy_of_the_polygons(dock, ask, sentence, tmp_path):
    dock.panel.choose_extent("polygons")
    dock.panel.areaCombo.setLayer(polygons((500_025, 4_999_900, 500_027, 5_000_000)))
    ask(sentence)
    assert not list((tmp_path / "results").glob("*within*"))
    assert dock.panel.statusLabel.text() == "The run failed. Nothing was written."


def test_a_layer_without_a_polygon_is_refused(dock, tmp_path):
    area = polygons((500_025, 4_999_900, 500_027, 5_000_000))
    area.dataProvider().truncate()
    with pytest.raises(MtrefsegError, match="'areas' has no polygon"):
        PolygonsCopy(area, area.crs()).write(str(tmp_path / "within.gpkg"))


def test_polygons_that_cannot_be_written_are_named(dock, tmp_path):
    area = polygons((500_025, 4_999_900, 500_027, 5_000_000))
    with pytest.raises(MtrefsegError, match="'areas' cannot be written"):
        PolygonsCopy(area, area.crs()).write(str(tmp_path / "missing" / "within.gpkg"))


def test_areas_in_another_crs_and_selected_ones_only(dock, ask):
    touching, off = (-98.99999, 45.15, -98.99966, 45.154), (-98.99941, 45.15, -98.9994, 45.154)
    area = polygons(touching, off, crs="EPSG:4326")
    dock.panel.choose_extent("polygons")
    dock.panel.areaCombo.setLayer(area)
    assert ask("count 3").featureCount() == 3
    area.selectByIds([1])
    layer = ask("count 3")
    assert layer.featureCount() == 2
    assert run_of(layer).request.pair.extent_crs == "EPSG:4326"


def test_a_drawn_rectangle_is_the_extent(dock, ask):
    dock.context.canvas.setDestinationCrs(dock.pair.before.crs())
    dock.panel.choose_extent("rectangle")
    dock.extent.map_tool().extentChanged.emit(QgsRectangle(500_001, 4_999_950, 500_031, 5_000_000))
    request = run_of(ask("count 1")).request
    assert request.pair.extent == (500_001, 4_999_950, 500_031, 5_000_000)
    assert request.pair.extent_crs == "EPSG:32614"


def test_the_canvas_is_the_extent(dock, ask):
    canvas = dock.context.canvas
    canvas.setDestinationCrs(dock.pair.before.crs())
    canvas.setExtent(dock.pair.before.extent())
    dock.panel.choose_extent("canvas")
    extent = run_of(ask("count 1")).request.pair.extent
    assert extent[0] == pytest.approx(canvas.extent().xMinimum())


def test_a_rectangle_that_was_not_drawn_is_asked_for(dock):
    dock.panel.choose_extent("rectangle")
    dock.panel.sentenceEdit.setPlainText("count 1")
    dock.panel.runButton.click()
    assert not dock.run.running
    (text,) = dock.context.iface.messageBar().get_messages(Qgis.MessageLevel.Critical)
    assert "rectangle has no area" in text
