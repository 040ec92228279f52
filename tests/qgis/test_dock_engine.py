"""The dock with the real engine and the bundled model on a corner of the embedded pair."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

from mtrefseg.model.audit.session import AuditSession
from mtrefseg.plugin.dock.result.result_layer import file_of, run_of

SLOW_MS = 300_000
SIDE_M = 300
BUILDINGS = "the buildings that appeared"


@pytest.fixture
def client(engine):
    """The client of the dock: real workers, kept for the next test."""
    return engine


@pytest.fixture
def layers(embedded):
    from types import SimpleNamespace

    return SimpleNamespace(
        before=QgsRasterLayer(embedded.before, "scene 2019"),
        after=QgsRasterLayer(embedded.after, "scene 2023"),
    )


@pytest.fixture
def ask_engine(dock, qtbot):
    """Ask about the corner and wait; returns the layer."""
    box = dock.pair.before.extent()
    west, north = box.xMinimum(), box.yMaximum()
    dock.context.canvas.setDestinationCrs(dock.pair.before.crs())
    dock.panel.choose_extent("rectangle")
    dock.extent.map_tool().extentChanged.emit(
        QgsRectangle(west, north - SIDE_M, west + SIDE_M, north)
    )

    def ask(sentence):
        dock.panel.sentenceEdit.setPlainText(sentence)
        dock.panel.runButton.click()
        qtbot.waitUntil(lambda: not dock.run.running, timeout=SLOW_MS)
        qtbot.wait(50)
        return dock.results.layer

    return ask


def accept_all(layer):
    """Review the polygons of a result."""
    with AuditSession.open(file_of(layer), "Ann") as session:
        session.accept_many(session.ids("file"))


def confidences(layer):
    return [feature["confidence"] for feature in layer.getFeatures()]


def test_a_question_its_threshold_and_its_training_data(dock, ask_engine, qtbot, tmp_path):
    layer = ask_engine(BUILDINGS)
    assert layer.name() == BUILDINGS
    assert layer.featureCount() > 0
    assert layer.renderer().type() == "graduatedSymbol"
    assert min(confidences(layer)) > 0.5
    area_m2 = sum(feature["area_m2"] for feature in layer.getFeatures())

    before = layer.source()
    dock.panel.thresholdSlider.setValue(90)
    qtbot.waitUntil(lambda: layer.source() != before, timeout=SLOW_MS)
    assert all(value > 0.9 for value in confidences(layer))
    assert sum(feature["area_m2"] for feature in layer.getFeatures()) < area_m2
    with closing(sqlite3.connect(file_of(layer))) as database:
        (text,) = database.execute(
            "SELECT metadata FROM gpkg_metadata WHERE metadata LIKE '%sentences%'"
        ).fetchone()
    assert BUILDINGS in text

    accept_all(layer)
    folder = tmp_path / "data"
    dock.export.export(str(folder))
    qtbot.waitUntil(
        lambda: (folder / "exported.json").exists() and not any(folder.glob(".export.*")),
        timeout=SLOW_MS,
    )
    assert {p.name for p in folder.iterdir()} == {
        "A",
        "B",
        "masks",
        "referring_expression",
        "exported.json",
    }


def test_the_pair_is_found_in_order(dock, qtbot):
    label = dock.panel.markLabel
    qtbot.waitUntil(lambda: label.accessibleName() == "green", timeout=SLOW_MS)
    assert "overlap" in dock.panel.checkLabel.text()
    assert Path(dock.pair.before.source()).name == "before.tif"


def test_dates_in_the_wrong_order_are_offered_to_be_swapped(dock, qtbot):
    dock.panel.swapButton.click()
    qtbot.waitUntil(dock.panel.exchangeButton.isVisible, timeout=SLOW_MS)
    assert "The dates look exchanged" in dock.panel.checkLabel.text()
    dock.panel.exchangeButton.click()
    label = dock.panel.markLabel
    qtbot.waitUntil(lambda: label.accessibleName() == "green", timeout=SLOW_MS)
    assert Path(dock.pair.before.source()).name == "before.tif"


def test_only_what_touches_the_polygons_is_counted_and_drawn_again(dock, ask_engine, qtbot):
    whole = ask_engine(BUILDINGS)
    found = [feature.geometry() for feature in whole.getFeatures()]
    west, south, east, north = run_of(whole).request.pair.extent
    first = found[0].pointOnSurface().asPoint()
    # Two corners, so that the same is looked at; and one building.
    boxes = [
        QgsRectangle(west, south, west + 1, south + 1),
        QgsRectangle(east - 1, north - 1, east, north),
        QgsRectangle(first.x() - 1, first.y() - 1, first.x() + 1, first.y() + 1),
        QgsRectangle(west, south, east, north),  # is not selected
    ]
    area = QgsVectorLayer(f"Polygon?crs={dock.pair.before.crs().authid()}", "areas", "memory")
    for box in boxes:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromRect(box))
        area.dataProvider().addFeature(feature)
    area.updateExtents()
    QgsProject.instance().addMapLayer(area)
    area.selectByIds([1, 2, 3])
    dock.panel.choose_extent("polygons")
    dock.panel.areaCombo.setLayer(area)
    touched = [x for x in found if any(x.intersects(QgsGeometry.fromRect(b)) for b in boxes[:3])]

    layer = ask_engine(BUILDINGS)
    assert 0 < layer.featureCount() == len(touched) < len(found)
    assert dock.panel.statusLabel.text().startswith(f"{len(touched)} polygons")
    accept_all(layer)
    before = layer.source()
    dock.panel.thresholdSlider.setValue(52)
    qtbot.waitUntil(lambda: layer.source() != before, timeout=SLOW_MS)
    assert layer.featureCount() <= len(touched)
    assert {feature["review"] for feature in layer.getFeatures()} == {"accepted"}
