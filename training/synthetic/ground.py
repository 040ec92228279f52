"""The ground of a synthetic scene: field parcels, clearings, woods, water, trees."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .canvas import Canvas
from .land_cover import LandCover, sample_colour, sample_colours
from .scene_builder import TRANSITIONS, SceneBuilder, centred
from .shapes import FloatArray, blob_field, parcels, ribbon


def draw_fields(scene: SceneBuilder) -> None:
    """Draw parcels of crop and bare soil; some are harvested, some turn green."""
    rng, side = scene.rng, scene.side_px
    pitch = rng.uniform(50, 260) * scene.scale
    number = parcels(rng, side, pitch, rng.uniform(0, np.pi) * (rng.random() < 0.6))
    index = np.unique(number, return_inverse=True)[1].reshape(side, side)
    count = int(index.max()) + 1
    green = rng.random(count) < rng.uniform(0.1, 1.0)
    changed = rng.random(count) < rng.choice([0.0, 0.15, 0.5, 0.9], p=[0.3, 0.3, 0.25, 0.15])
    for canvas, state in zip(scene.dates, (green, green ^ changed), strict=True):
        covers = np.where(state, LandCover.CROP, LandCover.SOIL)
        colours = np.where(
            state[:, None],
            _similar_colours(rng, LandCover.CROP, count),
            _similar_colours(rng, LandCover.SOIL, count),
        )
        canvas.cover[:] = covers[index]
        canvas.albedo[:] = colours[index]
        _draw_rows(rng, canvas, index, count)


def _similar_colours(rng: np.random.Generator, cover: LandCover, count: int) -> FloatArray:
    """Sample colours around a common one, as the fields of one season have."""
    common = sample_colours(rng, cover, 1)
    single = sample_colours(rng, cover, count)
    return common + rng.choice([0.15, 0.6, 1.0]) * (single - common)


def _draw_rows(
    rng: np.random.Generator, canvas: Canvas, index: npt.NDArray[np.intp], count: int
) -> None:
    """Draw stripes of tillage and sowing in each parcel."""
    line = np.arange(canvas.side_px, dtype=np.float32)
    strength = rng.uniform(0, 0.08, count).astype(np.float32) * (rng.random(count) < 0.6)
    period_px = rng.uniform(3.0, 14.0)
    angle = rng.uniform(0, np.pi)
    across = np.cos(angle) * line[:, None] + np.sin(angle) * line[None, :]
    canvas.shading *= 1 + strength[index] * np.sin(across * (6.28 / period_px))


def draw_clearings(scene: SceneBuilder) -> None:
    """Draw patches of bare soil."""
    for _ in range(scene.sample_count(0.5)):
        radius_px = scene.sample_size_px(8, 50)
        scene.draw_blob(LandCover.SOIL, radius_px, scene.sample_transition())


def draw_woods(scene: SceneBuilder) -> None:
    """Draw closed woods with an irregular edge."""
    for _ in range(scene.sample_count(0.6)):
        radius_px = scene.sample_size_px(12, 80)
        scene.draw_blob(LandCover.TREES, radius_px, scene.sample_transition())


def draw_trees(scene: SceneBuilder) -> None:
    """Draw single trees and small groups."""
    for _ in range(scene.sample_count(scene.rng.choice([0.0, 4.0, 10.0]))):
        radius_px = max(2.0, scene.sample_size_px(2, 6))
        scene.draw_blob(LandCover.TREES, radius_px, scene.sample_transition())


def draw_waters(scene: SceneBuilder) -> None:
    """Draw ponds and lakes that fill, dry up or keep their level, and rivers."""
    density = scene.rng.choice([0.0, 1.5, 3.0], p=[0.25, 0.4, 0.35])
    for _ in range(scene.sample_count(density)):
        _draw_pond(scene)
    if scene.rng.random() < 0.25:
        _draw_river(scene)


def _draw_pond(scene: SceneBuilder) -> None:
    rng = scene.rng
    field = blob_field(rng, scene.sample_size_px(6, 60))
    corner = centred(rng.uniform(-0.05, 1.05, 2) * scene.side_px, field)
    level = rng.uniform(0.6, 1.0)
    transition = rng.choice([*TRANSITIONS, "shrinks", "grows"], p=[0.34, 0.17, 0.17, 0.16, 0.16])
    low = level * rng.uniform(0.3, 0.85)
    levels = {
        "stays": (level, level * rng.uniform(0.97, 1.03)),
        "appears": (0.0, level),
        "disappears": (level, 0.0),
        "shrinks": (level, low),
        "grows": (low, level),
    }
    bank_level, marsh = level * (1 + rng.uniform(0.0, 0.35)), rng.random() < 0.4
    common_colour = sample_colour(rng, LandCover.WATER)
    for canvas, water_level in zip(scene.dates, levels[transition], strict=True):
        bank = LandCover.CROP if marsh else LandCover.SOIL
        if rng.random() < 0.7:
            canvas.draw(field < bank_level, corner, bank, sample_colour(rng, bank))
        colour = sample_colour(rng, LandCover.WATER) if rng.random() < 0.5 else common_colour
        canvas.draw(field < water_level, corner, LandCover.WATER, colour)


def _draw_river(scene: SceneBuilder) -> None:
    rng = scene.rng
    width_px = scene.sample_size_px(6, 40)
    distance, _ = ribbon(rng, scene.side_px, width_px, 0.12 * scene.side_px)
    water, bank = sample_colour(rng, LandCover.WATER), sample_colour(rng, LandCover.SOIL)
    for canvas in scene.dates:
        width_at_date_px = width_px * (rng.choice([1.0, 1.0, 0.6, 1.5]))
        canvas.draw(distance < width_px * 0.75, (0, 0), LandCover.SOIL, bank)
        canvas.draw(distance < width_at_date_px / 2, (0, 0), LandCover.WATER, water)
