"""Pictures for the language model: both dates, grid, names of cells, outlines.

Lines have a dark and a light part, names a dark ground: both are readable on dark and on bright
images.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image as Pictures
from PIL import ImageDraw, ImageFont
from scipy import ndimage

from ....model.files.craft_schema import CELL_COLS, CELL_ROWS
from ....model.rasters.arrays import Image, Mask
from .view import Bounds, View, cell_bounds

DATES = ("before", "after")
QUALITY = 92
"""Of the JPEG files: a tenth of the size of PNG, a request has two of them."""
MASK_COLOUR = (255, 0, 255)
_CASING, _LINE, _TEXT = (0, 0, 0), (255, 255, 255), (255, 255, 0)
_FONT_PX, _PAD_PX = 17, 3
_GAP_PX, _RING_PX, _CASING_PX = 1.5, 4.5, 6.0
"""Distances from the object, in pixels of the picture: the outline leaves its edge visible."""


def draw(images: Image, view: View, *, grid: bool, mask: Mask | None = None) -> tuple[bytes, ...]:
    """Draw a view of both dates.

    Args:
        images: Of the chip, ``(2, 3, h, w)``.
        view: Which part, how large, what is outlined.
        grid: Draw the lines between the cells and the names of the cells.
        mask: Object to outline, ``(h, w)``.

    Returns:
        A JPEG file of each date.
    """
    ring = None if mask is None else _ring(mask, view)
    return tuple(
        _encoded(_draw_date(image, view, date, grid, images.shape[-2:], ring))
        for date, image in zip(DATES, images, strict=True)
    )


def _draw_date(
    image: Image,
    view: View,
    date: str,
    grid: bool,
    chip: tuple[int, ...],
    ring: tuple[Mask, Mask] | None,
) -> Pictures.Image:
    rows = slice(view.row, view.row + view.height)
    window = image[:, rows, view.col : view.col + view.width].transpose(1, 2, 0)
    picture = Pictures.fromarray(np.ascontiguousarray(window))
    picture = picture.resize(view.size_px, Pictures.Resampling.BICUBIC)
    if ring is not None:
        picture = _outline_mask(picture, ring)
    pen = ImageDraw.Draw(picture)
    if grid:
        _draw_grid(pen, view, chip)
    if view.outlined is not None:
        _rectangle(pen, view, view.outlined)
    title = f"{view.name}, {date}" if view.outlined else date
    _label(pen, title, *_free_corner(view))
    return picture


def _free_corner(view: View) -> tuple[tuple[float, float], str]:
    """Return a corner of the picture that an outlined cell does not cover, and its anchor."""
    right, bottom = view.size_px[0] - 4, view.size_px[1] - 4
    if view.outlined and view.to_picture(*view.outlined[2:])[1] > bottom - 2 * _FONT_PX:
        return (right, 4), "rt"
    return (right, bottom), "rb"


def _draw_grid(pen: ImageDraw.ImageDraw, view: View, chip: tuple[int, ...]) -> None:
    for row, col, bounds in _cells(chip):
        left, top, right, bottom = _clipped(bounds, view)
        if right - left < 2 or bottom - top < 2:
            continue
        _rectangle(pen, view, bounds)
        corner = view.to_picture(left, top)
        _label(pen, f"{CELL_ROWS[row]}-{CELL_COLS[col]}", (corner[0] + 5, corner[1] + 5), "lt")


def _cells(chip: tuple[int, ...]) -> Iterator[tuple[int, int, Bounds]]:
    height, width = chip
    for row in range(3):
        for col in range(3):
            yield row, col, cell_bounds(height, width, row, col)


def _clipped(bounds: Bounds, view: View) -> Bounds:
    left, top, right, bottom = bounds
    return (max(left, view.col), max(top, view.row),
            min(right, view.col + view.width), min(bottom, view.row + view.height))  # fmt: skip


def _rectangle(pen: ImageDraw.ImageDraw, view: View, bounds: Bounds) -> None:
    corners = (*view.to_picture(*bounds[:2]), *view.to_picture(*bounds[2:]))
    left, top, right, bottom = (round(value) for value in corners)
    pen.rectangle((left - 1, top - 1, right + 1, bottom + 1), outline=_CASING, width=3)
    pen.rectangle((left, top, right, bottom), outline=_LINE, width=1)


def _label(pen: ImageDraw.ImageDraw, text: str, at: tuple[float, float], anchor: str) -> None:
    font = ImageFont.load_default(_FONT_PX)
    left, top, right, bottom = pen.textbbox(at, text, font, anchor)
    ground = (left - _PAD_PX, top - _PAD_PX, right + _PAD_PX, bottom + _PAD_PX)
    pen.rectangle(ground, fill=_CASING)
    pen.text(at, text, _TEXT, font, anchor)


def _ring(mask: Mask, view: View) -> tuple[Mask, Mask]:
    """Return the pixels of the outline's line and of its casing in the picture."""
    window = mask[view.row : view.row + view.height, view.col : view.col + view.width]
    picture = Pictures.fromarray(np.ascontiguousarray(window).astype(np.uint8) * 255)
    enlarged = np.asarray(picture.resize(view.size_px, Pictures.Resampling.NEAREST)) > 0
    distance = ndimage.distance_transform_edt(~enlarged)
    line = (distance > _GAP_PX) & (distance <= _RING_PX)
    return line, (distance > _RING_PX) & (distance <= _CASING_PX)


def _outline_mask(picture: Pictures.Image, ring: tuple[Mask, Mask]) -> Pictures.Image:
    pixels = np.array(picture)
    pixels[ring[0]] = MASK_COLOUR
    pixels[ring[1]] = _CASING
    return Pictures.fromarray(pixels)


def _encoded(picture: Pictures.Image) -> bytes:
    file = io.BytesIO()
    # full chroma resolution: thin coloured lines stay sharp
    picture.save(file, "JPEG", quality=QUALITY, subsampling=0)
    return file.getvalue()
