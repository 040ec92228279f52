"""The searched area: a box for the engine, and polygons that results have to touch."""

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

from ...model.errors import MtrefsegError
from ...processing_provider.raster_layer import crs_text
from ...processing_provider.translate import tr

Box = Tuple[float, float, float, float]
CHOICES = ("overlap", "canvas", "rectangle", "layer", "polygons")


@dataclass(frozen=True)
class Area:
    """The area in which changes are searched.

    Attributes:
        extent: ``(xmin, ymin, xmax, ymax)`` in ``crs``; None: the overlap of both rasters.
        crs: CRS of the extent in the form of the request.
        polygons_id: Id of the layer whose polygons a result has to touch; empty: none.
    """

    extent: Optional[Box] = None
    crs: str = ""
    polygons_id: str = ""


def box_area(box: QgsRectangle, crs: QgsCoordinateReferenceSystem, empty: str) -> Area:
    """Return the area of a rectangle.

    Args:
        box: The rectangle.
        crs: Its CRS.
        empty: Message of the error where it has no area.

    Raises:
        MtrefsegError: The rectangle has no area.
    """
    if box.isNull() or box.isEmpty() or not box.isFinite():
        raise MtrefsegError(empty, tr("Choose another place to look."))
    return Area(_corners(box), crs_text(crs))


def layer_area(layer: Optional[QgsMapLayer], only_inside: bool) -> Area:
    """Return the extent of a layer; of selected polygons only, when some are selected.

    Args:
        layer: The chosen layer.
        only_inside: Results have to touch a polygon of the layer.

    Raises:
        MtrefsegError: No layer was chosen, or it is empty.
    """
    if layer is None:
        raise MtrefsegError(
            tr("No layer says where to look."), tr("Choose a layer, or another place.")
        )
    selected = isinstance(layer, QgsVectorLayer) and layer.selectedFeatureCount() > 0
    box = layer.boundingBoxOfSelected() if selected and only_inside else layer.extent()
    empty = tr("The extent of layer '{}' has no area.").format(layer.name())
    area = box_area(box, layer.crs(), empty)
    return Area(area.extent, area.crs, layer.id()) if only_inside else area


def transform_box(
    box: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsRectangle:
    """Return the bounding box of a box in another CRS."""
    return QgsCoordinateTransform(source, target, QgsProject.instance()).transformBoundingBox(box)


def box_text(box: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> str:
    """Return a rectangle with its CRS as JSON; a null rectangle as an empty text."""
    return "" if box.isNull() else json.dumps([*_corners(box), crs_text(crs)])


def parse_box(text: str) -> Tuple[QgsRectangle, QgsCoordinateReferenceSystem]:
    """Return the rectangle of a text by ``box_text``; null where the text is not one."""
    try:
        *corners, crs = json.loads(text or "[]")
        return QgsRectangle(*map(float, corners)), QgsCoordinateReferenceSystem(str(crs))
    except (ValueError, TypeError):  # edited by hand, or written by another version
        return QgsRectangle(), QgsCoordinateReferenceSystem()


def _corners(box: QgsRectangle) -> Box:
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
