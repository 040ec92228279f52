"""Overlaps of the phrases of a sentence, measured once when all polygons are in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyogrio
import shapely

from ..files.changes_database import transaction
from ..files.literal_path import literal_file
from ..files.overlaps_table import Overlap, write_overlaps
from ..files.result_schema import LAYER, PHRASE, SENTENCE
from .geodesic import GeodesicMeasure, Geometries, Indices


def store_overlaps(changes: Path, sentences: Sequence[str]) -> None:
    """Measure where phrases of a sentence overlap and store the areas with the polygons.

    Args:
        changes: The GeoPackage; all polygons are in it.
        sentences: Those with several phrases.

    Raises:
        MtrefsegError: The file cannot be written.
    """
    found = [overlap for sentence in sentences for overlap in _of_sentence(changes, sentence)]
    with transaction(changes) as database:
        write_overlaps(database, found)


def _of_sentence(changes: Path, sentence: str) -> Iterator[Overlap]:
    text = sentence.replace("'", "''")
    frame = pyogrio.read_dataframe(
        literal_file(changes),
        layer=LAYER,
        columns=[PHRASE],
        where=f"\"{SENTENCE}\" = '{text}'",
        fid_as_index=True,
    )
    if frame[PHRASE].nunique() < 2:
        return
    phrase = np.unique(frame[PHRASE].to_numpy(str), return_inverse=True)[1]
    geometries = np.asarray(frame.geometry.to_numpy(), dtype=object)
    fids = frame.index.to_numpy()
    for members, area_m2 in overlaps(geometries, phrase, GeodesicMeasure.for_crs(frame.crs)):
        yield tuple(fids[list(members)].tolist()), area_m2


def overlaps(
    geometries: Geometries, phrase: Indices, measure: GeodesicMeasure
) -> Iterator[Overlap]:
    """Yield the areas that two and more polygons of different phrases cover.

    Args:
        geometries: Polygons; those of one phrase do not overlap.
        phrase: ``(n,)`` number of the phrase of each, from 0.
        measure: For their CRS.
    """
    members = np.arange(len(geometries))[:, None]
    shapes, last = geometries, phrase
    while len(members):
        found = [_with_phrase(number, members, shapes, last, geometries, phrase)
                 for number in range(1, int(phrase.max()) + 1)]  # fmt: skip
        members = np.concatenate([more for more, _ in found])
        shapes = np.concatenate([inner for _, inner in found])
        last = phrase[members[:, -1]]
        for row, area_m2 in zip(members.tolist(), measure.areas(shapes).tolist(), strict=True):
            yield tuple(row), area_m2


def _with_phrase(
    number: int,
    members: Indices,
    shapes: Geometries,
    last: Indices,
    geometries: Geometries,
    phrase: Indices,
) -> tuple[Indices, Geometries]:
    """Return overlaps with the polygons of one more phrase, those that have an area."""
    chosen, others = np.flatnonzero(last < number), np.flatnonzero(phrase == number)
    tree = shapely.STRtree(geometries[others])
    first, second = tree.query(shapes[chosen], predicate="intersects")
    inner = shapely.intersection(shapes[chosen[first]], geometries[others[second]])
    has_area = shapely.area(inner) > 0
    joined = np.column_stack((members[chosen[first]], others[second]))
    return joined[has_area], inner[has_area]
