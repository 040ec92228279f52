"""Real pairs with masks: folders in the benchmark's layout, and rasters with an infrared band.

Each source answers some questions and is known to have nothing for some others; the rest is not
asked. Whole scenes are held out for evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rasterio
from PIL import Image
from rasterio.vrt import WarpedVRT
from scipy import ndimage
from skimage.exposure import match_histograms
from skimage.filters import threshold_otsu

from ..data.layout import load_sample, read_split

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Crop = tuple[Pixels, Pixels, dict[str, Mask]]  # both dates and the masks of the questions
DARK = 0.75  # of Otsu's threshold of the near infrared: below it lies open water alone
SHOWN = 0.5  # share of the crops that are laid around a change
MATCHED = 0.1  # share of the crops whose dates get one histogram
EAST = 0.6  # share of the rasters' width from which on nothing is trained on


@dataclass(frozen=True)
class RealPair:
    """Two images and what is known to have changed.

    Attributes:
        name: File or dates.
        before: ``(h, w, 3)`` uint8 RGB.
        after: The same at the second date.
        masks: Change class to its mask ``(h, w)``.
    """

    name: str
    before: Pixels
    after: Pixels
    masks: dict[str, Mask]


@dataclass(frozen=True)
class Source:
    """A set of pairs.

    Attributes:
        folder: Below the data folder.
        labelled: Questions that its mask answers.
        absent: Questions with an empty answer in every pair.
        when_swapped: Change class to the one that holds when the dates are exchanged; others are
            not asked then.
        held_out: Tells by its name whether a pair is kept for evaluation.
        weight: How often it is drawn.
        sentence: The sentence of the evaluation.
        terms: Terms of the images, for the model card.
        scales: How far the images are shrunk and enlarged, so that other ground sample distances
            are met; no further than their objects can be told.
        pastable: What changed are objects that may be laid on other ground of the source.
    """

    folder: str
    labelled: tuple[str, ...]
    absent: tuple[str, ...]
    when_swapped: dict[str, str]
    held_out: Callable[[str], bool]
    weight: float
    sentence: str
    terms: str
    scales: tuple[float, float]
    pastable: bool = False


def _number(name: str) -> int:
    found = re.search(r"\d+", name)
    return int(found[0]) if found else 0


def _last_number(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])


_SWAP_BUILDINGS = {
    "building appears": "building disappears",
    "building disappears": "building appears",
    "building changes": "building changes",
}
_SWAP_WATER = {
    "water appears": "water disappears",
    "water disappears": "water appears",
    "water changes": "water changes",
}
_NO_WATER = ("water appears", "water disappears", "water changes")
_NO_BUILDINGS = ("building appears", "building disappears", "building changes",
                 "buildings destroyed")  # fmt: skip
SOURCES = (
    Source("levir", ("building appears", "building changes"),
           ("building disappears", "buildings destroyed", *_NO_WATER),
           {**_SWAP_BUILDINGS, **_SWAP_WATER}, lambda name: _number(name) > 20, 0.38,
           "the buildings that appeared", "LEVIR-CD: academic use", (0.33, 2.6), pastable=True),
    Source("ms_hs", ("building changes",), (), {"building changes": "building changes"},
           lambda name: _number(name) % 5 == 0, 0.25,
           "the buildings that changed", "MS-HS-BCD: terms not stated", (0.8, 2.6)),
    Source("ombria", ("water appears", "water changes"), ("water disappears", *_NO_BUILDINGS),
           {**_SWAP_WATER, **_SWAP_BUILDINGS}, lambda name: _last_number(name) >= 500, 0.14,
           "the water that appeared", "OMBRIA: Copernicus data and masks, terms not stated",
           (0.5, 2.0)),
    Source("xbd", ("buildings destroyed",), ("building appears",), {},
           lambda name: _last_number(name) in (7, 13), 0.15,
           "the damaged buildings", "xBD: CC BY-NC-SA 4.0", (0.5, 2.6)),
    Source("oscd", ("construction",), _NO_WATER, {},
           lambda name: name in ("paris", "cupertino", "beihai"), 0.07,
           "new construction", "OSCD: Copernicus data, masks CC BY-NC-SA 4.0", (0.8, 2.6)),
)  # fmt: skip
NAIP = Source("geo/naip_nd", _NO_WATER, _NO_BUILDINGS, {**_SWAP_WATER, **_SWAP_BUILDINGS},
              lambda name: False, 0.18, "the water that appeared",
              "NAIP: public domain", (0.5, 2.0))  # fmt: skip


def available_sources(data: Path) -> list[Source]:
    """Return the sources that are there."""
    return [source for source in (*SOURCES, NAIP) if (data / source.folder).is_dir()]


def read_source(data: Path, source: Source, held_out: bool) -> list[RealPair]:
    """Read the pairs of a folder.

    Args:
        data: The data folder.
        source: Which pairs.
        held_out: Those for evaluation instead of those for training.

    Raises:
        MtrefsegError: The folder is not in the benchmark's layout, or a file is damaged.
    """
    if source is NAIP:
        return water_by_infrared(data / source.folder, east=held_out)
    pairs = []
    for sample in read_split(data / source.folder).samples:
        if source.held_out(sample.name) == held_out:
            before, after, truth = load_sample(sample)
            masks = dict.fromkeys(source.labelled, truth)
            pairs.append(RealPair(sample.name, before, after, masks))
    return pairs


def water_by_infrared(folder: Path, east: bool) -> list[RealPair]:
    """Pair the dates of a folder of rasters (red, green, blue, near infrared).

    Open water is what is dark in the near infrared, by each date's own histogram; the network
    never sees that band.

    Args:
        folder: Rasters of one place, names are dates; the first gives the grid.
        east: The eastern part, kept for evaluation, instead of the western.
    """
    paths = sorted(folder.glob("*.tif"))
    dates = [infrared_water(path, paths[0]) for path in paths]
    pairs = []
    for first in range(len(dates)):
        for second in range(first + 1, len(dates)):
            (before, wet), (after, later) = dates[first], dates[second]
            cut = int(EAST * before.shape[1])
            side = np.s_[:, cut:] if east else np.s_[:, : cut - 16]
            masks = {
                "water appears": later & ~wet,
                "water disappears": wet & ~later,
                "water changes": wet ^ later,
            }
            name = f"{paths[first].stem}-{paths[second].stem}"
            calm = {key: _calm(mask)[side] for key, mask in masks.items()}
            pairs.append(RealPair(name, before[side], after[side], calm))
    return pairs


def infrared_water(path: Path, like: Path) -> tuple[Pixels, Mask]:
    """Return red, green and blue of a raster, and its open water, on the grid of another."""
    with rasterio.open(like) as grid:
        place = {key: grid.profile[key] for key in ("crs", "transform", "width", "height")}
    with rasterio.open(path) as source, WarpedVRT(source, **place) as vrt:
        bands = vrt.read()
    infrared = bands[3]
    return bands[:3].transpose(1, 2, 0), infrared < DARK * threshold_otsu(infrared)


def _calm(mask: Mask) -> Mask:
    """Drop specks and lines that come from misregistration."""
    return np.asarray(ndimage.binary_opening(mask, iterations=1))


def swap_dates(pair: RealPair, swapped: dict[str, str]) -> RealPair:
    """Exchange the dates, and with them appear and disappear."""
    masks = {swapped[name]: mask for name, mask in pair.masks.items() if name in swapped}
    return RealPair(pair.name, pair.after, pair.before, masks)


def crop(
    rng: np.random.Generator, pair: RealPair, side_px: int, scales: tuple[float, float]
) -> Crop:
    """Cut a square at a random place, scale and turn; every second one shows a change.

    Args:
        rng: Decides.
        pair: Padded by reflection where it is too small.
        side_px: Side of the result.
        scales: Of a source; its middle is drawn most often.
    """
    # the sum of two: what the images were made for must not be met too seldom
    low, high = np.log(scales)
    scale = float(np.exp(rng.uniform(low, high, 2).mean()))
    wide = max(32, round(side_px / scale))
    height, width = pair.before.shape[:2]
    room = np.maximum(0, (height - wide, width - wide))
    row, col = _place(rng, pair, wide, room) if rng.random() < SHOWN else rng.integers(0, room + 1)
    turn, mirror = int(rng.integers(4)), bool(rng.random() < 0.5)

    def cut(image: npt.NDArray[np.uint8] | Mask, how: Image.Resampling) -> Pixels:
        piece = image[row : row + wide, col : col + wide].astype(np.uint8)
        missing = [(0, wide - piece.shape[0]), (0, wide - piece.shape[1])]
        piece = np.pad(piece, missing + [(0, 0)] * (piece.ndim - 2), mode="symmetric")
        piece = np.asarray(Image.fromarray(piece).resize((side_px, side_px), how))
        piece = np.rot90(piece, turn)
        return piece[:, ::-1] if mirror else piece

    # several questions may share one mask
    cuts = {id(mask): cut(mask * np.uint8(255), Image.Resampling.BOX) > 127
            for mask in {id(mask): mask for mask in pair.masks.values()}.values()}  # fmt: skip
    masks = {name: cuts[id(mask)] for name, mask in pair.masks.items()}
    smooth = Image.Resampling.BICUBIC
    return cut(pair.before, smooth), cut(pair.after, smooth), masks


def _place(
    rng: np.random.Generator, pair: RealPair, wide: int, room: npt.NDArray[np.int_]
) -> npt.NDArray[np.int_]:
    """Return the first row and column of a square around something that changed, if anything."""
    shown = np.zeros(pair.before.shape[:2], np.bool_)
    for mask in {id(mask): mask for mask in pair.masks.values()}.values():
        shown |= mask
    found = np.flatnonzero(shown)
    if not len(found):
        return rng.integers(0, room + 1)
    middle = np.array(np.unravel_index(rng.choice(found), shown.shape))
    return np.clip(middle - rng.integers(0, wide, 2), 0, room)


def jitter_photometry(rng: np.random.Generator, images: Sequence[Pixels]) -> list[Pixels]:
    """Give two dates other light, colours, sharpness and noise, a common part and an own one."""
    if rng.random() < MATCHED:
        images = [images[0], match_histograms(images[1], images[0], channel_axis=-1)]
    common = rng.normal(0, 1, 8)
    return [_develop(rng, image, 0.7 * common + 0.7 * rng.normal(0, 1, 8)) for image in images]


def _develop(rng: np.random.Generator, image: Pixels, draw: npt.NDArray[np.float64]) -> Pixels:
    gain = np.exp(0.12 * draw[0] + 0.05 * draw[1:4])
    gamma, offset = np.exp(0.15 * draw[4]), 8 * draw[5:8]
    values = 255 * (image / np.float32(255)) ** np.float32(gamma)
    values = values * gain.astype(np.float32) + offset.astype(np.float32)
    if rng.random() < 0.25:
        blur = rng.uniform(0.3, 1.0)
        values = ndimage.gaussian_filter(values, (blur, blur, 0))
    values += rng.standard_normal(values.shape, np.float32) * np.float32(rng.uniform(0, 5))
    return np.clip(values, 0, 255).astype(np.uint8)
