"""Where to look: a box for the engine, and polygons that results have to touch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ....model.errors import MtrefsegError
from ....processing_provider.raster_layer import crs_text

Box = Tuple[float, float, float, float]
CHOICES = ("overlap", "canvas", "rectangle", "layer", "polygons")


@dataclass(frozen=True)
class Area:
    """Where to look.

    Attributes:
        extent: ``(xmin, ymin, xmax, ymax)`` in ``crs``; None: wherever both rasters are.
        crs: CRS of the extent, as the request takes it.
        polygons_id: Polygon layer whose polygons a result has to touch; empty: none.
    """

    extent: Optional[Box] = None
    crs: str = ""
    polygons_id: str = ""


def area_of_box(box: QgsRectangle, crs: QgsCoordinateReferenceSystem, what: str) -> Area:
    """Return the area of a rectangle.

    Raises:
        MtrefsegError: It has no area.
    """
    if box.isNull() or box.isEmpty() or not box.isFinite():
        raise MtrefsegError(f"The extent of {what} has no area.", "Choose another place to look.")
    corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    return Area(corners, crs_text(crs))


def area_of_layer(layer: Optional[QgsMapLayer], only_inside: bool) -> Area:
    """Return the extent of a layer; of selected polygons only, when some are selected.

    Args:
        layer: What the user chose.
        only_inside: Results have to touch a polygon of the layer.

    Raises:
        MtrefsegError: No layer was chosen, or it is empty.
    """
    if layer is None:
        raise MtrefsegError("No layer says where to look.", "Choose a layer, or another place.")
    selected = isinstance(layer, QgsVectorLayer) and layer.selectedFeatureCount() > 0
    box = layer.boundingBoxOfSelected() if selected and only_inside else layer.extent()
    area = area_of_box(box, layer.crs(), f"layer '{layer.name()}'")
    return Area(area.extent, area.crs, layer.id()) if only_inside else area


def carried(
    box: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsRectangle:
    """Return the box around a box in another CRS."""
    return QgsCoordinateTransform(source, target, QgsProject.instance()).transformBoundingBox(box)


def box_text(box: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> str:
    """Return a rectangle with its CRS as JSON; a null one as an empty text."""
    if box.isNull():
        return ""
    corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    return json.dumps([*corners, crs_text(crs)])


def box_of(text: str) -> Tuple[QgsRectangle, QgsCoordinateReferenceSystem]:
    """Read what ``box_text`` wrote; what cannot be read is a null rectangle."""
    try:
        *corners, crs = json.loads(text or "[]")
        return QgsRectangle(*map(float, corners)), QgsCoordinateReferenceSystem(str(crs))
    except (ValueError, TypeError):  # none, written by hand, or by another version
        return QgsRectangle(), QgsCoordinateReferenceSystem()
