"""Texts about progress and results, and their output to Processing's log."""

from __future__ import annotations

import time
from typing import Callable, List, Sequence

from qgis.core import QgsProcessingFeedback

from ..model.requests.detect_result import DetectResult, SentenceResult
from ..model.requests.events import Progress
from ..model.wording import duration
from .engine_text import engine_text

Translate = Callable[[str], str]
TEXT_EVERY_S = 10.0


class ProgressReporter:
    """Shows progress: the bar never decreases, the log gets a line per stage or 10 seconds."""

    def __init__(self, feedback: QgsProcessingFeedback, tr: Translate) -> None:
        self._feedback = feedback
        self._tr = tr
        self._percent = 0.0
        self._stage = ""
        self._text_shown_s = 0.0

    def __call__(self, progress: Progress) -> None:
        self._percent = max(self._percent, 100.0 * progress.fraction)
        self._feedback.setProgress(self._percent)
        now_s = time.monotonic()
        if progress.stage != self._stage or now_s - self._text_shown_s > TEXT_EVERY_S:
            self._stage, self._text_shown_s = progress.stage, now_s
            self._feedback.setProgressText(progress_text(progress, self._tr))


class NoteReporter(ProgressReporter):
    """Also writes every note of a long run to the log."""

    def __call__(self, progress: Progress) -> None:
        if progress.stage == "note":
            self._feedback.pushInfo(engine_text(progress.text))
        else:
            super().__call__(progress)


def progress_text(progress: Progress, tr: Translate) -> str:
    """Return stage, speed and remaining time as text."""
    stages = {
        "open": tr("Opening the rasters"),
        "load": tr("Loading the model"),
        "predict": tr("Predicting"),
        "write": tr("Writing"),
    }
    parts = [engine_text(progress.text) or stages.get(progress.stage, progress.stage)]
    if progress.tiles_per_s > 0 and "tiles/s" not in progress.text:
        parts.append(tr("{speed:.1f} tiles/s").format(speed=progress.tiles_per_s))
    if progress.left_s is not None and "left" not in progress.text:
        parts.append(tr("{time} left").format(time=engine_text(duration(progress.left_s))))
    return ", ".join(parts)


def summary(result: DetectResult, tr: Translate) -> List[str]:
    """Return the summary of a run for the log."""
    lines = [engine_text(result.facts[name]) for name in ("seen", "drawn") if name in result.facts]
    lines += answer_lines(result.sentences, tr)
    device = result.facts.get("device")
    text = tr("{seconds:.1f} s on {device}") if device else tr("{seconds:.1f} s")
    return [*lines, text.format(seconds=result.seconds, device=device)]


def answer_lines(sentences: Sequence[SentenceResult], tr: Translate) -> List[str]:
    """Return what was found for each sentence, and what its conditions excluded."""
    lines = []
    for sentence in sentences:
        lines += [_found(sentence, tr), *_dropped(sentence, tr)]
        lines += [not_limited_text(sentence, tr)] if sentence.not_limited_to else []
    return lines


def not_limited_text(sentence: SentenceResult, tr: Translate) -> str:
    """Return which words of a sentence do not limit its answer."""
    words = ", ".join(f"'{words}'" for words in sentence.not_limited_to)
    return tr("Not limited to {}").format(words)


def _found(sentence: SentenceResult, tr: Translate) -> str:
    if not sentence.count or sentence.mean_confidence is None:
        return tr('"{sentence}": nothing found').format(sentence=sentence.sentence)
    return tr('"{sentence}": {count} polygons, {ha:.2f} ha, mean confidence {mean:.2f}').format(
        sentence=sentence.sentence,
        count=sentence.count,
        ha=sentence.area_m2 / 10_000,
        mean=sentence.mean_confidence,
    )


def _dropped(sentence: SentenceResult, tr: Translate) -> List[str]:
    """Return a line per predicate that excluded polygons."""
    text = tr("{count} excluded by: {predicate}")
    lines = []
    for one in sentence.dropped:
        resolved = f" ({one.resolved})" if one.resolved else ""
        lines.append(text.format(count=one.count, predicate=f"{one.predicate}{resolved}"))
    return lines
