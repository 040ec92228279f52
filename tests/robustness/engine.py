"""The engine with a fake network, as a process: ``engine.py worker`` or ``cli …``."""

from __future__ import annotations

import sys
import time
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage

BATCH_S = 0.01
HILL_PX = 4.0
"""Standard deviation of the smoothing; small values give many polygons."""


class Hills:
    """Predictor whose probabilities are the smoothed noise of the after image."""

    facts = {"model": "hills", "model_hash": "0", "device": "cpu", "device_reason": "test"}
    overview_px = None

    def predict(
        self, images: npt.NDArray[np.uint8], tile_bounds: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        time.sleep(BATCH_S)
        noise = images[:, 1, 0].astype(np.float32) / 255 - 0.5
        hills = ndimage.gaussian_filter(noise, (0, HILL_PX, HILL_PX)) * 2 * HILL_PX
        # In coarser steps than the raster stores: no pixel lies within half a step of a threshold.
        return (np.rint(np.clip(hills + 0.4, 0, 1) * 256) / 256)[:, None]


def use_fake_network() -> None:
    """Let every run load the fake network."""
    from mtrefseg.model.inference import pipeline

    pipeline.load_predictor = lambda *_: Hills()  # type: ignore[assignment]


def detect(request: dict[str, Any], on_event: Any, cancelled: Any) -> Any:
    """Operation of the worker."""
    use_fake_network()
    from mtrefseg.engine.operations import OPERATIONS

    return OPERATIONS["detect"](request, on_event, cancelled)


if __name__ == "__main__":
    if sys.argv.pop(1) == "worker":
        from mtrefseg.engine import worker

        worker.main({"detect": detect})
    else:
        use_fake_network()
        from mtrefseg.engine import cli

        cli.main()
