"""Reads folders in the layout of MTRefSeg-21K, with sentences or vision-only.

A split holds ``A/`` (before), ``B/`` (after), ``masks/`` and, with sentences, one JSON file per
pair in ``referring_expression/`` (published code, dataset layout; all its variants are read).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from ...model.errors import MtrefsegError
from ...model.messages import Message
from ...model.requests.wire import read_json

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
EXPRESSIONS = "referring_expression"
MAX_ENTRY_BYTES = 1 << 24
GREY_RANGE = (40, 215)  # compression of black and white gives no value between these


@dataclass(frozen=True)
class Sample:
    """One sentence about one pair.

    Attributes:
        name: Stem of the pair.
        before: Image of the first date.
        after: Image of the second date.
        mask: Image of the change; inside above 127.
        sentence: That the mask belongs to; empty in a vision-only folder.
    """

    name: str
    before: Path
    after: Path
    mask: Path
    sentence: str = ""


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
    for name in ("A", "B", "masks"):
        if not (folder / name).is_dir():
            raise MtrefsegError(
                "Folder '{folder}' has no folder {name}.",
                "It needs A (before), B (after) and masks; sentences in referring_expression.",
                folder=folder,
                name=name,
            )
    split = Split(sentences=(folder / EXPRESSIONS).is_dir())
    found = _with_sentences(folder, split) if split.sentences else _by_stem(folder, split)
    for sample in found:
        if split.sentences and not sample.sentence:
            split.skipped.append(
                Message("{sample_name}: its sentence is empty.", sample_name=sample.name)
            )
            continue
        missing = [p for p in (sample.before, sample.after, sample.mask) if not p.is_file()]
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


def _by_stem(folder: Path, split: Split) -> Iterator[Sample]:
    """Yield the samples of a vision-only folder, whose files are paired by stem."""
    images = {name: _images(folder / name) for name in ("A", "B", "masks")}
    for stem in sorted(set().union(*images.values())):
        before, after, mask = (found.get(stem, folder / n / stem) for n, found in images.items())
        yield Sample(stem, before, after, mask)


def _images(folder: Path) -> dict[str, Path]:
    return {p.stem: p for p in sorted(folder.iterdir()) if p.suffix.lower() in SUFFIXES}


def _with_sentences(folder: Path, split: Split) -> list[Sample]:
    found: list[Sample] = []
    for path in sorted((folder / EXPRESSIONS).glob("*.json")):
        try:
            entry = read_json(path, MAX_ENTRY_BYTES)
            found += _samples(folder, path.stem, entry)
        except (OSError, ValueError) as error:
            split.skipped.append(
                Message("{path_name}: it is no JSON ({error}).", path_name=path.name, error=error)
            )
        except (TypeError, KeyError, AttributeError):
            split.skipped.append(
                Message("{path_name}: it has no list referring_expressions.", path_name=path.name)
            )
    named = {path.stem for path in (folder / EXPRESSIONS).glob("*.json")}
    named |= {sample.before.stem for sample in found}
    for stem in sorted(_images(folder / "A").keys() - named):
        split.skipped.append(
            Message(
                "{stem}: it has no sentence in {expressions}.", stem=stem, expressions=EXPRESSIONS
            )
        )
    return found


def _samples(folder: Path, stem: str, entry: dict[str, Any]) -> list[Sample]:
    """Read one JSON entry: one sample per sentence."""
    sample_id = str(entry.get("sample_id", stem))
    before = _image(folder / "A", entry.get("img_A", sample_id))
    after = _image(folder / "B", entry.get("img_B", sample_id))
    sentences = entry["referring_expressions"]
    if isinstance(sentences, str):
        sentences = [sentences]
    declared = entry.get("mask", entry.get("masks")) or []
    if isinstance(declared, str | dict):
        declared = [declared]
    in_folder = sorted(_images(folder / "masks" / sample_id).values(), key=_number) if (
        folder / "masks" / sample_id).is_dir() else []  # fmt: skip
    single = folder / "masks" / f"{sample_id}.png"
    if not sentences:
        raise KeyError("referring_expressions")
    samples = []
    for number, sentence in enumerate(sentences):
        if number < len(declared):
            mask = _declared(folder, declared[number])
        else:
            mask = in_folder[number] if number < len(in_folder) else single
        samples.append(Sample(f"{stem}#{number}", before, after, mask, str(sentence).strip()))
    return samples


def _image(folder: Path, name: object) -> Path:
    """Find an image by its name, with or without a suffix."""
    path = folder / str(name)
    if path.is_file():
        return path
    return next((p for s in SUFFIXES if (p := folder / f"{name}{s}").is_file()), path)


def _declared(folder: Path, entry: str | dict[str, str]) -> Path:
    name = entry if isinstance(entry, str) else entry["path"]
    inside, direct = folder / "masks" / name, folder / name
    return direct if direct.is_file() and not inside.is_file() else inside


def _number(path: Path) -> tuple[int, str]:
    digits = "".join(filter(str.isdigit, path.stem))
    return int(digits) if digits else 0, path.stem


def load_sample(
    sample: Sample,
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    """Read both images ``(h, w, 3)`` and the mask ``(h, w)`` of a sample.

    Raises:
        MtrefsegError: A file is no image, or the three differ in size.
    """
    before, after = (_read(path, "RGB") for path in (sample.before, sample.after))
    grey = _read(sample.mask, "L")
    if 0 < grey.max(initial=0) <= 127:
        raise MtrefsegError(
            "Mask '{mask}' has values up to {grey}.",
            "Write change as 255, else 0.",
            mask=sample.mask,
            grey=grey.max(),
        )
    mask = grey > 127
    for path, other in ((sample.after, after), (sample.mask, mask)):
        if other.shape[:2] != before.shape[:2]:
            raise MtrefsegError(
                (
                    "'{path}' has {width} × {height} pixels, '{before}' "
                    "{before_width} × {before_height}."
                ),
                "The files of a pair have one size.",
                path=path,
                width=other.shape[1],
                height=other.shape[0],
                before=sample.before,
                before_width=before.shape[1],
                before_height=before.shape[0],
            )
    return before, after, mask


def is_grey(mask: Path) -> bool:
    """Return whether more than 1 % of a mask is neither black nor white."""
    values = _read(mask, "L")
    return bool(((values > GREY_RANGE[0]) & (values < GREY_RANGE[1])).mean() > 0.01)


def _read(path: Path, mode: str) -> npt.NDArray[np.uint8]:
    try:
        with Image.open(path) as image:
            # in a mask of one bit or with a palette every value but 0 is inside
            if mode == "L" and image.mode in ("1", "P"):
                return (np.asarray(image) > 0) * np.uint8(255)
            return np.asarray(image.convert(mode))
    except (UnidentifiedImageError, OSError) as error:
        raise MtrefsegError(
            "'{path}' cannot be read as an image ({error}).",
            "Mend or remove it.",
            path=path,
            error=error,
        ) from error
