"""Objects that all controllers of the dock share: QGIS's interface, engine, tasks, messages."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Callable, Deque, List, Tuple

from qgis.core import Qgis
from qgis.gui import QgsMapCanvas

from ...engine_client.worker_client import WorkerClient
from ...model.errors import MtrefsegError
from ...processing_provider.engine_text import error_text
from ..engine_task import Tasks
from .messages import RESULT, RUN, Messages

_LOGGER = logging.getLogger(__name__)
MAX_RECENT = 20  # messages in a report


class Connections:
    """Connections to objects that outlive the dock, the project above all."""

    def __init__(self) -> None:
        self._connections: List[Tuple[Any, Callable[..., None]]] = []

    def connect(self, signal: Any, slot: Callable[..., None]) -> None:
        """Connect a signal and record the connection."""
        signal.connect(slot)
        self._connections.append((signal, slot))

    def disconnect_all(self) -> None:
        """Disconnect everything, the last connection first."""
        while self._connections:
            signal, slot = self._connections.pop()
            signal.disconnect(slot)


@dataclass(frozen=True)
class DockContext:
    """Passed to every controller.

    Attributes:
        iface: QGIS's interface.
        client: Client of the engine; never called in the main thread.
        messages: The dock's items in QGIS's message bar.
        tasks: Running tasks.
        connections: Connections of the controllers to QGIS.
        check_lock: Held while a pair is checked. A run waits for it, so that one worker does both:
            a second worker would load the model and fill its cache again.
        recent_messages: The last messages, for a report.
        crash_logs: The tail of the log of the last crash, for a report.
    """

    iface: Any
    client: WorkerClient
    messages: Messages
    tasks: Tasks = field(default_factory=Tasks)
    connections: Connections = field(default_factory=Connections)
    check_lock: Lock = field(default_factory=Lock)
    recent_messages: Deque[str] = field(default_factory=lambda: deque(maxlen=MAX_RECENT))
    crash_logs: Deque[str] = field(default_factory=lambda: deque(maxlen=1))

    @property
    def canvas(self) -> QgsMapCanvas:
        """QGIS's main map canvas."""
        return self.iface.mapCanvas()

    def show_success(self, text: str, details: str = "", subject: str = RESULT) -> None:
        """Show that an action has succeeded."""
        self._push(text, details, Qgis.MessageLevel.Success, subject)
        if details:
            self.recent_messages.append(details)

    def show_warning(self, text: str, details: str = "", subject: str = RESULT) -> None:
        """Show a warning."""
        self._push(text, details, Qgis.MessageLevel.Warning, subject)

    def show_run_warning(self, text: str) -> None:
        """Show a warning of the run in progress."""
        self.show_warning(text, subject=RUN)

    def show_error(self, error: MtrefsegError, subject: str = RESULT) -> None:
        """Show an error with its advice; a crash adds the tail of its log."""
        log = getattr(error, "log_tail", "")
        if log:
            self.crash_logs.append(log)
        self._push(error_text(error), log, Qgis.MessageLevel.Critical, subject)

    def _push(self, text: str, details: str, level: Qgis.MessageLevel, subject: str) -> None:
        _LOGGER.log(_log_level(level), "\n".join(filter(None, (text, details))))
        self.recent_messages.append(text)
        self.messages.push(text, details, level, subject)


def _log_level(level: Qgis.MessageLevel) -> int:
    if level == Qgis.MessageLevel.Critical:
        return logging.ERROR
    return logging.WARNING if level == Qgis.MessageLevel.Warning else logging.INFO
