"""Writes one pair with its sentences and masks in the benchmark's layout."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from .expression_entries import EXPRESSIONS

FACTS = "mtrefseg"
"""Key of an entry that the published reader ignores: types, provenance, review."""
# 16 ms for 512 × 512 pixels instead of 75 ms by default, in files a twentieth larger
_LEVEL, _STRATEGY = 1, zlib.Z_RLE


@dataclass(frozen=True)
class LabelledMask:
    """A sentence with its mask.

    Attributes:
        sentence: The text.
        file: Of the mask, relative to the folder of the masks; equal for sentences that share it.
        mask: ``(h, w)``.
    """

    sentence: str
    file: str
    mask: npt.NDArray[np.bool_]


def write_pair(
    folder: Path,
    name: str,
    images: npt.NDArray[np.uint8],
    masks: Sequence[LabelledMask],
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Write images, masks and the JSON entry of one pair.

    Args:
        folder: Created where it does not exist.
        name: Of the pair.
        images: Before and after, ``(2, 3, h, w)``.
        masks: One per sentence.
        facts: Further facts, stored under a key of their own.

    Raises:
        OSError: A file cannot be written.
    """
    file = f"{name}.png"
    for subfolder, image in zip("AB", images, strict=True):
        _save(np.ascontiguousarray(image.transpose(1, 2, 0)), folder / subfolder / file)
    (folder / "masks").mkdir(exist_ok=True)
    for path, mask in {labelled.file: labelled.mask for labelled in masks}.items():
        _save(mask * np.uint8(255), folder / "masks" / path)
    entry: dict[str, Any] = {
        "img_A": file,
        "img_B": file,
        "referring_expressions": [labelled.sentence for labelled in masks],
        "mask": [{"path": labelled.file} for labelled in masks],
    }
    if facts:
        entry[FACTS] = facts
    (folder / EXPRESSIONS).mkdir(exist_ok=True)
    text = json.dumps(entry, indent=1, ensure_ascii=False)
    (folder / EXPRESSIONS / f"{name}.json").write_text(text, encoding="utf-8")


def _save(image: npt.NDArray[np.uint8], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(image).save(path, compress_level=_LEVEL, compress_type=_STRATEGY)
