"""The polygons of a vector file that results must touch (option ``within``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pyogrio
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..errors import MtrefsegError
from ..files.literal_path import literal_file
from ..rasters.crs import horizontal
from .geodesic import Geometries
from .vectorise import ChangePolygon

Box = tuple[float, float, float, float]
_AREAS = ("Polygon", "MultiPolygon", "GeometryCollection")
_EDGE_PARTS = 64
"""Edges are divided before the transformation to another CRS, where straight edges are curved."""
_ERRORS = (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, RuntimeError, OSError,
           ValueError, IndexError, ProjError)  # fmt: skip


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
        nothing = f"No polygon of {source.title} lies on the rasters, so nothing can be found."
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
        self.title = f"'{path}'" + (f", layer '{layer}'" if layer else "")
        if not Path(path).exists():
            raise MtrefsegError(
                "Vector file '{path}' (within) does not exist.",
                "Check the folder and the spelling.",
                path=path,
            )
        with self._wrap_errors():
            self._path = literal_file(path)
            self._layer = layer or pyogrio.list_layers(self._path)[0][0]
            info = pyogrio.read_info(self._path, layer=self._layer)
            self._crs = info["crs"] and horizontal(CRS.from_user_input(info["crs"]))
        if not _may_hold_areas(info["geometry_type"]) or info["features"] == 0:
            raise MtrefsegError(
                "{title} (within) holds no polygon.", "Give a layer of polygons.", title=self.title
            )
        if self._crs is None:
            raise MtrefsegError(
                "{title} (within) has no CRS.",
                "Assign one, as in QGIS with Export.",
                title=self.title,
            )

    def read(self, target: CRS, bounds: Box) -> Geometries:
        """Return the polygons around a box, both in the CRS ``target``.

        Raises:
            MtrefsegError: They cannot be read.
        """
        with self._wrap_errors():
            box = _transform_box(bounds, target, self._crs)
            options: dict[str, Any] = {"layer": self._layer, "columns": [], "bbox": box}
            shapes = pyogrio.read_dataframe(self._path, **options).geometry
            shapes = shapes[shapes.geom_type.isin(_AREAS)].set_crs(self._crs, allow_override=True)
            if self._crs != target:
                shapes = _densified(shapes).to_crs(target)
            return np.asarray(shapely.make_valid(shapes.to_numpy()), dtype=object)

    @contextmanager
    def _wrap_errors(self) -> Iterator[None]:
        try:
            yield
        except _ERRORS as error:
            raise MtrefsegError(
                "{title} (within) cannot be read ({error}).",
                "Give a vector file with polygons, and the name of its layer.",
                title=self.title,
                error=error,
            ) from error


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
