"""Writes one pair with its sentences and masks in the benchmark's layout."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from .expression_entries import EXPRESSIONS


@dataclass(frozen=True)
class LabelledMask:
    """A sentence with its mask.

    Attributes:
        sentence: The text.
        file: Of the mask, relative to the folder of the masks.
        mask: ``(h, w)``.
    """

    sentence: str
    file: str
    mask: npt.NDArray[np.bool_]


def write_pair(
    folder: Path, name: str, images: npt.NDArray[np.uint8], masks: Sequence[LabelledMask]
) -> None:
    """Write images, masks and the JSON entry of one pair.

    Args:
        folder: Created where it does not exist.
        name: Of the pair.
        images: Before and after, ``(2, 3, h, w)``.
        masks: One per sentence.

    Raises:
        OSError: A file cannot be written.
    """
    file = f"{name}.png"
    for subfolder, image in zip("AB", images, strict=True):
        _save(np.ascontiguousarray(image.transpose(1, 2, 0)), folder / subfolder / file)
    (folder / "masks").mkdir(exist_ok=True)
    for labelled in masks:
        _save(labelled.mask * np.uint8(255), folder / "masks" / labelled.file)
    entry = {
        "img_A": file,
        "img_B": file,
        "referring_expressions": [labelled.sentence for labelled in masks],
        "mask": [{"path": labelled.file} for labelled in masks],
    }
    (folder / EXPRESSIONS).mkdir(exist_ok=True)
    text = json.dumps(entry, indent=1, ensure_ascii=False)
    (folder / EXPRESSIONS / f"{name}.json").write_text(text, encoding="utf-8")


def _save(image: npt.NDArray[np.uint8], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(image).save(path)
