"""Pairs of aerial images with trees as points: crowns that were lost or gained, as masks.

The points of two dates tell which trees are gone and which are new, but not how large they are, and
a third of the points that only one date has show the same tree twice. A crown is therefore what
changed around its point: pixels that became brighter and less green (lost), connected with the
point, no farther than a crown reaches, and nearer to it than to a tree that stayed. Where nothing
changed around such a point, nor is known what the infrared found without a point, the mask is
unknown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage
from scipy.spatial import cKDTree

from .real_pair import Mask, Pixels, RealPair

Points = npt.NDArray[np.float64]
FloatImage = npt.NDArray[np.float32]
HELD_OUT_CITIES = ("claremont", "riverside")
"""The first and the third of ``dates.json``; the others have most of the trees that were gained."""
LOSS, GAIN = 2, 3  # values of the weak map
CROWN_PX = 10  # largest radius: 6 m
STEM_PX = 3  # smallest radius, and tolerance of a point; half of the trees stand 13 px apart
RIM_PX = 2  # around a crown, where its outline may lie
GREEN_WEIGHT = 6.0  # of the greenness beside the brightness, which varies by about 1
VISIBLE = 0.25  # smallest difference at a point; of trees that stayed one in ten has more


@dataclass(frozen=True)
class TreePairs(Sequence[RealPair]):
    """The pairs of dates of all places, read when needed.

    Attributes:
        folder: With a folder of images per date, ``points``, ``veg_change`` and ``pairs.json``.
        held_out: The cities that are kept for evaluation instead of the others.
    """

    folder: Path
    held_out: bool

    @cached_property
    def names(self) -> list[str]:
        """Places with their dates, ``long_beach_3_2016_2020``."""
        names = json.loads((self.folder / "pairs.json").read_text())
        return [n for n in names if n.startswith(HELD_OUT_CITIES) == self.held_out]

    @cached_property
    def changes(self) -> dict[str, dict[str, list[list[float]]]]:
        """Points of each pair that were lost and gained, x and y in pixels."""
        pairs = json.loads((self.folder / "pairs.json").read_text())
        return {name: {k: pairs[name][k] for k in ("lost", "gained")} for name in self.names}

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, index: int) -> RealPair:  # type: ignore[override]  # no slices
        name = self.names[index]
        place, first, second = name.rsplit("_", 2)
        before, after = (self._image(place, date) for date in (first, second))
        stayed = _stayed(*(self._points(place, date) for date in (first, second)))
        weak = np.asarray(Image.open(self.folder / "veg_change" / f"{name}.png"))
        faded = difference(before, after)
        lost, gained = (_array(self.changes[name][kind]) for kind in ("lost", "gained"))
        loss = crowns(faded, lost, stayed, weak == LOSS)
        gain = crowns(-faded, gained, stayed, weak == GAIN)
        masks = {
            "trees disappears": loss.mask,
            "trees appears": gain.mask,
            "trees changes": loss.mask | gain.mask,
            "vegetation lost": loss.vegetation,
            "vegetation gained": gain.vegetation,
        }
        known = {
            "trees disappears": loss.known,
            "trees appears": gain.known,
            "trees changes": loss.known & gain.known,
            "vegetation lost": loss.vegetation_known,
            "vegetation gained": gain.vegetation_known,
        }
        return RealPair(name, before, after, masks, known)

    def lost_and_kept(self, index: int) -> tuple[Points, Points]:
        """Return the points that only the first date has, and those that both have."""
        name = self.names[index]
        place, first, second = name.rsplit("_", 2)
        kept = _stayed(*(self._points(place, date) for date in (first, second)))
        return _array(self.changes[name]["lost"]), kept

    def _image(self, place: str, date: str) -> Pixels:
        with Image.open(self.folder / date / f"{place}.jpg") as image:
            return np.asarray(image.convert("RGB"))

    def _points(self, place: str, date: str) -> Points:
        return _array(json.loads((self.folder / "points" / f"{place}_{date}.json").read_text()))


@dataclass(frozen=True)
class Crowns:
    """Trees that were lost, or gained, and the vegetation with them.

    Attributes:
        mask: Crowns.
        known: Where the mask of the crowns is known.
        vegetation: Crowns and other vegetation.
        vegetation_known: Where that is known.
    """

    mask: Mask
    known: Mask
    vegetation: Mask
    vegetation_known: Mask


def difference(before: Pixels, after: Pixels) -> FloatImage:
    """Return how much brighter and less green each pixel became, relative to its image."""
    (light, green), (light_after, green_after) = (_light_and_green(i) for i in (before, after))
    faded = light_after - light + GREEN_WEIGHT * (green - green_after)
    return np.asarray(ndimage.gaussian_filter(faded, 1.0), np.float32)


def _light_and_green(image: Pixels) -> tuple[FloatImage, FloatImage]:
    """Return the brightness, of spread 2 about 0, and the excess green (Woebbecke 1995)."""
    values = image.astype(np.float32)
    light = values.mean(-1)
    low, middle, high = np.percentile(light, (16, 50, 84))
    shares = values / (values.sum(-1, keepdims=True) + 1)
    green = 3 * shares[..., 1] - 1
    return 2 * (light - middle) / (high - low + 1), green - np.median(green)


def crowns(faded: FloatImage, points: Points, stayed: Points, weak: Mask) -> Crowns:
    """Return the crowns around points of trees that only one date has.

    Args:
        faded: How much each pixel lost of what a tree looks like.
        points: Of those trees, x and y in pixels, ``(n, 2)``.
        stayed: Of the trees that both dates have.
        weak: Where the infrared found the same change, ``(h, w)``.
    """
    mask, unsure = np.zeros(weak.shape, np.bool_), np.zeros(weak.shape, np.bool_)
    others = _distance_px(stayed, weak.shape)
    for col, row in _pixels(points, weak.shape):
        window = _around(row, weak.shape[0]), _around(col, weak.shape[1])
        rows, cols = np.ogrid[window]
        apart = np.hypot(rows - row, cols - col)
        at_point = faded[window][apart <= STEM_PX].mean()
        if at_point < VISIBLE and not weak[row, col]:
            unsure[window] |= apart <= CROWN_PX
            continue
        reached = (faded[window] > at_point / 2) | weak[window]
        reached &= (apart <= CROWN_PX) & (apart < others[window])
        reached = ndimage.binary_opening(reached) | (apart <= STEM_PX)
        labels = ndimage.label(reached)[0]
        mask[window] |= labels == labels[apart == 0]
    green, rim = mask | weak, _dilated(mask)
    known = mask | ~(unsure | rim | _dilated(weak))
    return Crowns(mask, known, green, green | ~(unsure | _dilated(green)))


def _around(middle: int, size: int) -> slice:
    return slice(max(0, middle - CROWN_PX), min(size, middle + CROWN_PX + 1))


def _dilated(mask: Mask) -> Mask:
    return np.asarray(ndimage.binary_dilation(mask, iterations=RIM_PX))


def _pixels(points: Points, shape: tuple[int, ...]) -> npt.NDArray[np.int_]:
    """Return the column and row of each point, inside of the image."""
    return np.clip(points, 0, (shape[1] - 1, shape[0] - 1)).astype(int)


def _distance_px(points: Points, shape: tuple[int, ...]) -> npt.NDArray[np.float64]:
    """Return the distance of each pixel to the nearest point."""
    empty = np.ones(shape, np.bool_)
    cols, rows = _pixels(points, shape).T
    empty[rows, cols] = False
    if empty.all():
        return np.full(shape, np.inf)
    return np.asarray(ndimage.distance_transform_edt(empty))


def _stayed(before: Points, after: Points) -> Points:
    """Return the points of the first date that the second has too."""
    if not len(before) or not len(after):
        return before[:0]
    return before[cKDTree(after).query(before)[0] < STEM_PX]


def _array(points: list[list[float]]) -> Points:
    return np.array(points, float).reshape(-1, 2)
