"""An open file: its session, the maps, the actions; all of it ends together."""

from __future__ import annotations

from typing import List, Optional, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer

from ...model.audit.session import AuditSession
from ...model.errors import MtrefsegError
from ..dock.context import DockContext
from ..dock.messages import AUDIT
from .audit_actions import AuditActions
from .audit_keys import AuditKeys
from .audit_panel import AuditPanel
from .blind_click import BlindClick
from .many_controller import ManyController
from .record_display import RecordDisplay
from .record_queue import RecordQueue

REPAINT_MS, WATCH_MS, LOCK_MS = 1500, 3000, 300_000


class OpenAudit(QObject):
    """Connects the panel with one open file.

    Args:
        context: QGIS's interface and the messages.
        panel: The view.
        session: The open file.
        pair: Layers of both dates.
        crs: CRS of the records.
        keys: Watches the canvases too.

    Raises:
        MtrefsegError: The records cannot be read.
    """

    def __init__(
        self, context: DockContext, panel: AuditPanel, session: AuditSession,
        pair: Tuple[QgsRasterLayer, QgsRasterLayer], crs: QgsCoordinateReferenceSystem,
        keys: AuditKeys,
    ) -> None:  # fmt: skip
        super().__init__(panel)
        self._context, self._panel, self.session = context, panel, session
        self.pair, self._crs, self._keys = pair, crs, keys
        queue = RecordQueue(session, *panel.choices())
        self.display = RecordDisplay(context.iface, pair, crs, self)
        self.actions = AuditActions(context, panel, session, queue, self.display, crs)
        self.many = ManyController(
            context, session, crs, self._first_layer, self.actions.show, self
        )
        self._click = BlindClick(crs, self.actions.click)
        self._repaint = self._timer(REPAINT_MS, self._repaint_layers, single=True)
        self._lock = self._timer(LOCK_MS, self._touch, single=False)
        self._watch = self._timer(WATCH_MS, self._reread, single=False)
        self._told = False
        for timer in (self._lock, self._watch):
            timer.start()
        self.actions.changed.connect(self._repaint.start)
        self.display.second_closed.connect(lambda: panel.swipeButton.setChecked(True))
        self._swiped: Optional[bool] = None
        self.show_view()

    def layers(self) -> List[QgsVectorLayer]:
        """Return the layers of the project that show the file."""
        layers = QgsProject.instance().mapLayers().values()
        return [
            layer
            for layer in layers
            if isinstance(layer, QgsVectorLayer)
            and layer.source().split("|")[0] == self.session.path
        ]

    def show_view(self) -> None:
        """Show the dates as the panel's buttons say."""
        panel = self._panel
        if panel.swipeButton.isChecked() != self._swiped:
            self._swiped = panel.swipeButton.isChecked()
            self.display.show_swiped(self._swiped)
        self.display.hide_mask(panel.hideButton.isChecked())
        self.display.blink(panel.blinkButton.isChecked())
        self._keys.watch(self.display.canvases)
        if self.session.blind:
            self._click.watch(self.display.canvases)

    def release(self) -> None:
        """End editing, remove everything from the maps and close the file."""
        for timer in (self._lock, self._watch, self._repaint):
            timer.stop()
        self.actions.editor.cancel()
        self.actions.deleteLater()
        self.many.release()
        self._click.release(self.display.canvases)
        self.display.release()
        self._repaint_layers()
        self.deleteLater()
        try:
            self.session.close()
        except MtrefsegError as error:
            self._context.show_error(error, AUDIT)

    def _first_layer(self) -> Optional[QgsVectorLayer]:
        selected = [layer for layer in self.layers() if layer.selectedFeatureCount()]
        return (selected or self.layers() or [None])[0]

    def _repaint_layers(self) -> None:
        for layer in self.layers():
            layer.dataProvider().reloadData()
            layer.triggerRepaint()

    def _touch(self) -> None:
        try:
            self.session.touch()
        except MtrefsegError as error:
            self._context.show_error(error, AUDIT)

    def _reread(self) -> None:
        """Read the records again that another program has changed; an error is told once."""
        busy = self.actions.editor.scratch is not None or self._panel.sentenceEdit.hasFocus()
        if busy or not self.session.changed_elsewhere():
            self._told = self._told and busy
        elif not self._told:
            try:
                self.actions.reread()
            except MtrefsegError as error:
                self._told = True
                self._context.show_error(error, AUDIT)

    def _timer(self, milliseconds: int, then: object, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(single)
        timer.timeout.connect(then)
        return timer
