"""Objects of a chip as layers that others are related to: distances, bearings, shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely

from ....model.files.result_schema import layer_columns
from ....model.outputs.geodesic import Values
from ....model.outputs.scene_frame import SceneFrame
from ....model.sentences.reference_layers import slug
from .chip_scene import ChipObject


def own_columns(
    layers: Mapping[str, Sequence[int]], objects: Sequence[ChipObject], frame: SceneFrame
) -> dict[str, Values]:
    """Return the columns that relate objects to layers of objects of the same chip.

    An object of a layer has no value for it, and neither has one that is of the same concept.

    Args:
        layers: Numbers of their objects, by name.
        objects: Of the chip.
        frame: Of the chip.
    """
    if not layers:
        return {}
    shapes = np.array([one.geometry for one in objects], dtype=object)
    plane = frame.cell_plane((0, 0))
    shapes = plane.project(shapes, frame.measure.geographic)
    points = shapely.point_on_surface(shapes)
    found: dict[str, Values] = {}
    for name, numbers in layers.items():
        layer = shapely.union_all(shapes[list(numbers)])
        concept = objects[numbers[0]].concept
        related = np.array([one.concept != concept for one in objects])
        distance, bearing, share = layer_columns(slug(name))
        found[distance] = np.where(related, np.round(shapely.distance(shapes, layer), 3), np.nan)
        found[bearing] = np.where(related, _bearings(layer, points), np.nan)
        inside = shapely.area(shapely.intersection(shapes, layer)) / shapely.area(shapes)
        found[share] = np.where(related, inside, np.nan)
    return found


def _bearings(layer: shapely.Geometry, points: shapely.Geometry) -> Values:
    """Return the bearings from the nearest point of a layer; NaN inside of it."""
    lines = shapely.shortest_line(layer, points)
    ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
    step = ends[:, 1] - ends[:, 0]
    bearing = np.degrees(np.arctan2(step[:, 0], step[:, 1])) % 360
    return np.where(np.hypot(step[:, 0], step[:, 1]) > 0, bearing, np.nan)
