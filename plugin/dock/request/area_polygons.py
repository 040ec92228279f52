"""The polygons that results have to touch, copied to a file when a run starts."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer, QgsWkbTypes

from ....model.errors import MtrefsegError
from ....processing_provider.translate import tr
from .layer_copy import LayerCopy

LAYER = "within"


def within_path(output: str) -> str:
    """Return the path of the polygons of a result: beside it, so that both are moved together."""
    return str(Path(output).with_suffix(".within.gpkg"))


class PolygonsCopy(LayerCopy):
    """A snapshot of the selected polygons of a layer, or of all of them.

    Args:
        layer: The layer.
        crs: CRS of the polygons where the layer has none.
    """

    def __init__(self, layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem) -> None:
        super().__init__(layer, crs, QgsWkbTypes.Type.MultiPolygon)
        if layer.selectedFeatureCount():
            self.request.setFilterFids(layer.selectedFeatureIds())

    @classmethod
    def of(cls, layer_id: str, crs: QgsCoordinateReferenceSystem) -> Optional[PolygonsCopy]:
        """Copy a layer of the project; None when there is no such layer."""
        layer = QgsProject.instance().mapLayer(layer_id) if layer_id else None
        return cls(layer, crs) if isinstance(layer, QgsVectorLayer) else None

    def write(self, path: str) -> None:
        """Write the polygons to a GeoPackage with one layer, ``LAYER``.

        Raises:
            MtrefsegError: There is no polygon, or the file cannot be written.
        """
        if not self.write_layer(path, LAYER):
            raise MtrefsegError(
                tr("Layer '{}' has no polygon to look in.").format(self.name),
                tr("Choose another place to look."),
            )
