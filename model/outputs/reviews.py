"""The reviews of an earlier result, copied to the polygons that replace the reviewed ones."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyogrio
import shapely

from ..audit.audit_copy import last_event
from ..files.craft_schema import FLAG
from ..files.geopackage_connection import connect
from ..files.literal_path import literal_file
from ..files.result_schema import LAYER, REVIEW, SENTENCE
from .vectorise import ChangePolygon


class Verdict(NamedTuple):
    """What a person stored in the fields ``review`` and ``flag`` of a polygon."""

    review: str | None = None
    flag: str | None = None


NO_VERDICT = Verdict()


@dataclass
class Reviews:
    """Reviews by sentence: a new polygon gets that of the old one whose inner point it contains.

    A new polygon that contains the inner points of old polygons with different reviews gets none:
    a person has to review it again.

    Attributes:
        present: Whether the earlier result has the field ``review``.
        flags: Whether it has the field ``flag``.
        total: Number of polygons that were reviewed or flagged.
        transferred: Number of them whose review was copied.
        last_event: Number of the last event of the audit; 0: there is none.
    """

    present: bool = False
    flags: bool = False
    total: int = 0
    transferred: int = 0
    last_event: int = 0
    _points: dict[str, tuple[shapely.STRtree, list[Verdict]]] = field(default_factory=dict)

    @classmethod
    def read(cls, source: str) -> Reviews:
        """Read the reviews of a GeoPackage that a run wrote."""
        path = literal_file(source)
        fields = list(pyogrio.read_info(path, layer=LAYER)["fields"])
        if REVIEW not in fields:
            return cls()
        with closing(connect(path)) as database:
            events = last_event(database)
        names = [name for name in (REVIEW, FLAG) if name in fields]
        frame = pyogrio.read_dataframe(
            path,
            layer=LAYER,
            columns=[SENTENCE, *names],
            where=" OR ".join(f"({name} IS NOT NULL AND {name} <> '')" for name in names),
        )
        frame = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
        reviews = cls(True, FLAG in names, len(frame), last_event=events)
        for sentence, rows in frame.groupby(SENTENCE):
            inner = shapely.STRtree(shapely.point_on_surface(rows.geometry.to_numpy()))
            columns = [[text or None for text in rows[name].fillna("")] for name in names]
            reviews._points[str(sentence)] = inner, [Verdict(*row) for row in zip(*columns)]
        return reviews

    def for_polygons(self, sentence: str, polygons: Sequence[ChangePolygon]) -> tuple[Verdict, ...]:
        """Return the review of each polygon, ``NO_VERDICT`` where it gets none."""
        if sentence not in self._points:
            return (NO_VERDICT,) * len(polygons)
        tree, reviews = self._points[sentence]
        shapes = np.array([polygon.geometry for polygon in polygons], dtype=object)
        inside: list[list[Verdict]] = [[] for _ in polygons]
        for number, point in tree.query(shapes, predicate="intersects").T.tolist():
            inside[number].append(reviews[point])
        unanimous = [found if len(set(found)) == 1 else [] for found in inside]
        self.transferred += sum(map(len, unanimous))
        return tuple(found[0] if found else NO_VERDICT for found in unanimous)

    @property
    def lost(self) -> int:
        """Number of reviews that no polygon got."""
        return self.total - self.transferred
