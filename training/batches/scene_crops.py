"""Tiles of the training scenes of real pairs: crops with changes, without, and with objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from ..batch import UNKNOWN
from ..simulation.date_difference import differ
from ..synthetic.land_cover import LandCover
from .crops import Crop, crop
from .object_images import fitting_objects, labelled_images
from .paste import PastedObjects, copy_paste, sample_objects
from .real_pair import Cover, RealPair
from .real_pairs import read_source
from .real_sources import SOURCES, Source, available_sources
from .segmented_objects import sample_segmented
from .shadows import cast, sample_shadow

COPIED_SHARE = 0.3  # of the crops of sources whose objects may be pasted on another crop
SHADOW_SHARE = 0.5  # of the unchanged crops with known buildings
SEGMENTED_SHARE = 0.6  # of the pasted objects, from real images; painted ones for the rest


@lru_cache(maxsize=24)
def training_pairs(data: Path, folder: str) -> Sequence[RealPair]:
    """Return the pairs of a source that are trained on."""
    source = next(source for source in SOURCES if source.folder == folder)
    return read_source(data, source, held_out=False)


@lru_cache(maxsize=24)
def pair_numbers(data: Path, folder: str) -> dict[str, int]:
    """Return the number of each pair by its name."""
    return {pair.name: number for number, pair in enumerate(training_pairs(data, folder))}


def preload(data: Path, free: bool) -> None:
    """Read the training pairs of all sources into this process."""
    for source in available_sources(data, free):
        training_pairs(data, source.folder)


def objects_for(
    rng: np.random.Generator, side_px: int, data: Path, source: Source, free: bool
) -> PastedObjects | None:
    """Sample objects to be pasted on ground of a source, or None where none fit.

    Args:
        rng: Decides.
        side_px: Side of the scene.
        data: The data folder.
        source: The ground.
        free: Only objects that are free for any use.
    """
    folders = fitting_objects(data, source.gsd_m, free)
    if not folders or rng.random() >= SEGMENTED_SHARE:
        return sample_objects(rng, side_px)
    weights = np.array([folder.weight for folder in folders])
    chosen = folders[rng.choice(len(folders), p=weights / weights.sum())]
    images = labelled_images(data, chosen.folder)
    return sample_segmented(rng, side_px, images, chosen.gsd_m / source.gsd_m)


def unchanged_crop(
    rng: np.random.Generator, pairs: Sequence[RealPair], side_px: int, source: Source
) -> Crop:
    """Crop one image of a pair, for both dates."""
    pair = pairs[rng.integers(len(pairs))]
    image = pair.before if rng.random() < 0.5 else pair.after
    ground = RealPair(pair.name, image, image, {}, land_cover=pair.land_cover)
    return crop(rng, ground, side_px, source.scales)


def other_date(rng: np.random.Generator, tile: Crop, source: Source) -> Crop:
    """Show unchanged ground as another date would: season, light, sensor, shadows of buildings."""
    before, after = tile.before, differ(rng, tile.after, source.bands)
    if tile.land_cover is not None and rng.random() < SHADOW_SHARE:
        buildings = tile.land_cover[0] == LandCover.BUILDING
        before = cast(before, buildings, sample_shadow(rng))
        after = cast(after, buildings, sample_shadow(rng))
    return replace(tile, before=before, after=after)


def changed_crop(
    rng: np.random.Generator,
    pairs: Sequence[RealPair],
    side_px: int,
    source: Source,
    swap: bool,
    around: tuple[int, int, int] | None = None,
) -> Crop:
    """Crop a pair, its dates swapped or not, perhaps with the objects of another crop.

    Args:
        rng: Decides.
        pairs: One is drawn.
        side_px: Side of the result.
        source: Of the pairs.
        swap: Swap the dates.
        around: Number of the pair, row and column of what the crop shows; None: drawn.
    """

    def sample(index: int, place: tuple[int, int] | None) -> Crop:
        pair = pairs[index].swap_dates(source.when_swapped) if swap else pairs[index]
        return crop(rng, pair, side_px, source.scales, place)

    def draw() -> Crop:
        return sample(int(rng.integers(len(pairs))), None)

    ground = sample(around[0], around[1:]) if around else draw()
    if source.pastable and rng.random() < COPIED_SHARE:
        return copy_paste(ground, draw(), date=0 if swap else 1)
    return ground


def paste(ground: Crop, objects: PastedObjects, window: tuple[slice, slice]) -> Crop:
    """Paste a window of the objects of a scene on unchanged ground."""
    before, after = objects.paste(ground.after, window)
    masks = {name: mask[window] for name, mask in objects.masks().items()}
    cover = land_cover(ground).copy()
    cover[0 if objects.disappears else 1][objects.mask[window]] = objects.cover
    return replace(ground, before=before, after=after, masks=masks, land_cover=cover)


def land_cover(tile: Crop) -> Cover:
    """Return the land cover of both dates, ``(2, s, s)``, ``UNKNOWN`` where it is not known."""
    if tile.land_cover is None:
        return np.full((2, *tile.before.shape[:2]), UNKNOWN, np.uint8)
    return tile.land_cover
