"""What all controllers of the dock work with: QGIS's window, the engine, tasks, messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Callable, List, Tuple

from qgis.core import Qgis
from qgis.gui import QgsMapCanvas

from ...model.errors import MtrefsegError
from ...processing_provider.worker_client import WorkerClient
from .engine_task import Tasks

TITLE = "MTRefSeg"


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
        tasks: What is running.
        links: What the controllers listen to in QGIS.
        checking: Held while a pair is checked. A question waits for it, so that one worker does
            both: a second one would load and remember everything again.
    """

    iface: Any
    client: WorkerClient
    tasks: Tasks = field(default_factory=Tasks)
    links: Links = field(default_factory=Links)
    checking: Lock = field(default_factory=Lock)

    @property
    def canvas(self) -> QgsMapCanvas:
        """The map."""
        return self.iface.mapCanvas()

    def tell(self, text: str, details: str = "") -> None:
        """Say that something went well."""
        self._push(text, details, Qgis.MessageLevel.Success)

    def warn(self, text: str, details: str = "") -> None:
        """Say what the user should know."""
        self._push(text, details, Qgis.MessageLevel.Warning)

    def refuse(self, error: MtrefsegError) -> None:
        """Say what went wrong and what to do; a crash brings the tail of its log."""
        self._push(str(error), getattr(error, "log_tail", ""), Qgis.MessageLevel.Critical)

    def _push(self, text: str, details: str, level: Qgis.MessageLevel) -> None:
        bar = self.iface.messageBar()
        if details:
            bar.pushMessage(TITLE, text, details, level)
        else:
            bar.pushMessage(TITLE, text, level)
