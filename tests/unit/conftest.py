"""Small rasters for the engine's tests, and a worker without a network for the client's."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import rasterio
import torch
from affine import Affine
from hypothesis import settings
from rasterio.enums import ColorInterp

from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.events import Progress
from mtrefseg.model.requests.train import TrainRequest
from mtrefseg.tests.flat_requests import detect_request
from mtrefseg.tests.unit.raster_pairs import HALF_METRE
from mtrefseg.tests.unit.tiny import make_model, make_pairs
from mtrefseg.training.finetune import TrainResult, train
from mtrefseg.training.losses.mask import LossConfig

# other work on the machine must not decide
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

UTM31 = "EPSG:32631"
WriteRaster = Callable[..., str]


@pytest.fixture
def write_raster(tmp_path: Path) -> WriteRaster:
    """Return a function that writes a GeoTIFF and returns its path.

    Its arguments: name, values ``(bands, h, w)``, and by name ``crs``, ``transform``, ``nodata``,
    ``mask`` (``(h, w)`` of 0 or 255, kept inside the file), ``alpha`` (the last band is alpha) and
    GDAL's creation options. The defaults are UTM 31N at 0.5 m.
    """

    def write(
        name: str,
        values: npt.NDArray[Any],
        crs: str | None = UTM31,
        transform: Affine | None = HALF_METRE,
        nodata: float | None = None,
        mask: npt.NDArray[np.uint8] | None = None,
        alpha: bool = False,
        **options: Any,
    ) -> str:
        path = tmp_path / name
        count, height, width = values.shape
        place = {"crs": crs, "transform": transform}
        with (
            rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True),
            rasterio.open(
                path,
                "w",
                driver="GTiff",
                count=count,
                height=height,
                width=width,
                dtype=values.dtype,
                nodata=nodata,
                **{key: value for key, value in place.items() if value is not None},
                **options,
            ) as dataset,
        ):
            if alpha:
                dataset.colorinterp = (*dataset.colorinterp[:-1], ColorInterp.alpha)
            dataset.write(values)
            if mask is not None:
                dataset.write_mask(mask)
        return str(path)

    return write


@pytest.fixture
def noise() -> Callable[..., npt.NDArray[np.uint8]]:
    """Return a function that makes values 1 to 255 of shape ``(bands, h, w)``."""

    def make(bands: int, height: int, width: int, seed: int = 0) -> npt.NDArray[np.uint8]:
        return np.random.default_rng(seed).integers(1, 256, (bands, height, width), dtype=np.uint8)

    return make


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Let PyTorch compute in one thread: sums have one order, and small networks are quicker."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real rasters, or skip the test where there is none."""
    default = Path(__file__).resolve().parents[3] / "shared"
    folder = Path(os.environ.get("MTREFSEG_SHARED", default)) / "data"
    if not folder.is_dir():
        pytest.skip("the folder of real rasters is absent")
    return folder


@pytest.fixture
def fake_worker_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the command line of the worker that has the real protocol and no network."""
    # Outputs that a test names without a folder must not land in the repository.
    monkeypatch.chdir(tmp_path)
    return [sys.executable, "-u", str(Path(__file__).parents[1] / "fake_worker.py")]


@pytest.fixture
def client(fake_worker_command: list[str], tmp_path: Path) -> Iterator[WorkerClient]:
    """Return a client of that worker; its logs are in ``tmp_path/logs``."""
    client = WorkerClient(lambda: fake_worker_command, tmp_path / "logs")
    yield client
    client.close()


@pytest.fixture
def make_request(tmp_path: Path) -> Callable[..., DetectRequest]:
    """Return a function that makes a request of sentences, its output in ``tmp_path``."""

    def make(*sentences: str, name: str = "o.gpkg") -> DetectRequest:
        return detect_request("before.tif", "after.tif", sentences, str(tmp_path / name))

    return make


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of a fresh network, as small as it can be, whose prompt has an answer."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    make_model(folder)
    return str(folder)


@pytest.fixture(scope="session")
def tiny_pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of eight pairs of 64 × 64 pixels; a bright square appears in each."""
    folder = tmp_path_factory.mktemp("pairs")
    make_pairs(folder)
    return folder


@pytest.fixture
def run(tiny_model: str, tiny_pairs: Path, tmp_path: Path) -> Callable[..., TrainResult]:
    """Return a function that trains the tiny network; two epochs of two steps unless told."""

    def run(
        out: str = "out", cancelled: Callable[[], bool] = lambda: False,
        report: Callable[[Progress], None] = lambda progress: None, **changes: Any,
    ) -> TrainResult:  # fmt: skip
        given: dict[str, Any] = {
            "stage": 1, "output": str(tmp_path / out), "model": tiny_model,
            "data": str(tiny_pairs), "validation": str(tiny_pairs), "epochs": 2,
            "batch_size": 2, "global_batch": 4, "learning_rate": 2e-3, "device": "cpu",
            "workers": 0, "clip": 5.0,
        }  # fmt: skip
        return train(
            TrainRequest(**{**given, **changes}), report, cancelled, LossConfig(points=512)
        )

    return run
