"""The plugin's life cycle: unload removes what load has added."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from ..processing_provider.provider import MtrefsegProvider
from .log import PluginLog
from .translation import Translation


class MtrefsegPlugin:
    """The plugin object that QGIS loads and unloads.

    Args:
        iface: QGIS's interface, None in qgis_process.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: Optional[MtrefsegProvider] = None
        self._window: Any = None
        self._translation = Translation()
        self._log = PluginLog()

    def initProcessing(self) -> None:
        """Add the provider; qgis_process calls only this."""
        if self._provider is None:
            self._translation.install()
            self._log.install()
            self._provider = MtrefsegProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add what the desktop shows."""
        self.initProcessing()
        if self._window is None and self._provider is not None:
            # Imported late: qgis_process has no use for widgets, and its start-up time counts.
            from .window import PluginWindow

            self._window = PluginWindow(self._iface, self._provider.client)

    def unload(self) -> None:
        """Remove everything; the provider ends its worker processes."""
        if self._window is not None:
            self._window.remove()
            self._window = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        self._log.remove()
        self._translation.remove()
