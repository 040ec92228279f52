"""The published metrics of a model on a folder in the benchmark's layout."""

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
from ..data.layout import Sample, Split
from ..data.letterbox import Pixels
from ..data.load_sample import load_sample
from ..language.word_kinds import qualifier_kinds
from .image_predictor import ImagePredictor, Mask, Prediction
from .metrics import Metrics

OnProgress = Callable[[int, int], None]
"""Takes the number of samples done and of all."""


@dataclass(frozen=True)
class Case:
    """One prediction that was scored.

    Attributes:
        samples: Whose masks together are the truth.
        sentence: The sentence of the mask.
        iou: 1 where truth and prediction are both empty.
        empty: The truth is empty.
    """

    samples: tuple[Sample, ...]
    sentence: str
    iou: float
    empty: bool = False


@dataclass
class Evaluation:
    """The scores of a model on some samples.

    Attributes:
        original: On the pixels of the images.
        padded: In the model's square frame, as the published code measures; None where the model
            takes images of any size.
        types: By change type, on the pixels of the images.
        kinds: By the kinds of qualifiers in the sentences.
        cases: Every prediction.
        skipped: One sentence for each sample that was left out, with its reason.
    """

    original: Metrics = field(default_factory=Metrics)
    padded: Metrics | None = None
    types: dict[str, Metrics] = field(default_factory=lambda: defaultdict(Metrics))
    kinds: dict[str, Metrics] = field(default_factory=lambda: defaultdict(Metrics))
    cases: list[Case] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def add(
        self, samples: Sequence[Sample], sentence: str, truth: Mask, prediction: Prediction
    ) -> None:
        """Add one prediction."""
        self.original.add(prediction.mask, truth)
        iou = self.original.ious[-1]
        self.cases.append(Case(tuple(samples), sentence, iou, not truth.any()))
        if samples[0].sentence:
            self.types[change_type(sentence)].add(prediction.mask, truth)
            for kind in qualifier_kinds(sentence):
                self.kinds[kind].add(prediction.mask, truth)

    def join(self, other: Evaluation) -> None:
        """Add the scores of another process."""
        self.original.join(other.original)
        if self.padded and other.padded:
            self.padded.join(other.padded)
        for groups, added in ((self.types, other.types), (self.kinds, other.kinds)):
            for name, metrics in added.items():
                groups[name].join(metrics)
        self.cases += other.cases
        self.skipped += other.skipped

    def summary(self) -> dict[str, Any]:
        """Return all figures by name."""
        figures: dict[str, Any] = {"original frame": self.original.summary()}
        if self.padded:
            figures["padded frame, as published"] = self.padded.summary()
        for title, groups in (("change type", self.types), ("words", self.kinds)):
            figures |= {f"{title}: {name}": groups[name].summary() for name in sorted(groups)}
        return {**figures, "skipped": self.skipped}


def evaluate_split(
    image_predictor: ImagePredictor,
    split: Split,
    sentence: str | None = None,
    on_progress: OnProgress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Evaluation:
    """Score every sample of a split.

    Args:
        image_predictor: The model.
        split: What ``read_split`` returned.
        sentence: Of every pair in a folder without sentences; None: any change.
        on_progress: Takes the number of samples done and of all.
        cancelled: Called before each pair.

    Raises:
        MtrefsegError: No sample could be read.
        Cancelled: ``cancelled()`` returned True.
    """
    rows = [[sample] for sample in split.samples]
    scores = evaluate_rows(image_predictor, rows, sentence or ANY_CHANGE, on_progress, cancelled)
    scores.skipped = [*split.skipped, *scores.skipped]
    if not scores.original.ious:
        raise MtrefsegError(
            "None of the {count} samples can be read ({skipped}).",
            "Mend the files.",
            count=len(split.samples),
            skipped=scores.skipped[0],
        )
    return scores


def evaluate_rows(
    image_predictor: ImagePredictor,
    rows: Sequence[Sequence[Sample]],
    sentence: str,
    on_progress: OnProgress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Evaluation:
    """Score one prediction per row; the truth is the union of the masks of its samples.

    Args:
        image_predictor: The model.
        rows: Samples of one pair each.
        sentence: Of samples that have none.
        on_progress: Takes the number of rows done and of all.
        cancelled: Called before each pair.

    Raises:
        Cancelled: ``cancelled()`` returned True.
    """
    scores = Evaluation(padded=Metrics() if image_predictor.square_px else None)
    done = 0
    for group in _grouped_by_pair(rows):
        if cancelled():
            raise Cancelled()
        _evaluate_pair(image_predictor, group, sentence, scores)
        done += len(group)
        on_progress(done, len(rows))
    return scores


def _grouped_by_pair(rows: Sequence[Sequence[Sample]]) -> Iterator[list[Sequence[Sample]]]:
    """Group consecutive rows of one pair, so that it is encoded once."""
    for _, group in groupby(rows, lambda row: (row[0].before, row[0].after)):
        of_pair = list(group)
        for start in range(0, len(of_pair), MAX_SENTENCE_GROUP):
            yield of_pair[start : start + MAX_SENTENCE_GROUP]


def _evaluate_pair(
    image_predictor: ImagePredictor,
    rows: Sequence[Sequence[Sample]],
    sentence: str,
    scores: Evaluation,
) -> None:
    """Score all rows of a pair; what cannot be read is left out and named."""
    loaded = []
    for row in rows:
        try:
            loaded.append((row, row[0].sentence or sentence, *load_row(row)))
        except MtrefsegError as error:
            scores.skipped.append(f"{row[0].name}: {error}")
    if not loaded:
        return
    _, _, before, after, _ = loaded[0]
    predictions = image_predictor.predict(before, after, [text for _, text, *_ in loaded])
    for (row, text, _, _, truth), prediction in zip(loaded, predictions, strict=True):
        scores.add(row, text, truth, prediction)
        if scores.padded and prediction.padded is not None:
            scores.padded.add(prediction.padded, image_predictor.fit_truth(truth))


def load_row(row: Sequence[Sample]) -> tuple[Pixels, Pixels, Mask]:
    """Read a pair and the union of the masks of its samples.

    Raises:
        MtrefsegError: A file cannot be used.
    """
    before, after, truth = load_sample(row[0])
    for other in row[1:]:
        truth = truth | load_sample(other)[2]
    return before, after, truth
