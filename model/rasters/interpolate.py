"""Bilinear interpolation and averaging of images, by valid pixels alone. Pure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .arrays import Image, Mask, Points

Values = npt.NDArray[np.float32]
_LEAST_WEIGHT = 0.5 - 1e-4


def interpolated(
    image: Image,
    valid: Mask,
    points: Points,
    inside: Mask | None,
    across: int,
    down: int,
    per_px: tuple[int, int],
) -> Image:
    """Interpolate linearly between pixels, or between means of groups of pixels.

    Args:
        image: ``(3, h, w)``.
        valid: ``(h, w)``, True where valid; other pixels have no weight.
        points: Column and row of each sample point from the corner of the image, ``(2, rows,
            columns)``.
        inside: Which points lie inside the raster, ``(rows, columns)``; None: all.
        across: Columns of a group.
        down: Rows of a group.
        per_px: Columns and rows of sample points in each pixel of the result.

    Returns:
        The three bands and the mask, 1 where valid, ``(4, rows, columns)``. A pixel is valid when
        half of its weight is on valid pixels.
    """
    all_valid = inside is None and bool(valid.all())
    # values multiplied by their weights, and the weights unless all are 1
    pixels = image if all_valid else np.concatenate((image * valid, valid[None]))
    if (across, down) != (1, 1):
        points = points / np.array([across, down])[:, None, None]
    samples = _bilinear(_group_means(pixels, across, down), points)
    if inside is not None:
        samples *= inside
    if per_px != (1, 1):
        samples = _pixel_means(samples, *per_px)
    values = np.ones((4, *samples.shape[1:]), np.uint8)
    if all_valid:
        np.rint(samples, out=values[:3], casting="unsafe")
        return values
    kept = samples[3] >= _LEAST_WEIGHT
    colours = samples[:3] / np.maximum(samples[3], _LEAST_WEIGHT)
    values[:3] = np.rint(np.minimum(colours, 255.0)) * kept
    values[3] = kept
    return values


def _group_means(pixels: Image, across: int, down: int) -> Values:
    """Return means of groups of pixels; groups at the right and bottom edges are smaller."""
    bands, height, width = pixels.shape
    if across == down == 1:
        return pixels.astype(np.float32)
    rows, cols = -(-height // down), -(-width // across)
    if (rows * down, cols * across) != (height, width):
        padding = (0, 0), (0, rows * down - height), (0, cols * across - width)
        pixels = np.pad(pixels, padding)
    row_sums = pixels.reshape(bands, rows, down, -1).sum(axis=2, dtype=np.uint32)
    sums = row_sums.reshape(bands, rows, cols, across).sum(axis=3)
    sizes = np.outer(_group_sizes(height, down), _group_sizes(width, across))
    return np.asarray(sums / sizes.astype(np.float32), np.float32)


def _group_sizes(length: int, group: int) -> npt.NDArray[np.int_]:
    return np.diff(np.append(np.arange(0, length, group), length))


def _pixel_means(samples: Values, across: int, down: int) -> Values:
    """Return the mean of each ``across`` × ``down`` sample points."""
    offsets = [samples[:, i::down, j::across] for i in range(down) for j in range(across)]
    return np.asarray(sum(offsets[1:], offsets[0]) / np.float32(len(offsets)))


def _bilinear(pixels: Values, points: Points) -> Values:
    """Interpolate ``(bands, h, w)`` at points ``(2, rows, columns)`` in pixels from the corner."""
    _, height, width = pixels.shape
    # -1 and 1 are the outer edges; infinite points lie outside and are masked later
    grid = np.empty((1, *points.shape[1:], 2), np.float32)
    for axis, size in enumerate((width, height)):
        np.clip(points[axis] * (2.0 / size) - 1.0, -2.0, 2.0, out=grid[0, ..., axis])
    # Imported here: a check of two rasters on one grid does not need PyTorch, which takes seconds
    # to load. A single image is computed in the calling thread.
    import torch
    from torch.nn import functional

    samples = functional.grid_sample(
        torch.from_numpy(pixels[None]),
        torch.from_numpy(grid),
        mode="bilinear",
        padding_mode="border",
        align_corners=False,
    )
    return np.asarray(samples[0].numpy())
