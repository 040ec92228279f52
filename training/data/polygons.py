"""The polygons of what changed, with the sentence of each."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import geopandas
import numpy as np
import numpy.typing as npt
import pyogrio
from affine import Affine
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.crs import CRS
from rasterio.features import rasterize
from rasterio.transform import array_bounds
from shapely import STRtree, box
from shapely.geometry.base import BaseGeometry

from ...model.errors import MtrefsegError
from ...model.rasters.crs import horizontal
from ...model.requests.raster_data import RasterData

KINDS = ("Polygon", "MultiPolygon")


@dataclass(frozen=True)
class PolygonLayer:
    """Polygons of one layer as they were drawn.

    Attributes:
        frame: Polygons in the layer's CRS, none of them empty; field ``sentence``.
        layer: Name of the layer.
        others: Names of the other layers of the file.
    """

    frame: geopandas.GeoDataFrame
    layer: str
    others: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What changes when a polygon, a sentence or the CRS does."""
        hashed = hashlib.sha256(self.frame.crs.to_wkt().encode())
        for text, shape in zip(self.frame["sentence"], self.frame.geometry, strict=True):
            hashed.update(text.encode() + b"\0" + shape.wkb)
        return hashed.hexdigest()

    def by_sentence(self, crs: CRS) -> dict[str, PolygonSet]:
        """Return the polygons of each sentence in another CRS, in the order of the layer."""
        moved = self.frame.set_crs(horizontal(self.frame.crs), allow_override=True)
        moved = moved.to_crs(horizontal(crs))
        found: dict[str, list[BaseGeometry]] = {}
        for text, shape in zip(moved["sentence"], moved.geometry, strict=True):
            found.setdefault(text, []).append(shape)
        return {text: PolygonSet(shapes) for text, shapes in found.items()}


class PolygonSet:
    """Polygons that are drawn as masks; those that lie elsewhere cost nothing.

    Args:
        shapes: In the CRS of the chips.
    """

    def __init__(self, shapes: Sequence[BaseGeometry]) -> None:
        self.all = tuple(shapes)
        self._tree = STRtree(self.all)

    def mask(self, transform: Affine, height: int, width: int) -> npt.NDArray[np.bool_]:
        """Draw a window, ``(height, width)``: pixels whose centre lies in a polygon."""
        near = sorted(self._tree.query(box(*array_bounds(height, width, transform))))
        if not near:
            return np.zeros((height, width), np.bool_)
        shapes = [self.all[number] for number in near]
        burnt = rasterize(shapes, (height, width), transform=transform)
        return np.asarray(burnt, np.bool_)


def read_polygons(data: RasterData) -> PolygonLayer:
    """Read the polygons that have a sentence.

    Raises:
        MtrefsegError: The layer, its CRS, the field or every geometry is missing.
    """
    frame, layer, others = _read(data)
    if data.field and data.field not in frame.columns:
        known = ", ".join(str(name) for name in frame.columns if name != "geometry")
        raise MtrefsegError(
            f"Polygon layer '{data.polygons}' has no field '{data.field}'.",
            f"Its fields are {known or 'none'}.",
        )
    if getattr(frame, "crs", None) is None:
        raise MtrefsegError(
            f"Polygon layer '{data.polygons}' has no geometries in a CRS.", "Assign its CRS."
        )
    values = frame[data.field].astype("string").fillna("") if data.field else [""] * len(frame)
    frame["sentence"] = [data.sentence.replace("{}", str(value)).strip() for value in values]
    shape = frame.geometry
    usable = ~shape.isna() & ~shape.is_empty & shape.geom_type.isin(KINDS)
    frame = frame[usable & (frame["sentence"] != "")]
    if frame.empty:
        raise MtrefsegError(
            f"Polygon layer '{data.polygons}' holds no polygon with a sentence.",
            f"Draw polygons of what changed{' and fill in ' + data.field if data.field else ''}.",
        )
    return PolygonLayer(frame, layer, others)


def _read(data: RasterData) -> tuple[geopandas.GeoDataFrame, str, tuple[str, ...]]:
    try:
        names = [str(name) for name, _ in pyogrio.list_layers(data.polygons)]
        layer = data.layer or (names[0] if names else "")
        if layer not in names:
            raise MtrefsegError(
                f"Polygon file '{data.polygons}' has no layer '{layer}'.",
                f"Its layers are {', '.join(names) or 'none'}.",
            )
        frame = geopandas.read_file(data.polygons, layer=layer)
    except (DataSourceError, DataLayerError, OSError) as error:
        raise MtrefsegError(
            f"Polygon layer '{data.polygons}' cannot be read ({error}).",
            "Use a layer that GDAL reads, as GeoPackage.",
        ) from error
    return frame, layer, tuple(name for name in names if name != layer)
