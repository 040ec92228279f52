"""Land cover classes and their colours under many lights and seasons."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]


class LandCover(IntEnum):
    """Classes of land cover."""

    CROP = 0
    SOIL = 1
    TREES = 2
    WATER = 3
    ROAD = 4
    BUILDING = 5
    RUBBLE = 6


# Typical colours (red, green, blue), 0 to 255; a sample lies near one or between two of them.
COLOURS: dict[LandCover, list[tuple[int, int, int]]] = {
    LandCover.CROP: [
        (70, 105, 60), (45, 85, 55), (95, 130, 75), (125, 150, 95), (60, 110, 50),
        (35, 75, 60), (105, 140, 110), (85, 120, 85), (110, 125, 70), (75, 95, 70),
    ],
    LandCover.SOIL: [
        (150, 125, 100), (120, 95, 75), (185, 165, 135), (165, 150, 130), (200, 175, 120),
        (140, 105, 80), (215, 200, 175), (175, 160, 145), (160, 115, 70), (190, 185, 165),
    ],
    LandCover.TREES: [(40, 62, 38), (30, 52, 34), (55, 78, 48), (48, 66, 52), (66, 82, 50)],
    LandCover.WATER: [
        (24, 24, 34), (34, 38, 42), (48, 62, 48), (62, 96, 70), (72, 122, 78), (64, 90, 82),
        (98, 88, 70), (50, 78, 115), (84, 108, 96), (40, 58, 66), (60, 60, 56), (92, 116, 84),
    ],
    LandCover.ROAD: [(150, 148, 145), (105, 105, 108), (185, 180, 172), (200, 190, 165)],
    LandCover.BUILDING: [
        (205, 203, 198), (160, 158, 156), (165, 88, 66), (125, 82, 64), (98, 100, 108),
        (235, 234, 230), (82, 98, 140), (190, 120, 90), (140, 60, 50), (120, 140, 150),
    ],
    LandCover.RUBBLE: [(150, 140, 128), (125, 115, 105), (170, 160, 150)],
}  # fmt: skip

# Amplitude of the fine, rough and smooth texture, relative to the brightness.
TEXTURE: dict[LandCover, tuple[float, float, float]] = {
    LandCover.CROP: (0.03, 0.06, 0.09),
    LandCover.SOIL: (0.02, 0.06, 0.11),
    LandCover.TREES: (0.20, 0.16, 0.05),
    LandCover.WATER: (0.01, 0.012, 0.06),
    LandCover.ROAD: (0.03, 0.02, 0.02),
    LandCover.BUILDING: (0.03, 0.02, 0.02),
    LandCover.RUBBLE: (0.22, 0.10, 0.0),
}


def sample_colours(rng: np.random.Generator, cover: LandCover, count: int) -> FloatArray:
    """Sample colours of a land cover: ``(count, 3)``, 0 to 255."""
    typical = np.array(COLOURS[cover], np.float32)
    first, second = typical[rng.integers(0, len(typical), (2, count))]
    share = rng.uniform(0, 0.6, (count, 1))
    mixed = first + share * (second - first) + rng.normal(0, 5, (count, 3))
    brightness = np.exp(rng.normal(0, 0.08, (count, 1)))
    return np.clip(mixed * brightness, 5, 250).astype(np.float32)


def sample_colour(rng: np.random.Generator, cover: LandCover) -> FloatArray:
    """Sample one colour of a land cover: ``(3,)``, 0 to 255."""
    return sample_colours(rng, cover, 1)[0]
