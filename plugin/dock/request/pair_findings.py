"""Findings about a pair: those of the engine, and those about the layers in QGIS."""

from __future__ import annotations

from typing import List, Sequence, Tuple

from qgis.core import QgsRasterLayer

from ....model.requests.check import MARKS, Finding
from ....model.requests.pair_names import exchanged
from ....processing_provider.translate import tr

EXCHANGED = "dates"  # ``Finding.about`` of the engine's finding


def with_notes(
    findings: Sequence[Finding],
    notes: Sequence[str],
    pair: Tuple[QgsRasterLayer, QgsRasterLayer],
) -> List[Finding]:
    """Return all findings, the worst mark first.

    Args:
        findings: Findings of the engine.
        notes: Differences between the layers and their files.
        pair: Both layers; their names may hold dates that the names of the files do not.
    """
    found = [*findings, *(Finding("raster", "amber", note) for note in notes)]
    if not any(finding.about == EXCHANGED for finding in findings):
        found += _exchanged(*pair)
    return sorted(found, key=lambda finding: -MARKS.index(finding.mark))


def _exchanged(before: QgsRasterLayer, after: QgsRasterLayer) -> List[Finding]:
    reason = exchanged(before.name(), after.name())
    if not reason:
        return []
    text = tr("The dates look exchanged: {reason}. If so, swap before and after.")
    return [Finding(EXCHANGED, "amber", text.format(reason=reason))]
