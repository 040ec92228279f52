"""A candidate: one changed object, wherever it comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import NamedTuple

from shapely.geometry import MultiPolygon, Polygon

from ...model.files.craft_schema import PROPOSED

Value = str | float | bool | None


class Step(NamedTuple):
    """One entry of a history.

    Attributes:
        time: ISO 8601, UTC.
        by: Component or person that did it.
        what: What was done, as ``proposed``, ``corrected the sentence``, ``rejected``.
        reason: Why; may be empty.
        old: Value before, as text; may be empty.
        new: Value after, as text; may be empty.
    """

    time: str
    by: str
    what: str
    reason: str = ""
    old: str = ""
    new: str = ""

    @classmethod
    def now(cls, by: str, what: str, reason: str = "", old: str = "", new: str = "") -> Step:
        """Make an entry with the present time."""
        time = datetime.now(timezone.utc).isoformat(timespec="seconds")
        return cls(time, by, what, reason, old, new)


@dataclass(frozen=True)
class Candidate:
    """One changed object.

    Attributes:
        geometry: In the CRS of the before raster; not empty.
        change_type: 0 appears, 1 disappears, 2 changes state.
        object: Noun of the object in the singular; empty where it is not known.
        source: One of ``craft_schema.SOURCES``.
        confidence: 0 to 1; 1 where a person drew it.
        chip: Name of the chip that holds its inner point; empty before chips were made.
        cell: Published name of the 3 × 3 cell of the chip that holds this point.
        text: Free text of the source: an attribute of the layer, or the agent's words.
        attributes: Further facts: fields of the layer, the colours, the model's phrase.
        state: One of ``craft_schema.STATES``.
        reason: Why it is in this state; may be empty.
        history: What was done to it, in order.
        id: Hash of source, type, object, text and geometry when it was made; it stays when these
            are corrected.
    """

    geometry: Polygon | MultiPolygon
    change_type: int
    object: str
    source: str
    confidence: float = 1.0
    chip: str = ""
    cell: str = ""
    text: str = ""
    attributes: Mapping[str, Value] = field(default_factory=dict)
    state: str = PROPOSED
    reason: str = ""
    history: tuple[Step, ...] = ()
    id: str = ""

    def __post_init__(self) -> None:
        """Give a new candidate its id."""
        if not self.id:
            facts = f"{self.source}\n{self.change_type}\n{self.object}\n{self.text}\n".encode()
            digest = hashlib.sha256(facts + self.geometry.normalize().wkb).hexdigest()
            object.__setattr__(self, "id", digest[:16])

    def decided(self, state: str, step: Step) -> Candidate:
        """Return it in another state, with the step that led there."""
        return replace(self, state=state, reason=step.reason, history=(*self.history, step))
