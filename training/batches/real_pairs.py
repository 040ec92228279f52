"""Real pairs with masks: folders in the benchmark's layout, and rasters with an infrared band."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import rasterio
from rasterio.vrt import WarpedVRT
from scipy import ndimage
from skimage.filters import threshold_otsu

from ..data.layout import read_split
from ..data.load_sample import load_sample
from .labelled_images import UnchangedGround
from .object_images import labelled_images
from .real_pair import Mask, Pixels, RealPair
from .real_sources import NAIP, TREES, Source
from .tree_pairs import TreePairs

OTSU_FACTOR = 0.75  # of the near infrared's threshold: only open water is below it
EAST = 0.6  # share of the rasters' width; what is beyond is held out
GAP_PX = 16  # between the training and the held-out part


def read_source(data: Path, source: Source, held_out: bool) -> Sequence[RealPair]:
    """Read the pairs of a source.

    Args:
        data: The data folder.
        source: Which pairs.
        held_out: Those for evaluation instead of those for training.

    Raises:
        MtrefsegError: The folder is not in the benchmark's layout, or a file is damaged.
    """
    if source is NAIP:
        return water_by_infrared(data / source.folder, east=held_out)
    if source is TREES:
        return TreePairs(data / source.folder, held_out)
    if source.single:
        images = labelled_images(data, source.folder)
        numbers = [n for n in range(len(images)) if source.held_out(str(n)) == held_out]
        return UnchangedGround(images, numbers)
    pairs = []
    for sample in read_split(data / source.folder).samples:
        if source.held_out(sample.name) == held_out:
            before, after, truth = load_sample(sample)
            masks = dict.fromkeys(source.labelled, truth)
            pairs.append(RealPair(sample.name, before, after, masks))
    return pairs


def water_by_infrared(folder: Path, east: bool) -> list[RealPair]:
    """Pair the dates of a folder of rasters (red, green, blue, near infrared).

    Open water is dark in the near infrared, relative to each date's histogram; the network does
    not get that band.

    Args:
        folder: Rasters of one place, named by their dates; the first gives the grid.
        east: The eastern part, held out for evaluation, instead of the western.
    """
    paths = sorted(folder.glob("*.tif"))
    dates = [(path.stem, *infrared_water(path, paths[0])) for path in paths]
    pairs = []
    for (first, before, wet_before), (second, after, wet_after) in combinations(dates, 2):
        border = int(EAST * before.shape[1])
        columns = np.s_[:, border:] if east else np.s_[:, : border - GAP_PX]
        masks = {
            "water appears": wet_after & ~wet_before,
            "water disappears": wet_before & ~wet_after,
            "water changes": wet_before ^ wet_after,
        }
        opened = {name: _open_mask(mask)[columns] for name, mask in masks.items()}
        pairs.append(RealPair(f"{first}-{second}", before[columns], after[columns], opened))
    return pairs


def infrared_water(path: Path, grid_of: Path) -> tuple[Pixels, Mask]:
    """Return red, green and blue of a raster, and its open water, on the grid of another."""
    with rasterio.open(grid_of) as raster:
        grid = {key: raster.profile[key] for key in ("crs", "transform", "width", "height")}
    with rasterio.open(path) as raster, WarpedVRT(raster, **grid) as vrt:
        bands = vrt.read()
    infrared = bands[3]
    water = infrared < OTSU_FACTOR * threshold_otsu(infrared)
    return bands[:3].transpose(1, 2, 0), water


def _open_mask(mask: Mask) -> Mask:
    """Remove specks and lines that come from misregistration."""
    return np.asarray(ndimage.binary_opening(mask, iterations=1))
