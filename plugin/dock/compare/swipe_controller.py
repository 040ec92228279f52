"""The button that lays both dates over the map, with a line between them."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QObject

from ..context import Desk
from ..panel import DockPanel
from ..result.result_controller import ResultController
from ..result.result_layer import dates_of
from .swipe import Swipe


class SwipeController(QObject):
    """Wires the button, the chosen result and the map."""

    def __init__(self, desk: Desk, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._results = desk, panel, results
        self.swipe: Optional[Swipe] = None
        self._said_before = ""
        panel.swipeButton.toggled.connect(self._switch)
        results.chosen.connect(self._show_chosen)

    def close(self) -> None:
        """Take the line off the map, if it is there."""
        self._panel.swipeButton.setChecked(False)

    def _switch(self, on: bool) -> None:
        self._clear()
        hint = self.tr(
            "Drag the line, or move it by the arrow keys: ↑ and ↓ lay it across, as Shift "
            "and a click on it do. Esc ends."
        )
        if not on:
            if self._panel.statusLabel.text() == hint:  # nothing else was said meanwhile
                self._panel.show_status(self._said_before)
            return
        self._said_before = self._panel.statusLabel.text()
        self._show_chosen()
        if self.swipe is not None:
            self._panel.show_status(hint)

    def _show_chosen(self) -> None:
        if not self._panel.swipeButton.isChecked():
            return
        line = self.swipe.item.line if self.swipe is not None else None
        self._clear()
        layer, dates = self._results.layer, dates_of(self._results.layer)
        if layer is None or dates is None:
            if layer is not None:
                self._desk.warn(self.tr("A raster of this result is no longer in the project."))
            self.close()
            return
        self.swipe = Swipe(self._desk.canvas, *dates, layer)
        self.swipe.ended.connect(self.close)
        if line is not None:
            self.swipe.item.show_line(line)

    def _clear(self) -> None:
        if self.swipe is not None:
            swipe, self.swipe = self.swipe, None
            swipe.release()
