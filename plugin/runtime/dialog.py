"""The page of the engine: says what would be installed, and installs it when asked."""

from __future__ import annotations

import html
import time
from pathlib import Path
from typing import Any, Callable, List, Optional, Sequence

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from ...engine_client.interpreter import SETTING
from ...engine_client.worker_client import WorkerClient
from ...engine_client.worker_process import read_tail
from ...model.errors import Cancelled, MtrefsegError
from ...model.requests.events import Progress
from ...model.wording import duration
from ...processing_provider.provider import runtime_folder
from ...processing_provider.translate import tr
from ..engine_task import EngineTask, Tasks
from . import tasks as work
from .network import ProxyLogin, qgis_network, qgis_proxy
from .plan import Plan, make_plan
from .preflight import Finding
from .runtime_folder import Installed, RuntimeFolder
from .sources import Sources, configured_sources
from .texts import LOG_LINES, fill_command, plan_html, report_text, state_text

STOP_S = 3.0


class RuntimeDialog(QDialog):
    """Installs, updates and removes the engine's environment, or takes another Python.

    Nothing is downloaded before the user says Install. All work is done in tasks of QGIS.

    Args:
        parent: QGIS's window.
        client: The way to the engine, whose workers are ended before their environment changes;
            None: the provider's.
        folder: Where to install; None: in QGIS's profile.
        rasters: Facts about the rasters in the dock, for the report.
    """

    changed = pyqtSignal()
    ended = pyqtSignal()

    def __init__(
        self,
        parent: Optional[QWidget] = None,
        client: Optional[WorkerClient] = None,
        folder: Optional[Path] = None,
        rasters: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self._client, self._rasters = client, rasters
        self._folder = RuntimeFolder(folder or runtime_folder())
        self._sources = configured_sources()
        self._machine = work.Machine(None, None)
        self._login = ProxyLogin(self)
        self._findings: List[Finding] = []
        self._error = ""
        self._tasks = Tasks()
        self._task: Optional[EngineTask] = None
        self._closing = False
        self._started_s = 0.0
        self._connect()
        self._show_state()
        self._start(
            self.tr("Looking at this machine"), lambda task: work.inspect_machine(), self._looked
        )

    @property
    def plan(self) -> Plan:
        """What Install would do now."""
        gpu, python = self._machine.gpu, self._machine.python
        return make_plan(self._folder.path, self._sources, self.device.currentData(), gpu, python)

    def reject(self) -> None:
        """Close; what is running is stopped first."""
        if self._task is None:
            super().reject()
            return
        self._closing = True
        self._stop()

    def close_now(self) -> None:
        """Stop what is running and close at once, because the plugin goes, or QGIS.

        An installation that is stopped so goes on the next time, as after Stop.
        """
        self._tasks.stop(STOP_S)
        self._task = None
        super().reject()

    def _connect(self) -> None:
        choices = ((self.tr("what this machine has"), None), (self.tr("the CPU"), "cpu"),
                   (self.tr("NVIDIA GPUs (CUDA)"), "cuda"))  # fmt: skip
        for label, value in choices:
            self.device.addItem(label, value)
        self.device.currentIndexChanged.connect(lambda: self._show_checks([]))
        self.install.clicked.connect(self._install)
        self.cancel.clicked.connect(self._stop)
        self.wheels.clicked.connect(self._choose_wheels)
        self.fill.clicked.connect(lambda: self._copy(fill_command(self.plan)))
        self.other.clicked.connect(self._choose_python)
        self.remove.clicked.connect(self._remove)
        self.report.clicked.connect(lambda: self._copy(self._report()))
        self.leave.clicked.connect(self.reject)

    def _looked(self, found: work.Machine) -> None:
        self._machine = found
        self._say("")

    def _install(self) -> None:
        plan, proxy = self.plan, qgis_proxy()

        def install(task: EngineTask) -> Installed:
            network = qgis_network(proxy, self._login, task.feedback)
            show_checks = task.partial_result.emit
            return work.install(
                plan, network, task.report, task.isCanceled, show_checks, self._release
            )

        self._start(self.tr("Installing the MTRefSeg engine"), install, self._installed)
        self.log.setFocus()  # no key that is pressed by habit stops it

    def _installed(self, found: Installed) -> None:
        # What was chosen before would win over what the user has just installed.
        QgsSettings().remove(SETTING)
        seconds = duration(time.monotonic() - self._started_s)
        text = self.tr("Installed in {}. The engine runs on '{}': {}.")
        self._say(text.format(seconds, found.device, found.reason))
        self.leave.setFocus()  # Enter goes on, and does not install again
        self.changed.emit()

    def _choose_wheels(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of wheels"))
        self._sources = Sources(wheels=Path(name)) if name else configured_sources()
        self._show_checks([])

    def _choose_python(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Python with the engine's packages"))
        if name:
            self.use_python(name)

    def use_python(self, path: str) -> None:
        """Check a Python, and use it when it fits."""

        def choose(task: EngineTask) -> str:
            return work.choose(path, self._folder, task.isCanceled)

        self._start(self.tr("Checking '{}'").format(path), choose, self._chosen)

    def _chosen(self, path: str) -> None:
        QgsSettings().setValue(SETTING, path)
        self._say(self.tr("The engine now runs in '{}'.").format(path))
        self.changed.emit()

    def _remove(self) -> None:
        if QgsSettings().value(SETTING, "", type=str):
            QgsSettings().remove(SETTING)
            self._removed(True)
            self._show_state()
            return
        text = self.tr("Removing the engine")
        self._start(text, lambda task: work.remove(self._folder, self._release), self._removed)

    def _removed(self, all_of_it: bool) -> None:
        locked = self.tr("Removed; files that are in use go with the next installation.")
        self._say(self.tr("Removed.") if all_of_it else locked)
        self.changed.emit()

    def _release(self) -> None:
        """End the engine's workers; called in a task's thread."""
        provider = QgsApplication.processingRegistry().providerById("mtrefseg")
        client = self._client or getattr(provider, "client", None)
        if client is not None:
            client.end_workers()

    def _start(
        self, title: str, job: Callable[[EngineTask], Any], done: Callable[[Any], None]
    ) -> None:
        self._error, self._started_s = "", time.monotonic()
        self._say(f"{title} …")
        self._task = EngineTask(title, job)
        self._task.progressed.connect(self._progress)
        self._task.partial_result.connect(self._show_checks)
        self._task.succeeded.connect(lambda answer: self._end(lambda: done(answer)))
        self._task.failed.connect(lambda error: self._end(lambda: self._failed(error)))
        self._enable()
        self._tasks.start(self._task)

    def _stop(self) -> None:
        if self._task is not None:
            self._say(self.tr("Stopping …"))
            self._task.cancel()

    def _end(self, show: Callable[[], None]) -> None:
        self._task = None
        self.bar.setValue(0)
        show()
        self._show_state()
        self.ended.emit()
        if self._closing:
            super().reject()

    def _failed(self, error: MtrefsegError) -> None:
        if isinstance(error, Cancelled):
            self._say(self.tr("Stopped. The next installation goes on where this one was."))
            return
        self._error = str(error)
        self._say(self._error)

    def _progress(self, progress: Progress) -> None:
        self.bar.setValue(round(1000 * progress.fraction))
        times = [self.tr("{} so far").format(duration(time.monotonic() - self._started_s))]
        if progress.left_s is not None:
            times.append(self.tr("about {} left").format(duration(progress.left_s)))
        self._say(f"{progress.text} ({', '.join(times)})")
        self._show_log()

    def _say(self, text: str) -> None:
        self.message.setText(text)

    def _show_state(self) -> None:
        other = QgsSettings().value(SETTING, "", type=str)
        found = self._folder.installed()
        self.state.setText(f"<b>{html.escape(state_text(self.plan, other, tr))}</b>")
        self.install.setText(self.tr("&Install again") if found else self.tr("&Install"))
        self._show_plan()
        self._show_log()
        self._enable(bool(other or self._folder.path.exists()))

    def _show_checks(self, findings: List[Finding]) -> None:
        self._findings = findings
        self._show_plan()

    def _show_plan(self) -> None:
        self.plan_text.setHtml(plan_html(self.plan, self._findings))

    def _show_log(self) -> None:
        self.log.setPlainText(read_tail(self._folder.log, LOG_LINES))
        self.log.verticalScrollBar().setValue(self.log.verticalScrollBar().maximum())

    def _enable(self, removable: bool = False) -> None:
        idle = self._task is None
        for widget in (self.install, self.device, self.wheels, self.other):
            widget.setEnabled(idle)
        self.cancel.setEnabled(not idle)
        self.remove.setEnabled(idle and removable)

    def _report(self) -> str:
        result = self._error or self.message.text()
        return report_text(self.plan, self._machine, self._findings, result, self._rasters)

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self._say(self.tr("Copied to the clipboard."))
