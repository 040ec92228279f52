"""Events that are sent while an operation runs. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple


@dataclass(frozen=True)
class Progress:
    """The progress of a run.

    Attributes:
        stage: ``open``, ``load``, ``predict`` or ``write``.
        fraction: Of the whole run, 0 to 1, never falling.
        tiles_per_s: Tiles predicted per second so far, 0 before the first.
        left_s: Estimated seconds to the end, or None when it is too early to estimate them.
        text: The same in words.
    """

    stage: str
    fraction: float
    tiles_per_s: float = 0.0
    left_s: Optional[float] = None
    text: str = ""


@dataclass(frozen=True)
class PolygonsFound:
    """Polygons that are finished while a run continues; the result file has them all.

    Attributes:
        sentence: Sentence that describes them.
        crs: Their CRS, a code where it has one, otherwise WKT.
        wkb: Their geometries, well-known binary as hexadecimal text.
        confidence: One per geometry, 0 to 1.
        left_out: Finished at the same time and not sent, because they have too many vertices.
    """

    sentence: str
    crs: str
    wkb: Tuple[str, ...]
    confidence: Tuple[float, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Warned:
    """A sentence for the user that is known before the result, which repeats it."""

    text: str
