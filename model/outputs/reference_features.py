"""A reference layer near the rasters: distances, bearings and shares of change polygons.

Edges of its features are straight lines in the CRS of the layer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..errors import MtrefsegError
from ..files.result_schema import bearing_column, distance_column, inside_column
from ..messages import Message
from ..requests.reference_layer import ReferenceLayer
from .geodesic import GeodesicMeasure, Geometries, Values
from .layer_window import boxes_around
from .local_plane import LocalPlane, ToLonlat, divided
from .reference_pieces import ReferencePieces
from .single_parts import clipped, single_parts, valid_parts
from .vector_layer import Box, VectorLayer

MARGIN_M = 2000.0
CACHED_CELLS = 8
ReadBoxes = Callable[[tuple[Box, ...] | None], Geometries]


@dataclass(frozen=True)
class Window:
    """A disc of the rasters in which polygons lie.

    Attributes:
        cell: Column and row of its cell.
        level: Of the radius.
        plane: About its centre.
        radius_m: Of the disc.
    """

    cell: tuple[int, int]
    level: int
    plane: LocalPlane
    radius_m: float


class ReferenceFeatures:
    """Features of a vector layer that can be the nearest to something on the rasters.

    Features around the rasters are read; where the nearest one is farther away than the margin, so
    many more that it is surely among them. The whole layer is in memory only if that needs it.

    Args:
        source: File, layer and name.
        crs: CRS of the rasters.
        plane: The plane about the centre of the rasters.
        radius_m: Distance from this centre to the farthest corner.

    Attributes:
        name: Of the layer.
        columns: Names of its fields.
        warnings: Sentences for the user.

    Raises:
        MtrefsegError: The layer cannot be read, or its CRS does not fit that of the rasters.
    """

    def __init__(
        self, source: ReferenceLayer, crs: CRS, plane: LocalPlane, radius_m: float
    ) -> None:
        self.name = source.name
        self.columns = (distance_column(self.name), bearing_column(self.name),
                        inside_column(self.name))  # fmt: skip
        self._title = _title(source)
        self._file = VectorLayer(
            source.path, source.layer, self._title, source.subset, plane.geod is not None
        )
        if self._file.geometry_type is None:
            raise MtrefsegError(
                "{title} is a table without geometries.",
                "Give a layer with features.",
                title=self._title,
            )
        self._crs = self._file.crs or crs
        self._to_lonlat, self._unit_m = self._operation(crs, plane)
        self._cells: OrderedDict[tuple[int, int, int], ReferencePieces] = OrderedDict()
        self._loaded = np.empty(0, dtype=object)
        pieces = self._covering(self._read, plane, radius_m)
        self._index = shapely.STRtree(self._loaded)
        self._has_areas = "Polygon" in self._file.geometry_type or bool(
            (shapely.get_dimensions(self._loaded) == 2).any()
        )
        self.warnings = self._warnings(pieces.centre_distance(), radius_m)

    def measure(
        self, window: Window, geometries: Geometries, points: Geometries
    ) -> dict[str, Values]:
        """Measure polygons.

        Args:
            window: In which they lie.
            geometries: The polygons, in its plane.
            points: Their representative points, in its plane.

        Returns:
            Metres, 0 where they touch; degrees from the point of the layer that is nearest to the
            representative point, NaN where this point lies in the layer; shares of the areas, NaN
            for a layer without polygons.
        """
        pieces = self._pieces(window)
        distance = pieces.nearest(geometries).distance_m
        nearest = pieces.nearest(points)
        bearing = np.full(len(points), np.nan)
        apart = nearest.distance_m > 0
        ends = shapely.get_coordinates(points)
        bearing[apart] = window.plane.inverse(nearest.start[apart], ends[apart])[1]
        share = np.full(len(points), np.nan)
        if self._has_areas:
            share = pieces.shares(geometries)
        # finer digits are noise of the planes; less than half a millimetre touches
        rounded = np.round(distance, 3), np.round(bearing, 3) % 360, np.round(share, 6)
        return dict(zip(self.columns, rounded, strict=True))

    def _pieces(self, window: Window) -> ReferencePieces:
        key = *window.cell, window.level
        if key not in self._cells:
            self._cells[key] = self._covering(self._select, window.plane, window.radius_m)
        self._cells.move_to_end(key)
        pieces = self._cells[key]
        if len(self._cells) > CACHED_CELLS:
            self._cells.popitem(last=False)
        return pieces

    def _covering(self, read: ReadBoxes, plane: LocalPlane, radius_m: float) -> ReferencePieces:
        """Return the pieces of all features that can be the nearest to a point of a disc."""
        margin_m = radius_m + MARGIN_M
        while True:
            boxes = None
            if plane.geod is not None:
                boxes = boxes_around(plane.lon, plane.lat, radius_m + margin_m, self._crs)
            features = clipped(read(boxes), boxes)
            short = divided(features, self._unit_m)
            pieces = ReferencePieces(plane, valid_parts(plane.project(short, self._to_lonlat)))
            # the nearest of any point of the disc is at most this far from it
            needed_m = pieces.centre_distance() + radius_m
            if boxes is None or needed_m <= margin_m:
                return pieces
            margin_m = needed_m * 1.01 if isfinite(needed_m) else margin_m * 8

    def _read(self, boxes: tuple[Box, ...] | None) -> Geometries:
        found = [self._file.read(box) for box in boxes or (None,)]
        self._loaded = single_parts(np.concatenate(found))
        return self._loaded

    def _select(self, boxes: tuple[Box, ...] | None) -> Geometries:
        if boxes is None:
            return self._loaded
        found = [self._index.query(shapely.box(*box)) for box in boxes]
        chosen: Geometries = self._loaded[np.unique(np.concatenate(found))]
        return chosen

    def _operation(self, crs: CRS, plane: LocalPlane) -> tuple[ToLonlat, float]:
        if plane.geod is None:
            if self._crs != crs:
                raise MtrefsegError(
                    "{title} has another CRS than the rasters, whose CRS has no relation to "
                    "longitude and latitude.",
                    "Save the layer in the CRS of the rasters.",
                    title=self._title,
                )
            return (lambda x, y: (x, y)), plane.unit
        measure = GeodesicMeasure.for_crs(self._crs)
        try:
            transformer = Transformer.from_crs(self._crs, crs.geodetic_crs, always_xy=True)
        except ProjError as error:
            raise MtrefsegError(
                "The CRS of {title} has no relation to that of the rasters ({error}).",
                "Save the layer in the CRS of the rasters.",
                title=self._title,
                error=error,
            ) from error
        degree = GeodesicMeasure.for_crs(crs.geodetic_crs).unit
        unit_m = 111_320.0 * measure.unit if self._crs.is_geographic else _axis_unit_m(self._crs)

        def to_lonlat(x: Values, y: Values) -> tuple[Values, Values]:
            lon, lat = transformer.transform(x, y)
            return lon * degree, lat * degree

        return to_lonlat, unit_m

    def _warnings(self, distance_m: float, radius_m: float) -> tuple[str, ...]:
        if not isfinite(distance_m):
            empty = Message(
                "{title} holds no features, so {distance} and {bearing} stay empty and a predicate "
                "on them keeps nothing: check its file, layer and filter.",
                title=self._title,
                distance=self.columns[0],
                bearing=self.columns[1],
            )
            return (empty,)
        if distance_m <= radius_m:
            return ()
        far = Message(
            "{title} does not meet the rasters, its nearest feature lies {kilometres:,.1f} km from "
            "their centre: check its extent and its CRS.",
            title=self._title,
            kilometres=distance_m / 1000,
        )
        return (far,)


def _title(source: ReferenceLayer) -> Message:
    if not source.layer:
        return Message("Reference layer '{name}' ('{path}')", name=source.name, path=source.path)
    return Message(
        "Reference layer '{name}' ('{path}', layer '{layer}')",
        name=source.name,
        path=source.path,
        layer=source.layer,
    )


def _axis_unit_m(crs: CRS) -> float:
    axes = crs.axis_info
    return float(axes[0].unit_conversion_factor) if axes else 1.0
