"""The plugin's life cycle: what load adds, unload takes away."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from ..processing_provider.provider import MtrefsegProvider


class MtrefsegPlugin:
    """What QGIS switches on and off.

    Args:
        iface: QGIS's window, None in qgis_process.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: Optional[MtrefsegProvider] = None

    def initProcessing(self) -> None:
        """Add the provider; qgis_process calls only this."""
        if self._provider is None:
            self._provider = MtrefsegProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add what the desktop shows."""
        self.initProcessing()

    def unload(self) -> None:
        """Take the provider away; that closes its worker processes too."""
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
