"""Objects laid on real ground: greenhouses, solar fields, swimming pools."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ..synthetic.scene_builder import centred
from ..synthetic.shapes import blob_field, noise, rectangle, rotated_coordinates
from .ground import Ground, Mask, built_mask, water_mask
from .simulated import Simulated, blend, detail, soft
from .spectra import FloatArray, Radiometry

MIN_AREA_PX = 25
TRIES = 4


@dataclass(frozen=True)
class Layer:
    """What is laid on an image.

    Attributes:
        colours: ``(h, w, 3)``, 0 to 255.
        mask: Where the objects are.
        relief: Share of the ground's own relief that shows through.
        shadow_px: Length of the objects' shadow.
    """

    colours: FloatArray
    mask: Mask
    relief: float = 0.0
    shadow_px: float = 0.0


Place = npt.NDArray[np.float64]
Draw = Callable[[np.random.Generator, Ground, Radiometry, Place], Layer]


def lay(
    rng: np.random.Generator, ground: Ground, draw: Draw, names: tuple[str, ...],
    absent: tuple[str, ...],
) -> Simulated | None:  # fmt: skip
    """Lay objects on the second date; None where there is no room for them.

    Args:
        rng: Decides.
        ground: Where they are laid; not on water or buildings.
        draw: Draws the objects around a place.
        names: Change classes that they belong to.
        absent: Change classes that are certainly absent.
    """
    image = ground.after
    taken = water_mask(image, ground.bands) | built_mask(image, ground.bands)
    radiometry = ground.radiometry(1)
    after, total = image, np.zeros(taken.shape, np.bool_)
    for _ in range(int(rng.integers(1, 4))):
        for _ in range(TRIES):
            place = _free_place(rng, taken)
            layer = draw(rng, ground, radiometry, place)
            if layer.mask.any() and taken[layer.mask].mean() < 0.15:
                after = _laid(rng, after, layer)
                total |= layer.mask
                taken = taken | ndimage.binary_dilation(layer.mask, iterations=2)
                break
    if total.sum() < MIN_AREA_PX:
        return None
    names = (*names, "any change") if ground.unchanged else names
    return Simulated(ground.before, after, dict.fromkeys(names, total), absent)


def _free_place(rng: np.random.Generator, taken: Mask) -> Place:
    """Return row and column of a pixel that is not taken, if one is soon found."""
    for _ in range(TRIES):
        row, col = rng.integers(0, len(taken), 2)
        if not taken[row, col]:
            break
    return np.array([row, col], np.float64)


def _laid(
    rng: np.random.Generator, image: npt.NDArray[np.uint8], layer: Layer
) -> npt.NDArray[np.uint8]:
    if layer.shadow_px >= 0.5:
        angle = rng.uniform(0, 2 * np.pi)
        offset = layer.shadow_px * np.array([np.sin(angle), np.cos(angle)])
        cast = ndimage.shift(layer.mask.astype(np.float32), offset, order=1) > 0.5
        black = np.zeros(3, np.float32)
        image = blend(image, black, 0.5 * soft(cast & ~layer.mask))
    colours = layer.colours + layer.relief * detail(image)
    grain = 1 + rng.uniform(0.01, 0.05) * noise(rng, len(image), "fine")
    return blend(image, (colours * grain[..., None]).astype(np.float32), soft(layer.mask))


def draw_greenhouses(
    rng: np.random.Generator, ground: Ground, radiometry: Radiometry, place: Place
) -> Layer:
    """Draw blocks of glass or plastic houses, side by side, or long plastic sheets."""
    side_px, gsd_m, angle = ground.side_px, ground.gsd_m, rng.uniform(0, np.pi)
    width_m, length_m = rng.uniform(6, 14), rng.uniform(25, 120)
    pitch_m = width_m * rng.choice([1.0, 1.2, 1.8], p=[0.4, 0.4, 0.2])
    mask = np.zeros((side_px, side_px), np.bool_)
    colours = np.zeros((side_px, side_px, 3), np.float32)
    typical = radiometry.colour(rng, "plastic", 0.25)
    tint = rng.normal(0, 8, 3).astype(np.float32)
    across = np.array([np.cos(angle), -np.sin(angle)])
    along = np.array([np.sin(angle), np.cos(angle)])
    for row in range(int(rng.integers(1, 4))):
        first = place + row * rng.uniform(1.0, 1.2) * length_m / gsd_m * along
        for number in range(int(rng.integers(3, 26))):
            center = first + (number * pitch_m / gsd_m) * across
            size_px = (length_m / gsd_m, max(1.0, width_m / gsd_m))
            pixels = rectangle(tuple(center), size_px, angle, side_px)
            mask[pixels] = True
            colours[pixels] = typical * rng.uniform(0.85, 1.1) + tint
    if (pitch_m - width_m) / gsd_m < 1.5:
        mask = ndimage.binary_closing(mask, iterations=2)
        colours[mask & ~colours.any(-1)] = 0.8 * typical
    _, over = rotated_coordinates(side_px, angle)
    contrast = rng.uniform(0.03, 0.15) * _resolved(width_m / gsd_m)
    ridges = 1 + contrast * np.sin(over * np.float32(2 * np.pi * gsd_m / width_m))
    inside = 1 + rng.uniform(0.0, 0.15) * noise(rng, side_px, "rough")
    colours = (colours * (ridges * inside)[..., None]).astype(np.float32)
    return Layer(colours, np.asarray(mask, np.bool_), rng.uniform(0, 0.2), 2.5 / gsd_m)


def draw_solar_field(
    rng: np.random.Generator, ground: Ground, radiometry: Radiometry, place: Place
) -> Layer:
    """Draw rows of dark panels on bright or green ground, with ways between the blocks."""
    side_px, gsd_m = ground.side_px, ground.gsd_m
    angle = rng.normal(0, 0.15)  # rows face the equator
    pitch_m, share = rng.uniform(5, 10), rng.uniform(0.45, 0.75)
    panel = radiometry.colour(rng, "solar cell", 0.2)
    between = radiometry.colour(rng, str(rng.choice(["grass", "dry grass", "pale soil"])))
    mask = np.zeros((side_px, side_px), np.bool_)
    along, over = rotated_coordinates(side_px, angle)
    size_m = rng.uniform(40, 220, 2)
    for row in range(int(rng.integers(1, 4))):
        for col in range(int(rng.integers(1, 4))):
            center = place + np.array([row, col]) * (size_m + 8) / gsd_m
            if rng.random() < 0.85:
                size_px = (size_m[1] / gsd_m, size_m[0] / gsd_m)
                mask[rectangle(tuple(center), size_px, angle, side_px)] = True
    phase = (over * gsd_m / pitch_m) % 1.0
    # rows below the size of a pixel mix with what is between them
    panels = ndimage.gaussian_filter((phase < share).astype(np.float32), 0.4)
    panels = share + (panels - share) * np.float32(_resolved(pitch_m / gsd_m))
    seams = 1 - 0.06 * (gsd_m < 3) * ((along * gsd_m / rng.uniform(8, 25)) % 1.0 < 0.1)
    colours = between + (panels * seams)[..., None] * (panel - between)
    return Layer(colours.astype(np.float32), mask, 0.1, 1.5 / gsd_m)


def draw_pool(
    rng: np.random.Generator, ground: Ground, radiometry: Radiometry, place: Place
) -> Layer:
    """Draw a swimming pool: turquoise, with a bright rim."""
    side_px, gsd_m = ground.side_px, ground.gsd_m
    length_px, width_px = rng.uniform(6, 16) / gsd_m, rng.uniform(3.5, 8) / gsd_m
    mask = np.zeros((side_px, side_px), np.bool_)
    if rng.random() < 0.6:
        angle = rng.uniform(0, np.pi)
        mask[rectangle(tuple(place), (length_px, width_px), angle, side_px)] = True
    else:
        _stamp(mask, blob_field(rng, 0.35 * (length_px + width_px)) < 1, place)
    water = radiometry.colour(rng, "pool", 0.15)
    depth = 1 + 0.1 * noise(rng, side_px, "smooth")
    colours = (water * depth[..., None]).astype(np.float32)
    rim = ndimage.binary_dilation(mask, iterations=max(1, round(1.0 / gsd_m)))
    colours[rim & ~mask] = radiometry.colour(rng, "concrete")
    return Layer(colours, np.asarray(rim, np.bool_))


def _resolved(period_px: float) -> float:
    """Return the contrast that is left of a pattern of a period: none below three pixels."""
    return float(np.clip((period_px - 3) / 3, 0, 1))


def _stamp(mask: Mask, shape: Mask, place: Place) -> None:
    """Set a square shape in a mask, centred at a place and clipped."""
    top, left = centred(place, shape)
    first = max(0, -top), max(0, -left)
    window = mask[max(0, top) : top + len(shape), max(0, left) : left + len(shape)]
    window |= shape[first[0] :, first[1] :][: window.shape[0], : window.shape[1]]
