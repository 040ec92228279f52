"""A dialog that runs one task at a time and is closed only when no task runs."""

from __future__ import annotations

import time
from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ...model.errors import MtrefsegError
from ..engine_task import EngineTask, Tasks

STOP_S = 3.0


class TaskDialog(QDialog):
    """Base of a dialog with one task; ``ended`` is emitted when a task has ended."""

    ended = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks()
        self._task: Optional[EngineTask] = None
        self._closing = False
        self._started_s = 0.0

    def reject(self) -> None:
        """Close; a running task is stopped first."""
        if self._task is None:
            super().reject()
            return
        self._closing = True
        self.stop_task()

    def close_now(self) -> None:
        """Stop the task and close at once, because the plugin is unloaded or QGIS closes.

        The next installation continues a stopped one, as after Stop.
        """
        self._tasks.stop(STOP_S)
        self._task = None
        super().reject()

    def start_task(
        self,
        task: EngineTask,
        on_success: Callable[[Any], None],
        on_failure: Callable[[MtrefsegError], None],
    ) -> None:
        """Start a task whose signals are connected; there must be none running."""
        self._started_s = time.monotonic()
        self._task = task
        task.succeeded.connect(lambda result: self._end(lambda: on_success(result)))
        task.failed.connect(lambda error: self._end(lambda: on_failure(error)))
        self._tasks.start(task)

    def stop_task(self) -> None:
        """Cancel the running task."""
        if self._task is not None:
            self._task.cancel()

    def refresh(self) -> None:
        """Update the widgets after a task has ended."""

    def _end(self, show: Callable[[], None]) -> None:
        self._task = None
        show()
        self.refresh()
        self.ended.emit()
        if self._closing:
            super().reject()
