"""Noise and shapes of synthetic scenes: pure functions of a random generator."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from skimage.draw import polygon

FloatArray = npt.NDArray[np.float32]
BoolArray = npt.NDArray[np.bool_]

SPECTRAL_EXPONENT = {"fine": 0.6, "rough": 1.6, "smooth": 2.6, "very smooth": 3.4}


@lru_cache(maxsize=16)
def _noise_bank(kind: str, side_px: int) -> FloatArray:
    """Return periodic noise with a power-law spectrum, mean 0 and standard deviation 1."""
    rng = np.random.default_rng(sum(map(ord, kind)) * 65536 + side_px)
    frequency = np.hypot(np.fft.fftfreq(side_px)[:, None], np.fft.rfftfreq(side_px)[None])
    frequency[0, 0] = np.inf
    spectrum = np.fft.rfft2(rng.standard_normal((side_px, side_px)))
    field = np.fft.irfft2(spectrum * frequency ** -SPECTRAL_EXPONENT[kind], s=(side_px, side_px))
    return (field / field.std()).astype(np.float32)


def noise(rng: np.random.Generator, side_px: int, kind: str) -> FloatArray:
    """Return a random window of noise: ``(side_px, side_px)``, standard deviation about 1.

    Args:
        rng: Chooses the window.
        side_px: Side of the window.
        kind: A key of ``SPECTRAL_EXPONENT``.
    """
    bank = _noise_bank(kind, max(1024, side_px))
    row, col = rng.integers(0, len(bank), 2)
    window = np.roll(bank, (-row, -col), (0, 1))[:side_px, :side_px]
    return np.rot90(window, rng.integers(4))


def rotated_coordinates(side_px: int, angle: float) -> tuple[FloatArray, FloatArray]:
    """Return the coordinates of every pixel along and across a direction.

    Args:
        side_px: Side of the square, whose middle is the origin.
        angle: Of the direction, in radians.

    Returns:
        Two arrays ``(side_px, side_px)`` in pixels.
    """
    line = np.arange(side_px, dtype=np.float32) - side_px / 2
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    along = cos * line[None, :] + sin * line[:, None]
    across = cos * line[:, None] - sin * line[None, :]
    return along, across


def parcels(rng: np.random.Generator, side_px: int, pitch_px: float, angle: float) -> FloatArray:
    """Divide a square into field parcels: their numbers, ``(side_px, side_px)``, from 0."""
    along, across = rotated_coordinates(side_px, angle)
    reach = side_px * 0.75
    cuts = np.arange(-reach, reach + pitch_px, pitch_px)
    column = np.searchsorted(cuts + rng.uniform(-0.3, 0.3, len(cuts)) * pitch_px, along)
    offsets = rng.uniform(0, 1, len(cuts) + 1) * pitch_px
    heights = pitch_px * rng.uniform(0.5, 1.6, len(cuts) + 1)
    row = np.floor((across + reach + offsets[column]) / heights[column])
    return (column * (row.max() + 1) + row).astype(np.float32)


def blob_field(rng: np.random.Generator, radius_px: float) -> FloatArray:
    """Return a square field that is below 1 inside an irregular blob and grows outwards.

    Args:
        rng: Chooses direction, elongation and outline.
        radius_px: Radius before the blob is elongated up to 1.8 times.
    """
    side_px = int(5 * radius_px) + 8
    angle, elongation = rng.uniform(0, np.pi), rng.uniform(1.0, 1.8)
    along, across = rotated_coordinates(side_px, angle)
    wobble = noise(rng, side_px, "smooth")
    wobble = (wobble - wobble.mean()) / max(0.2, float(wobble.std()))
    wobble = 1 + rng.uniform(0.1, 0.6) * wobble
    return np.hypot(along / elongation, across) / (radius_px * np.clip(wobble, 0.35, 1.8))


def ribbon(
    rng: np.random.Generator, side_px: int, width_px: float, bend_px: float
) -> tuple[FloatArray, float]:
    """Return the distance in pixels to a curve across the square, and the curve's angle.

    Args:
        rng: Chooses position, direction and bends.
        side_px: Side of the square.
        width_px: Width of the ribbon; its bends are wider.
        bend_px: Amplitude of the bends; 0 gives a straight line.
    """
    angle = rng.uniform(0, np.pi)
    along, across = rotated_coordinates(side_px, angle)
    knots = np.arange(-0.75, 0.8, np.clip(3 * width_px / side_px, 0.12, 0.5)) * side_px
    bends = np.cumsum(rng.normal(0, 0.6, len(knots))) * bend_px
    fine = np.linspace(knots[0], knots[-1], 4 * side_px)
    curve = _smooth(np.interp(fine, knots, bends), max(3, int(0.3 * side_px)))
    middle = rng.uniform(-0.4, 0.4) * side_px
    index = np.clip((along - knots[0]) / (fine[1] - fine[0]), 0, len(fine) - 1).astype(np.int32)
    slope = np.gradient(curve, fine)
    distance = np.abs(across - middle - curve[index]) / np.sqrt(1 + slope[index] ** 2)
    return distance.astype(np.float32), angle


def _smooth(values: npt.NDArray[np.float64], width: int) -> npt.NDArray[np.float64]:
    padded = np.pad(values, (width // 2, width - width // 2 - 1), mode="edge")
    total = np.cumsum(np.concatenate([[0.0], padded]))
    return (total[width:] - total[:-width]) / width


def rectangle(
    center: tuple[float, float], size_px: tuple[float, float], angle: float, side_px: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return rows and columns of the pixels of a rotated rectangle, clipped to the square."""
    corners = np.array([[-1, -1], [-1, 1], [1, 1], [1, -1]]) * np.array(size_px) / 2
    cos, sin = np.cos(angle), np.sin(angle)
    rows = center[0] + cos * corners[:, 0] - sin * corners[:, 1]
    cols = center[1] + sin * corners[:, 0] + cos * corners[:, 1]
    pixels: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]
    pixels = polygon(rows, cols, (side_px, side_px))
    return pixels
