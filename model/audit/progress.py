"""How far an audit is."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple, Sequence

from ..files.craft_schema import ACCEPTED, REJECTED, UNSURE
from .orders import OrderRow


class Progress(NamedTuple):
    """Numbers of records.

    Attributes:
        total: All of them; for a second auditor those of the share.
        reviewed: With a verdict.
        accepted: Verdict accepted.
        rejected: Verdict rejected.
        unsure: Verdict unsure.
        flagged: With a flag.
        squares: Chips, or squares of a result.
        squares_complete: Those in which every record has a verdict.
    """

    total: int
    reviewed: int
    accepted: int
    rejected: int
    unsure: int
    flagged: int
    squares: int
    squares_complete: int


def progress_of(rows: Sequence[OrderRow]) -> Progress:
    """Return the progress of some records."""
    counts = Counter(row.review for row in rows)
    squares = {row.chip for row in rows if row.chip}
    missing = {row.chip for row in rows if row.review is None}
    return Progress(
        len(rows),
        len(rows) - counts[None],
        counts[ACCEPTED],
        counts[REJECTED],
        counts[UNSURE],
        sum(bool(row.flag) for row in rows),
        len(squares),
        len(squares - missing),
    )
