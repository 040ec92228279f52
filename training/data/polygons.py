"""The polygons of a training, with the sentence of each."""

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
from ...model.messages import Message
from ...model.rasters.crs import horizontal
from ...model.requests.raster_data import RasterData

POLYGON_TYPES = ("Polygon", "MultiPolygon")


@dataclass(frozen=True)
class PolygonLayer:
    """The polygons of one layer.

    Attributes:
        frame: Polygons in the layer's CRS, none of them empty; field ``sentence``.
        name: Of the layer.
        others: Names of the other layers of the file.
    """

    frame: geopandas.GeoDataFrame
    name: str
    others: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Hash of the polygons, their sentences and the CRS."""
        digest = hashlib.sha256(self.frame.crs.to_wkt().encode())
        for text, shape in zip(self.frame["sentence"], self.frame.geometry, strict=True):
            digest.update(text.encode() + b"\0" + shape.wkb)
        return digest.hexdigest()

    def by_sentence(self, crs: CRS) -> dict[str, PolygonSet]:
        """Return the polygons of each sentence, in another CRS and in the order of the layer."""
        projected = self.frame.set_crs(horizontal(self.frame.crs), allow_override=True)
        projected = projected.to_crs(horizontal(crs))
        groups = projected.groupby("sentence", sort=False).geometry
        return {text: PolygonSet(tuple(polygons)) for text, polygons in groups}


class PolygonSet:
    """Polygons with a spatial index, to rasterize windows.

    Args:
        polygons: In the CRS of the windows.
    """

    def __init__(self, polygons: Sequence[BaseGeometry]) -> None:
        self.polygons = tuple(polygons)
        self._index = STRtree(self.polygons)

    def mask(self, transform: Affine, height: int, width: int) -> npt.NDArray[np.bool_]:
        """Rasterize a window, ``(height, width)``: pixels whose centre lies in a polygon."""
        nearby = sorted(self._index.query(box(*array_bounds(height, width, transform))))
        if not nearby:
            return np.zeros((height, width), np.bool_)
        polygons = [self.polygons[number] for number in nearby]
        mask = rasterize(polygons, (height, width), transform=transform)
        return np.asarray(mask, np.bool_)


def read_polygons(data: RasterData) -> PolygonLayer:
    """Read the polygons that have a sentence.

    Raises:
        MtrefsegError: The layer, its CRS, the field or every geometry is missing.
    """
    frame, layer, others = _read(data)
    if data.field and data.field not in frame.columns:
        known = ", ".join(str(name) for name in frame.columns if name != "geometry")
        raise MtrefsegError(
            "Polygon layer '{polygons}' has no field '{field}'.",
            "Its fields are {known}.",
            polygons=data.polygons,
            field=data.field,
            known=known or Message("none"),
        )
    if getattr(frame, "crs", None) is None:
        raise MtrefsegError(
            "Polygon layer '{polygons}' has no geometries in a CRS.",
            "Assign its CRS.",
            polygons=data.polygons,
        )
    values = frame[data.field].astype("string").fillna("") if data.field else [""] * len(frame)
    frame["sentence"] = [data.sentence.replace("{}", str(value)).strip() for value in values]
    geometry = frame.geometry
    usable = ~geometry.isna() & ~geometry.is_empty & geometry.geom_type.isin(POLYGON_TYPES)
    frame = frame[usable & (frame["sentence"] != "")]
    if frame.empty:
        raise MtrefsegError(
            "Polygon layer '{polygons}' holds no polygon with a sentence.",
            "Draw polygons of what changed{field}.",
            polygons=data.polygons,
            field=Message(" and fill in {field}", field=data.field) if data.field else "",
        )
    return PolygonLayer(frame, layer, others)


def _read(data: RasterData) -> tuple[geopandas.GeoDataFrame, str, tuple[str, ...]]:
    try:
        names = [str(name) for name, _ in pyogrio.list_layers(data.polygons)]
        layer = data.layer or (names[0] if names else "")
        if layer not in names:
            raise MtrefsegError(
                "Polygon file '{polygons}' has no layer '{layer}'.",
                "Its layers are {names}.",
                polygons=data.polygons,
                layer=layer,
                names=", ".join(names) or Message("none"),
            )
        frame = geopandas.read_file(data.polygons, layer=layer)
    except (DataSourceError, DataLayerError, OSError) as error:
        raise MtrefsegError(
            "Polygon layer '{polygons}' cannot be read ({error}).",
            "Use a layer that GDAL reads, as GeoPackage.",
            polygons=data.polygons,
            error=error,
        ) from error
    return frame, layer, tuple(name for name in names if name != layer)
