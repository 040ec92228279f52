"""Noise and shapes that synthetic scenes are made of: pure functions of a random generator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from skimage.draw import polygon

FloatArray = npt.NDArray[np.float32]
BoolArray = npt.NDArray[np.bool_]

ROUGHNESS = {"fine": 0.6, "rough": 1.6, "smooth": 2.6, "very smooth": 3.4}


@lru_cache(maxsize=16)
def _noise_bank(kind: str, side_px: int) -> FloatArray:
    """Return periodic noise with a power-law spectrum, mean 0 and standard deviation 1."""
    rng = np.random.default_rng(sum(map(ord, kind)) * 65536 + side_px)
    frequency = np.hypot(np.fft.fftfreq(side_px)[:, None], np.fft.rfftfreq(side_px)[None])
    frequency[0, 0] = np.inf
    spectrum = np.fft.rfft2(rng.standard_normal((side_px, side_px)))
    field = np.fft.irfft2(spectrum * frequency ** -ROUGHNESS[kind], s=(side_px, side_px))
    return (field / field.std()).astype(np.float32)


def noise(rng: np.random.Generator, side_px: int, kind: str) -> FloatArray:
    """Cut a random piece of noise: ``(side_px, side_px)``, standard deviation about 1.

    Args:
        rng: Chooses the piece.
        side_px: Side of the piece.
        kind: A key of ``ROUGHNESS``.
    """
    bank = _noise_bank(kind, max(1024, side_px))
    row, col = rng.integers(0, len(bank), 2)
    piece = np.roll(bank, (-row, -col), (0, 1))[:side_px, :side_px]
    return np.rot90(piece, rng.integers(4))


@dataclass(frozen=True)
class Frame:
    """Pixel coordinates turned by an angle about the middle of a square of ``side_px``."""

    side_px: int
    angle: float

    def axes(self) -> tuple[FloatArray, FloatArray]:
        """Return the two coordinates of every pixel, ``(side_px, side_px)`` each."""
        line = np.arange(self.side_px, dtype=np.float32) - self.side_px / 2
        cos, sin = np.float32(np.cos(self.angle)), np.float32(np.sin(self.angle))
        along = cos * line[None, :] + sin * line[:, None]
        across = cos * line[:, None] - sin * line[None, :]
        return along, across


def parcels(rng: np.random.Generator, side_px: int, pitch_px: float, angle: float) -> FloatArray:
    """Divide the ground into field parcels: ``(side_px, side_px)`` of numbers from 0."""
    along, across = Frame(side_px, angle).axes()
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
        rng: Chooses direction, stretch and outline.
        radius_px: Radius before the blob is stretched up to 1.8 times.
    """
    side_px = int(5 * radius_px) + 8
    angle, stretch = rng.uniform(0, np.pi), rng.uniform(1.0, 1.8)
    along, across = Frame(side_px, angle).axes()
    wobble = noise(rng, side_px, "smooth")
    wobble = (wobble - wobble.mean()) / max(0.2, float(wobble.std()))
    wobble = 1 + rng.uniform(0.1, 0.6) * wobble
    return np.hypot(along / stretch, across) / (radius_px * np.clip(wobble, 0.35, 1.8))


def ribbon(
    rng: np.random.Generator, side_px: int, width_px: float, bend_px: float
) -> tuple[FloatArray, float]:
    """Return the distance in pixels to a curve across the square, and the curve's angle.

    Args:
        rng: Chooses place, direction and bends.
        side_px: Side of the square.
        width_px: Width that the ribbon will get; keeps its bends wider than itself.
        bend_px: Amplitude of the bends; 0 gives a straight line.
    """
    angle = rng.uniform(0, np.pi)
    along, across = Frame(side_px, angle).axes()
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
    """Return rows and columns of the pixels of a turned rectangle, cut at the square's edge."""
    half = np.array([[-1, -1], [-1, 1], [1, 1], [1, -1]]) * np.array(size_px) / 2
    cos, sin = np.cos(angle), np.sin(angle)
    rows = center[0] + cos * half[:, 0] - sin * half[:, 1]
    cols = center[1] + sin * half[:, 0] + cos * half[:, 1]
    found: tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]] = polygon(
        rows, cols, (side_px, side_px)
    )
    return found
