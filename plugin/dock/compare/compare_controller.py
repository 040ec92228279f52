"""The button that opens the window with both dates side by side."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QObject

from ..context import DockContext
from ..panel import DockPanel
from ..result.result_controller import ResultController
from ..result.result_layer import dates_of, run_of
from .compare_window import CompareWindow


class CompareController(QObject):
    """Connects the button, the selected result and the window."""

    def __init__(self, context: DockContext, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._context, self._panel, self._results = context, panel, results
        self.window: Optional[CompareWindow] = None
        panel.compareButton.toggled.connect(self.switch)
        results.chosen.connect(self._show)

    def switch(self, on: bool) -> None:
        """Open or close the window."""
        if on and self.window is None:
            self.window = CompareWindow(self._context.canvas, self._context.iface.mainWindow())
            self.window.closed.connect(lambda: self._panel.compareButton.setChecked(False))
            self._show()
        elif not on:
            self.close()

    def close(self) -> None:
        """Close the window, if it is open."""
        if self.window is not None:
            window, self.window = self.window, None
            window.release()

    def _show(self) -> None:
        layer = self._results.layer
        if self.window is None or run_of(layer) is None:
            return
        dates = dates_of(layer)
        if dates is None:
            self._context.show_warning(
                self.tr("A raster of this result is no longer in the project.")
            )
            self._panel.compareButton.setChecked(False)
            return
        self.window.show_pair(*dates, layer)
