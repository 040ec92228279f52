"""The plugin's life cycle: what load adds, unload takes away."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from ..processing_provider.provider import MtrefsegProvider
from .translation import Translation


class MtrefsegPlugin:
    """What QGIS switches on and off.

    Args:
        iface: QGIS's window, None in qgis_process.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: Optional[MtrefsegProvider] = None
        self._window: Any = None
        self._translation = Translation()

    def initProcessing(self) -> None:
        """Add the provider; qgis_process calls only this."""
        if self._provider is None:
            self._translation.install()
            self._provider = MtrefsegProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add what the desktop shows."""
        self.initProcessing()
        if self._window is None and self._provider is not None:
            # Late: qgis_process has no use for widgets, and needs its start-up time.
            from .window import PluginWindow

            self._window = PluginWindow(self._iface, self._provider.client)

    def unload(self) -> None:
        """Take everything away; with the provider go its worker processes."""
        if self._window is not None:
            self._window.remove()
            self._window = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        self._translation.remove()
