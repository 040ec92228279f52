"""Work for the engine as a task of QGIS: run in a thread, reported by signals."""

from __future__ import annotations

import logging
import time
from typing import Any, Callable, Iterable, List, Optional, Sequence

from qgis.core import QgsApplication, QgsFeedback, QgsMapLayer, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..model.errors import Cancelled, MtrefsegError
from ..model.requests.events import Progress
from ..processing_provider.translate import tr

_LOGGER = logging.getLogger(__name__)
Work = Callable[["EngineTask"], Any]
POLL_S = 0.02


class EngineTask(QgsTask):
    """Runs ``work`` in a thread and emits its result or error in the main thread.

    Args:
        title: What the task manager shows.
        work: Called with the task, for progress and cancel; ``succeeded`` emits what it returns.
        layers: When one of them is removed from the project, ``Tasks.cancel_for_layers`` cancels
            the task. Not QGIS's dependent layers: with those QGIS refuses to quit or to open a
            project.

    Attributes:
        feedback: Cancels functions of QGIS that block, as a download.
        running_in_thread: Whether the thread works; QGIS's status waits for the main thread.
    """

    progressed = pyqtSignal(object)
    warned = pyqtSignal(str)
    partial_result = pyqtSignal(object)
    succeeded = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, title: str, work: Work, layers: Sequence[QgsMapLayer] = ()) -> None:
        # Without prompt: QGIS quits at the first request and cancels the task.
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt)
        self.layer_ids = frozenset(layer.id() for layer in layers)
        self.feedback = QgsFeedback()
        self.running_in_thread = False
        self._work = work
        self._result: Any = None
        self._error: Optional[MtrefsegError] = None
        self._muted = False

    def report(self, progress: Progress) -> None:
        """Emit progress; called in the thread."""
        self.setProgress(100.0 * progress.fraction)
        self.progressed.emit(progress)

    def mute(self) -> None:
        """Emit no result and no error any more: the receiver is being deleted."""
        self._muted = True

    def cancel(self) -> None:
        self.feedback.cancel()
        super().cancel()

    def run(self) -> bool:
        self.running_in_thread = True
        try:
            self._result = self._work(self)
        except MtrefsegError as error:
            self._error = error
        # QGIS would drop an exception of the thread.
        except Exception as error:
            _LOGGER.exception("Unexpected error in task '%s'", self.description())
            text = tr("Unexpected error: {kind}, {error}.")
            self._error = MtrefsegError(
                text.format(kind=type(error).__name__, error=error), tr("Please report it.")
            )
        finally:
            self.running_in_thread = False
        return self._error is None

    def finished(self, ok: bool) -> None:
        if self._muted:
            return
        if ok:
            self.succeeded.emit(self._result)
        else:
            # A task that was cancelled before it started has no error.
            self.failed.emit(self._error or Cancelled())


class Tasks:
    """Keeps the running tasks: QGIS holds no reference to a task of Python."""

    def __init__(self) -> None:
        self._running: List[EngineTask] = []

    def start(self, task: EngineTask) -> EngineTask:
        """Add a task to QGIS's task manager."""
        self._running.append(task)
        task.taskCompleted.connect(lambda: self._remove(task))
        task.taskTerminated.connect(lambda: self._remove(task))
        QgsApplication.taskManager().addTask(task)
        return task

    def stop(self, wait_s: float = 0.0) -> None:
        """Mute and cancel all tasks.

        Args:
            wait_s: Longest time to wait for their threads; blocks the calling thread.
        """
        for task in list(self._running):
            task.mute()
            task.cancel()
        end_s = time.monotonic() + wait_s
        while time.monotonic() < end_s and any(task.running_in_thread for task in self._running):
            time.sleep(POLL_S)

    def cancel_for_layers(self, layer_ids: Iterable[str]) -> None:
        """Cancel the tasks that need one of these layers."""
        removed = set(layer_ids)
        for task in list(self._running):
            if task.layer_ids & removed:
                task.cancel()

    def _remove(self, task: EngineTask) -> None:
        if task in self._running:
            self._running.remove(task)
