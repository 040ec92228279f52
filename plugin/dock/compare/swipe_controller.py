"""The button that switches the swipe between both dates on and off."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QObject

from ..context import DockContext
from ..panel import DockPanel
from ..result.result_controller import ResultController
from ..result.result_layer import dates_of
from .swipe import Swipe


class SwipeController(QObject):
    """Connects the button, the selected result and the canvas."""

    def __init__(self, context: DockContext, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._context, self._panel, self._results = context, panel, results
        self.swipe: Optional[Swipe] = None
        self._previous_status = ""
        panel.swipeButton.toggled.connect(self._switch)
        results.chosen.connect(self._show_chosen)

    def close(self) -> None:
        """Switch the swipe off."""
        self._panel.swipeButton.setChecked(False)

    def _switch(self, on: bool) -> None:
        self._clear()
        hint = self.tr(
            "Drag the line, or move it by the arrow keys: ↑ and ↓ lay it across, as Shift "
            "and a click on it do. Esc ends."
        )
        if not on:
            if self._panel.statusLabel.text() == hint:  # no other status was shown meanwhile
                self._panel.show_status(self._previous_status)
            return
        self._previous_status = self._panel.statusLabel.text()
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
                self._context.show_warning(
                    self.tr("A raster of this result is no longer in the project.")
                )
            self.close()
            return
        self.swipe = Swipe(self._context.canvas, *dates, layer)
        self.swipe.ended.connect(self.close)
        if line is not None:
            self.swipe.item.show_line(line)

    def _clear(self) -> None:
        if self.swipe is not None:
            swipe, self.swipe = self.swipe, None
            swipe.release()
