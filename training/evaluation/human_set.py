"""Sentences by people, given to the model as they are written, against the plain sentence."""

from __future__ import annotations

from .human_sentences import PLAIN, score_sentences
from .human_squares import SquareMasks, squares
from .measured import Row
from .metrics import Metrics
from .subject import Subject

IMAGES, QUICK_IMAGES = range(21, 26), range(21, 24)


def measure_human(subject: Subject) -> list[Row]:
    """Score the sentences about buildings of the squares of held-out scenes that changed.

    Args:
        subject: What is measured.
    """
    data = subject.folder / "levir"
    found = [s for s in squares(data, QUICK_IMAGES if subject.quick else IMAGES) if s.changed]
    masks = SquareMasks(data, subject.predictor(0.5))
    scores = score_sentences(
        masks, found, subject.words(), parsed=not subject.quick, on_done=subject.on_done
    )
    rows = [_row(f"plain: {PLAIN}", scores.plain), _row("as written", scores.written)]
    if not subject.quick:
        rows += [_row("parsed", scores.parsed), _row("parsed, with conditions", scores.positions)]
    return rows


def _row(name: str, metrics: Metrics) -> Row:
    count = len(metrics.ious)
    silent = metrics.empty_prediction / max(count, 1)
    return Row(name, count, {"mIoU": metrics.miou, "silent": silent, "F1": metrics.f1})
