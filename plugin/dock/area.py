"""Where to look: a box for the engine, and polygons that results have to touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...model.errors import MtrefsegError
from ...processing_provider.raster_layer import crs_text

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


class Mask:
    """The polygons that results have to touch, read later in the thread of a task.

    Made in the main thread; copies what it needs, so that the layer may go.

    Args:
        layer: Its selected polygons, or all of them.
        crs: CRS of the results.
    """

    def __init__(self, layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem) -> None:
        self._source = QgsVectorLayerFeatureSource(layer)
        self._request = QgsFeatureRequest().setNoAttributes()
        if layer.selectedFeatureCount():
            self._request.setFilterFids(layer.selectedFeatureIds())
        self._request.setDestinationCrs(crs, QgsProject.instance().transformContext())

    @classmethod
    def of(cls, polygons_id: str, crs: QgsCoordinateReferenceSystem) -> Optional[Mask]:
        """Return the mask of a layer of the project; None when there is no such layer."""
        layer = QgsProject.instance().mapLayer(polygons_id) if polygons_id else None
        return cls(layer, crs) if isinstance(layer, QgsVectorLayer) else None

    def geometry(self) -> QgsGeometry:
        """Return the union of the polygons in the CRS of the results."""
        features = self._source.getFeatures(self._request)
        return QgsGeometry.unaryUnion([f.geometry() for f in features if f.hasGeometry()])


def carried(
    box: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsRectangle:
    """Return the box around a box in another CRS."""
    return QgsCoordinateTransform(source, target, QgsProject.instance()).transformBoundingBox(box)
