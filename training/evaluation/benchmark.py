"""``mtrefseg evaluate``: the published metrics of a model on a folder of the benchmark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from ...model.errors import Cancelled, MtrefsegError
from ...model.inference.predictor import MAX_SENTENCE_GROUP
from ...model.requests.detect import ANY_CHANGE
from ..data.change_words import change_type
from ..data.layout import Sample, Split, load_sample
from ..data.letterbox import Pixels
from ..language.word_kinds import qualifier_kinds
from .image_predictor import ImagePredictor, Mask, Prediction
from .metrics import Metrics

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Case:
    """One answer that was measured.

    Attributes:
        samples: Whose masks together are the truth.
        sentence: What was asked.
        iou: 1 where truth and answer are both empty.
        empty: The truth is empty.
    """

    samples: tuple[Sample, ...]
    sentence: str
    iou: float
    empty: bool = False


@dataclass
class Evaluation:
    """What was measured.

    Attributes:
        original: In the frame of the images.
        padded: In the model's square frame, as the published code measures; None where the model
            takes images as they are.
        types: By change type, in the frame of the images.
        kinds: By the kinds of words in the sentences.
        cases: Every answer.
        skipped: What was left out, and why.
    """

    original: Metrics = field(default_factory=Metrics)
    padded: Metrics | None = None
    types: dict[str, Metrics] = field(default_factory=lambda: defaultdict(Metrics))
    kinds: dict[str, Metrics] = field(default_factory=lambda: defaultdict(Metrics))
    cases: list[Case] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def add(self, samples: Sequence[Sample], sentence: str, truth: Mask, found: Prediction) -> None:
        """Count one answer."""
        self.original.add(found.mask, truth)
        iou = self.original.ious[-1]
        self.cases.append(Case(tuple(samples), sentence, iou, not truth.any()))
        if samples[0].sentence:
            self.types[change_type(sentence)].add(found.mask, truth)
            for kind in qualifier_kinds(sentence):
                self.kinds[kind].add(found.mask, truth)

    def join(self, other: Evaluation) -> None:
        """Add what another process measured."""
        self.original.join(other.original)
        if self.padded and other.padded:
            self.padded.join(other.padded)
        for mine, theirs in ((self.types, other.types), (self.kinds, other.kinds)):
            for name, metrics in theirs.items():
                mine[name].join(metrics)
        self.cases += other.cases
        self.skipped += other.skipped

    def summary(self) -> dict[str, Any]:
        """Return all figures by name."""
        found: dict[str, Any] = {"original frame": self.original.summary()}
        if self.padded:
            found["padded frame, as published"] = self.padded.summary()
        for title, groups in (("change type", self.types), ("words", self.kinds)):
            found |= {f"{title}: {name}": groups[name].summary() for name in sorted(groups)}
        return {**found, "skipped": self.skipped}


def evaluate_split(
    image_predictor: ImagePredictor,
    split: Split,
    sentence: str | None = None,
    report: Report = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Evaluation:
    """Ask every sample of a split.

    Args:
        image_predictor: What is measured.
        split: What ``read_split`` found.
        sentence: Asked of every pair of a folder without sentences; None asks for any change.
        report: Takes the number of samples done and of all.
        cancelled: Asked before each sample.

    Raises:
        MtrefsegError: No sample could be read.
        Cancelled: Of the caller's wish.
    """
    rows = [[sample] for sample in split.samples]
    found = evaluate_rows(image_predictor, rows, sentence or ANY_CHANGE, report, cancelled)
    found.skipped = [*split.skipped, *found.skipped]
    if not found.original.ious:
        raise MtrefsegError(
            f"None of the {len(split.samples)} samples can be read ({found.skipped[0]}).",
            "Mend the files.",
        )
    return found


def evaluate_rows(
    image_predictor: ImagePredictor,
    rows: Sequence[Sequence[Sample]],
    sentence: str,
    report: Report = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Evaluation:
    """Ask one question per row; the truth is the union of the masks of its samples.

    Args:
        image_predictor: What is measured.
        rows: Samples of one pair each.
        sentence: Asked where a sample has none.
        report: Takes the number of rows done and of all.
        cancelled: Asked before each row.

    Raises:
        Cancelled: Of the caller's wish.
    """
    found = Evaluation(padded=Metrics() if image_predictor.square_px else None)
    done = 0
    for group in _pairs(rows):
        if cancelled():
            raise Cancelled()
        _ask_pair(image_predictor, group, sentence, found)
        done += len(group)
        report(done, len(rows))
    return found


def _pairs(rows: Sequence[Sequence[Sample]]) -> Iterator[list[Sequence[Sample]]]:
    """Put rows of one pair together that follow one another, so that it is encoded once."""
    for _, group in groupby(rows, lambda row: (row[0].before, row[0].after)):
        kept = list(group)
        for start in range(0, len(kept), MAX_SENTENCE_GROUP):
            yield kept[start : start + MAX_SENTENCE_GROUP]


def _ask_pair(
    image_predictor: ImagePredictor,
    rows: Sequence[Sequence[Sample]],
    sentence: str,
    found: Evaluation,
) -> None:
    """Ask all questions about a pair; what cannot be read is left out and named."""
    read = []
    for row in rows:
        try:
            read.append((row, row[0].sentence or sentence, *load_row(row)))
        except MtrefsegError as error:
            found.skipped.append(f"{row[0].name}: {error}")
    if not read:
        return
    _, _, before, after, _ = read[0]
    answers = image_predictor.predict(before, after, [asked for _, asked, *_ in read])
    for (row, asked, _, _, truth), answer in zip(read, answers, strict=True):
        found.add(row, asked, truth, answer)
        if found.padded and answer.padded is not None:
            found.padded.add(answer.padded, image_predictor.fit_truth(truth))


def load_row(row: Sequence[Sample]) -> tuple[Pixels, Pixels, Mask]:
    """Read a pair and the union of the masks of its samples.

    Raises:
        MtrefsegError: A file cannot be used.
    """
    before, after, truth = load_sample(row[0])
    for other in row[1:]:
        truth = truth | load_sample(other)[2]
    return before, after, truth
