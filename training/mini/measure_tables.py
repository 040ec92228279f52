"""A measurement as Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence

from ..evaluation.measured import Figure, Row
from ..evaluation.reliability import BINS
from .measured_sets import (
    BEHAVIOUR,
    HUMAN,
    PAINTED,
    PAIRS,
    RASTERS,
    SIZES,
    TIMING,
    TREES,
)
from .measurement import Measurement

COUNTS = ("objects", "polygons", "points", "components")
PLAIN = ("CPU s, one", "CPU s, ten", "ratio", "Mpx per CPU s", "MB")
SHORT = ("F1", "P", "R", "mIoU")
TITLES = {
    PAIRS: "Held-out pairs. F1, P(recision), R(ecall): pixels; mIoU: mean over pairs; boundary F1 "
    "within 3 px; own: polygons that match an object of their own at IoU 0.5, separated: with "
    "touching objects apart; percent.",
    TREES: "Trees that were lost, as points, in two cities. R: share of the points within 3 px of "
    "a predicted pixel; P: share of the predicted components with such a point within 3 px; point "
    "precision: of all trees that are found, the share that is lost; percent.",
    RASTERS: "Georeferenced pairs of a kind that it was never trained on, polygons of a run with "
    "other bands shown as red, green and blue; percent.",
    HUMAN: "Sentences by people about buildings, held-out squares of LEVIR; silent: share without "
    "a single pixel; percent.",
    BEHAVIOUR: "Sentences that have no answer: silent is the share of answers without a single "
    "pixel, on squares of 256 x 256 pixels; on painted scenes also sentences in words that no mask "
    "ever taught; percent.",
    SIZES: "The scenes of LEVIR, whose pixels are 0.5 m, shrunk and enlarged; percent.",
    TIMING: "Ten sentences against one: processor seconds, their ratio; megapixels per processor "
    "second with one; size of the folder.",
    PAINTED: "Painted scenes of 256 x 256 pixels, six sentences each, a third of them without an "
    "answer; percent.",
}
COLUMNS = {
    SIZES: SHORT,
    PAINTED: ("mIoU", "oIoU", "F1"),
    BEHAVIOUR: ("silent", "mIoU", "F1"),
}
CALIBRATION = (
    "Share that is right of what the model calls 0.0 to 0.1, 0.1 to 0.2 …, percent. Pixels: those "
    "of at least 0.05; polygons: right where at least half of the pixels are true. ECE: expected "
    "calibration error; polygons, IoU: right where the IoU with an object is at least 0.5."
)


def markdown(measurement: Measurement) -> str:
    """Return all tables."""
    parts = []
    for table, title in TITLES.items():
        if rows := measurement.rows(table):
            parts += [title, table_of(rows, COLUMNS.get(table))]
    if rows := [row for row in measurement.rows(PAIRS) if row.bins]:
        parts += [CALIBRATION, calibration_table(rows)]
    return "\n\n".join(parts) + "\n"


def table_of(rows: Sequence[Row], columns: Sequence[str] | None = None) -> str:
    """Return rows as a table.

    Args:
        rows: Of one table.
        columns: Figures to show; None: all but those of calibration.
    """
    names = columns or [
        name
        for name in dict.fromkeys(name for row in rows for name in row.figures)
        if not name.startswith("ECE")
    ]
    lines = [f"| | samples | {' | '.join(names)} |", "|---" * (len(names) + 2) + "|"]
    for row in rows:
        cells = " | ".join(_cell(name, row.figures.get(name)) for name in names)
        lines.append(f"| {row.name} | {row.samples} | {cells} |")
    return "\n".join(lines)


def calibration_table(rows: Sequence[Row]) -> str:
    """Return the reliability of pixels and polygons of each row."""
    bins = " | ".join(f"{number / BINS:.1f}" for number in range(BINS))
    lines = [f"| | ECE | ECE, IoU | {bins} |", "|---" * (BINS + 3) + "|"]
    for row in rows:
        for kind in ("pixels", "polygons"):
            shares = " | ".join(_cell("", share) for share in row.bins[kind])
            ece = _cell("", row.figures[f"ECE {kind}"])
            by_iou = _cell("", row.figures.get(f"ECE {kind}, IoU"))
            lines.append(f"| {row.name}, {kind} | {ece} | {by_iou} | {shares} |")
    return "\n".join(lines)


def _cell(name: str, value: Figure) -> str:
    if value is None:
        return "–"
    if name in COUNTS:
        return f"{value:.0f}"
    return f"{value:.2f}" if name in PLAIN else f"{100 * value:.1f}"
