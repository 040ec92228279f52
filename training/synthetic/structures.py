"""The structures of a synthetic scene: roads and settlements."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .canvas import Canvas
from .land_cover import LandCover, sample_colour
from .scene_builder import SceneBuilder, exists
from .shapes import rectangle, ribbon


def draw_roads(scene: SceneBuilder) -> None:
    """Draw straight and winding roads."""
    for _ in range(scene.sample_count(scene.rng.choice([0.3, 1.0, 2.0]))):
        width_px = np.clip(scene.rng.uniform(2, 7) * scene.scale, 1.8, 12)
        bend_px = scene.rng.choice([0.0, 0.05]) * scene.side_px
        distance, _ = ribbon(scene.rng, scene.side_px, width_px, bend_px)
        transition = scene.sample_transition(stays=0.3)
        scene.draw(distance < width_px / 2, (0, 0), LandCover.ROAD, transition)


def draw_buildings(scene: SceneBuilder) -> None:
    """Draw rows of buildings in settlements."""
    for _ in range(scene.sample_count(scene.rng.choice([0.2, 1.2, 2.5]))):
        _draw_settlement(scene)


@dataclass(frozen=True)
class _Settlement:
    """Properties that the buildings of a settlement share.

    Attributes:
        angle: Of the rows, in radians.
        size_px: Length of a building.
        transition: Of all buildings; None: each has its own.
        azimuth: Direction of the shadows, in radians.
    """

    angle: float
    size_px: float
    transition: str | None
    azimuth: float


def _draw_settlement(scene: SceneBuilder) -> None:
    rng = scene.rng
    angle, size_px = rng.uniform(0, np.pi), scene.sample_size_px(9, 34)
    pitch_px = size_px * rng.uniform(1.5, 2.4)
    rows, cols = rng.integers(1, 4), rng.integers(1, 6)
    middle = rng.uniform(0, scene.side_px, 2)
    transition = scene.sample_transition() if rng.random() < 0.5 else None
    settlement = _Settlement(angle, size_px, transition, rng.uniform(0, 2 * np.pi))
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    for row in range(rows):
        for col in range(cols):
            offset = np.array([(row - rows / 2) * pitch_px, (col - cols / 2) * pitch_px])
            if rng.random() < 0.85:
                _draw_building(scene, middle + rotation @ offset, settlement)


def _draw_building(
    scene: SceneBuilder, center: npt.NDArray[np.float64], settlement: _Settlement
) -> None:
    """Draw a gable roof with its shadow; a ruin turns into rubble at the second date."""
    rng, side_px, angle = scene.rng, scene.side_px, settlement.angle
    ruined = rng.random() < 0.12
    transition = "stays" if ruined else settlement.transition or scene.sample_transition()
    length_px = settlement.size_px * rng.uniform(0.7, 1.2)
    width_px = settlement.size_px * rng.uniform(0.5, 0.9)
    roof = sample_colour(rng, LandCover.BUILDING)
    height_px = rng.uniform(0.08, 0.35) * settlement.size_px
    direction = np.array([np.sin(settlement.azimuth), np.cos(settlement.azimuth)])
    ridge_to_half = np.array([-np.sin(angle), np.cos(angle)]) * width_px / 4
    size_px = (length_px, width_px)
    body = rectangle(tuple(center), size_px, angle, side_px)
    half = rectangle(tuple(center + ridge_to_half), (length_px, width_px / 2), angle, side_px)
    shadow = rectangle(tuple(center + height_px * direction), size_px, angle, side_px)
    half_shading = rng.uniform(0.75, 1.0)
    for date, canvas in enumerate(scene.dates):
        if not exists(transition, date):
            continue
        in_ruins = ruined and date == 1
        if not in_ruins:
            canvas.shading[shadow] *= 0.55
        canvas.shading[body] = 1.0
        canvas.albedo[body] = roof * rng.uniform(0.93, 1.07)
        canvas.shading[half] *= half_shading
        canvas.cover[body] = LandCover.BUILDING
        if in_ruins:
            _draw_rubble(rng, canvas, body)


def _draw_rubble(
    rng: np.random.Generator,
    canvas: Canvas,
    body: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]],
) -> None:
    canvas.cover[body] = LandCover.RUBBLE
    canvas.albedo[body] = sample_colour(rng, LandCover.RUBBLE)
