"""The result of a run. Standard library only, Python 3.9: QGIS imports this file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple


@dataclass(frozen=True)
class DroppedPolygons:
    """Polygons that a predicate excluded; they stay in the file.

    Attributes:
        predicate: As the field ``dropped_by`` has it.
        count: How many it excluded, after the predicates before it.
        resolved: The condition with the numbers that it stood for: ``area_m2 <= 412``; empty: it
            has no others than its text.
    """

    predicate: str
    count: int
    resolved: str = ""


@dataclass(frozen=True)
class SentenceResult:
    """The changes that one sentence describes.

    Attributes:
        sentence: As written.
        count: Number of polygons that belong to the answer.
        area_m2: Their geodesic area; where phrases overlap it counts once.
        mean_confidence: Theirs; None when there is none.
        phrases: What the model was given.
        understood: The most doubtful of the phrases': ``yes``, ``synonym`` or ``guess``.
        dropped: One entry per predicate.
        remarks: What was not understood or assumed, as sentences.
        not_limited_to: Words of the sentence that do not limit the answer, as where a reference
            layer was not given.
    """

    sentence: str
    count: int
    area_m2: float
    mean_confidence: Optional[float]
    phrases: Tuple[str, ...] = ()
    understood: str = "yes"
    dropped: Tuple[DroppedPolygons, ...] = ()
    remarks: Tuple[str, ...] = ()
    not_limited_to: Tuple[str, ...] = ()

    @property
    def dropped_count(self) -> int:
        """Number of polygons that predicates excluded."""
        return sum(one.count for one in self.dropped)

    @classmethod
    def from_dict(cls, values: Dict[str, Any]) -> SentenceResult:
        """Make a result from decoded JSON."""
        names = ("phrases", "remarks", "not_limited_to")
        lists = {name: tuple(values.get(name, ())) for name in names}
        dropped = tuple(DroppedPolygons(**one) for one in values.get("dropped", ()))
        return cls(**{**values, **lists, "dropped": dropped})


class Totals:
    """Totals of the results of several sentences.

    Attributes:
        sentences: One entry per sentence.
    """

    sentences: Tuple[SentenceResult, ...]

    @property
    def count(self) -> int:
        """Number of polygons that belong to the answers."""
        return sum(s.count for s in self.sentences)

    @property
    def dropped_count(self) -> int:
        """Number of polygons that predicates excluded."""
        return sum(s.dropped_count for s in self.sentences)

    @property
    def area_m2(self) -> float:
        """Geodesic area of the answers in square metres."""
        return sum(s.area_m2 for s in self.sentences)


@dataclass(frozen=True)
class DetectResult(Totals):
    """The result of a run and its facts.

    Attributes:
        output: Path of the GeoPackage.
        probability: Path of the probability raster, or None.
        sentences: One entry per sentence, in the order of the request.
        seconds: Wall-clock time of the run.
        facts: What was measured and chosen: overlap, GSD, scale ratio, tiles, device, model hash …
        warnings: Sentences for the user.
        answer_warnings: Those about what the conditions did; other conditions replace them.
    """

    output: str
    probability: Optional[str]
    sentences: Tuple[SentenceResult, ...]
    seconds: float
    facts: Dict[str, Any]
    warnings: Tuple[str, ...] = ()
    answer_warnings: Tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, values: Dict[str, Any]) -> DetectResult:
        """Make a result from decoded JSON."""
        sentences = tuple(SentenceResult.from_dict(s) for s in values["sentences"])
        lists = {name: tuple(values.get(name, ())) for name in ("warnings", "answer_warnings")}
        return cls(**{**values, "sentences": sentences, **lists})
