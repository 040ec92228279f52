"""Contact sheets: before and after of predictions, with outlines of truth and prediction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from ..data.letterbox import Pixels
from .image_predictor import Mask

SAMPLES = 20
COLUMNS = 4
TILE_PX = 256
GAP_PX = 6
LINE_PX = 14
TRUE, PREDICTED = (0, 255, 0), (255, 0, 255)


@dataclass(frozen=True)
class _Tile:
    """One picture: both dates side by side, ``(TILE_PX, 2 * TILE_PX, 3)``, and its title."""

    title: str
    picture: Pixels


@dataclass
class Sheets:
    """Draws a sheet per set, in a folder.

    Larger images are cut into squares; those with neither truth nor prediction are left out. Of all
    squares a sheet shows ``SAMPLES``, evenly spread. Truth is green, the prediction magenta; the
    before image has no outlines.

    Attributes:
        folder: Takes ``SET.png``; it exists.
    """

    folder: Path
    _tiles: dict[str, list[_Tile]] = field(default_factory=lambda: defaultdict(list))

    def add(
        self, group: str, name: str, before: Pixels, after: Pixels, truth: Mask, mask: Mask
    ) -> None:
        """Add one sample of a set."""
        drawn = _outlined(after, truth, mask)
        for window in _windows(truth.shape):
            if not truth[window].any() and not mask[window].any():
                continue
            union = int((truth[window] | mask[window]).sum())
            iou = int((truth[window] & mask[window]).sum()) / union
            place = f"{window[0].start}+{window[1].start}" if len(truth) > TILE_PX else ""
            picture = np.zeros((TILE_PX, 2 * TILE_PX, 3), np.uint8)
            for start, image in ((0, before), (TILE_PX, drawn)):
                part = image[window]
                picture[: part.shape[0], start : start + part.shape[1]] = part
            self._tiles[group].append(_Tile(f"{name} {place} IoU {100 * iou:.0f}", picture))

    def write(self) -> None:
        """Write a sheet for each set that has samples, and forget them.

        Raises:
            OSError: A file cannot be written.
        """
        for group, tiles in self._tiles.items():
            numbers = np.linspace(0, len(tiles) - 1, min(SAMPLES, len(tiles))).astype(int)
            _sheet([tiles[number] for number in numbers]).save(
                self.folder / f"{re.sub(r'[^a-z0-9]+', '_', group)}.png"
            )
        self._tiles.clear()


def _windows(shape: tuple[int, ...]) -> Iterator[tuple[slice, slice]]:
    for row in range(0, shape[0], TILE_PX):
        for col in range(0, shape[1], TILE_PX):
            yield slice(row, row + TILE_PX), slice(col, col + TILE_PX)


def _outlined(image: Pixels, truth: Mask, mask: Mask) -> Pixels:
    drawn = image.copy()
    for found, colour in ((truth, TRUE), (mask, PREDICTED)):
        drawn[_outline(found)] = colour
    return drawn


def _outline(mask: Mask) -> Mask:
    """Return the pixels of a mask with another pixel above, below, left or right."""
    padded = np.pad(mask, 1, mode="edge")
    inner = padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]
    return mask & ~inner


def _sheet(tiles: list[_Tile]) -> Image.Image:
    width, height = 2 * TILE_PX + GAP_PX, TILE_PX + LINE_PX + GAP_PX
    rows = -(-len(tiles) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * width, rows * height), "white")
    draw = ImageDraw.Draw(sheet)
    for number, tile in enumerate(tiles):
        row, col = divmod(number, COLUMNS)
        draw.text((col * width, row * height), tile.title, fill="black")
        sheet.paste(Image.fromarray(tile.picture), (col * width, row * height + LINE_PX))
    return sheet
