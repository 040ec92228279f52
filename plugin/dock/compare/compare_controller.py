"""The button that shows both dates beside each other."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QObject

from ..context import Desk
from ..panel import DockPanel
from ..result.result_controller import ResultController
from ..result.result_layer import dates_of, run_of
from .compare_window import CompareWindow


class CompareController(QObject):
    """Wires the button, the chosen result and the window."""

    def __init__(self, desk: Desk, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._results = desk, panel, results
        self.window: Optional[CompareWindow] = None
        panel.compareButton.toggled.connect(self.switch)
        results.chosen.connect(self._show)

    def switch(self, on: bool) -> None:
        """Open the window, or close it."""
        if on and self.window is None:
            self.window = CompareWindow(self._desk.canvas, self._desk.iface.mainWindow())
            self.window.closed.connect(lambda: self._panel.compareButton.setChecked(False))
            self._show()
        elif not on:
            self.close()

    def close(self) -> None:
        """Close the window, if there is one."""
        if self.window is not None:
            window, self.window = self.window, None
            window.release()

    def _show(self) -> None:
        layer = self._results.layer
        if self.window is None or run_of(layer) is None:
            return
        dates = dates_of(layer)
        if dates is None:
            self._desk.warn(self.tr("A raster of this result is no longer in the project."))
            self._panel.compareButton.setChecked(False)
            return
        self.window.show_pair(*dates, layer)
