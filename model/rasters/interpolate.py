"""Values of an image between its pixels, where only valid pixels count. Pure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .band_reader import Image, Mask
from .grid import Array

Values = npt.NDArray[np.float32]
_LEAST_WEIGHT = 0.5 - 1e-4


def interpolated(
    image: Image,
    valid: Mask,
    places: Array,
    inside: Mask | None,
    across: int,
    down: int,
    per_px: tuple[int, int],
) -> Image:
    """Interpolate linearly between pixels, or between means of groups of pixels.

    Args:
        image: ``(3, h, w)``.
        valid: ``(h, w)``; other pixels weigh nothing.
        places: Column and row of each place from the corner of the image, ``(2, rows, columns)``.
        inside: Which places lie inside the raster, ``(rows, columns)``; None: all.
        across: Columns of a group.
        down: Rows of a group.
        per_px: So many columns and rows of places make a pixel of the result.

    Returns:
        The three bands and validity, 0 or 1, ``(4, rows, columns)``. A pixel is valid when half of
        its weights are.
    """
    whole = inside is None and bool(valid.all())
    # multiplied by their weights, and the weights where they differ
    pixels = image if whole else np.concatenate((image * valid, valid[None]))
    if (across, down) != (1, 1):
        places = places / np.array([across, down])[:, None, None]
    samples = _between(_means(pixels, across, down), places)
    if inside is not None:
        samples *= inside
    if per_px != (1, 1):
        samples = _mean_of_parts(samples, *per_px)
    values = np.ones((4, *samples.shape[1:]), np.uint8)
    if whole:
        np.rint(samples, out=values[:3], casting="unsafe")
        return values
    kept = samples[3] >= _LEAST_WEIGHT
    colours = samples[:3] / np.maximum(samples[3], _LEAST_WEIGHT)
    values[:3] = np.rint(np.minimum(colours, 255.0)) * kept
    values[3] = kept
    return values


def _means(pixels: Image, across: int, down: int) -> Values:
    """Return means of groups of pixels; at the far edges a group has fewer."""
    bands, height, width = pixels.shape
    if across == down == 1:
        return pixels.astype(np.float32)
    rows, cols = -(-height // down), -(-width // across)
    if (rows * down, cols * across) != (height, width):
        more = (0, 0), (0, rows * down - height), (0, cols * across - width)
        pixels = np.pad(pixels, more)
    lines = pixels.reshape(bands, rows, down, -1).sum(axis=2, dtype=np.uint32)
    sums = lines.reshape(bands, rows, cols, across).sum(axis=3)
    sizes = np.outer(_group_sizes(height, down), _group_sizes(width, across))
    return np.asarray(sums / sizes.astype(np.float32), np.float32)


def _group_sizes(length: int, group: int) -> npt.NDArray[np.int_]:
    return np.diff(np.append(np.arange(0, length, group), length))


def _mean_of_parts(samples: Values, across: int, down: int) -> Values:
    """Return the mean of each ``across`` × ``down`` neighbours."""
    parts = [samples[:, i::down, j::across] for i in range(down) for j in range(across)]
    return np.asarray(sum(parts[1:], parts[0]) / np.float32(len(parts)))


def _between(pixels: Values, places: Array) -> Values:
    """Interpolate ``(bands, h, w)`` at places ``(2, rows, columns)`` in pixels from the corner."""
    _, height, width = pixels.shape
    # -1 and 1 are the outer edges; places that are infinite lie outside and are left out later
    grid = np.empty((1, *places.shape[1:], 2), np.float32)
    for axis, size in enumerate((width, height)):
        np.clip(places[axis] * (2.0 / size) - 1.0, -2.0, 2.0, out=grid[0, ..., axis])
    # Late: a check of two rasters on one grid needs no PyTorch, which takes seconds to load. It
    # computes a single image in the calling thread.
    import torch
    from torch.nn import functional

    found = functional.grid_sample(
        torch.from_numpy(pixels[None]),
        torch.from_numpy(grid),
        mode="bilinear",
        padding_mode="border",
        align_corners=False,
    )
    return np.asarray(found[0].numpy())
