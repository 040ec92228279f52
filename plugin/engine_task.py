"""Work for the engine as a task of QGIS: in the task manager, in a thread, in signals."""

from __future__ import annotations

import time
from typing import Any, Callable, Iterable, List, Optional, Sequence

from qgis.core import QgsApplication, QgsFeedback, QgsMapLayer, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..model.errors import Cancelled, MtrefsegError
from ..model.requests.events import Progress

Work = Callable[["EngineTask"], Any]
POLL_S = 0.02


class EngineTask(QgsTask):
    """Runs ``work`` in a thread and says in the main thread how it ended.

    Args:
        title: What the task manager shows.
        work: Gets the task, for progress and cancel; what it returns is the answer.
        layers: When one of them leaves the project, ``Tasks.let_go`` cancels the task. Not
            QGIS's own dependent layers: with those it refuses to quit or to open a project.

    Attributes:
        feedback: Stops what waits in functions of QGIS, as a download.
        at_work: Whether its thread works; QGIS's own status waits for the main thread.
    """

    progressed = pyqtSignal(object)
    warned = pyqtSignal(str)
    found = pyqtSignal(object)
    answered = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, title: str, work: Work, layers: Sequence[QgsMapLayer] = ()) -> None:
        # Without prompt: QGIS quits at the first request, and the task ends with it.
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt)
        self.layer_ids = frozenset(layer.id() for layer in layers)
        self.feedback = QgsFeedback()
        self.at_work = False
        self._work = work
        self._answer: Any = None
        self._error: Optional[MtrefsegError] = None
        self._silent = False

    def report(self, progress: Progress) -> None:
        """Pass progress on; called in the thread."""
        self.setProgress(100.0 * progress.fraction)
        self.progressed.emit(progress)

    def silence(self) -> None:
        """Say nothing any more: who listened is going away."""
        self._silent = True

    def cancel(self) -> None:
        self.feedback.cancel()
        super().cancel()

    def run(self) -> bool:
        self.at_work = True
        try:
            self._answer = self._work(self)
        except MtrefsegError as error:
            self._error = error
        # Whatever goes wrong in the thread is told: QGIS would swallow it.
        except Exception as error:
            self._error = MtrefsegError(
                f"Unexpected error: {type(error).__name__}, {error}.", "Please report it."
            )
        finally:
            self.at_work = False
        return self._error is None

    def finished(self, ok: bool) -> None:
        if self._silent:
            return
        if ok:
            self.answered.emit(self._answer)
        else:
            # A task that was cancelled before its turn has no error of its own.
            self.failed.emit(self._error or Cancelled())


class Tasks:
    """The running tasks of the dock; QGIS itself keeps no reference to a task of Python."""

    def __init__(self) -> None:
        self._running: List[EngineTask] = []

    def start(self, task: EngineTask) -> EngineTask:
        """Hand a task to QGIS."""
        self._running.append(task)
        task.taskCompleted.connect(lambda: self._forget(task))
        task.taskTerminated.connect(lambda: self._forget(task))
        QgsApplication.taskManager().addTask(task)
        return task

    def stop(self, wait_s: float = 0.0) -> None:
        """Cancel all and let them end without a word.

        Args:
            wait_s: How long to wait for their threads at most; holds the calling thread.
        """
        for task in list(self._running):
            task.silence()
            task.cancel()
        end_s = time.monotonic() + wait_s
        while time.monotonic() < end_s and any(task.at_work for task in self._running):
            time.sleep(POLL_S)

    def let_go(self, layer_ids: Iterable[str]) -> None:
        """Cancel what needs one of these layers."""
        leaving = set(layer_ids)
        for task in list(self._running):
            if task.layer_ids & leaving:
                task.cancel()

    def _forget(self, task: EngineTask) -> None:
        if task in self._running:
            self._running.remove(task)
