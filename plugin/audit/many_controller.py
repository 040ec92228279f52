"""Accepting many records: the dialog, the rectangle on the map, one question with the number."""

from __future__ import annotations

from typing import Callable, List, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapTool, QgsMapToolExtent
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMessageBox

from ...model.audit.session import AuditSession
from ...model.errors import MtrefsegError
from ...model.files.craft_schema import ID
from ...processing_provider.translate import tr
from ..dock.area import transform_box
from ..dock.context import DockContext
from ..dock.messages import AUDIT
from .many_dialog import ManyDialog


class ManyController(QObject):
    """Opens the dialog and carries out what was chosen.

    Args:
        context: QGIS's interface and the messages.
        session: The open file.
        crs: CRS of the records.
        layer: Returns the layer of the file whose selected features count; None: not loaded.
        on_accepted: Called when records were accepted.
        parent: Owner.
    """

    def __init__(
        self,
        context: DockContext,
        session: AuditSession,
        crs: QgsCoordinateReferenceSystem,
        layer: Callable[[], Optional[QgsVectorLayer]],
        on_accepted: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._session, self._crs = context, session, crs
        self._layer, self._on_accepted = layer, on_accepted
        self.tool = QgsMapToolExtent(context.canvas)
        self.tool.extentChanged.connect(self._drawn)
        self._former: Optional[QgsMapTool] = None
        self.dialog: Optional[ManyDialog] = None

    def open(self) -> None:
        """Show the dialog."""
        window = self._context.iface.mainWindow()
        try:
            self.dialog = ManyDialog(window, self._session.at_least, self._selected())
        except MtrefsegError as error:
            self._context.show_error(error, AUDIT)
            return
        self.dialog.accept_requested.connect(self.accept)
        self.dialog.rectangle_requested.connect(self._start_rectangle)
        self.dialog.show()

    def accept(self, ids: List[str]) -> None:
        """Accept records after one question."""
        if not ids:
            self._context.show_warning(tr("There is no record to accept there."), subject=AUDIT)
            return
        text = tr("Accept {} records? One Undo takes all of them back.").format(len(ids))
        button = QMessageBox.StandardButton
        window, title = self._context.iface.mainWindow(), tr("Accept many")
        if QMessageBox.question(window, title, text) != button.Yes:
            return
        try:
            count = self._session.accept_many(ids)
        except MtrefsegError as error:
            self._context.show_error(error, AUDIT)
            return
        self._context.show_success(tr("{} records accepted.").format(count), subject=AUDIT)
        self._on_accepted()

    def release(self) -> None:
        """Remove the map tool."""
        self._context.canvas.unsetMapTool(self.tool)

    def _selected(self) -> List[str]:
        layer = self._layer()
        if layer is None:
            return []
        named = self._session.is_training_file
        features = layer.selectedFeatures()
        return [str(one[ID]) if named else str(one.id()) for one in features]

    def _start_rectangle(self) -> None:
        self._former = self._context.canvas.mapTool()
        self._context.canvas.setMapTool(self.tool)

    def _drawn(self, box: QgsRectangle) -> None:
        if box.isEmpty():
            return
        if self._former is not None:
            self._context.canvas.setMapTool(self._former)
        else:
            self._context.canvas.unsetMapTool(self.tool)
        box = transform_box(box, self._context.canvas.mapSettings().destinationCrs(), self._crs)
        corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        try:
            ids = list(self._session.within(*corners))
        except MtrefsegError as error:
            self._context.show_error(error, AUDIT)
            return
        self.accept(ids)
