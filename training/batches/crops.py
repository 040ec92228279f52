"""Random crops of real pairs, and photometric augmentation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage
from skimage.exposure import match_histograms

from .real_pair import Cover, Mask, Pixels, RealPair

CHANGE_PROBABILITY = 0.5  # of a crop around a change
MATCH_PROBABILITY = 0.1  # of equal histograms of both dates
MIN_SOURCE_PX = 32


@dataclass(frozen=True)
class Crop:
    """A square of a pair.

    Attributes:
        before: ``(s, s, 3)`` uint8.
        after: The same at the second date.
        masks: Change class to its mask ``(s, s)``.
        known: Change class to where its mask is known; others are known everywhere.
        land_cover: ``LandCover`` at both dates, ``(2, s, s)``; None: unknown.
    """

    before: Pixels
    after: Pixels
    masks: dict[str, Mask]
    known: dict[str, Mask] = field(default_factory=dict)
    land_cover: Cover | None = None


def crop(
    rng: np.random.Generator,
    pair: RealPair,
    side_px: int,
    scales: tuple[float, float],
    around: tuple[int, int] | None = None,
) -> Crop:
    """Crop a square at a random position, scale and orientation.

    Args:
        rng: Decides.
        pair: Padded by reflection where it is too small.
        side_px: Side of the result.
        scales: Limits of the scale; their middle is the most frequent.
        around: Row and column that it shows; None: often a change, else any place.
    """
    # the mean of two uniform samples: the original scale must not become rare
    low, high = np.log(scales)
    scale = float(np.exp(rng.uniform(low, high, 2).mean()))
    source_px = max(MIN_SOURCE_PX, round(side_px / scale))
    row, col = _position(rng, pair, source_px, around)
    quarters, mirror = int(rng.integers(4)), bool(rng.random() < 0.5)

    def cut(image: npt.NDArray[np.uint8], resampling: Image.Resampling) -> Pixels:
        square = image[row : row + source_px, col : col + source_px]
        missing = [(0, source_px - square.shape[0]), (0, source_px - square.shape[1])]
        square = np.pad(square, missing + [(0, 0)] * (square.ndim - 2), mode="symmetric")
        square = np.asarray(Image.fromarray(square).resize((side_px, side_px), resampling))
        square = np.rot90(square, quarters)
        return square[:, ::-1] if mirror else square

    # several change classes may share one mask
    distinct = {id(mask): mask for each in (pair.masks, pair.known) for mask in each.values()}
    cuts = {
        key: cut(mask * np.uint8(255), Image.Resampling.BOX) > 127 for key, mask in distinct.items()
    }
    masks, known = (
        {name: cuts[id(mask)] for name, mask in each.items()} for each in (pair.masks, pair.known)
    )
    smooth = Image.Resampling.BICUBIC
    cover = None
    if pair.land_cover is not None:
        cover = np.stack([cut(pair.land_cover, Image.Resampling.NEAREST)] * 2)
    return Crop(cut(pair.before, smooth), cut(pair.after, smooth), masks, known, cover)


def _position(
    rng: np.random.Generator, pair: RealPair, source_px: int, around: tuple[int, int] | None
) -> npt.NDArray[np.int_]:
    """Sample the first row and column of a square, often around a change."""
    height, width = pair.before.shape[:2]
    last = np.maximum(0, (height - source_px, width - source_px))
    if around:
        return np.clip(np.array(around) - rng.integers(0, source_px, 2), 0, last)
    if rng.random() >= CHANGE_PROBABILITY:
        return rng.integers(0, last + 1)
    changed = np.zeros((height, width), np.bool_)
    for mask in pair.masks.values():
        changed |= mask
    pixels = np.flatnonzero(changed)
    if not len(pixels):
        return rng.integers(0, last + 1)
    middle = np.array(np.unravel_index(rng.choice(pixels), changed.shape))
    return np.clip(middle - rng.integers(0, source_px, 2), 0, last)


def jitter_photometry(rng: np.random.Generator, images: Sequence[Pixels]) -> list[Pixels]:
    """Change brightness, colours, sharpness and noise of both dates, in part together."""
    if rng.random() < MATCH_PROBABILITY:
        images = [images[0], match_histograms(images[1], images[0], channel_axis=-1)]
    common = rng.normal(0, 1, 8)
    return [_jitter(rng, image, 0.7 * common + 0.7 * rng.normal(0, 1, 8)) for image in images]


def _jitter(rng: np.random.Generator, image: Pixels, sample: npt.NDArray[np.float64]) -> Pixels:
    """Apply gain, gamma and offset of a sample of eight normal values, then blur and noise."""
    gain = np.exp(0.12 * sample[0] + 0.05 * sample[1:4])
    gamma, offset = np.exp(0.15 * sample[4]), 8 * sample[5:8]
    values = 255 * (image / np.float32(255)) ** np.float32(gamma)
    values = values * gain.astype(np.float32) + offset.astype(np.float32)
    if rng.random() < 0.25:
        blur_px = rng.uniform(0.3, 1.0)
        values = ndimage.gaussian_filter(values, (blur_px, blur_px, 0))
    values += rng.standard_normal(values.shape, np.float32) * np.float32(rng.uniform(0, 5))
    return np.clip(values, 0, 255).astype(np.uint8)
