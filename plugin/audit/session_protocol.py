"""What the panel needs of an audit session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Mapping, Optional, Protocol, Sequence, Tuple


@dataclass(frozen=True)
class PairFacts:
    """The pair of a file: paths of both rasters, CRS of its geometries."""

    before: str
    after: str
    crs: str


@dataclass(frozen=True)
class AuditRecord:
    """A record as it is now; geometries as WKB."""

    id: str
    sentence: str = ""
    wordings: Tuple[str, ...] = ()
    change_type: Optional[int] = None
    object: str = ""
    source: str = ""
    confidence: Optional[float] = None
    state: str = ""
    reason: str = ""
    chip: str = ""
    cell: str = ""
    review: Optional[str] = None
    flag: str = ""
    geometry: Optional[bytes] = None
    outline: Optional[bytes] = None


@dataclass(frozen=True)
class AuditProgress:
    """Numbers of records, and of squares of a result."""

    total: int = 0
    reviewed: int = 0
    accepted: int = 0
    rejected: int = 0
    unsure: int = 0
    flagged: int = 0
    squares: int = 0
    squares_complete: int = 0


@dataclass(frozen=True)
class Undone:
    """What an undo did: records that changed back, and those that others have changed since."""

    action: str
    records: Tuple[str, ...]
    kept: Tuple[str, ...] = ()


class AuditSession(Protocol):
    """The audit of one file by one person."""

    path: str
    is_training_file: bool
    auditor: str
    blind: bool
    facts: PairFacts

    def ids(self, order: str, only: str) -> List[str]: ...
    def record(self, id: str) -> AuditRecord: ...
    def neighbours(self, id: str) -> List[bytes]: ...
    def review(self, id: str, review: str, seconds: float = 0.0) -> None: ...
    def skip(self, id: str, seconds: float = 0.0) -> None: ...
    def flag(self, id: str, reason: str, seconds: float = 0.0) -> None: ...
    def set_sentence(self, id: str, text: str, seconds: float = 0.0) -> None: ...
    def set_type(self, id: str, change_type: int, seconds: float = 0.0) -> None: ...
    def set_geometry(
        self, id: str, wkb: bytes, values: Optional[Mapping[str, object]] = None
    ) -> None: ...
    def draw(
        self,
        wkb: bytes,
        sentence: str,
        object: str = "",
        change_type: Optional[int] = None,
        values: Optional[Mapping[str, object]] = None,
    ) -> str: ...
    def accept_many(self, ids: Sequence[str]) -> int: ...
    def at_least(self, confidence: float) -> List[str]: ...
    def within(self, xmin: float, ymin: float, xmax: float, ymax: float) -> List[str]: ...
    def undo(self) -> Optional[Undone]: ...
    def click(
        self, id: str, x: Optional[float], y: Optional[float], seconds: float = 0.0
    ) -> object: ...
    def progress(self) -> AuditProgress: ...
    def touch(self) -> None: ...
    def close(self) -> None: ...
