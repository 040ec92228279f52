"""The polygons of a vector file that results must touch (option ``within``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas
import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..errors import MtrefsegError
from ..messages import Message
from .geodesic import Geometries
from .vector_layer import Box, VectorLayer
from .vectorise import ChangePolygon

_AREAS = ("Polygon", "MultiPolygon", "GeometryCollection")
_EDGE_PARTS = 64
"""Edges are divided before the transformation to another CRS, where straight edges are curved."""


class AreaFilter:
    """Selects the results that touch a polygon of a layer, by a spatial index.

    Args:
        path: Vector file, anything GDAL reads.
        layer: Its layer; empty: the first.
        crs: CRS of the results.
        bounds: ``(xmin, ymin, xmax, ymax)`` of the rasters in this CRS.

    Attributes:
        warnings: Sentences for the user.

    Raises:
        MtrefsegError: The file cannot be read, holds no polygon or has no CRS.
    """

    def __init__(self, path: str, layer: str, crs: Any, bounds: Box) -> None:
        source = PolygonLayer(path, layer)
        polygons = source.read(CRS.from_user_input(crs), bounds)
        self._tree = shapely.STRtree(polygons)
        nothing = Message(
            "No polygon of {title} lies on the rasters, so nothing can be found.",
            title=source.title,
        )
        self.warnings = () if len(polygons) else (nothing,)

    def keep(self, polygons: Sequence[ChangePolygon]) -> list[ChangePolygon]:
        """Return those that touch a polygon of the layer, in their order."""
        shapes = np.array([polygon.geometry for polygon in polygons], dtype=object)
        touching = set(self._tree.query(shapes, predicate="intersects")[0].tolist())
        return [polygon for number, polygon in enumerate(polygons) if number in touching]


class PolygonLayer:
    """A layer of a vector file; its existence, CRS and geometry type are checked.

    Args:
        path: Vector file, anything GDAL reads.
        layer: Its layer; empty: the first.

    Attributes:
        title: File and layer, for the user.

    Raises:
        MtrefsegError: The file is missing, holds no polygon or has no CRS.
    """

    def __init__(self, path: str, layer: str) -> None:
        self.title = f"'{path}'" + (Message(", layer '{layer}'", layer=layer) if layer else "")
        self._layer = VectorLayer(
            path, layer, Message("Vector file {title} (within)", title=self.title)
        )
        if not _may_hold_areas(self._layer.geometry_type) or self._layer.count == 0:
            raise MtrefsegError(
                "{title} (within) holds no polygon.", "Give a layer of polygons.", title=self.title
            )

    def read(self, target: CRS, bounds: Box) -> Geometries:
        """Return the polygons around a box, both in the CRS ``target``.

        Raises:
            MtrefsegError: They cannot be read.
        """
        crs = self._layer.crs
        found = self._layer.read(_transform_box(bounds, target, crs))
        shapes = geopandas.GeoSeries(found, crs=crs)
        shapes = shapes[shapes.geom_type.isin(_AREAS)]
        try:
            if crs != target:
                shapes = _densified(shapes).to_crs(target)
        except ProjError as error:
            raise MtrefsegError(
                "{title} (within) cannot be transformed to the CRS of the rasters ({error}).",
                "Save the layer in that CRS, as in QGIS with Export.",
                title=self.title,
                error=error,
            ) from error
        return np.asarray(shapely.make_valid(shapes.to_numpy()), dtype=object)


def _densified(shapes: geopandas.GeoSeries) -> geopandas.GeoSeries:
    values = shapes.to_numpy()
    left, bottom, right, top = shapely.bounds(values).T
    parts = np.maximum(right - left, top - bottom) / _EDGE_PARTS
    return geopandas.GeoSeries(shapely.segmentize(values, np.maximum(parts, 1e-12)), crs=shapes.crs)


def _may_hold_areas(kind: str | None) -> bool:
    return kind is None or any(word in kind for word in ("Polygon", "Surface", "Unknown", "Coll"))


def _transform_box(bounds: Box, source: CRS, target: CRS) -> Box | None:
    """Return the box around the result in the CRS of the layer; None where it has none."""
    try:
        transformer = Transformer.from_crs(source, target, always_xy=True)
        box = transformer.transform_bounds(*bounds, densify_pts=21)
    except ProjError:
        return None
    left, bottom, right, top = box
    if not np.isfinite(box).all() or left >= right:  # over the antimeridian: read all
        return None
    margin = 0.01 * max(right - left, top - bottom)
    return left - margin, bottom - margin, right + margin, top + margin
