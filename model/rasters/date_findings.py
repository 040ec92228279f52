"""Finding: the names of two rasters suggest that the dates are exchanged. Pure."""

from __future__ import annotations

from ..messages import Message
from ..requests.check import Finding
from ..requests.pair_names import exchanged


def date_findings(before: str, after: str) -> list[Finding]:
    """Return a finding where the names of the rasters suggest exchanged dates."""
    reason = exchanged(before, after)
    if not reason:
        return []
    text = Message(
        (
            "The dates look exchanged: {reason}. If so, exchange before and after, "
            "otherwise what appeared is reported as what disappeared."
        ),
        reason=reason,
    )
    return [Finding("dates", "amber", text)]
