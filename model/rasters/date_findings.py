"""Whether names say that two rasters are in the wrong order. Pure."""

from __future__ import annotations

from ..requests.check import Finding
from ..requests.pair_names import exchanged


def about_dates(before: str, after: str) -> list[Finding]:
    """Say that the dates look exchanged where the names of the rasters tell."""
    reason = exchanged(before, after)
    if not reason:
        return []
    text = (
        f"The dates look exchanged: {reason}. If so, exchange before and after, otherwise what "
        "appeared is told as what disappeared."
    )
    return [Finding("dates", "amber", text)]
