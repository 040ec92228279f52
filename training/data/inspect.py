"""Inspects every sample of a folder before a training: sizes, masks, broken files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from ...model.errors import Cancelled, MtrefsegError
from .change_words import change_type
from .layout import Sample, read_split
from .load_sample import is_grey, load_sample

CHUNK = 64  # samples between two progress events
OnProgress = Callable[[int, int], None]


@dataclass
class Inspection:
    """The samples of a folder and their statistics.

    Attributes:
        folder: In the benchmark's layout.
        samples: Samples whose files can be read.
        skipped: One sentence for each sample that was left out, with its reason.
        sizes: Width × height in pixels of each pair, and how many pairs have it.
        empty: Samples whose mask is empty.
        grey: Samples whose mask has grey values.
    """

    folder: Path
    samples: list[Sample] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    sizes: Counter[tuple[int, int]] = field(default_factory=Counter)
    empty: int = 0
    grey: int = 0

    @property
    def pairs(self) -> int:
        """Number of pairs of images."""
        return self.sizes.total()

    @property
    def longest_px(self) -> int:
        """Longest side of all pairs."""
        return max((max(size) for size in self.sizes), default=0)

    def lines(self) -> list[str]:
        """Return a summary, line by line, for the log."""
        types = Counter(change_type(s.sentence) for s in self.samples if s.sentence)
        sizes = [f"{w} × {h} ({n})" for (w, h), n in self.sizes.most_common(5)]
        more = f" and {len(self.sizes) - 5} more" if len(self.sizes) > 5 else ""
        counts = f"{self.pairs} pairs" + f", {types.total()} sentences" * bool(types)
        lines = [
            f"'{self.folder}': {counts}, "
            f"{100 * self.empty / max(1, len(self.samples)):.0f} % of the masks empty",
            f"  sizes in pixels: {', '.join(sizes)}{more}",
        ]
        if types:
            kinds = ", ".join(f"{name} {count}" for name, count in types.most_common())
            lines.append(f"  change types by their words: {kinds}")
        if self.grey:
            lines.append(f"  {self.grey} masks have shades of grey; above 127 counts as change")
        lines += [f"  left out: {line}" for line in self.skipped]
        return [*lines, f"  {len(self.skipped)} left out"]


def inspect_folder(
    folder: Path,
    on_progress: OnProgress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Inspection:
    """Read every sample of a folder once.

    Args:
        folder: In the benchmark's layout.
        on_progress: Takes the number of samples done and of all.
        cancelled: Called after each chunk of samples.

    Raises:
        MtrefsegError: No sample can be read.
        Cancelled: ``cancelled()`` returned True.
    """
    split = read_split(folder)
    inspection = Inspection(folder, skipped=list(split.skipped))
    counted: set[Path] = set()
    remaining = iter(split.samples)
    done = 0
    # decoding runs outside Python's lock
    with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:
        while chunk := list(islice(remaining, CHUNK)):
            for sample, facts in zip(chunk, pool.map(_inspect_sample, chunk), strict=True):
                _count(inspection, counted, sample, facts)
            done += len(chunk)
            on_progress(done, len(split.samples))
            if cancelled():
                raise Cancelled()
    if not inspection.samples:
        raise MtrefsegError(
            "None of the {count} samples of '{folder}' can be used ({skipped})",
            "Mend the files.",
            count=len(split.samples),
            folder=folder,
            skipped=inspection.skipped[0],
        )
    return inspection


@dataclass(frozen=True)
class _SampleFacts:
    size: tuple[int, int] = (0, 0)
    empty: bool = False
    grey: bool = False
    problem: str = ""


def _inspect_sample(sample: Sample) -> _SampleFacts:
    try:
        before, _, mask = load_sample(sample)
        grey = is_grey(sample.mask)
    except MtrefsegError as error:
        return _SampleFacts(problem=f"{sample.name}: {error}")
    return _SampleFacts((before.shape[1], before.shape[0]), not mask.any(), grey)


def _count(inspection: Inspection, counted: set[Path], sample: Sample, facts: _SampleFacts) -> None:
    if facts.problem:
        inspection.skipped.append(facts.problem)
        return
    inspection.samples.append(sample)
    inspection.empty += facts.empty
    inspection.grey += facts.grey
    if sample.before not in counted:
        counted.add(sample.before)
        inspection.sizes[facts.size] += 1


def hold_out_pairs(
    samples: Sequence[Sample], share: float, seed: int
) -> tuple[list[Sample], list[Sample]]:
    """Split samples into training and validation by pair.

    Args:
        samples: Of one folder.
        share: Of the pairs, for validation.
        seed: Of the choice.

    Raises:
        MtrefsegError: There is only one pair.
    """
    pairs = sorted({sample.before for sample in samples})
    if len(pairs) < 2:
        raise MtrefsegError(
            "There is only one pair to train on and to score on ('{pairs}').",
            "Add pairs, or name a folder for validation.",
            pairs=pairs[0],
        )
    count = min(max(1, round(share * len(pairs))), len(pairs) - 1)
    chosen = np.random.default_rng(seed).permutation(len(pairs))[:count]
    held_out = {pairs[number] for number in chosen}
    return (
        [sample for sample in samples if sample.before not in held_out],
        [sample for sample in samples if sample.before in held_out],
    )
