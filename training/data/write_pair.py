"""Writes one pair with its sentences and masks in the benchmark's layout."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from .encode_png import encode_png
from .expression_entries import EXPRESSIONS

FACTS = "mtrefseg"
"""Key of an entry that the published reader ignores: types, provenance, review."""


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
        path = folder / subfolder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode_png(image.transpose(1, 2, 0)))
    for mask_file, mask in {labelled.file: labelled.mask for labelled in masks}.items():
        path = folder / "masks" / mask_file
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(mask * np.uint8(255)).save(path, compress_level=1)
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
