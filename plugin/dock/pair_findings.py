"""What is said about a pair: the engine's findings, and what only QGIS can know."""

from __future__ import annotations

from typing import List, Sequence, Tuple

from qgis.core import QgsRasterLayer

from ...model.check_request import MARKS, Finding
from ...model.pair_names import date_in
from ...processing_provider.words import tr

EXCHANGED = "dates"


def with_notes(
    findings: Sequence[Finding],
    notes: Sequence[str],
    pair: Tuple[QgsRasterLayer, QgsRasterLayer],
) -> List[Finding]:
    """Return all findings, the worst first.

    Args:
        findings: Of the engine.
        notes: What differs between the layers and their files.
        pair: Both layers; their names may tell more than those of the files.
    """
    found = [*findings, *(Finding("raster", "amber", note) for note in notes)]
    if not any(finding.about == EXCHANGED for finding in findings):
        found += _exchanged(*pair)
    return sorted(found, key=lambda finding: -MARKS.index(finding.mark))


def _exchanged(before: QgsRasterLayer, after: QgsRasterLayer) -> List[Finding]:
    earlier, later = date_in(before.name()), date_in(after.name())
    if earlier is None or later is None or not _is_later(earlier, later):
        return []
    text = tr("By their names '{before}' is later than '{after}': swap them if that is so.")
    text = text.format(before=before.name(), after=after.name())
    return [Finding(EXCHANGED, "amber", text)]


def _is_later(one: Sequence[int], other: Sequence[int]) -> bool:
    """Compare dates as far as both are known: (2021, 6, 0) is not later than (2021, 0, 0)."""
    for left, right in zip(one, other):
        if not left or not right:
            return False
        if left != right:
            return left > right
    return False
