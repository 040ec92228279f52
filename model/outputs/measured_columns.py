"""The measured fields of change polygons: width, length, position, relations to layers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from pyproj import CRS

from ..errors import MtrefsegError
from ..files.result_schema import LENGTH_M, SHAPE_FIELDS, WIDTH_M, layer_columns
from ..messages import Message
from ..rasters.grid import Grid
from ..requests.reference_layer import ReferenceLayer
from .geodesic import Geometries, Values
from .local_plane import EDGE_M, LocalPlane
from .reference_features import ReferenceFeatures, Window
from .scene_frame import SceneFrame

_TOLERANCE = 0.01
"""Of a width, relative to the mean width."""


class MeasuredColumns:
    """Measures polygons, the same in batches of any size.

    Args:
        grid: Of the rasters in the extent of the run.
        crs: Its horizontal CRS.
        layers: Reference layers.
        optional: Whether the fields of a layer that cannot be read stay empty, with a warning.

    Attributes:
        columns: Names of the fields.
        warnings: Sentences for the user.

    Raises:
        MtrefsegError: A reference layer cannot be read.
    """

    def __init__(
        self, grid: Grid, crs: CRS, layers: Sequence[ReferenceLayer] = (), optional: bool = False
    ) -> None:
        self._frame = SceneFrame(grid, crs)
        self._layers: list[ReferenceFeatures] = []
        self.warnings: tuple[str, ...] = ()
        for source in layers:
            self._open(source, crs, optional)
        of_layers = (name for source in layers for name in layer_columns(source.name))
        self.columns = (*SHAPE_FIELDS, *of_layers)

    def measure(self, geometries: Geometries) -> dict[str, Values]:
        """Return each field, ``(n,)``; NaN where there is no value.

        Args:
            geometries: Polygons in the CRS of the rasters; their edges are straight lines in it.
        """
        centroids = shapely.centroid(geometries)
        positions = self._frame.positions(shapely.get_coordinates(centroids))
        outside = ~shapely.intersects(geometries, centroids)
        points = centroids.copy()
        points[outside] = shapely.point_on_surface(geometries[outside])
        result = {name: np.full(len(geometries), np.nan) for name in self.columns}
        result.update(positions)
        fine = self._divided(geometries)
        cells, owner = np.unique(self._frame.cells(positions), axis=0, return_inverse=True)
        for number, (column, row) in enumerate(cells.tolist()):
            chosen = np.flatnonzero(owner.ravel() == number)
            for name, values in self._in_cell((column, row), fine[chosen], points[chosen]).items():
                result[name][chosen] = values
        return {name: result[name] for name in self.columns}

    def _open(self, source: ReferenceLayer, crs: CRS, optional: bool) -> None:
        try:
            layer = ReferenceFeatures(source, crs, self._frame.plane, self._frame.radius_m)
        except MtrefsegError as error:
            if not optional:
                raise
            columns = ", ".join(layer_columns(source.name))
            text = Message("{error} {columns} stay empty.", error=error.message, columns=columns)
            self.warnings += (text,)
            return
        self._layers.append(layer)
        self.warnings += layer.warnings

    def _in_cell(
        self, cell: tuple[int, int], geometries: Geometries, points: Geometries
    ) -> dict[str, Values]:
        plane = self._frame.cell_plane(cell)
        shapes, inner = (plane.project(some, self._frame.measure.geographic)
                         for some in (geometries, points))  # fmt: skip
        fields = {WIDTH_M: _width(shapes), LENGTH_M: _length(shapes)}
        if self._layers:
            fields.update(self._relations(cell, plane, shapes, inner))
        return fields

    def _relations(
        self, cell: tuple[int, int], plane: LocalPlane, shapes: Geometries, points: Geometries
    ) -> dict[str, Values]:
        """Measure relations to the layers; windows depend on a polygon alone, not on its batch."""
        names = [name for layer in self._layers for name in layer.columns]
        fields = {name: np.full(len(shapes), np.nan) for name in names}
        levels = self._frame.reach_levels(shapes)
        for level in np.unique(levels).tolist():
            chosen = levels == level
            window = Window(cell, level, plane, self._frame.reach_m(level))
            for layer in self._layers:
                found = layer.measure(window, shapes[chosen], points[chosen])
                for name, values in found.items():
                    fields[name][chosen] = values
        return fields

    def _divided(self, geometries: Geometries) -> Geometries:
        scale = self._frame.measure.metres_per_unit(geometries).max(axis=1)
        usable = np.where(np.isfinite(scale) & (scale > 0), scale, 1.0)
        return np.asarray(shapely.segmentize(geometries, EDGE_M / usable), dtype=object)


def _width(shapes: Geometries) -> Values:
    """Return the diameters of the largest inscribed circles.

    A bent road has the width of its roadway, a block with a yard that of its wings; twice the area
    by the perimeter would be too small by up to a third where outlines follow pixels.
    """
    mean = 2 * shapely.area(shapes) / shapely.length(shapes)
    tolerance = np.nan_to_num(np.maximum(mean * _TOLERANCE, 1e-6), nan=1.0)
    radii = shapely.length(shapely.maximum_inscribed_circle(shapes, tolerance))
    return np.asarray(np.round(2 * radii, 3), dtype=np.float64)


def _length(shapes: Geometries) -> Values:
    """Return the longer sides of the smallest rectangles around the shapes."""
    rectangles = shapely.oriented_envelope(shapes)
    corners = shapely.get_coordinates(shapely.get_exterior_ring(rectangles)).reshape(-1, 5, 2)
    sides = np.hypot(*np.diff(corners[:, :3], axis=1).transpose(2, 0, 1))
    return np.asarray(np.round(sides.max(axis=1), 3), dtype=np.float64)
