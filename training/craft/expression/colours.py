"""Colours of objects, from the pixels of the date that their change type picks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from affine import Affine
from rasterio.features import rasterize
from skimage.color import rgb2hsv

from ....model.files.craft_schema import DISAPPEARS
from ....model.rasters.arrays import Image
from ..chips import Chip
from .chip_scene import ChipObject

COLOURS = {
    "red": ("red", "reddish"), "blue": ("blue", "bluish"), "green": ("green", "greenish"),
    "white": ("white", "bright"), "grey": ("grey", "gray"), "brown": ("brown",),
    "dark": ("dark", "black"), "yellow": ("yellow",),
}  # fmt: skip
"""Words of each colour; the first one is written."""
LEAST_PX = 25
CLEAR_SHARE = 0.7
"""Of the pixels of an object, that have its colour."""


@cache
def colour_of_word(word: str) -> str:
    """Return the colour that a word names; empty: none."""
    return next((name for name, words in COLOURS.items() if word.lower() in words), "")


def colours_of(chip: Chip, images: Image, objects: Sequence[ChipObject]) -> dict[str, str]:
    """Return the colour of each object by its id; empty where none is clear.

    Args:
        chip: In which they lie.
        images: Before and after, ``(2, 3, h, w)``, 0 to 255.
        objects: Of the chip.
    """
    if not objects:
        return {}
    numbers = rasterize(
        ((one.geometry, number) for number, one in enumerate(objects, 1)),
        out_shape=images.shape[2:],
        transform=Affine(*chip.grid.transform[:6]),
        dtype="int32",
    )
    found = {}
    for number, one in enumerate(objects, 1):
        date = images[0 if one.change_type == DISAPPEARS else 1]
        found[one.id] = colour_of(date[:, numbers == number].T)
    return found


def colour_of(pixels: npt.NDArray[np.uint8]) -> str:
    """Return the colour that most of some pixels have; empty: none is clear.

    Args:
        pixels: ``(n, 3)``, red, green, blue.
    """
    if len(pixels) < LEAST_PX:
        return ""
    names = _names(pixels)
    best = max(COLOURS, key=lambda name: int((names == name).sum()))
    return best if (names == best).mean() >= CLEAR_SHARE else ""


def _names(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.str_]:
    """Return the colour of each pixel; empty between two colours."""
    hue, saturation, value = rgb2hsv(pixels[None] / 255.0)[0].T
    hue = hue * 360
    dull, vivid = saturation < 0.12, saturation > 0.28
    light = value > 0.35
    conditions = [
        value < 0.22,
        dull & (value > 0.82),
        dull & (value > 0.38) & (value < 0.68),
        vivid & light & ((hue < 14) | (hue > 345)),
        vivid & (value < 0.6) & (hue >= 18) & (hue < 45),
        vivid & light & (hue >= 50) & (hue < 65),
        vivid & light & (hue >= 80) & (hue < 160),
        vivid & light & (hue >= 190) & (hue < 255),
    ]
    names = ["dark", "white", "grey", "red", "brown", "yellow", "green", "blue"]
    return np.select(conditions, names, "")
