"""Editing the mask of a record, and drawing a change that has no record."""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...processing_provider.translate import tr
from .audit_panel import AuditPanel
from .scratch_layer import ScratchLayer


class MaskEditor(QObject):
    """Starts QGIS's tools on a temporary layer and hands its mask on when it is saved.

    Args:
        iface: QGIS's interface.
        panel: Shows what is edited, with Save and Cancel.
        parent: Owner.
    """

    changed = pyqtSignal(QgsGeometry)
    ended = pyqtSignal()

    def __init__(self, iface: Any, panel: AuditPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._iface, self._panel = iface, panel
        self.scratch: Optional[ScratchLayer] = None
        panel.saveEditButton.clicked.connect(self.save)
        panel.cancelEditButton.clicked.connect(self.cancel)

    def edit(
        self,
        mask: QgsGeometry,
        crs: QgsCoordinateReferenceSystem,
        on_saved: Callable[[QgsGeometry], None],
    ) -> None:
        """Edit a mask with the vertex tool, or any other tool of QGIS."""
        text = tr(
            "Vertex tool: drag a corner, double-click an edge for a new one. Add Part, Add Ring "
            "and Split of the digitizing toolbar work too. E stores the mask."
        )
        self._start(tr("Mask of the record"), crs, mask, text, on_saved)
        self._iface.actionVertexTool().trigger()

    def draw(
        self, crs: QgsCoordinateReferenceSystem, on_saved: Callable[[QgsGeometry], None]
    ) -> None:
        """Draw a polygon; its end ends the drawing."""
        text = tr("Click the corners of the missed change on the map; a right click ends it.")
        self._start(tr("Missed change"), crs, None, text, on_saved)
        if self.scratch is not None:
            self.scratch.changed.connect(lambda _: QTimer.singleShot(0, self.save))
        self._iface.actionAddFeature().trigger()

    def save(self) -> None:
        """Store what is edited."""
        if self.scratch is not None:
            self.scratch.save()

    def cancel(self) -> None:
        """Leave everything as it was."""
        if self.scratch is not None:
            self.scratch.cancel()

    def _start(
        self,
        name: str,
        crs: QgsCoordinateReferenceSystem,
        mask: Optional[QgsGeometry],
        text: str,
        on_saved: Callable[[QgsGeometry], None],
    ) -> None:
        self.cancel()
        self.scratch = scratch = ScratchLayer(self._iface, name, crs, mask, self)
        scratch.changed.connect(self.changed)
        scratch.saved.connect(lambda mask: self._end(lambda: on_saved(mask)))
        scratch.cancelled.connect(lambda: self._end(self.ended.emit))
        self._panel.show_edit(text)
        self._iface.mapCanvas().setFocus()

    def _end(self, then: Callable[[], None]) -> None:
        self.scratch = None
        self._panel.show_edit("")
        then()
