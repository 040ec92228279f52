"""The dialog of the engine: shows the plan of an installation and runs it."""

from __future__ import annotations

import html
import logging
import time
from pathlib import Path
from typing import Any, Callable, List, Optional, Sequence

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QWidget

from ...engine_client.interpreter import SETTING
from ...engine_client.worker_client import WorkerClient
from ...engine_client.worker_process import read_tail
from ...model.errors import Cancelled, MtrefsegError
from ...model.requests.events import Progress
from ...model.wording import duration
from ...processing_provider.engine_text import error_text
from ...processing_provider.provider import runtime_folder
from ..engine_task import EngineTask
from . import tasks
from .network import ProxyLogin, qgis_network, qgis_proxy
from .plan import Plan, make_plan
from .preflight import Finding
from .runtime_folder import Installed, RuntimeFolder
from .sources import Sources, configured_sources
from .task_dialog import TaskDialog
from .texts import LOG_LINES, fill_command, plan_html, report_text, state_text

_LOGGER = logging.getLogger(__name__)


class RuntimeDialog(TaskDialog):
    """Installs, updates and removes the engine's environment, or selects another Python.

    Nothing is downloaded before the user clicks Install. All work is done in tasks of QGIS.

    Args:
        parent: QGIS's main window.
        client: Client whose workers are ended before their environment changes; None: the
            provider's.
        folder: Folder of the installation; None: in QGIS's profile.
        rasters: Facts about the rasters in the dock, for the report.
    """

    changed = pyqtSignal()

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
        self._machine = tasks.Machine(None, None)
        self._login = ProxyLogin(self)
        self._findings: List[Finding] = []
        self._error = ""
        self._connect()
        self._show_state()
        self._start(
            self.tr("Looking at this machine"),
            lambda task: tasks.inspect_machine(),
            self._show_machine,
        )

    @property
    def plan(self) -> Plan:
        """The plan with the current choices."""
        gpu, python = self._machine.gpu, self._machine.python
        return make_plan(self._folder.path, self._sources, self.device.currentData(), gpu, python)

    def stop_task(self) -> None:
        if self._task is not None:
            self.message.setText(self.tr("Stopping …"))
        super().stop_task()

    def refresh(self) -> None:
        self.bar.setValue(0)
        self._show_state()

    def _connect(self) -> None:
        choices = ((self.tr("what this machine has"), None), (self.tr("the CPU"), "cpu"),
                   (self.tr("NVIDIA GPUs (CUDA)"), "cuda"))  # fmt: skip
        for label, value in choices:
            self.device.addItem(label, value)
        self.device.currentIndexChanged.connect(lambda: self._show_checks([]))
        self.install.clicked.connect(self._install)
        self.cancel.clicked.connect(self.stop_task)
        self.wheels.clicked.connect(self._choose_wheels)
        self.fill.clicked.connect(lambda: self._copy(fill_command(self.plan)))
        self.other.clicked.connect(self._choose_python)
        self.remove.clicked.connect(self._remove)
        self.report.clicked.connect(lambda: self._copy(self._report()))
        self.leave.clicked.connect(self.reject)

    def _show_machine(self, machine: tasks.Machine) -> None:
        self._machine = machine
        self.message.setText("")

    def _install(self) -> None:
        plan, proxy = self.plan, qgis_proxy()

        def install(task: EngineTask) -> Installed:
            network = qgis_network(proxy, self._login, task.feedback)
            show_checks = task.partial_result.emit
            return tasks.install(
                plan, network, task.report, task.isCanceled, show_checks, self._release
            )

        self._start(self.tr("Installing the MTRefSeg engine"), install, self._installed)
        self.log.setFocus()  # so that Enter or Space do not stop it

    def _installed(self, engine: Installed) -> None:
        # A Python in the setting would win over the new environment.
        QgsSettings().remove(SETTING)
        elapsed = duration(time.monotonic() - self._started_s)
        text = self.tr("Installed in {}. The engine runs on '{}': {}.")
        self._show_message(text.format(elapsed, engine.device, engine.reason))
        self.leave.setFocus()  # so that Enter does not install again
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
        """Check a Python, and use it when it is suitable."""

        def choose(task: EngineTask) -> str:
            return tasks.choose(path, self._folder, task.isCanceled)

        self._start(self.tr("Checking '{}'").format(path), choose, self._python_chosen)

    def _python_chosen(self, path: str) -> None:
        QgsSettings().setValue(SETTING, path)
        self._show_message(self.tr("The engine now runs in '{}'.").format(path))
        self.changed.emit()

    def _remove(self) -> None:
        if QgsSettings().value(SETTING, "", type=str):
            QgsSettings().remove(SETTING)
            self._removed(True)
            self._show_state()
            return
        text = self.tr("Removing the engine")
        self._start(text, lambda task: tasks.remove(self._folder, self._release), self._removed)

    def _removed(self, completely: bool) -> None:
        locked = self.tr("Removed; files that are in use go with the next installation.")
        self._show_message(self.tr("Removed.") if completely else locked)
        self.changed.emit()

    def _release(self) -> None:
        """End the engine's workers; called in a task's thread."""
        provider = QgsApplication.processingRegistry().providerById("mtrefseg")
        client = self._client or getattr(provider, "client", None)
        if client is not None:
            client.end_workers()

    def _start(
        self, title: str, work: Callable[[EngineTask], Any], on_success: Callable[[Any], None]
    ) -> None:
        self._error = ""
        self.message.setText(f"{title} …")
        task = EngineTask(title, work)
        task.progressed.connect(self._on_progress)
        task.partial_result.connect(self._show_checks)
        self.start_task(task, on_success, self._on_failure)
        self._enable()

    def _on_failure(self, error: MtrefsegError) -> None:
        if isinstance(error, Cancelled):
            text = self.tr("Stopped. The next installation goes on where this one was.")
            self._show_message(text)
            return
        self._error = error_text(error)
        _LOGGER.error(self._error)
        self.message.setText(self._error)

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setValue(round(1000 * progress.fraction))
        times = [self.tr("{} so far").format(duration(time.monotonic() - self._started_s))]
        if progress.left_s is not None:
            times.append(self.tr("about {} left").format(duration(progress.left_s)))
        self.message.setText(f"{progress.text} ({', '.join(times)})")
        self._show_log()

    def _show_message(self, text: str) -> None:
        """Show the outcome of a task, and log it."""
        _LOGGER.info(text)
        self.message.setText(text)

    def _show_state(self) -> None:
        other = QgsSettings().value(SETTING, "", type=str)
        installed = self._folder.installed()
        self.state.setText(f"<b>{html.escape(state_text(self.plan, other))}</b>")
        self.install.setText(self.tr("&Install again") if installed else self.tr("&Install"))
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
        self.message.setText(self.tr("Copied to the clipboard."))
