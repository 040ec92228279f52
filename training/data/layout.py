"""Reads folders in the layout of MTRefSeg-21K, with sentences or vision-only.

A split holds ``A/`` (before), ``B/`` (after), ``masks/`` and, with sentences, one JSON file per
pair in ``referring_expression/`` (published code, dataset layout; all its variants are read).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...model.errors import MtrefsegError
from ...model.messages import Message
from .drawn_mask import DrawnMask
from .expression_entries import EXPRESSIONS, Entry, Mask, entry_files, read_entries
from .sample_files import OutsideFolder, SampleFiles


@dataclass(frozen=True)
class Sample:
    """One sentence about one pair.

    Attributes:
        name: Stem of the pair.
        before: Image of the first date.
        after: Image of the second date.
        mask: Image of the change, inside above 127, or polygons.
        sentence: That the mask belongs to; empty in a vision-only folder.
    """

    name: str
    before: Path
    after: Path
    mask: Mask
    sentence: str = ""

    def files(self) -> list[Path]:
        """Return its files."""
        masks = [] if isinstance(self.mask, DrawnMask) else [self.mask]
        return [self.before, self.after, *masks]


@dataclass
class Split:
    """The samples of a folder.

    Attributes:
        samples: Samples whose files exist, in the order of their names.
        skipped: One sentence for each sample that was left out, with its reason.
        sentences: The folder has sentences.
    """

    samples: list[Sample] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    sentences: bool = False


def read_split(folder: Path) -> Split:
    """Find the samples of a folder.

    Args:
        folder: With ``A``, ``B`` and ``masks``.

    Raises:
        MtrefsegError: A folder is missing, or no sample is complete.
    """
    split = Split(sentences=(folder / EXPRESSIONS).is_dir())
    # masks may be polygons in the JSON
    for name in ("A", "B") if split.sentences else ("A", "B", "masks"):
        if not (folder / name).is_dir():
            raise MtrefsegError(
                "Folder '{folder}' has no folder {name}.",
                "It needs A (before), B (after) and masks; sentences in referring_expression.",
                folder=folder,
                name=name,
            )
    files = SampleFiles(folder)
    found = _with_sentences(folder, files, split) if split.sentences else _by_stem(
        folder, files, split)  # fmt: skip
    for sample in found:
        _add(split, sample)
    if not split.samples:
        first = f" ({split.skipped[0]})" if split.skipped else ""
        raise MtrefsegError(
            "Folder '{folder}' holds no whole sample{first}.",
            Message("Mend the files in {expressions}, A, B and masks.", expressions=EXPRESSIONS)
            if split.sentences
            else Message("Files of one pair have the same stem in A, B and masks."),
            folder=folder,
            first=first,
        )
    return split


def read_splits(folders: Sequence[Path]) -> Split:
    """Find the samples of several folders of one data set.

    Raises:
        MtrefsegError: As for ``read_split``.
    """
    splits = [read_split(folder) for folder in folders]
    samples = [sample for split in splits for sample in split.samples]
    skipped = [line for split in splits for line in split.skipped]
    return Split(samples, skipped, any(split.sentences for split in splits))


def _add(split: Split, sample: Sample) -> None:
    if split.sentences and not sample.sentence:
        split.skipped.append(
            Message("{sample_name}: its sentence is empty.", sample_name=sample.name)
        )
        return
    missing = [path for path in sample.files() if not path.is_file()]
    if missing:
        split.skipped.append(
            Message(
                "{sample_name}: '{missing}' is missing.",
                sample_name=sample.name,
                missing=missing[0],
            )
        )
    else:
        split.samples.append(sample)


def _by_stem(folder: Path, files: SampleFiles, split: Split) -> Iterator[Sample]:
    """Yield the samples of a vision-only folder, whose files are paired by stem."""
    images = {name: files.images(folder / name) for name in ("A", "B", "masks")}
    for stem in sorted(set().union(*images.values())):
        paths = [found.get(stem, folder / n / stem) for n, found in images.items()]
        try:
            before, after, mask = map(files.checked, paths)
        except OutsideFolder as error:
            split.skipped.append(Message("{sample_name}: {error}.", sample_name=stem, error=error))
            continue
        yield Sample(stem, before, after, mask)


def _with_sentences(folder: Path, files: SampleFiles, split: Split) -> Iterator[Sample]:
    named = {path.stem for path in entry_files(folder)}
    for entry in read_entries(folder, files, split.skipped):
        named.add(entry.before.stem)
        yield from _samples(entry, split)
    for stem in sorted(files.images(folder / "A").keys() - named):
        split.skipped.append(
            Message(
                "{stem}: it has no sentence in {expressions}.", stem=stem, expressions=EXPRESSIONS
            )
        )


def _samples(entry: Entry, split: Split) -> Iterator[Sample]:
    """Yield one sample per sentence of a pair."""
    for number, (sentence, mask) in enumerate(zip(entry.sentences, entry.masks(), strict=True)):
        name = f"{entry.stem}#{number}"
        if isinstance(mask, ValueError):
            split.skipped.append(Message("{sample_name}: {error}.", sample_name=name, error=mask))
        else:
            yield Sample(name, entry.before, entry.after, mask, sentence)
