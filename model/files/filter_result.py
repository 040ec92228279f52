"""What a filter of change polygons kept and dropped. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple


@dataclass(frozen=True)
class PredicateResult:
    """What one predicate did.

    Attributes:
        text: The predicate as written; for the condition of a run its text.
        expression: The same with quantiles and ranks as numbers: a QGIS expression.
        dropped: Number of polygons that it dropped, of those that the predicates before it kept.
        unmeasured: How many of them it dropped because a column holds no number.
        tied: How many more polygons than wanted share the last place of a rank; they are kept.
        compared: Number of polygons that a quantile or a rank was taken over; 0: neither.
    """

    text: str
    expression: str
    dropped: int
    unmeasured: int = 0
    tied: int = 0
    compared: int = 0


@dataclass(frozen=True)
class SentenceFilter:
    """The answer of a sentence after filtering.

    Attributes:
        sentence: As written.
        kept: Number of polygons that belong to the answer.
        dropped: Number of the others.
        area_m2: Geodesic area of the kept ones; where phrases overlap it counts once.
        mean_confidence: Of the kept ones; None when there is none.
        predicates: What each predicate did, in the order in which they are applied.
    """

    sentence: str
    kept: int
    dropped: int
    area_m2: float
    mean_confidence: Optional[float]
    predicates: Tuple[PredicateResult, ...] = ()


@dataclass(frozen=True)
class FilterResult:
    """The answers of all sentences after filtering.

    Attributes:
        sentences: One entry per sentence, in their order.
        where: What the condition of the run did; None: there is none.
    """

    sentences: Tuple[SentenceFilter, ...]
    where: Optional[PredicateResult] = None

    @property
    def kept(self) -> int:
        """Number of polygons that belong to the answers."""
        return sum(one.kept for one in self.sentences)

    @property
    def dropped(self) -> int:
        """Number of the other polygons."""
        return sum(one.dropped for one in self.sentences)
