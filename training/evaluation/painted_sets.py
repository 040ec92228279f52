"""Held-out painted scenes: change classes, and sentences without an answer or with unseen words."""

from __future__ import annotations

from .language import evaluate_language
from .measured import Row
from .metrics import Metrics
from .painted_scenes import evaluate_synthetic
from .subject import Subject


def measure_painted(subject: Subject) -> list[Row]:
    """Score each change class on painted scenes.

    Args:
        subject: What is measured.
    """
    found = evaluate_synthetic(subject.predictor(), subject.painted, on_done=subject.on_done)
    return [
        metrics_row(name, found[name])
        for name in sorted(found, key=lambda name: (name != "all", name))
    ]


def measure_words(subject: Subject) -> list[Row]:
    """Score sentences without an answer, and words that no mask taught, on painted scenes.

    Args:
        subject: What is measured.
    """
    found = evaluate_language(subject.predictor(), subject.painted, subject.on_done)
    return [metrics_row(f"painted: {name}", found[name]) for name in sorted(found)]


def metrics_row(name: str, metrics: Metrics) -> Row:
    """Return the figures of pixels, and the share of predictions without one, as a row."""
    count = len(metrics.ious)
    silent = metrics.empty_prediction / max(count, 1)
    figures = {
        "mIoU": metrics.miou,
        "oIoU": metrics.oiou,
        "F1": metrics.f1,
        "P": metrics.pixel_precision,
        "R": metrics.pixel_recall,
        "silent": silent,
    }
    return Row(name, count, figures)
