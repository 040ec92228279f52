"""A small pair, a network whose masks are known, and a run of both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.tests.flat_requests import detect_request

SENTENCES = ("the water that appeared",)
SIDE = 128
SQUARES = ((10, 10), (10, 70), (70, 30))
"""First row and column of what appears: 20 × 20 pixels each, 100 m²."""


class Difference:
    """Finds where red grew, pixel by pixel."""

    facts = {"model": "difference", "model_hash": "0", "device": "cpu", "device_reason": "test"}
    overview_px = None

    def predict(
        self, images: npt.NDArray[np.uint8], tile_bounds: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        red = images[:, :, 0].astype(np.float32)
        return np.clip((red[:, 1] - red[:, 0]) / 200, 0, 1)[:, None]


@pytest.fixture
def pair(write_raster: Any) -> tuple[str, str]:
    """Return the paths of b.tif and a.tif; red is nearly even, the rest is noise."""
    before = np.random.default_rng(0).integers(30, 60, (3, SIDE, SIDE)).astype(np.uint8)
    before[0] = 40 + before[1] % 2
    after = before.copy()
    for number, (row, col) in enumerate(SQUARES):
        after[0, row : row + 20, col : col + 20] = 180 + 20 * number
    return write_raster("b.tif", before), write_raster("a.tif", after)


@pytest.fixture
def run(pair: tuple[str, str], tmp_path: Path) -> Callable[..., DetectResult]:
    """Return a function that looks for what grew; arguments change the request."""

    def run(output: Any = "out.gpkg", on_polygons: Any = None, **changes: Any) -> DetectResult:
        values = {"before": pair[0], "after": pair[1], "sentences": SENTENCES, **changes}
        request = detect_request(output=str(tmp_path / output), **values)
        listener = {"on_polygons": on_polygons} if on_polygons else {}
        return detect(request, predictor=lambda _: Difference(), **listener)

    return run


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run fail that gets as far as the network: refusals come before any work."""

    def unexpected(*_: Any) -> None:
        raise AssertionError("the run was not refused before its work")

    monkeypatch.setattr(Difference, "predict", unexpected)


@pytest.fixture
def snapshot(tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """Return a function that reads all files below ``tmp_path``."""

    def read() -> dict[str, bytes]:
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        return {str(path.relative_to(tmp_path)): path.read_bytes() for path in files}

    return read
