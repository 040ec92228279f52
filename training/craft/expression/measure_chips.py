"""Chips with their candidates → scenes: the parts of objects in each chip, measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from ....model.files.craft_schema import APPEARS, DISAPPEARS, REJECTED
from ....model.files.result_schema import AREA_M2, CONFIDENCE, PERIMETER_M, layer_columns
from ....model.outputs.geodesic import Geometries, Indices, Values, sum_by
from ....model.outputs.measured_columns import MeasuredColumns
from ....model.outputs.scene_frame import SceneFrame
from ....model.rasters.crs import horizontal
from ....model.rasters.grid import Grid
from ....model.requests.reference_layer import ReferenceLayer
from ....model.sentences.reference_layers import slug
from ..candidate import Candidate
from ..chips import Chip
from .change_key import change_of
from .chip_scene import ChipObject, ChipScene
from .object_nouns import concept_of, general_noun, noun_of
from .own_layers import own_columns

LEAST_PX = 4.0
"""Smaller parts of an object at the border of a chip are not visible."""
SLIVER_PX = 64.0
OVERLAP = 0.3
"""Of the smaller area, from which two objects may be the same thing."""
_BY_TYPE = {APPEARS: "new", DISAPPEARS: "removed"}


@dataclass(frozen=True)
class _Parts:
    """Parts of candidates in chips.

    Attributes:
        chip: Number of the chip of each part, ascending.
        candidate: Number of its candidate.
        geometry: The part.
        share: Of the candidate's area.
    """

    chip: Indices
    candidate: Indices
    geometry: Geometries
    share: Values


def chip_scene(
    chip: Chip, candidates: Sequence[Candidate], layers: Sequence[ReferenceLayer] = ()
) -> ChipScene:
    """Return the scene of one chip.

    Args:
        chip: The chip.
        candidates: All that may lie in it; rejected ones and those outside are left out.
        layers: Reference layers that sentences may name.
    """
    return next(measure_chips(chip.grid, [chip], candidates, layers))


def measure_chips(
    grid: Grid,
    chips: Sequence[Chip],
    candidates: Sequence[Candidate],
    layers: Sequence[ReferenceLayer] = (),
) -> Iterator[ChipScene]:
    """Yield the scene of each chip, in their order.

    Args:
        grid: Of the before raster.
        chips: Of it.
        candidates: Of all chips; one that crosses a border is an object of several.
        layers: Reference layers that sentences may name.

    Raises:
        MtrefsegError: A reference layer cannot be read.
    """
    kept = sorted((one for one in candidates if one.state != REJECTED), key=lambda one: one.id)
    crs = horizontal(grid.crs)
    measured = MeasuredColumns(grid, crs, layers)
    frame = SceneFrame(grid, crs)
    parts = _parts(chips, kept)
    columns = measured.measure(parts.geometry)
    area_m2, perimeter_m = _areas(frame, parts.geometry)
    columns |= {AREA_M2: area_m2, PERIMETER_M: perimeter_m}
    columns[CONFIDENCE] = np.array([kept[n].confidence for n in parts.candidate.tolist()])
    ends = np.searchsorted(parts.chip, np.arange(len(chips) + 1))
    names = tuple(layer.name for layer in layers)
    doubtful = _doubtful(chips, [one for one in candidates if one.state == REJECTED])
    for number, chip in enumerate(chips):
        rows = slice(ends[number], ends[number + 1])
        own = {name: values[rows] for name, values in columns.items()}
        scene = _scene(chip, kept, _cut(parts, rows), own, names, crs)
        yield replace(scene, doubtful=doubtful[number])


def _doubtful(
    chips: Sequence[Chip], rejected: Sequence[Candidate]
) -> list[frozenset[tuple[str, int]]]:
    """Return the concepts and change types of the rejected candidates in each chip."""
    tree = shapely.STRtree([one.geometry for one in rejected])
    found: list[set[tuple[str, int]]] = [set() for _ in chips]
    outlines = [chip.outline() for chip in chips]
    for chip, number in tree.query(outlines, predicate="intersects").T.tolist():
        found[chip].add((concept_of(rejected[number].object), rejected[number].change_type))
    return [frozenset(one) for one in found]


def _cut(parts: _Parts, rows: slice) -> _Parts:
    return _Parts(parts.chip[rows], parts.candidate[rows], parts.geometry[rows], parts.share[rows])


def _parts(chips: Sequence[Chip], candidates: Sequence[Candidate]) -> _Parts:
    shapes = np.array([one.geometry for one in candidates], dtype=object)
    outlines = np.array([chip.outline() for chip in chips], dtype=object)
    chip, candidate = shapely.STRtree(shapes).query(outlines, predicate="intersects")
    order = np.lexsort((candidate, chip))
    chip, candidate = chip[order], candidate[order]
    cut = shapely.intersection(shapes[candidate], outlines[chip])
    pixels = [abs(one.grid.transform.determinant) for one in chips]
    area, least = shapely.area(cut), LEAST_PX * np.array(pixels)[chip]
    whole = shapely.area(shapes[candidate])
    visible = (area >= least) | (area >= 0.99 * whole)
    cut = np.array([_polygons(one) for one in cut[visible]], dtype=object)
    share = area[visible] / np.maximum(whole[visible], 1e-12)
    return _Parts(chip[visible], candidate[visible], cut, share)


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape: a border may leave lines and points beside them."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    return shapely.union_all([one for one in shapely.get_parts(shape) if one.area > 0])


def _areas(frame: SceneFrame, shapes: Geometries) -> tuple[Values, Values]:
    parts, owner = shapely.get_parts(shapes, return_index=True)
    area_m2 = sum_by(owner, frame.measure.areas(parts), len(shapes))
    perimeter = sum_by(owner, shapely.length(parts), len(shapes))
    metres = frame.measure.metres_per_unit(shapes).mean(axis=1)
    return area_m2, perimeter * metres


def _scene(
    chip: Chip,
    candidates: Sequence[Candidate],
    parts: _Parts,
    columns: dict[str, Values],
    layers: tuple[str, ...],
    crs: pyproj.CRS,
) -> ChipScene:
    frame = SceneFrame(chip.grid, crs)
    columns |= frame.positions(shapely.get_coordinates(shapely.centroid(parts.geometry)))
    columns |= _extents(chip, parts.geometry)
    border = chip.outline().exterior
    side = abs(chip.grid.transform.determinant) ** 0.5
    objects = tuple(
        replace(
            _object(candidates[number]),
            geometry=shape,
            share=share,
            overlapped=twice,
            at_border=cut,
            is_sliver=cut and bool(shape.area < SLIVER_PX * side**2),
        )
        for number, shape, share, twice, cut in zip(
            parts.candidate.tolist(),
            parts.geometry,
            parts.share.tolist(),
            _overlapped(parts, candidates),
            (shapely.distance(parts.geometry, border) < side).tolist(),
            strict=True,
        )
    )
    visible = {name for name in layers if (columns[layer_columns(name)[0]] < _reach(frame)).any()}
    own = _own_layers(objects, frozenset(layers))
    columns |= own_columns(own, objects, frame)
    members = {name: tuple(objects[n].id for n in numbers) for name, numbers in own.items()}
    names = (*layers, *own)
    return ChipScene(chip.name, objects, columns, names, frozenset(visible | own.keys()), members)


def _reach(frame: SceneFrame) -> float:
    """Return a distance within which the nearest feature surely lies in the chip or beside it."""
    return frame.radius_m / 4


def _extents(chip: Chip, shapes: Geometries) -> dict[str, Values]:
    """Return between which shares of the sides of the chip the objects lie."""
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    shares = chip.grid.to_pixels(points) / (chip.grid.width, chip.grid.height)
    ends = np.flatnonzero(np.diff(owner, prepend=-1))
    found = {}
    for axis, name in enumerate("xy"):
        if len(shapes):
            found[f"{name}_from"] = np.minimum.reduceat(shares[:, axis], ends)
            found[f"{name}_to"] = np.maximum.reduceat(shares[:, axis], ends)
    return found


def _object(one: Candidate) -> ChipObject:
    noun = " ".join(one.object.lower().split())
    change = change_of(one)
    return ChipObject(
        one.id, concept_of(noun), noun, one.change_type, change, one.geometry, one.confidence
    )


def _overlapped(parts: _Parts, candidates: Sequence[Candidate]) -> list[bool]:
    """Return which parts may be the same thing as another one."""
    shapes = parts.geometry
    twice = np.zeros(len(shapes), bool)
    if len(shapes) < 2:
        return twice.tolist()
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = first < second
    first, second = first[pairs], second[pairs]
    common = shapely.area(shapely.intersection(shapes[first], shapes[second]))
    smaller = np.minimum(shapely.area(shapes[first]), shapely.area(shapes[second]))
    for a, b in zip(first[common > OVERLAP * smaller], second[common > OVERLAP * smaller],
                    strict=True):  # fmt: skip
        one, other = candidates[parts.candidate[a]], candidates[parts.candidate[b]]
        if (one.change_type, concept_of(one.object)) == (other.change_type,
                                                         concept_of(other.object)):  # fmt: skip
            twice[[a, b]] = True
    return twice.tolist()


def _own_layers(objects: Sequence[ChipObject], taken: frozenset[str]) -> dict[str, list[int]]:
    """Return the objects of the chip that others may be related to, by the name of their layer."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(objects):
        if one.concept and one.change_type in _BY_TYPE:
            noun = noun_of(general_noun(one.concept))
            name = f"{_BY_TYPE[one.change_type]} {noun.many or noun.one}"
            found.setdefault(name, []).append(number)
    return {name: numbers for name, numbers in found.items() if slug(name) not in taken}
