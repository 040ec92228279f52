"""Area and perimeter of a drawn polygon, as the engine measures them."""

from __future__ import annotations

from typing import Dict

from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsGeometry, QgsProject

from ...model.files.result_schema import AREA_M2, PERIMETER_M


def measured_values(mask: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> Dict[str, float]:
    """Return the geodesic area in m² and the perimeter in m by the fields of a result."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, QgsProject.instance().transformContext())
    measure.setEllipsoid("WGS84")
    return {AREA_M2: measure.measureArea(mask), PERIMETER_M: measure.measurePerimeter(mask)}
