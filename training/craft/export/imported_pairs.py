"""The pairs of a data folder with their sentences, grouped by what they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from ....model.errors import MtrefsegError
from ....model.messages import Message
from ....model.requests.wire import read_json
from ...data.expression_entries import EXPRESSIONS, MAX_ENTRY_BYTES
from ...data.layout import Sample, read_split
from ...data.load_sample import image_form
from ...data.split_folders import SPLITS, SplitFolders
from ...data.write_pair import FACTS
from .mosaic import MODES

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Target:
    """Sentences that share a mask.

    Attributes:
        samples: At least one; the first has the sentence, the others its wordings.
        facts: What an export of mtrefseg stored about its record; may be empty, may be forged.
    """

    samples: tuple[Sample, ...]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class ImportedPair:
    """One pair of a folder.

    Attributes:
        name: Unique in the data set.
        split: ``train`` or ``val``; empty where the folder has no splits.
        width: Of both images in pixels.
        height: Of both images in pixels.
        modes: Pillow's modes of the images.
        targets: At least one.
        provenance: Where an export cut it from; may be empty, may be forged.
    """

    name: str
    split: str
    width: int
    height: int
    modes: tuple[str, str]
    targets: tuple[Target, ...]
    provenance: Facts

    @property
    def images(self) -> tuple[Path, Path]:
        """Images of both dates."""
        sample = self.targets[0].samples[0]
        return sample.before, sample.after


def read_pairs(splits: SplitFolders, skipped: list[str]) -> Iterator[ImportedPair]:
    """Yield the pairs of a data set.

    Args:
        splits: Its folders.
        skipped: Gets a sentence for each pair and sentence that cannot be used.

    Raises:
        MtrefsegError: A folder holds no whole sample.
    """
    names: set[str] = set()
    several = bool(splits.val)
    for part, folders in zip(SPLITS, (splits.train, splits.val), strict=True):
        for folder in folders:
            split = read_split(folder)
            skipped += split.skipped
            for images, group in groupby(split.samples, lambda one: (one.before, one.after)):
                samples = list(group)
                stem = samples[0].name.split("#")[0]
                name = stem if stem not in names else f"{folder.name}_{stem}"
                try:
                    form = _form(*images)
                except MtrefsegError as error:
                    skipped.append(Message("{sample_name}: {error}", sample_name=name, error=error))
                    continue
                names.add(name)
                facts = _facts(folder, stem)
                targets = tuple(_targets(samples, facts))
                place = facts.get("provenance")
                yield ImportedPair(name, part if several else "", *form, targets,
                                   place if isinstance(place, dict) else {})  # fmt: skip


def _form(before: Path, after: Path) -> tuple[int, int, tuple[str, str]]:
    """Return width, height and modes of a pair.

    Raises:
        MtrefsegError: The images differ in size, or a raster cannot have their values.
    """
    width, height, mode = image_form(before)
    other_width, other_height, other_mode = image_form(after)
    if (width, height) != (other_width, other_height):
        raise MtrefsegError(
            "'{path}' has {width} × {height} pixels, '{before}' {before_width} × {before_height}.",
            "The files of a pair have one size.",
            path=after,
            width=other_width,
            height=other_height,
            before=before,
            before_width=width,
            before_height=height,
        )
    for path, one in ((before, mode), (after, other_mode)):
        if one not in MODES:
            raise MtrefsegError(
                "'{path}' has values of the kind {mode}.",
                "Convert it to 8 bits per band.",
                path=path,
                mode=one,
            )
    return width, height, (mode, other_mode)


def _facts(folder: Path, stem: str) -> Facts:
    """Return what an export of mtrefseg stored with a pair; empty where there is nothing."""
    path = folder / EXPRESSIONS / f"{stem}.json"
    try:
        facts = read_json(path, MAX_ENTRY_BYTES).get(FACTS)
    except (OSError, ValueError, AttributeError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _targets(samples: Sequence[Sample], facts: Facts) -> Iterator[Target]:
    """Group the sentences of a pair by their records, or else by their masks."""
    of_sentence = facts.get("sentences")
    known = of_sentence if isinstance(of_sentence, list) else []
    groups: dict[Any, list[Sample]] = {}
    found: dict[Any, Facts] = {}
    for sample in samples:
        number = int(sample.name.rpartition("#")[2]) if "#" in sample.name else 0
        one = known[number] if number < len(known) and isinstance(known[number], dict) else {}
        key = (sample.mask, str(one.get("record", "")))
        groups.setdefault(key, []).append(sample)
        found.setdefault(key, one)
    for key, group in groups.items():
        yield Target(tuple(group), found[key])
