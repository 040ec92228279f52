"""Storing a change that a person drew."""

from __future__ import annotations

from typing import Dict, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsGeometry, QgsProject

from ...model.audit.session import AuditSession
from ...model.files.craft_schema import APPEARS
from ...model.files.result_schema import AREA_M2, PERIMETER_M
from ...processing_provider.translate import tr
from ..dock.context import DockContext
from ..dock.messages import AUDIT
from .dialogs import Drawn, MissedDialog, chosen


class MissedChange:
    """Asks what was drawn and stores it; what was entered last is offered again.

    Args:
        context: QGIS's interface and the messages.
        session: The open file.
        crs: CRS of the records.
    """

    def __init__(
        self, context: DockContext, session: AuditSession, crs: QgsCoordinateReferenceSystem
    ) -> None:
        self._context, self._session, self._crs = context, session, crs
        self._last: Drawn = ("", APPEARS, "")

    def store(self, mask: QgsGeometry, sentence: str) -> None:
        """Store a polygon, unless it is empty or the dialog is cancelled.

        Args:
            mask: The polygon.
            sentence: Of the current record, offered for a result.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        if mask.isEmpty():
            return
        training = self._session.is_training_file
        last = (*self._last[:2], sentence or self._last[2])
        drawn = chosen(MissedDialog(self._context.iface.mainWindow(), last, training))
        if drawn is None:
            return
        self._last = name, change_type, text = drawn
        values = measured_values(self._session, mask, self._crs)
        kind = change_type if training else None
        self._session.draw(bytes(mask.asWkb()), text, name, kind, values)
        self._context.show_success(tr("The missed change was stored."), subject=AUDIT)


def measured_values(
    session: AuditSession, mask: QgsGeometry, crs: QgsCoordinateReferenceSystem
) -> Optional[Dict[str, float]]:
    """Return geodesic area and perimeter by the fields of a result; None for a training file."""
    if session.is_training_file:
        return None
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, QgsProject.instance().transformContext())
    measure.setEllipsoid("WGS84")
    return {AREA_M2: measure.measureArea(mask), PERIMETER_M: measure.measurePerimeter(mask)}
