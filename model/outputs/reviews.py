"""The reviews of an earlier result, copied to the polygons that replace the reviewed ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyogrio
import shapely

from ..files.literal_path import literal_file
from ..files.result_schema import LAYER, REVIEW, SENTENCE
from .vectorise import ChangePolygon


@dataclass
class Reviews:
    """Reviews by sentence: a new polygon gets that of the old one whose inner point it contains.

    A new polygon that contains the inner points of old polygons with different reviews gets none:
    a person has to review it again.

    Attributes:
        present: Whether the earlier result has the field ``review``.
        total: Number of polygons that were reviewed.
        transferred: Number of them whose review was copied.
    """

    present: bool = False
    total: int = 0
    transferred: int = 0
    _points: dict[str, tuple[shapely.STRtree, list[str]]] = field(default_factory=dict)

    @classmethod
    def read(cls, source: str) -> Reviews:
        """Read the reviews of a GeoPackage that a run wrote."""
        path = literal_file(source)
        if REVIEW not in list(pyogrio.read_info(path, layer=LAYER)["fields"]):
            return cls()
        frame = pyogrio.read_dataframe(
            path,
            layer=LAYER,
            columns=[SENTENCE, REVIEW],
            where=f"{REVIEW} IS NOT NULL AND {REVIEW} <> ''",
        )
        frame = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
        reviews = cls(True, len(frame))
        for sentence, rows in frame.groupby(SENTENCE):
            inner = shapely.STRtree(shapely.point_on_surface(rows.geometry.to_numpy()))
            reviews._points[str(sentence)] = inner, rows[REVIEW].astype(str).tolist()
        return reviews

    def for_polygons(
        self, sentence: str, polygons: Sequence[ChangePolygon]
    ) -> tuple[str | None, ...]:
        """Return the review of each polygon, None where it gets none."""
        if sentence not in self._points:
            return (None,) * len(polygons)
        tree, reviews = self._points[sentence]
        shapes = np.array([polygon.geometry for polygon in polygons], dtype=object)
        inside: list[list[str]] = [[] for _ in polygons]
        for number, point in tree.query(shapes, predicate="intersects").T.tolist():
            inside[number].append(reviews[point])
        unanimous = [found if len(set(found)) == 1 else [] for found in inside]
        self.transferred += sum(map(len, unanimous))
        return tuple(found[0] if found else None for found in unanimous)

    @property
    def lost(self) -> int:
        """Number of reviews that no polygon got."""
        return self.total - self.transferred
