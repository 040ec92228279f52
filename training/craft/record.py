"""A record: a sentence about a chip with the mask of what it refers to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from shapely.geometry import MultiPolygon

from ...model.files.craft_schema import PROPOSED
from .candidate import Step


@dataclass(frozen=True)
class Record:
    """A sentence about a chip with its mask.

    Attributes:
        chip: Name of the chip.
        sentence: Refers to the mask and to nothing else in the chip.
        geometry: The mask in the CRS of the before raster, cut to the chip; it holds everything
            that the sentence fits, and is empty where nothing does.
        change_type: 0 appears, 1 disappears, 2 changes state.
        object: Noun of the object in the singular; empty where it is not known.
        members: Ids of the candidates in the mask.
        wordings: Other sentences that refer to the same mask.
        confidence: Smallest of the members'; 1 for an empty mask of a person's data.
        origin: ``grammar``, ``agent``, ``folder`` or ``drawn``: who worded it.
        state: One of ``craft_schema.STATES``.
        reason: Why it is in this state; may be empty.
        history: What was done to it, in order.
        review: What a person decided, one of ``craft_schema.REVIEWS``; None: nothing yet.
        flag: Why a person flagged it; empty where nobody did.
    """

    chip: str
    sentence: str
    geometry: MultiPolygon
    change_type: int
    object: str
    members: tuple[str, ...]
    wordings: tuple[str, ...] = ()
    confidence: float = 1.0
    origin: str = "grammar"
    state: str = PROPOSED
    reason: str = ""
    history: tuple[Step, ...] = ()
    review: str | None = None
    flag: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        """Give a new record its id, which stays when sentence or mask are corrected."""
        if not self.id:
            facts = "\n".join((self.chip, self.sentence, str(self.change_type), *self.members))
            object.__setattr__(self, "id", hashlib.sha256(facts.encode()).hexdigest()[:16])

    def decided(self, state: str, step: Step) -> Record:
        """Return it in another state, with the step that led there."""
        return replace(self, state=state, reason=step.reason, history=(*self.history, step))
