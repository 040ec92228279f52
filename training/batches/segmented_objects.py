"""Objects of single labelled images, to be pasted on other real ground.

Real roofs, roads, crowns and ponds, with real outlines and textures; their colours are fitted to
the ground, and what stands upright throws a shadow there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from ..batch import UNKNOWN
from ..synthetic.land_cover import LandCover
from .labelled_images import LabelledImage
from .paste import COVERS, MAX_SHARE, PastedObjects
from .real_pair import Cover, Mask, Pixels
from .shadows import cast, sample_shadow

SPREAD = 0.35  # of the logarithm of the scale
LARGEST_SCALE = 2.0  # enlarged further, objects are blurred
SMALLEST_SCALE = 0.08
MIN_OBJECT_PX = 24
TRIES = 4
UPRIGHT = (LandCover.BUILDING, LandCover.TREES)
FIT = 0.6  # share by which the colours of the objects are fitted to the ground
GAIN_LIMITS = (0.6, 1.6)


@dataclass(frozen=True)
class SegmentedObjects(PastedObjects):
    """Objects of one land cover of a labelled image.

    Attributes:
        shadow_px: Rows and columns to the end of their shadow; 0, 0: none.
    """

    shadow_px: tuple[int, int] = (0, 0)

    def paste(self, ground: Pixels, window: tuple[slice, slice]) -> tuple[Pixels, Pixels]:
        """Return both dates of a window of the scene."""
        # the shadow of an object may come from the next tile
        below = np.zeros_like(self.image)
        below[window] = ground
        shaded = cast(below, self.mask, self.shadow_px)[window]
        fitted = np.empty_like(self.image)
        fitted[window] = _fitted(self.image[window], self.image, ground)
        objects = PastedObjects(fitted, self.mask, self.cover, disappears=False)
        pasted = objects.paste(shaded, window)[1]
        return (pasted, ground) if self.disappears else (ground, pasted)


def _fitted(image: Pixels, whole: Pixels, ground: Pixels) -> Pixels:
    """Move brightness and contrast of a part of an image some of the way to those of a ground."""
    (middle, spread), (wanted, width) = (
        (values.mean((0, 1)), values.std() + 1.0) for values in (whole, ground)
    )
    gain = np.clip(width / spread, *GAIN_LIMITS) ** FIT
    offset = FIT * (wanted - middle)
    return np.clip((image - middle) * gain + middle + offset, 0, 255).astype(np.uint8)


def sample_segmented(
    rng: np.random.Generator, side_px: int, images: Sequence[LabelledImage], scale: float
) -> SegmentedObjects | None:
    """Take objects of one land cover from a labelled image, or None where none fit.

    Args:
        rng: Decides.
        side_px: Side of the scene.
        images: One is drawn.
        scale: Size of a pixel of the images relative to one of the ground.
    """
    for _ in range(TRIES if len(images) else 0):
        labelled = images[rng.integers(len(images))]
        image, cover = cut_out(rng, labelled, side_px, scale * np.exp(rng.normal(0, SPREAD)))
        kinds = [kind for kind in COVERS if (cover == kind).any()]
        fitting = [
            (kind, mask)
            for kind, mask in ((kind, _subset(rng, cover == kind)) for kind in kinds)
            if 2 * MIN_OBJECT_PX <= mask.sum() <= MAX_SHARE * mask.size
        ]
        if fitting:
            kind, mask = fitting[rng.integers(len(fitting))]
            shadow = sample_shadow(rng) if kind in UPRIGHT else (0, 0)
            disappears = bool(rng.random() < 0.5)
            return SegmentedObjects(image, mask, kind, disappears, shadow)
    return None


def cut_out(
    rng: np.random.Generator, labelled: LabelledImage, side_px: int, scale: float
) -> tuple[Pixels, Cover]:
    """Cut a square at a random position and orientation, and resize it.

    Args:
        rng: Decides.
        labelled: Where it is smaller than the square, the rest is black and of unknown cover.
        side_px: Side of the result.
        scale: Factor of resizing.
    """
    scale = float(np.clip(scale, SMALLEST_SCALE, LARGEST_SCALE))
    height, width = labelled.cover.shape
    source = max(1, round(side_px / scale))
    row, col = (int(rng.integers(0, max(1, size - source + 1))) for size in (height, width))
    window = np.s_[row : row + source, col : col + source]
    quarters = int(rng.integers(4))
    turned = [np.rot90(values[window], quarters) for values in (labelled.image, labelled.cover)]
    rows, cols = (max(1, min(side_px, round(size * scale))) for size in turned[1].shape)
    image = np.zeros((side_px, side_px, 3), np.uint8)
    cover = np.full((side_px, side_px), UNKNOWN, np.uint8)
    top, left = (int(rng.integers(0, side_px - size + 1)) for size in (rows, cols))
    place = np.s_[top : top + rows, left : left + cols]
    smooth, nearest = Image.Resampling.BICUBIC, Image.Resampling.NEAREST
    image[place] = np.asarray(Image.fromarray(turned[0]).resize((cols, rows), smooth))
    cover[place] = np.asarray(Image.fromarray(turned[1]).resize((cols, rows), nearest))
    return image, cover


def _subset(rng: np.random.Generator, mask: Mask) -> Mask:
    """Return some of the objects of a mask, without specks."""
    labels, count = ndimage.label(mask)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    chosen: npt.NDArray[np.bool_] = rng.random(count + 1) < rng.choice([0.15, 0.4, 0.8, 1.0])
    chosen &= sizes >= MIN_OBJECT_PX
    chosen[0] = False
    return np.asarray(chosen[labels])
