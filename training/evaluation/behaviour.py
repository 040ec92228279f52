"""Sentences that have no answer on real pairs: the share of answers without a single pixel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..batches.crops import jitter_photometry
from ..batches.real_pair import Pixels
from ..batches.real_pairs import read_source
from ..batches.real_sources import LEVIR, SOURCES, Source
from .human_set import IMAGES
from .human_squares import FILE, SquareMasks, squares
from .measured import Row
from .subject import Subject

WRONG_TYPES = {
    "levir": "the buildings that disappeared",
    "ombria": "the water that disappeared",
    "oscd": "the water that appeared",
    "xbd": "the buildings that appeared",
}
"""What certainly did not happen in any pair of a folder."""
EXCHANGED = ("levir", "ombria")
"""Folders whose change has a direction."""
SIDE_PX = 256
LARGEST = 40
"""Squares of one row, evenly spread over the pairs."""
UNCHANGED_SENTENCES = ("the buildings that appeared", "the buildings that changed",
                       "the buildings that disappeared")  # fmt: skip


def measure_behaviour(subject: Subject) -> list[Row]:
    """Score squares of 256 x 256 pixels of held-out pairs.

    Wrong type: a change that no pair of the folder has. Exchanged: the sentence of the folder, the
    dates exchanged. Unchanged: squares of LEVIR of which people and mask say that nothing changed,
    with three sentences about buildings; and one image twice, each time with other brightness,
    colours, sharpness and noise.

    Args:
        subject: What is measured.
    """
    cases = [
        case
        for source in SOURCES
        if source.folder in WRONG_TYPES and (subject.folder / source.folder).is_dir()
        for case in _cases(subject, source)
    ]
    if (subject.folder / "levir" / FILE).is_file():
        cases.append(_unchanged(subject))
    rows: list[Row] = []
    total = sum(len(case.squares) * len(case.sentences) for case in cases)
    for case in cases:
        predictor = subject.predictor(case.gsd_m)
        silent: list[bool] = []
        for square in case.squares:
            found = predictor.predict(*square, case.sentences)
            silent += [not one.mask.any() for one in found]
            subject.on_done(sum(row.samples for row in rows) + len(silent), total)
        rows.append(Row(case.name, len(silent), {"silent": float(np.mean(silent))}))
    return rows


@dataclass(frozen=True)
class _Case:
    """Squares, both dates, and sentences without an answer there."""

    name: str
    gsd_m: float
    sentences: Sequence[str]
    squares: Sequence[tuple[Pixels, Pixels]]


def _cases(subject: Subject, source: Source) -> Iterator[_Case]:
    found = _spread(list(_squares(subject, source)), LARGEST // 2 if subject.quick else LARGEST)
    wrong = WRONG_TYPES[source.folder]
    yield _Case(f"wrong type: {source.folder}, {wrong}", source.gsd_m, [wrong], found)
    if source.folder in EXCHANGED:
        name = f"exchanged dates: {source.folder}, {source.sentence}"
        swapped = [(after, before) for before, after in found]
        yield _Case(name, source.gsd_m, [source.sentence], swapped)
    name = f"one image twice: {source.folder}, {source.sentence}"
    yield _Case(name, source.gsd_m, [source.sentence], list(_jittered(found)))


def _squares(subject: Subject, source: Source) -> Iterator[tuple[Pixels, Pixels]]:
    for pair in read_source(subject.folder, source, held_out=True):
        height, width = pair.before.shape[:2]
        for row in range(0, height - SIDE_PX + 1, SIDE_PX):
            for col in range(0, width - SIDE_PX + 1, SIDE_PX):
                window = np.s_[row : row + SIDE_PX, col : col + SIDE_PX]
                yield pair.before[window], pair.after[window]


def _spread(found: list[tuple[Pixels, Pixels]], most: int) -> list[tuple[Pixels, Pixels]]:
    numbers = np.linspace(0, len(found) - 1, min(most, len(found))).astype(int)
    return [found[number] for number in numbers]


def _jittered(found: Sequence[tuple[Pixels, Pixels]]) -> Iterator[tuple[Pixels, Pixels]]:
    rng = np.random.default_rng(0)
    for number, dates in enumerate(found):
        image = dates[number % 2]
        before, after = jitter_photometry(rng, (image, image))
        yield before, after


def _unchanged(subject: Subject) -> _Case:
    folder = subject.folder / "levir"
    found = [square for square in squares(folder, IMAGES) if square.unchanged]
    masks = SquareMasks(folder, subject.predictor(LEVIR.gsd_m))
    dates = [tuple(masks.dates(square)) for square in found]
    return _Case("unchanged: levir, " + "; ".join(UNCHANGED_SENTENCES), LEVIR.gsd_m,
                 UNCHANGED_SENTENCES, [(before, after) for before, after in dates])  # fmt: skip
