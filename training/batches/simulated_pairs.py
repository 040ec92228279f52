"""Held-out pairs of each object: simulated, or real textures transplanted, on held-out ground."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ..simulation.date_difference import differ, stretch
from ..simulation.ground import Mask
from ..simulation.regions import clearing_region
from ..simulation.simulate import GSD_M
from ..simulation.simulated import Simulated, blend, soft
from ..simulation.spectra import Pixels
from .grounds import GROUNDS, GroundImage, cut_ground, find_grounds
from .real_pair import RealPair
from .simulated_scenes import SimulatedScenes
from .synthetic_pairs import HELD_OUT_SEED

CLEARED = 2  # in the maps of seg_amazon_forest
TEXTURE_PX, MOSTLY = 40, 0.97
TRIES = 40


def held_out_pairs(data: Path, concept: str, count: int, side_px: int = 256) -> list[RealPair]:
    """Return pairs in which one kind of object appears.

    Args:
        data: The data folder.
        concept: A key of ``GSD_M``.
        count: Number of pairs; fewer where the held-out ground does not suit.
        side_px: Side of the images.
    """
    scenes = SimulatedScenes(data, 1, 0.0, held_out=True)
    name = f"{concept} appears"
    found = []
    for number in range(count):
        rng = np.random.default_rng((HELD_OUT_SEED, number, list(GSD_M).index(concept)))
        pair = transplanted_clearing(rng, data, side_px) if concept == "clearing" else None
        pair = pair or scenes.sample_pair(rng, side_px, (concept,), nuisance_alone=0.0)
        pair = pair if name in pair.masks else pair.swap_dates()
        if name in pair.masks:
            masks = {name: pair.masks[name]}
            found.append(RealPair(f"{concept} {number}", pair.before, pair.after, masks))
    return found


def nuisance_pairs(data: Path, count: int, side_px: int = 256) -> list[RealPair]:
    """Return pairs of held-out ground that differ by nuisance factors alone."""
    scenes = SimulatedScenes(data, 1, 0.0, held_out=True)
    found = []
    for number in range(count):
        rng = np.random.default_rng((HELD_OUT_SEED, number, 99))
        pair = scenes.sample_pair(rng, side_px, nuisance_alone=1.0)
        found.append(RealPair(f"nuisance {number}", pair.before, pair.after, {}))
    return found


def transplanted_clearing(rng: np.random.Generator, data: Path, side_px: int) -> Simulated | None:
    """Cut a clearing into held-out forest and fill it with real cleared ground of another image.

    Returns:
        The pair; None where the folder is missing or nothing fits in some tries.
    """
    source = next(source for source in GROUNDS if source.classes)
    if not (data / source.folder).is_dir():
        return None
    images = find_grounds(data, source, held_out=True)
    for _ in range(TRIES):
        ground = cut_ground(rng, images[rng.integers(len(images))], side_px)
        texture = _cleared_texture(rng, images[rng.integers(len(images))])
        if ground.forest is None or texture is None:
            continue
        cleared = clearing_region(rng, ground.forest)
        if cleared.sum() < 2 * TEXTURE_PX:
            continue
        pad = (0, max(0, side_px - TEXTURE_PX))
        filled = np.pad(texture, (pad, pad, (0, 0)), mode="symmetric")[:side_px, :side_px]
        after = blend(ground.before, filled.astype(np.float32), soft(cleared))
        pair = Simulated(ground.before, after, {"clearing appears": cleared}, ())
        return _as_dates(rng, pair, ground.bands)
    return None


def _as_dates(rng: np.random.Generator, pair: Simulated, bands: tuple[str, str, str]) -> Simulated:
    """Return a pair as two sensors would show it."""
    before, after = stretch(rng, pair.before), stretch(rng, pair.after)
    return replace(pair, before=differ(rng, before, bands), after=after)


def _cleared_texture(rng: np.random.Generator, image: GroundImage) -> Pixels | None:
    """Return a square of cleared ground, or None where none is found in some tries."""
    labels = image.labels()
    if labels is None:
        return None
    cleared: Mask = np.asarray(labels == CLEARED, np.bool_)
    (pixels,) = image.dates()
    height, width = cleared.shape
    for _ in range(TRIES):
        row, col = rng.integers(0, (height - TEXTURE_PX, width - TEXTURE_PX))
        window = np.s_[row : row + TEXTURE_PX, col : col + TEXTURE_PX]
        if cleared[window].mean() > MOSTLY:
            return pixels[window]
    return None
