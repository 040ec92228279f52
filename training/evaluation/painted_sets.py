"""Held-out scenes that are painted, or simulated on real ground: classes, objects, unseen words."""

from __future__ import annotations

from collections.abc import Sequence

from ..batches.real_pair import Mask, Pixels
from .language import evaluate_language
from .measured import Row
from .metrics import Metrics
from .painted_scenes import evaluate_synthetic
from .simulated_objects import evaluate_objects
from .subject import Subject


def measure_painted(subject: Subject) -> list[Row]:
    """Score each change class on painted scenes.

    Args:
        subject: What is measured.
    """
    found = evaluate_synthetic(subject.predictor(), subject.painted, on_done=subject.on_done)
    return [
        _row(name, found[name]) for name in sorted(found, key=lambda name: (name != "all", name))
    ]


def measure_objects(subject: Subject) -> list[Row]:
    """Score objects that are simulated on held-out real ground.

    Args:
        subject: What is measured.
    """
    predictor = subject.predictor()

    def predict(before: Pixels, after: Pixels, sentences: Sequence[str]) -> list[Mask]:
        return [found.mask for found in predictor.predict(before, after, sentences)]

    found = evaluate_objects(predict, subject.folder)
    subject.on_done(1, 1)
    return [_row(name, metrics) for name, metrics in found.items()]


def measure_words(subject: Subject) -> list[Row]:
    """Score sentences without an answer, and words that no mask taught, on painted scenes.

    Args:
        subject: What is measured.
    """
    found = evaluate_language(subject.predictor(), subject.painted, subject.on_done)
    return [_row(f"painted: {name}", found[name]) for name in sorted(found)]


def _row(name: str, metrics: Metrics) -> Row:
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
