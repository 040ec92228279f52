"""Squares of LEVIR scenes with sentences that people wrote about them, and a model's masks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from ...model.requests.wire import read_json
from .image_predictor import ImagePredictor, Mask

FILE = "sentences_by_crop.json"
MAX_FILE_BYTES = 1 << 24
SIDE_PX = 256
MIN_CHANGE_PX = 100


@dataclass(frozen=True)
class Square:
    """A square of a scene with its sentences.

    Attributes:
        name: Of the square, ``test_21_0_3``.
        rows: In the scene.
        cols: In the scene.
        sentences: By people.
        change_px: Pixels of the mask.
        agrees: Whether sentences and mask agree on changed or not.
    """

    name: str
    rows: slice
    cols: slice
    sentences: tuple[str, ...]
    change_px: int
    agrees: bool

    @property
    def image(self) -> int:
        """Number of the scene."""
        return int(self.name.split("_")[1])

    @property
    def changed(self) -> bool:
        """Whether sentences and mask both hold a change of ``MIN_CHANGE_PX`` at least."""
        return self.agrees and self.change_px >= MIN_CHANGE_PX

    @property
    def unchanged(self) -> bool:
        """Whether neither sentences nor mask hold a change."""
        return self.agrees and not self.change_px


def squares(data: Path, images: range) -> list[Square]:
    """Return the squares of some scenes.

    Args:
        data: Folder in the layout of LEVIR-CD, with the sentences.
        images: Numbers of the scenes.

    Raises:
        OSError: The file of the sentences cannot be read.
        ValueError: It is no JSON.
    """
    table: dict[str, Any] = read_json(data / FILE, MAX_FILE_BYTES)
    found = []
    for name, values in table.items():
        row, col = SIDE_PX * values["row"], SIDE_PX * values["col"]
        square = Square(
            name,
            slice(row, row + SIDE_PX),
            slice(col, col + SIDE_PX),
            tuple(values["sentences"]),
            values["change_pixels"],
            values["agrees"],
        )
        if square.image in images:
            found.append(square)
    return found


class SquareMasks:
    """The scenes of a folder, and the masks of a model in their squares.

    Args:
        data: The folder.
        predictor: Of the model.
        whole: Predict whole scenes, of which the square is cut out; else the square alone.
    """

    def __init__(self, data: Path, predictor: ImagePredictor, whole: bool = False) -> None:
        self.data, self.predictor, self.whole = data, predictor, whole
        self._scenes: dict[tuple[str, int], npt.NDArray[np.uint8]] = {}
        self._masks: dict[tuple[str, str], Mask] = {}

    def truth(self, square: Square) -> Mask:
        """Return the true mask of a square."""
        mask = self._scene("masks", square.image)[square.rows, square.cols]
        return np.asarray(mask > 127)

    def dates(self, square: Square) -> list[npt.NDArray[np.uint8]]:
        """Return both dates of a square."""
        scenes = [self._scene(name, square.image) for name in ("A", "B")]
        return [scene[square.rows, square.cols] for scene in scenes]

    def predict(self, square: Square, sentences: Sequence[str]) -> list[Mask]:
        """Return the masks of sentences in a square; each is predicted once."""
        place = str(square.image) if self.whole else square.name
        new = [text for text in dict.fromkeys(sentences) if (place, text) not in self._masks]
        if new:
            before, after = (
                [self._scene(name, square.image) for name in ("A", "B")]
                if self.whole
                else self.dates(square)
            )
            found = self.predictor.predict(before, after, new)
            self._masks |= {(place, text): one.mask for text, one in zip(new, found, strict=True)}
        masks = [self._masks[place, text] for text in sentences]
        return [mask[square.rows, square.cols] for mask in masks] if self.whole else masks

    def _scene(self, folder: str, number: int) -> npt.NDArray[np.uint8]:
        if (folder, number) not in self._scenes:
            path = next((self.data / folder).glob(f"test_{number}.*"))
            with Image.open(path) as image:
                pixels = np.asarray(image.convert("L" if folder == "masks" else "RGB"))
            self._scenes[folder, number] = pixels
        return self._scenes[folder, number]
