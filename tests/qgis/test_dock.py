"""A question from the dock to the map, with the fake worker."""

import json
import shutil
import time
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt

from mtrefseg.model.errors import Cancelled
from mtrefseg.plugin.dock.request.sentence_history import history
from mtrefseg.plugin.dock.result.result_layer import PROPERTY, run_of
from mtrefseg.processing_provider.known_models import add_model

ROOT = Path(__file__).resolve().parents[2]
SLOW_MS = 30_000


def said(dock, level):
    return dock.context.iface.messageBar().get_messages(level)


def test_the_pair_is_guessed_from_the_names(dock):
    assert dock.pair.before.name() == "old"
    assert dock.pair.after.name() == "new"


def test_swap_turns_the_pair_round_and_a_new_layer_does_not_turn_it_back(dock, pair):
    dock.panel.swapButton.click()
    QgsProject.instance().addMapLayer(QgsRasterLayer(pair.before, "before 1999"))
    assert (dock.pair.before.name(), dock.pair.after.name()) == ("new", "old")


def test_a_question_becomes_a_styled_layer_named_after_it(dock, ask):
    layer = ask("count 3")
    assert layer.name() == "count 3"
    assert layer.featureCount() == 3
    assert layer.renderer().type() == "categorizedSymbol"
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    assert node.parent().name() == "old → new"
    assert "3 polygons" in dock.panel.statusLabel.text()
    assert said(dock, Qgis.MessageLevel.Success)


def test_several_sentences_make_one_layer(ask):
    layer = ask("count 2", "count 1")
    assert layer.name() == "count 2 (+1)"
    assert layer.featureCount() == 3


def test_the_project_crs_is_not_changed(ask, empty_project):
    before = empty_project.crs().authid()
    ask("count 1")
    assert empty_project.crs().authid() == before


def test_a_second_question_is_answered_by_the_same_worker(dock, ask, client):
    ask("count 1")
    first = client.workers.idle.pid
    ask("count 2")
    assert client.workers.idle.pid == first


def test_polygons_are_on_the_map_while_it_looks(dock, qtbot):
    names = set()
    QgsProject.instance().layersAdded.connect(lambda ls: names.update(x.name() for x in ls))
    dock.panel.sentenceEdit.setPlainText("count 1")
    dock.panel.runButton.click()
    qtbot.waitUntil(lambda: not dock.run.running, timeout=SLOW_MS)
    assert "count 1 (looking …)" in names
    left = {x.name() for x in QgsProject.instance().mapLayers().values()}
    assert left == {"old", "new", "count 1"}


def test_ctrl_return_asks(dock, qtbot):
    dock.panel.sentenceEdit.setPlainText("count 1")
    qtbot.keyClick(dock.panel.sentenceEdit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dock.run.running
    qtbot.waitUntil(lambda: not dock.run.running, timeout=SLOW_MS)


def test_what_was_asked_is_in_the_history_and_comes_back_by_a_click(dock, ask):
    ask("count 1")
    ask("count 2")
    ask("count 1")
    assert history() == ["count 1", "count 2"]
    dock.panel.sentenceEdit.clear()
    for button, number in ((dock.panel.historyButton, 1), (dock.panel.examplesButton, 0)):
        button.menu().aboutToShow.emit()
        button.menu().actions()[number].trigger()
    assert dock.panel.sentences() == ("count 2", "the buildings that appeared")


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("refuse", "The rasters do not overlap. Choose others."),
        ("bug", "Unexpected error in the engine: ValueError"),
        ("crash", "exit code 3"),
    ],
)
def test_what_goes_wrong_is_one_message_and_the_dock_stays_usable(dock, ask, sentence, part):
    ask(sentence)
    (message,) = said(dock, Qgis.MessageLevel.Critical)
    assert part in message
    assert "Traceback" not in message
    assert dock.panel.runButton.isEnabled()
    assert ask("count 1").featureCount() == 1


def test_without_a_sentence_nothing_starts(dock):
    dock.panel.runButton.click()
    assert not dock.run.running
    assert "No sentence was given" in said(dock, Qgis.MessageLevel.Critical)[0]


def test_a_web_map_is_refused_with_the_remedy(dock, qtbot):
    web = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{x}/{y}/{z}.png", "web map", "wms")
    QgsProject.instance().addMapLayer(web)
    dock.panel.afterCombo.setLayer(web)
    qtbot.waitUntil(lambda: "GeoTIFF" in dock.panel.checkLabel.text(), timeout=SLOW_MS)
    assert dock.panel.markLabel.accessibleName() == "red"
    dock.panel.sentenceEdit.setPlainText("count 1")
    dock.panel.runButton.click()
    assert "Layer 'web map' is not a raster file" in said(dock, Qgis.MessageLevel.Critical)[0]


def test_the_pair_is_checked_at_once_in_plain_words(dock, qtbot):
    qtbot.waitUntil(lambda: dock.panel.markLabel.accessibleName() == "green", timeout=SLOW_MS)
    assert "The rasters overlap on 90%" in dock.panel.checkLabel.toolTip()


def test_a_question_interrupts_the_check_which_goes_on_afterwards(dock, ask, client, qtbot):
    ask("count 1")
    worker = client.workers.idle.pid
    assert dock.panel.markLabel.accessibleName() == ""
    qtbot.waitUntil(lambda: dock.panel.markLabel.accessibleName() == "green", timeout=SLOW_MS)
    assert client.workers.idle.pid == worker


def test_a_check_that_was_cancelled_is_no_finding(dock, client, qtbot, monkeypatch):
    def until_cancelled(request, on_progress, cancelled):
        while not cancelled():
            time.sleep(0.02)
        raise Cancelled()

    monkeypatch.setattr(client, "check_pair", until_cancelled)
    dock.pair.check()
    QgsApplication.taskManager().cancelAll()
    qtbot.waitUntil(lambda: dock.pair._task is None, timeout=SLOW_MS)
    assert dock.panel.markLabel.accessibleName() == ""
    assert dock.panel.checkLabel.text() == ""


def test_a_shift_is_offered_and_corrected_when_the_user_wants_it(dock, ask, qtbot):
    qtbot.waitUntil(dock.panel.shiftCheck.isVisible, timeout=SLOW_MS)
    assert run_of(ask("count 1")).request.pair.shift_px == (0.0, 0.0)
    dock.panel.shiftCheck.setChecked(True)
    assert run_of(ask("count 1")).request.pair.shift_px == (1.8, -0.6)


def test_a_measured_shift_is_in_the_provenance_whether_it_is_corrected_or_not(dock, ask, qtbot):
    assert run_of(ask("count 1")).request.measured_shift_px == ()
    qtbot.waitUntil(dock.panel.shiftCheck.isVisible, timeout=SLOW_MS)
    layer = ask("count 1")
    assert run_of(layer).request.measured_shift_px == (1.8, -0.6, 0.05)
    assert "shift (1.8, -0.6, 0.05)" in layer.metadata().history()
    dock.panel.swapButton.click()
    assert run_of(ask("count 1")).request.measured_shift_px == ()


def test_the_layer_remembers_its_run(dock, ask):
    layer = ask("count 1")
    assert json.loads(layer.customProperty(PROPERTY))["before_id"] == dock.pair.before.id()
    request = run_of(layer).request
    assert request.sentences == ("count 1",)
    assert request.output == layer.source().split("|")[0]


def test_without_an_engine_there_is_one_page_with_one_button(dock, client, monkeypatch, tmp_path):
    def none():
        from mtrefseg.model.errors import MtrefsegError

        raise MtrefsegError("No Python with the mtrefseg engine was found.")

    monkeypatch.setattr(client, "_command", none)
    dock.check_engine()
    assert dock.panel.pages.currentWidget() is dock.panel.setupPage
    assert dock.panel.setupButton.isVisible()
    assert "No Python" in dock.panel.setupReason.text()


def test_a_model_of_the_user_is_offered_and_asked(dock, ask, tmp_path):
    folder = tmp_path / "my model"
    shutil.copytree(ROOT / "resources" / "mini", folder)
    add_model(str(folder))
    dock.models.fill()
    dock.models.choose(str(folder))
    assert dock.panel.modelCombo.currentText().startswith("my model")
    assert run_of(ask("count 1")).request.model == str(folder)
    shutil.rmtree(folder)
    dock.models.fill()
    assert dock.panel.model() == "mini"
