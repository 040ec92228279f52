"""Every sample of a folder is looked at before it is trained on: what is there, what is broken."""

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
from .layout import Sample, is_grey, load_sample, read_split

AT_ONCE = 64
Report = Callable[[int, int], None]


@dataclass
class Inspection:
    """What a folder holds.

    Attributes:
        folder: Where.
        samples: Whole samples.
        skipped: One sentence for each sample that was left out, with its reason.
        sizes: Width × height in pixels of each pair, and how many pairs have it.
        empty: Samples whose mask is empty.
        grey: Samples whose mask has shades of grey.
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
        """Say it in words, for the log."""
        types = Counter(change_type(s.sentence) for s in self.samples if s.sentence)
        sizes = [f"{w} × {h} ({n})" for (w, h), n in self.sizes.most_common(5)]
        more = f" and {len(self.sizes) - 5} more" if len(self.sizes) > 5 else ""
        said = f"{self.pairs} pairs, {types.total()} sentences" if types else f"{self.pairs} pairs"
        lines = [
            f"'{self.folder}': {said}, "
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
    report: Report = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Inspection:
    """Read every file of a folder once.

    Args:
        folder: In the benchmark's layout.
        report: Takes the number of samples done and of all.
        cancelled: Asked all the time.

    Raises:
        MtrefsegError: No sample is whole.
        Cancelled: Of the caller's wish.
    """
    split = read_split(folder)
    found = Inspection(folder, skipped=list(split.skipped))
    seen: set[Path] = set()
    rest = iter(split.samples)
    done = 0
    # decoding runs outside Python's lock
    with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:
        while some := list(islice(rest, AT_ONCE)):
            for sample, facts in zip(some, pool.map(_look, some), strict=True):
                _count(found, seen, sample, facts)
            done += len(some)
            report(done, len(split.samples))
            if cancelled():
                raise Cancelled()
    if not found.samples:
        raise MtrefsegError(
            f"None of the {len(split.samples)} samples of '{folder}' can be used "
            f"({found.skipped[0]})",
            "Mend the files.",
        )
    return found


@dataclass(frozen=True)
class _Facts:
    size: tuple[int, int] = (0, 0)
    empty: bool = False
    grey: bool = False
    problem: str = ""


def _look(sample: Sample) -> _Facts:
    try:
        before, _, mask = load_sample(sample)
        grey = is_grey(sample.mask)
    except MtrefsegError as error:
        return _Facts(problem=f"{sample.name}: {error}")
    return _Facts((before.shape[1], before.shape[0]), not mask.any(), grey)


def _count(found: Inspection, seen: set[Path], sample: Sample, facts: _Facts) -> None:
    if facts.problem:
        found.skipped.append(facts.problem)
        return
    found.samples.append(sample)
    found.empty += facts.empty
    found.grey += facts.grey
    if sample.before not in seen:
        seen.add(sample.before)
        found.sizes[facts.size] += 1


def hold_out_pairs(
    samples: Sequence[Sample], share: float, seed: int
) -> tuple[list[Sample], list[Sample]]:
    """Part samples into training and validation; all sentences of a pair go together.

    Args:
        samples: Of one folder.
        share: Of the pairs that are kept for validation.
        seed: Decides which.

    Raises:
        MtrefsegError: There is only one pair.
    """
    pairs = sorted({sample.before for sample in samples})
    if len(pairs) < 2:
        raise MtrefsegError(
            f"There is only one pair to train on and to score on ('{pairs[0]}').",
            "Add pairs, or name a folder for validation.",
        )
    count = min(max(1, round(share * len(pairs))), len(pairs) - 1)
    chosen = np.random.default_rng(seed).permutation(len(pairs))[:count]
    held = {pairs[number] for number in chosen}
    return (
        [sample for sample in samples if sample.before not in held],
        [sample for sample in samples if sample.before in held],
    )
