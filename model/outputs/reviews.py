"""What a person said about the polygons of an earlier result goes over to new ones."""

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

    Where the inner points of several old polygons with different verdicts lie in one new polygon,
    a person has to look again.

    Attributes:
        present: Whether the earlier result has the field of the review.
        total: Number of polygons that were reviewed.
        transferred: Number of them whose verdict went over.
    """

    present: bool = False
    total: int = 0
    transferred: int = 0
    _points: dict[str, tuple[shapely.STRtree, list[str]]] = field(default_factory=dict)

    @classmethod
    def read(cls, source: str) -> Reviews:
        """Read the verdicts of a GeoPackage that a run wrote."""
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
        found = cls(True, len(frame))
        for sentence, rows in frame.groupby(SENTENCE):
            inner = shapely.STRtree(shapely.point_on_surface(rows.geometry.to_numpy()))
            found._points[str(sentence)] = inner, rows[REVIEW].astype(str).tolist()
        return found

    def for_polygons(
        self, sentence: str, polygons: Sequence[ChangePolygon]
    ) -> tuple[str | None, ...]:
        """Return one verdict per polygon, None where there is none."""
        if sentence not in self._points:
            return (None,) * len(polygons)
        tree, words = self._points[sentence]
        shapes = np.array([polygon.geometry for polygon in polygons], dtype=object)
        said: list[list[str]] = [[] for _ in polygons]
        for number, point in tree.query(shapes, predicate="intersects").T.tolist():
            said[number].append(words[point])
        self.transferred += sum(len(words) for words in said if len(set(words)) == 1)
        return tuple(words[0] if len(set(words)) == 1 else None for words in said)

    @property
    def lost(self) -> int:
        """Number of verdicts that found no polygon."""
        return self.total - self.transferred
