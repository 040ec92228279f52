"""A finished result: threshold, saving, comparing, areas, training data, the project."""

from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.plugin.dock.result.result_layer import run_of
from mtrefseg.tests.qgis.polygon_layers import polygons

SLOW_MS = 30_000


def idle():
    return not QgsApplication.taskManager().activeTasks()


def test_the_slider_draws_the_same_layer_again_without_a_run(dock, ask, qtbot):
    layer = ask("count 2")
    before = layer.source()
    dock.panel.thresholdSlider.setValue(30)
    qtbot.waitUntil(lambda: layer.source() != before, timeout=SLOW_MS)
    assert run_of(layer).request.polygon_options.threshold == 0.3
    assert run_of(layer).request.output == layer.source().split("|")[0]
    assert layer.featureCount() == 2
    assert layer.name() == "count 2"
    assert "at this threshold" in dock.panel.statusLabel.text()


def test_choosing_a_result_shows_its_threshold_and_changes_nothing(dock, ask, qtbot):
    first = ask("count 1")
    dock.panel.thresholdSlider.setValue(70)
    qtbot.waitUntil(lambda: run_of(first).request.polygon_options.threshold == 0.7, timeout=SLOW_MS)
    dock.panel.thresholdSlider.blockSignals(True)
    dock.panel.thresholdSlider.setValue(50)
    dock.panel.thresholdSlider.blockSignals(False)
    second = ask("count 2")
    assert dock.results.layer.id() == second.id()
    dock.results.choose(first.id())
    assert dock.panel.thresholdSlider.value() == 70
    assert dock.panel.thresholdValue.text() == "0.70"
    qtbot.wait(500)
    assert idle()


def test_a_layer_that_is_edited_is_left_alone(dock, ask, qtbot):
    layer = ask("count 1")
    layer.startEditing()
    before = layer.source()
    dock.panel.thresholdSlider.setValue(20)
    qtbot.waitUntil(
        lambda: bool(dock.context.iface.messageBar().get_messages(Qgis.MessageLevel.Warning)),
        timeout=SLOW_MS,
    )
    assert layer.source() == before
    assert dock.panel.threshold() is None
    layer.rollBack()


def test_the_slider_tells_how_the_layer_is_drawn_when_it_cannot_be_drawn_again(
    dock, ask, client, monkeypatch, qtbot
):
    layer = ask("count 1")

    def refuse(*_):
        raise MtrefsegError("The probability raster is gone.")

    monkeypatch.setattr(client, "redraw", refuse)
    dock.panel.thresholdSlider.setValue(20)
    bar = dock.context.iface.messageBar()
    qtbot.waitUntil(lambda: bool(bar.get_messages(Qgis.MessageLevel.Critical)), timeout=SLOW_MS)
    assert dock.panel.threshold() is None
    assert run_of(layer).request.polygon_options.threshold is None


def test_save_writes_a_whole_geopackage_that_the_layer_then_shows(dock, ask, qtbot, tmp_path):
    layer = ask("count 2")
    target = tmp_path / "kept" / "result.gpkg"
    target.parent.mkdir()
    dock.results.save_as(str(target))
    qtbot.waitUntil(lambda: layer.source().startswith(str(target)), timeout=SLOW_MS)
    assert [p.name for p in target.parent.glob("*.gpkg")] == ["result.gpkg"]
    copy = QgsVectorLayer(f"{target}|layername=changes", "copy", "ogr")
    assert copy.featureCount() == 2
    assert copy.loadDefaultStyle()[1]


def test_saving_where_nothing_can_be_written_is_one_message(dock, ask, qtbot, tmp_path):
    layer = ask("count 1")
    before = layer.source()
    dock.results.save_as(str(tmp_path / "missing" / "result.gpkg"))
    bar = dock.context.iface.messageBar()
    qtbot.waitUntil(lambda: bool(bar.get_messages(Qgis.MessageLevel.Critical)), timeout=SLOW_MS)
    assert "cannot be written" in bar.get_messages(Qgis.MessageLevel.Critical)[0]
    assert layer.source() == before


@pytest.mark.parametrize("kind", ["other layers", "protected", "no GeoPackage"])
def test_saving_never_destroys_what_is_no_result(dock, ask, qtbot, tmp_path, kind):
    layer, target = ask("count 1"), tmp_path / "mine.gpkg"
    before = layer.source()
    if kind == "other layers":
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerName = "parcels"
        area = polygons((0, 0, 1, 1))
        QgsVectorFileWriter.writeAsVectorFormatV3(
            area, str(target), QgsProject.instance().transformContext(), options
        )
    else:
        target.write_bytes(b"mine")
    if kind == "protected":
        target.write_bytes(Path(before.split("|")[0]).read_bytes())
        target.chmod(0o444)
    content = target.read_bytes()
    dock.results.save_as(str(target))
    bar = dock.context.iface.messageBar()
    qtbot.waitUntil(lambda: bool(bar.get_messages(Qgis.MessageLevel.Critical)), timeout=SLOW_MS)
    assert target.read_bytes() == content
    assert layer.source() == before


def test_an_earlier_result_is_replaced_when_the_user_saves_over_it(dock, ask, qtbot, tmp_path):
    target = tmp_path / "result.gpkg"
    for count in (1, 2):
        layer = ask(f"count {count}")
        dock.results.save_as(str(target))
        qtbot.waitUntil(lambda x=layer: x.source().startswith(str(target)), timeout=SLOW_MS)
    assert layer.featureCount() == 2


def test_a_link_stays_a_link_when_a_result_is_saved_over_it(dock, ask, qtbot, tmp_path):
    first, link = tmp_path / "first.gpkg", tmp_path / "link.gpkg"
    layer = ask("count 1")
    dock.results.save_as(str(first))
    qtbot.waitUntil(lambda: layer.source().startswith(str(first)), timeout=SLOW_MS)
    link.symlink_to(first)
    layer = ask("count 2")
    dock.results.save_as(str(link))
    qtbot.waitUntil(lambda: layer.source().startswith(str(link)), timeout=SLOW_MS)
    assert link.is_symlink()


def test_every_result_can_be_reviewed(ask):
    assert run_of(ask("count 1")).request.polygon_options.review
    assert ask("count 1").fields().lookupField("review") >= 0


def test_side_by_side_follows_the_map_and_leads_it(dock, ask, qtbot):
    canvas = dock.context.canvas
    canvas.setDestinationCrs(dock.pair.before.crs())
    canvas.setExtent(dock.pair.before.extent())
    layer = ask("count 2")
    dock.panel.compareButton.setChecked(True)
    left, right = dock.compare.window.canvases
    assert [x.name() for x in left.layers()] == [layer.name(), "old"]
    assert [x.name() for x in right.layers()] == [layer.name(), "new"]
    canvas.setExtent(QgsRectangle(500_000, 4_999_980, 500_020, 5_000_000))
    assert left.scale() == pytest.approx(canvas.scale(), rel=1e-6)
    left.setCenter(QgsPointXY(500_015, 4_999_985))
    assert right.center().compare(left.center(), 1e-6)
    assert canvas.center().compare(left.center(), 1e-6)
    dock.compare.window.close()
    assert not dock.panel.compareButton.isChecked()
    assert dock.compare.window is None


def test_the_project_remembers_the_dock(dock, ask, tmp_path, qtbot):
    layer = ask("count 2")
    dock.panel.swapButton.click()
    dock.panel.choose_extent("canvas")
    ids = (dock.pair.before.id(), dock.pair.after.id(), layer.id())
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgs"))
    project.clear()
    assert dock.panel.sentences() == ()
    assert not dock.panel.resultGroup.isVisible()
    assert project.read(str(tmp_path / "p.qgs"))
    qtbot.wait(50)
    found = (dock.pair.before.id(), dock.pair.after.id(), dock.results.layer.id())
    assert found == ids
    assert dock.panel.sentences() == ("count 2",)
    assert dock.panel.extent_choice() == "canvas"


def test_results_lie_beside_a_saved_project(dock, ask, tmp_path, own_settings):
    from mtrefseg.plugin.settings import Settings

    Settings().save()
    QgsProject.instance().write(str(tmp_path / "p.qgs"))
    output = Path(run_of(ask("count 1")).request.output)
    assert output.parent == tmp_path / "mtrefseg"


def test_training_data_are_asked_for_with_the_pair_and_the_review(dock, ask, qtbot, tmp_path):
    ask("count 1")
    dock.export.export(str(tmp_path / "data"))
    bar = dock.context.iface.messageBar()
    said = Qgis.MessageLevel.Success
    qtbot.waitUntil(lambda: len(bar.get_messages(said)) == 2, timeout=SLOW_MS)
    assert "1 pairs with 1 sentences" in bar.get_messages(said)[1]
