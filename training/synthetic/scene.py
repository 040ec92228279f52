"""Synthetic scenes: two dates of one place, with the land cover of every pixel known.

A scene is drawn layer by layer, both dates at once: field parcels, clearings, woods, water, roads,
single trees, buildings.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .ground import draw_clearings, draw_fields, draw_trees, draw_waters, draw_woods
from .nuisance import add_nuisance
from .scene_builder import SceneBuilder
from .sensor import render
from .structures import draw_buildings, draw_roads


@dataclass(frozen=True)
class Scene:
    """Two images and their land cover.

    Attributes:
        before: Image of the first date, ``(h, w, 3)`` uint8 RGB.
        after: Image of the second date.
        cover_before: ``LandCover`` of each pixel at the first date, ``(h, w)`` uint8.
        cover_after: The same for the second date.
    """

    before: npt.NDArray[np.uint8]
    after: npt.NDArray[np.uint8]
    cover_before: npt.NDArray[np.uint8]
    cover_after: npt.NDArray[np.uint8]

    def reversed(self) -> Scene:
        """Return the scene with exchanged dates."""
        return Scene(self.after, self.before, self.cover_after, self.cover_before)


def generate_scene(
    seed: int, side_px: int = 256, scale: float | None = None, nuisance: bool = True
) -> Scene:
    """Generate the scene of a seed.

    Args:
        seed: The same seed gives the same scene.
        side_px: Side of the square images.
        scale: Size of the objects; None samples one.
        nuisance: Add relief shading, clouds and the like to some scenes.
    """
    rng = np.random.default_rng(seed)
    sampled = float(np.exp(rng.uniform(np.log(0.55), np.log(2.2))))
    builder = SceneBuilder(rng, side_px, scale or sampled)
    draw_fields(builder)
    draw_clearings(builder)
    draw_woods(builder)
    draw_waters(builder)
    draw_roads(builder)
    draw_trees(builder)
    draw_buildings(builder)
    if nuisance:
        add_nuisance(np.random.default_rng((seed, 7)), builder.dates)
    before, after = render(rng, builder.dates)
    return Scene(before, after, builder.dates[0].cover, builder.dates[1].cover)
