"""A tiny prediction from end to end, which an installation has to pass before it is used."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import torch
from affine import Affine

from ..model.inference.device import choose_device
from ..model.inference.pipeline import detect
from ..model.requests.detect import DetectRequest
from ..model.requests.events import Progress
from ..model.requests.pair import PairSource, RasterSource
from ..model.requests.run import RunOptions

SIDE_PX = 128


def self_test(
    on_progress: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> dict[str, Any]:
    """Run the bundled model on two small synthetic rasters.

    Args:
        on_progress: Called with the progress.
        cancelled: Called between the steps; True stops the run.

    Returns:
        ``device`` and the ``reason`` of its choice, ``seconds`` of the prediction,
        ``python`` and ``torch`` as versions.

    Raises:
        MtrefsegError: The engine does not work; the message gives the reason.
    """
    device = choose_device("auto")
    with tempfile.TemporaryDirectory(prefix="mtrefseg-self-test-") as name:
        folder = Path(name)
        request = DetectRequest(
            PairSource(
                RasterSource(write_noise(folder / "before.tif", 0)),
                RasterSource(write_noise(folder / "after.tif", 1)),
            ),
            sentences=("the buildings that appeared",),
            output=str(folder / "changes.gpkg"),
            run_options=RunOptions(tile_px=SIDE_PX, overlap_px=0),
        )
        result = detect(request, on_progress, cancelled)
    return {
        "device": device.name,
        "reason": device.reason,
        "seconds": round(result.seconds, 2),
        "python": platform.python_version(),
        "torch": str(torch.__version__),
    }


def write_noise(path: Path, seed: int) -> str:
    """Write a raster of random values and return its path."""
    values = np.random.default_rng(seed).integers(1, 256, (3, SIDE_PX, SIDE_PX), dtype=np.uint8)
    grid = Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000)
    with rasterio.open(path, "w", driver="GTiff", width=SIDE_PX, height=SIDE_PX, count=3,
                       dtype="uint8", crs="EPSG:32633", transform=grid) as target:  # fmt: skip
        target.write(values)
    return str(path)
