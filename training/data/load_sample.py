"""Reads the pixels of a sample: both dates and the mask."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from ...model.errors import MtrefsegError
from .drawn_mask import DrawnMask
from .layout import Sample

Pixels = npt.NDArray[np.uint8]
MAX_PX = 16_384 * 4_096
"""Of one image; three of this size take about 0.5 GB."""
GREY_RANGE = (40, 215)  # compression of black and white gives no value between these


def load_sample(sample: Sample) -> tuple[Pixels, Pixels, npt.NDArray[np.bool_]]:
    """Read both images ``(h, w, 3)`` and the mask ``(h, w)`` of a sample.

    Raises:
        MtrefsegError: A file is no image or too large, or the three differ in size.
    """
    before, after = (_read(path, "RGB") for path in (sample.before, sample.after))
    _check_size(sample.after, after.shape, sample.before, before.shape)
    return before, after, load_mask(sample, before.shape[0], before.shape[1])


def load_mask(sample: Sample, height: int, width: int) -> npt.NDArray[np.bool_]:
    """Read the mask of a sample, ``(height, width)`` as its images have.

    Raises:
        MtrefsegError: The file is no image or too large, or differs in size.
    """
    if isinstance(sample.mask, DrawnMask):
        return sample.mask.pixels(height, width)
    grey = _read(sample.mask, "L")
    if 0 < grey.max(initial=0) <= 127:
        raise MtrefsegError(
            "Mask '{mask}' has values up to {grey}.",
            "Write change as 255, else 0.",
            mask=sample.mask,
            grey=grey.max(),
        )
    _check_size(sample.mask, grey.shape, sample.before, (height, width))
    return grey > 127


def image_form(path: Path) -> tuple[int, int, str]:
    """Return width, height and Pillow's mode of an image without reading its pixels.

    Raises:
        MtrefsegError: It is no image or too large.
    """
    with _opened(path) as image:
        return image.width, image.height, image.mode


def is_grey(mask: Path | DrawnMask) -> bool:
    """Return whether more than 1 % of a mask is neither black nor white."""
    if isinstance(mask, DrawnMask):
        return False
    values = _read(mask, "L")
    return bool(((values > GREY_RANGE[0]) & (values < GREY_RANGE[1])).mean() > 0.01)


def _check_size(
    path: Path, size: tuple[int, ...], other_path: Path, other: tuple[int, ...]
) -> None:
    if size[:2] != other[:2]:
        raise MtrefsegError(
            "'{path}' has {width} × {height} pixels, '{before}' {before_width} × {before_height}.",
            "The files of a pair have one size.",
            path=path,
            width=size[1],
            height=size[0],
            before=other_path,
            before_width=other[1],
            before_height=other[0],
        )


def _read(path: Path, mode: str) -> Pixels:
    with _opened(path) as image:
        try:
            # in a mask of one bit or with a palette every value but 0 is inside
            if mode == "L" and image.mode in ("1", "P"):
                return (np.asarray(image) > 0) * np.uint8(255)
            return np.asarray(image.convert(mode))
        except (OSError, SyntaxError, ValueError) as error:
            raise _unreadable(path, error) from error


def _opened(path: Path) -> Image.Image:
    """Open an image unless it is larger than training images are."""
    try:
        image = Image.open(path)
    except (
        UnidentifiedImageError, OSError, ValueError, SyntaxError,
        Image.DecompressionBombError, Image.DecompressionBombWarning,
    ) as error:  # fmt: skip
        raise _unreadable(path, error) from error
    if image.width * image.height > MAX_PX:
        size = image.size
        image.close()
        raise MtrefsegError(
            "'{path}' has {width} × {height} pixels, more than a training image may have.",
            "Cut it into smaller pairs.",
            path=path,
            width=size[0],
            height=size[1],
        )
    return image


def _unreadable(path: Path, error: Exception) -> MtrefsegError:
    return MtrefsegError(
        "'{path}' cannot be read as an image ({error}).",
        "Mend or remove it.",
        path=path,
        error=error,
    )
