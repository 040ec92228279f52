"""The page of the engine, with an installer that installs nothing."""

import json
import os
import sys
import time
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QApplication

from mtrefseg.engine_client.interpreter import SETTING, environment_python
from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.requests.events import Progress
from mtrefseg.plugin.runtime import commands, fill_folder
from mtrefseg.plugin.runtime import tasks as work
from mtrefseg.plugin.runtime.dialog import RuntimeDialog
from mtrefseg.plugin.runtime.machine import Gpu, Python
from mtrefseg.plugin.runtime.preflight import GOOD, STOP, Finding
from mtrefseg.plugin.runtime.runtime_folder import Installed
from mtrefseg.plugin.runtime.task_dialog import STOP_S

OLD_GPU = Gpu("Quadro T1000", "535.1", "7.5")
PYTHON = Python("/usr/bin/python3.11", (3, 11, 2), True, True)


class FakeClient:
    """Counts how often its workers were ended."""

    ended = 0

    def end_workers(self):
        self.ended += 1


def fake_install(plan, network, on_progress, cancelled, on_checked, release):
    """Do what an installation does, without installing."""
    on_checked([Finding(GOOD, "Disk: 70.0 GB free, 2.3 GB needed while installing.")])
    environment = plan.folder.new_environment(plan.key)
    python = environment_python(environment)
    python.parent.mkdir(parents=True)
    python.touch()
    plan.folder.log.write_text("Downloading torch (183.0MiB)\n", encoding="utf-8")
    on_progress(Progress("install", 0.5, left_s=20.0, text="Downloading torch"))
    release()
    installed = Installed(environment.name, plan.key, "cpu", "no GPU", "3.11.2", "2.13.0", 1.0)
    plan.folder.activate(installed)
    return installed


@pytest.fixture
def page(qtbot, tmp_path, monkeypatch, qgis_iface):
    """The page on a machine with an old driver, after it has looked."""
    QgsSettings().remove(SETTING)
    monkeypatch.delenv("MTREFSEG_PYTHON", raising=False)
    monkeypatch.setattr(work, "inspect_machine", lambda: work.Machine(OLD_GPU, PYTHON))
    monkeypatch.setattr(work, "install", fake_install)
    page = RuntimeDialog(qgis_iface.mainWindow(), FakeClient(), tmp_path / "runtime")
    qtbot.waitUntil(page.install.isEnabled, timeout=20_000)
    page.show()
    yield page
    page.close()
    QgsSettings().remove(SETTING)


def finish(qtbot, page, button):
    with qtbot.waitSignal(page.ended, timeout=20_000):
        button.click()


def test_the_page_says_what_where_how_large_and_for_which_device(page):
    text = page.plan_text.toPlainText()
    assert "not installed" in page.state.text()
    for part in ("PyTorch", str(page.plan.folder.path), "GB", "535.1", "too old", "3.11.2"):
        assert part in text
    assert not page.plan.folder.path.exists()


def test_the_build_can_be_chosen(page):
    page.device.setCurrentIndex(page.device.findData("cuda"))
    assert page.plan.device == "cuda"
    assert "as chosen" in page.plan_text.toPlainText()


def test_install_installs_and_says_on_what_it_runs(qtbot, page):
    QgsSettings().setValue(SETTING, "/old/python")
    with qtbot.waitSignal(page.changed, timeout=20_000):
        finish(qtbot, page, page.install)
    assert "installed" in page.state.text()
    assert "'cpu'" in page.message.text()
    assert "torch" in page.log.toPlainText()
    assert "✓ Disk" in page.plan_text.toPlainText()
    assert page._client.ended == 1
    assert page.focusWidget() is page.leave
    assert QgsSettings().value(SETTING, "", type=str) == ""


def test_what_was_installed_can_be_removed_with_its_workers(qtbot, page):
    finish(qtbot, page, page.install)
    finish(qtbot, page, page.remove)
    assert page._client.ended == 2
    assert "not installed" in page.state.text()
    assert not page.plan.folder.path.exists()
    assert not page.remove.isEnabled()


def test_an_update_is_offered_when_other_packages_are_pinned(qtbot, page):
    finish(qtbot, page, page.install)
    pointer = page.plan.folder.path / "current.json"
    facts = json.loads(pointer.read_text(encoding="utf-8"))
    pointer.write_text(json.dumps({**facts, "key": "older"}), encoding="utf-8")
    page._show_state()
    assert "update is due" in page.state.text()


def test_a_failure_is_told_with_its_remedy_and_can_be_reported(qtbot, page, monkeypatch):
    def fails(*arguments):
        raise MtrefsegError("The disk is full.", "Make room.")

    monkeypatch.setattr(work, "install", fails)
    finish(qtbot, page, page.install)
    assert page.message.text() == "The disk is full. Make room."
    page.report.click()
    text = QApplication.clipboard().text()
    assert "The disk is full. Make room." in text
    assert "QGIS: 3" in text
    assert str(Path.home()) not in text


def test_a_check_that_says_stop_installs_nothing(qtbot, page, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(work, "check", lambda plan, fetch: [Finding(STOP, "Disk: 0.1 GB free.")])
    finish(qtbot, page, page.install)
    assert page.message.text() == "Disk: 0.1 GB free."
    assert not page.plan.folder.path.exists()


def slow(plan, network, on_progress, cancelled, on_checked, release):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if cancelled():
            raise Cancelled()
        on_progress(Progress("install", 0.3, text="Downloading"))
        time.sleep(0.02)
    raise AssertionError("nobody stopped it")


def test_stop_stops(qtbot, page, monkeypatch):
    monkeypatch.setattr(work, "install", slow)
    page.install.click()
    qtbot.waitUntil(lambda: page.bar.value() == 300, timeout=10_000)
    assert not page.install.isEnabled()
    finish(qtbot, page, page.cancel)
    assert "goes on where" in page.message.text()
    assert page.install.isEnabled()


def test_closing_stops_what_is_running_and_then_closes(qtbot, page, monkeypatch):
    monkeypatch.setattr(work, "install", slow)
    page.install.click()
    finish(qtbot, page, page.leave)
    qtbot.waitUntil(lambda: not page.isVisible(), timeout=5_000)


def waits_for_a_program(plan, network, on_progress, cancelled, on_checked, release):
    plan.folder.path.mkdir(parents=True)
    with plan.folder.log.open("w", encoding="utf-8") as log:
        program = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
        commands.run_program([sys.executable, "-c", program], log, cancelled)
    raise AssertionError("nobody stopped it")


@pytest.mark.skipif(os.name == "nt", reason="asks for a process as POSIX does")
def test_leaving_at_once_ends_the_programs_of_the_installation(qtbot, page, monkeypatch):
    monkeypatch.setattr(work, "install", waits_for_a_program)
    ended = []
    page.ended.connect(lambda: ended.append(True))
    page.install.click()
    log = page.plan.folder.log
    qtbot.waitUntil(lambda: log.is_file() and log.read_text().endswith("\n"), timeout=10_000)
    qtbot.waitUntil(lambda: log.read_text().split()[-1].isdigit(), timeout=10_000)
    began_s = time.monotonic()
    page.close_now()
    assert time.monotonic() - began_s < STOP_S
    assert not page.isVisible()
    with pytest.raises(ProcessLookupError):
        os.kill(int(log.read_text().split()[-1]), 0)
    qtbot.wait(200)
    assert ended == []


def test_the_window_stays_alive_while_it_installs(qtbot, page, monkeypatch):
    monkeypatch.setattr(work, "install", slow)
    gaps, last = [], time.monotonic()
    page.install.click()
    for _ in range(50):
        qtbot.wait(10)
        gaps.append(time.monotonic() - last)
        last = time.monotonic()
    finish(qtbot, page, page.cancel)
    assert sorted(gaps)[-3] < 0.1


@pytest.mark.skipif(os.name == "nt", reason="a script stands in for a Python")
def test_another_python_is_taken_only_when_it_fits(qtbot, page, tmp_path):
    wrong = tmp_path / "python"
    wrong.write_text("#!/bin/sh\necho no\n", encoding="utf-8")
    wrong.chmod(0o755)
    with qtbot.waitSignal(page.ended, timeout=60_000):
        page.use_python(str(wrong))
    assert "is not a Python that runs" in page.message.text()
    assert QgsSettings().value(SETTING, "", type=str) == ""


@pytest.mark.slow
def test_the_python_of_these_tests_fits(qtbot, page):
    with qtbot.waitSignal(page.ended, timeout=300_000):
        page.use_python(sys.executable)
    assert sys.executable in page.state.text(), page.message.text()
    finish_state = QgsSettings().value(SETTING, "", type=str)
    assert finish_state == sys.executable
    page.remove.click()
    assert QgsSettings().value(SETTING, "", type=str) == ""
    assert "not installed" in page.state.text()


def test_a_variable_that_wins_is_named(page, monkeypatch):
    monkeypatch.setenv("MTREFSEG_PYTHON", "/opt/python")
    page._show_state()
    assert "MTREFSEG_PYTHON" in page.state.text()
    assert "/opt/python" in page.state.text()


def test_the_command_for_another_machine_names_this_platform(page):
    page.fill.click()
    words = QApplication.clipboard().text().split()
    assert Path(words[1]).name == "fill_folder.py"
    assert words[words.index("--python") + 1] == "3.11"
    assert fill_folder.this_platform() in words
