"""Polygons of a vector file that results have to touch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pyogrio
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..errors import MtrefsegError
from ..outputs.plain_path import plain_file
from .measure import Geometries
from .vectorise import ChangePolygon

Box = tuple[float, float, float, float]
_AREAS = ("Polygon", "MultiPolygon", "GeometryCollection")
_PARTS = 64
"""Edges are cut into so many parts before they go to another CRS, where they may be bent."""
_ERRORS = (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, RuntimeError, OSError,
           ValueError)  # fmt: skip


class Within:
    """The polygons of a layer in the CRS of a result, behind a spatial index.

    Args:
        path: Vector file, anything GDAL reads.
        layer: Its layer; empty: the first.
        crs: CRS of the results.
        bounds: ``(xmin, ymin, xmax, ymax)`` in it, where results can lie.

    Attributes:
        warnings: Sentences for the user.

    Raises:
        MtrefsegError: The file cannot be read, holds no polygon or has no CRS.
    """

    def __init__(self, path: str, layer: str, crs: Any, bounds: Box) -> None:
        self._name = f"'{path}'" + (f", layer '{layer}'" if layer else "")
        target = CRS.from_user_input(crs)
        polygons = self._read(path, layer, target, bounds)
        self._tree = shapely.STRtree(polygons)
        nothing = f"No polygon of {self._name} lies on the rasters, so nothing can be found."
        self.warnings = () if len(polygons) else (nothing,)

    def keep(self, polygons: Sequence[ChangePolygon]) -> list[ChangePolygon]:
        """Return those that touch a polygon of the layer, in their order."""
        shapes = np.array([polygon.geometry for polygon in polygons], dtype=object)
        met = set(self._tree.query(shapes, predicate="intersects")[0].tolist())
        return [polygon for number, polygon in enumerate(polygons) if number in met]

    def _read(self, path: str, layer: str, target: CRS, bounds: Box) -> Geometries:
        if not Path(path).exists():
            raise MtrefsegError(
                f"Vector file '{path}' (within) does not exist.",
                "Check the folder and the spelling.",
            )
        try:
            plain = plain_file(path)
            name = layer or pyogrio.list_layers(plain)[0][0]
            info = pyogrio.read_info(plain, layer=name)
            if info["crs"] is None:
                raise MtrefsegError(
                    f"{self._name} (within) has no CRS.", "Assign one, as in QGIS with Export."
                )
            source = CRS.from_user_input(info["crs"])
            box = _carried(bounds, target, source)
            frame = pyogrio.read_dataframe(plain, layer=name, columns=[], bbox=box)
            return self._prepared(frame, source, target, info)
        except (*_ERRORS, IndexError, ProjError) as error:
            raise MtrefsegError(
                f"{self._name} (within) cannot be read ({error}).",
                "Give a vector file with polygons, and the name of its layer.",
            ) from error

    def _prepared(
        self, frame: geopandas.GeoDataFrame, source: CRS, target: CRS, info: dict[str, Any]
    ) -> Geometries:
        if not isinstance(frame, geopandas.GeoDataFrame) or not (
            _may_hold_areas(info["geometry_type"]) and info["features"] != 0
        ):
            raise MtrefsegError(
                f"{self._name} (within) holds no polygon.", "Give a layer of polygons."
            )
        shapes = frame.geometry[frame.geom_type.isin(_AREAS)]
        if source != target:
            values = shapes.to_numpy()
            sizes = np.maximum(*(shapely.bounds(values).T[[2, 3]] - shapely.bounds(values).T[:2]))
            values = shapely.segmentize(values, np.maximum(sizes / _PARTS, 1e-12))
            shapes = geopandas.GeoSeries(values, crs=source).to_crs(target)
        return np.asarray(shapely.make_valid(shapes.to_numpy()), dtype=object)


def _may_hold_areas(kind: str | None) -> bool:
    return kind is None or any(word in kind for word in ("Polygon", "Surface", "Unknown", "Coll"))


def _carried(bounds: Box, source: CRS, target: CRS) -> Box | None:
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
