"""The record on the maps: both dates side by side or swiped, mask, chip, blinking."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsGeometry,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...model.audit.audit_record import AuditRecord
from ..dock.area import transform_box
from .dates_view import MIDDLE, DatesView
from .record_outlines import RecordOutlines
from .second_canvas import SecondCanvas

BLINK_MS, LAYOUT_MS = 550, 150
MARGIN, MASK_MARGIN = 1.06, 3.0
BEFORE, AFTER = 0, 1


class RecordDisplay(QObject):
    """Shows records over QGIS's main canvas, and over a second one while side by side.

    Args:
        iface: QGIS's interface.
        pair: Layers of both dates.
        crs: CRS of the records.
        parent: Owner.
    """

    ready = pyqtSignal()
    second_closed = pyqtSignal()

    def __init__(
        self, iface: Any, pair: Tuple[QgsRasterLayer, QgsRasterLayer],
        crs: QgsCoordinateReferenceSystem, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._iface, self._pair, self._crs = iface, pair, crs
        self._main: QgsMapCanvas = iface.mapCanvas()
        self._second: Optional[SecondCanvas] = None
        self._views: Dict[QgsMapCanvas, DatesView] = {}
        self._outlines: Dict[QgsMapCanvas, RecordOutlines] = {}
        self._swiped = self._hidden = False
        self._record: Optional[AuditRecord] = None
        self._others: List[QgsGeometry] = []
        self._following: Optional[AuditRecord] = None
        self._blink = QTimer(self)
        self._blink.setInterval(BLINK_MS)
        self._blink.timeout.connect(self._alternate)
        self._date = AFTER
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(LAYOUT_MS)
        self._resized.timeout.connect(self.place)
        self._add(self._main, (AFTER,))

    @property
    def canvases(self) -> Tuple[QgsMapCanvas, ...]:
        """The canvases in use, QGIS's main canvas first."""
        return tuple(self._views)

    @property
    def is_ready(self) -> bool:
        """Whether every canvas shows the dates as it is placed."""
        return all(view.ready for view in self._views.values())

    def show_swiped(self, swiped: bool) -> None:
        """Show the dates over each other instead of side by side."""
        self._swiped = swiped
        if swiped:
            self._close_second()
        elif self._second is None:
            self._second = SecondCanvas(self._iface)
            self._second.dock.closed.connect(self.second_closed)
            self._add(self._second.canvas, (BEFORE,))
            self._outline(self._second.canvas)
        self._show_dates()
        self._resized.start()

    def show(
        self,
        record: Optional[AuditRecord],
        others: Iterable[bytes],
        following: Optional[AuditRecord],
    ) -> None:
        """Go to a record, and render the following one beforehand; None: there is none."""
        self._record, self._others = record, [mask_of(one) for one in others]
        self._following = following
        for canvas in self._views:
            self._outline(canvas)
        self.place()

    def place(self) -> None:
        """Move the maps to the record; also needed when their sizes have changed."""
        extent = self._extent(self._record)
        if extent is not None:
            self._main.setExtent(extent)
            self._main.refresh()
        self._prefetch(self._following)
        if self.is_ready:
            self.ready.emit()

    def zoom_to_mask(self) -> None:
        """Zoom to the mask of the record, to edit it."""
        box = mask_of(self._record.geometry if self._record else None).boundingBox()
        if not box.isEmpty():
            box.scale(MASK_MARGIN)
            self._main.setExtent(self._fitted(box))
            self._main.refresh()

    def show_mask(self, mask: QgsGeometry) -> None:
        """Outline a mask that is being edited."""
        for outlines in self._outlines.values():
            outlines.show_mask(mask, self._change_type, self._crs)

    def hide_mask(self, hidden: bool) -> None:
        """Hide or show the mask and the other candidates."""
        self._hidden = hidden
        for outlines in self._outlines.values():
            outlines.set_shown(not hidden)

    def blink(self, on: bool) -> None:
        """Alternate both dates on the main canvas, or end it."""
        self._date = AFTER
        self._show_dates()
        if on:
            self._views[self._main].show_dates((AFTER, BEFORE))
            self._blink.start()
        else:
            self._blink.stop()
            self._show_dates()

    def release(self) -> None:
        """Remove everything from the maps."""
        self._blink.stop()
        self._resized.stop()
        self._close_second()
        for canvas in tuple(self._views):
            self._drop(canvas)
        self.deleteLater()

    def _show_dates(self) -> None:
        view = self._views[self._main]
        if self._swiped:
            view.show_dates((BEFORE, AFTER), MIDDLE)
        else:
            view.show_dates((AFTER,))

    def _alternate(self) -> None:
        self._date = 1 - self._date
        self._views[self._main].item.show_one(self._date)

    def _add(self, canvas: QgsMapCanvas, dates: Tuple[int, ...]) -> None:
        self._views[canvas] = DatesView(canvas, *self._pair, dates)
        self._views[canvas].shown.connect(self._on_shown)
        self._outlines[canvas] = RecordOutlines(canvas)
        self._outlines[canvas].set_shown(not self._hidden)

    def _drop(self, canvas: QgsMapCanvas) -> None:
        self._outlines.pop(canvas).release()
        self._views.pop(canvas).release()

    def _close_second(self) -> None:
        if self._second is not None:
            second, self._second = self._second, None
            self._drop(second.canvas)
            second.release()

    def _on_shown(self) -> None:
        if self.is_ready:
            self.ready.emit()

    def _outline(self, canvas: QgsMapCanvas) -> None:
        record, outlines = self._record, self._outlines[canvas]
        chip = record is not None and record.chip and record.extent
        outline = QgsGeometry.fromRect(QgsRectangle(*chip)) if chip else QgsGeometry()
        outlines.show_chip(outline, self._others, self._crs)
        mask = QgsGeometry() if record is None else mask_of(record.geometry)
        outlines.show_mask(mask, self._change_type, self._crs)

    @property
    def _change_type(self) -> Optional[int]:
        return None if self._record is None else self._record.change_type

    def _extent(self, record: Optional[AuditRecord]) -> Optional[QgsRectangle]:
        """Return the view of a record in the CRS of the canvas."""
        if record is None or record.extent is None:
            return None
        box = QgsRectangle(*record.extent)
        mask = mask_of(record.geometry).boundingBox()
        if not record.chip and not mask.isEmpty():  # a polygon of a result
            box = mask
            box.scale(MASK_MARGIN)
        else:
            box.scale(MARGIN)
        try:
            return self._fitted(box)
        except QgsCsException:  # the record lies outside of the project's CRS
            return None

    def _fitted(self, box: QgsRectangle) -> QgsRectangle:
        """Return the extent of the main canvas at which all canvases show a box of the records."""
        box = transform_box(box, self._crs, self._main.mapSettings().destinationCrs())
        # All canvases have one scale, at which the smallest one shows the whole record.
        sizes = [canvas.mapSettings().outputSize() for canvas in self._views]
        per_px = max(
            max(box.width() / max(1, size.width()), box.height() / max(1, size.height()))
            for size in sizes
        )
        size = self._main.mapSettings().outputSize()
        return QgsRectangle.fromCenterAndSize(
            box.center(), size.width() * per_px, size.height() * per_px
        )

    def _prefetch(self, following: Optional[AuditRecord]) -> None:
        extent = self._extent(following)
        if extent is None:
            for view in self._views.values():
                view.prefetch(None)
            return
        settings = QgsMapSettings(self._main.mapSettings())
        settings.setExtent(extent)
        for canvas, view in self._views.items():
            view.prefetch(extent if canvas is self._main else _at_scale(canvas, settings))


def mask_of(wkb: Optional[bytes]) -> QgsGeometry:
    """Return the geometry of a mask as the session gives it; an empty one for none."""
    geometry = QgsGeometry()
    if wkb:
        geometry.fromWkb(wkb)
    return geometry


def _at_scale(canvas: QgsMapCanvas, main: QgsMapSettings) -> QgsRectangle:
    """Return the extent of a canvas that has the centre and the scale of the main one."""
    size, per_px = canvas.mapSettings().outputSize(), main.mapUnitsPerPixel()
    return QgsRectangle.fromCenterAndSize(
        main.visibleExtent().center(), size.width() * per_px, size.height() * per_px
    )
