"""Buttons that open algorithms of Processing with what the panel knows."""

from __future__ import annotations

from typing import Any, Callable, Dict, Optional, Tuple

from qgis.core import QgsApplication, QgsRasterLayer

from ...processing_provider.translate import tr
from ..dock.context import DockContext
from ..dock.messages import AUDIT


class ProcessingStarter:
    """Opens the dialogs; they stay open while the audit goes on.

    Args:
        context: QGIS's interface and the messages.
        chosen_pair: Returns the rasters that are chosen in the dock, None where there are none.
    """

    def __init__(
        self,
        context: DockContext,
        chosen_pair: Callable[[], Tuple[Optional[QgsRasterLayer], Optional[QgsRasterLayer]]],
    ) -> None:
        self._context, self._chosen_pair = context, chosen_pair
        self._dialogs: Dict[str, Any] = {}

    def build(self) -> None:
        """Open 'Build candidates' with the rasters of the dock."""
        layers = dict(zip(("BEFORE", "AFTER"), self._chosen_pair()))
        self._open(
            "mtrefseg:buildcandidates",
            {name: layer.id() for name, layer in layers.items() if layer is not None},
        )

    def describe(self, path: str) -> None:
        """Open 'Describe candidates' with a training file."""
        self._open("mtrefseg:describecandidates", {"INPUT": path})

    def export(self, path: str) -> None:
        """Open 'Export training set' with a training file."""
        self._open("mtrefseg:exporttrainingset", {"INPUT": path})

    def _open(self, name: str, values: Dict[str, Any]) -> None:
        if QgsApplication.processingRegistry().algorithmById(name) is None:
            text = tr("The algorithm '{}' was not found: Processing or its provider is disabled.")
            self._context.show_warning(text.format(name), subject=AUDIT)
            return
        # Imported late: Processing is a plugin of its own, which may be disabled.
        from processing import createAlgorithmDialog

        dialog = createAlgorithmDialog(name, values)
        self._dialogs[name] = dialog
        dialog.show()
        dialog.raise_()
