"""Which records of a training file are exported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from ....model.files.craft_schema import ACCEPTED, REJECTED, UNSURE
from ....model.messages import Message
from ..record import Record

NOT_AUDITED, UNKNOWN_CHIP, FLAGGED, NO_SENTENCE = "not audited", "no chip", "flagged", "no sentence"
_TEXTS = {
    NOT_AUDITED: Message("{count} records were left out: no person has decided them."),
    UNSURE: Message("{count} records were left out: the auditor was unsure."),
    FLAGGED: Message("{count} records were left out: they are flagged."),
    UNKNOWN_CHIP: Message("{count} records were left out: their chip is not in the file."),
    NO_SENTENCE: Message("{count} records were left out: they have no sentence."),
}


@dataclass(frozen=True)
class ChosenRecords:
    """Records to export.

    Attributes:
        by_chip: Records by the name of their chip.
        left_out: Number of the others by reason.
    """

    by_chip: dict[str, list[Record]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def warnings(self) -> list[str]:
        """Sentences on what was left out; rejected records are no surprise."""
        return [
            Message(str(text), count=self.left_out[reason])
            for reason, text in _TEXTS.items()
            if self.left_out[reason]
        ]


def choose_records(
    records: Iterable[Record], chips: Container[str], unaudited: bool
) -> ChosenRecords:
    """Choose the records that a person accepted.

    Args:
        records: Of a training file.
        chips: Names of its chips.
        unaudited: Take those as well that no person decided and no check rejected.
    """
    chosen = ChosenRecords()
    for record in records:
        reason = _reason_against(record, chips, unaudited)
        if reason:
            chosen.left_out[reason] += 1
        else:
            chosen.by_chip.setdefault(record.chip, []).append(record)
    return chosen


def _reason_against(record: Record, chips: Container[str], unaudited: bool) -> str:
    """Return why a record is left out; empty: it is exported."""
    if record.review == REJECTED or (record.review is None and record.state == REJECTED):
        return REJECTED
    if record.review == UNSURE:
        return UNSURE
    if record.flag:
        return FLAGGED
    if record.review != ACCEPTED and not unaudited:
        return NOT_AUDITED
    if record.chip not in chips:
        return UNKNOWN_CHIP
    return "" if record.sentence.strip() else NO_SENTENCE
