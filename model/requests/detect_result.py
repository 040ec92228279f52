"""The result of a run. Standard library only, Python 3.9: QGIS imports this file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple


@dataclass(frozen=True)
class SentenceResult:
    """The changes that one sentence describes; ``mean_confidence`` is None when none was found."""

    sentence: str
    count: int
    area_m2: float
    mean_confidence: Optional[float]


@dataclass(frozen=True)
class DetectResult:
    """The result of a run and its facts.

    Attributes:
        output: Path of the GeoPackage.
        probability: Path of the probability raster, or None.
        sentences: One entry per sentence, in the order of the request.
        seconds: Wall-clock time of the run.
        facts: What was measured and chosen: overlap, GSD, scale ratio, tiles, device, model hash …
        warnings: Sentences for the user.
    """

    output: str
    probability: Optional[str]
    sentences: Tuple[SentenceResult, ...]
    seconds: float
    facts: Dict[str, Any]
    warnings: Tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of polygons."""
        return sum(s.count for s in self.sentences)

    @property
    def area_m2(self) -> float:
        """Geodesic area of all polygons in square metres."""
        return sum(s.area_m2 for s in self.sentences)

    @classmethod
    def from_dict(cls, values: Dict[str, Any]) -> DetectResult:
        """Make a result from decoded JSON."""
        sentences = tuple(SentenceResult(**s) for s in values["sentences"])
        rest = {k: v for k, v in values.items() if k not in ("sentences", "warnings")}
        return cls(sentences=sentences, warnings=tuple(values.get("warnings", ())), **rest)
