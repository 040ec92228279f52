"""Whatever happens meanwhile: no hang, no crash, a message, and a GUI that answers."""

import os
import signal
import time

import pytest
from qgis.core import Qgis, QgsApplication, QgsProject

from mtrefseg.plugin.settings import Settings

SLOW_MS = 30_000
BLOCKED_S = 0.1


@pytest.fixture
def sleeping(dock, qtbot):
    """A run that would take 30 seconds, and has begun."""
    dock.panel.sentenceEdit.setPlainText("sleep")
    dock.panel.runButton.click()
    qtbot.waitUntil(lambda: dock.panel.progressBar.value() > 0, timeout=SLOW_MS)
    return dock


def said(dock, level):
    return dock.context.iface.messageBar().get_messages(level)


def files(tmp_path):
    folder = tmp_path / "results"
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


def idle():
    return not QgsApplication.taskManager().activeTasks()


def test_a_cancel_ends_it_within_two_seconds_and_leaves_nothing(sleeping, qtbot, tmp_path):
    began = time.monotonic()
    sleeping.panel.cancelButton.click()
    qtbot.waitUntil(lambda: not sleeping.run.running, timeout=SLOW_MS)
    assert time.monotonic() - began < 2.5
    assert sleeping.panel.statusLabel.text() == "Cancelled. Nothing was written."
    assert sleeping.panel.runButton.isEnabled()
    assert files(tmp_path) == []


def test_the_task_manager_cancels_it_too(sleeping, qtbot):
    QgsApplication.taskManager().cancelAll()
    qtbot.waitUntil(lambda: not sleeping.run.running, timeout=SLOW_MS)
    assert "task manager" in said(sleeping, Qgis.MessageLevel.Warning)[0]


def test_removing_a_raster_stops_it_and_says_so(sleeping, qtbot, tmp_path):
    QgsProject.instance().removeMapLayer(sleeping.pair.before.id())
    qtbot.waitUntil(lambda: not sleeping.run.running, timeout=SLOW_MS)
    assert "left the project" in said(sleeping, Qgis.MessageLevel.Warning)[0]
    assert files(tmp_path) == []
    sleeping.panel.runButton.click()
    assert "No raster before was chosen" in said(sleeping, Qgis.MessageLevel.Critical)[0]


def test_another_project_stops_it(sleeping, qtbot):
    QgsProject.instance().clear()
    qtbot.waitUntil(lambda: not sleeping.run.running, timeout=SLOW_MS)
    assert QgsProject.instance().mapLayers() == {}
    assert said(sleeping, Qgis.MessageLevel.Warning)


def test_a_killed_worker_is_explained_and_the_next_question_works(sleeping, ask, client, qtbot):
    os.kill(client.workers.busy[0].pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: not sleeping.run.running, timeout=SLOW_MS)
    assert "signal 9" in said(sleeping, Qgis.MessageLevel.Critical)[0]
    assert ask("count 1").featureCount() == 1


def test_closing_while_it_runs_leaves_no_process_and_says_nothing(sleeping, client, qtbot):
    worker = client.workers.busy[0]
    sleeping.close()
    client.close()
    qtbot.waitUntil(idle, timeout=SLOW_MS)
    assert not worker.alive()
    qtbot.wait(100)
    assert not said(sleeping, Qgis.MessageLevel.Critical)


def test_a_result_that_is_removed_is_no_longer_offered(dock, ask, qtbot):
    layer = ask("count 1")
    dock.panel.compareButton.setChecked(True)
    QgsProject.instance().removeMapLayer(layer.id())
    qtbot.wait(100)
    assert dock.results.layer is None
    assert not dock.panel.resultGroup.isVisible()
    for button in (dock.panel.auditButton, dock.panel.zoomButton):
        button.click()


def test_removing_the_result_while_it_is_drawn_again_is_harmless(dock, ask, qtbot):
    layer = ask("count 1")
    dock.panel.thresholdSlider.setValue(20)
    dock.results.redraw()
    QgsProject.instance().removeMapLayer(layer.id())
    qtbot.waitUntil(idle, timeout=SLOW_MS)
    qtbot.wait(100)
    assert dock.results.layer is None


def test_without_the_folder_for_results_there_is_a_message(dock, tmp_path):
    (tmp_path / "file").write_text("")
    Settings(results_folder=str(tmp_path / "file" / "folder")).save()
    dock.panel.sentenceEdit.setPlainText("count 1")
    dock.panel.runButton.click()
    assert "cannot be made" in said(dock, Qgis.MessageLevel.Critical)[0]


def test_the_gui_is_never_blocked_for_a_tenth_of_a_second(dock, ask, qtbot, heartbeat):
    # A machine that is busy otherwise may hold up any process: the best of three counts.
    longest_s = []
    for number in (3, 4, 5):
        heart = heartbeat()
        ask(f"count {number}")
        dock.panel.thresholdSlider.setValue(10 * number)
        qtbot.wait(400)
        qtbot.waitUntil(idle, timeout=SLOW_MS)
        longest_s.append(heart.longest_s)
    assert min(longest_s) < BLOCKED_S, longest_s
