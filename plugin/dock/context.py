"""What all controllers of the dock work with: QGIS's window, the engine, tasks, messages."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Callable, Deque, List, Tuple

from qgis.core import Qgis
from qgis.gui import QgsMapCanvas

from ...engine_client.worker_client import WorkerClient
from ...model.errors import MtrefsegError
from ..engine_task import Tasks
from .messages import RESULT, RUN, Messages

REMEMBERED = 20  # messages, for a report


class Links:
    """Connections to what outlives the dock, the project above all; they can be cut."""

    def __init__(self) -> None:
        self._links: List[Tuple[Any, Callable[..., None]]] = []

    def connect(self, signal: Any, slot: Callable[..., None]) -> None:
        """Connect a signal and remember it."""
        signal.connect(slot)
        self._links.append((signal, slot))

    def cut(self) -> None:
        """Disconnect everything, the last first."""
        while self._links:
            signal, slot = self._links.pop()
            signal.disconnect(slot)


@dataclass(frozen=True)
class Desk:
    """Handed to every controller.

    Attributes:
        iface: QGIS's window.
        client: The way to the engine; never called in the main thread.
        messages: What is in QGIS's message bar.
        tasks: What is running.
        links: What the controllers listen to in QGIS.
        checking: Held while a pair is checked. A question waits for it, so that one worker does
            both: a second one would load and remember everything again.
        said: The last messages, for a report.
        logs: The tail of the log of the last crash, for a report.
    """

    iface: Any
    client: WorkerClient
    messages: Messages
    tasks: Tasks = field(default_factory=Tasks)
    links: Links = field(default_factory=Links)
    checking: Lock = field(default_factory=Lock)
    said: Deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    logs: Deque[str] = field(default_factory=lambda: deque(maxlen=1))

    @property
    def canvas(self) -> QgsMapCanvas:
        """The map."""
        return self.iface.mapCanvas()

    def tell(self, text: str, details: str = "", about: str = RESULT) -> None:
        """Say that something went well."""
        self._push(text, details, Qgis.MessageLevel.Success, about)
        if details:
            self.said.append(details)

    def warn(self, text: str, details: str = "", about: str = RESULT) -> None:
        """Say what the user should know."""
        self._push(text, details, Qgis.MessageLevel.Warning, about)

    def warn_of_run(self, text: str) -> None:
        """Pass on a warning of the run in progress."""
        self.warn(text, about=RUN)

    def refuse(self, error: MtrefsegError, about: str = RESULT) -> None:
        """Say what went wrong and what to do; a crash brings the tail of its log."""
        log = getattr(error, "log_tail", "")
        if log:
            self.logs.append(log)
        self._push(str(error), log, Qgis.MessageLevel.Critical, about)

    def _push(self, text: str, details: str, level: Qgis.MessageLevel, about: str) -> None:
        self.said.append(text)
        self.messages.push(text, details, level, about)
