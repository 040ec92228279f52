"""A disk that is full at any moment: old outputs intact or whole new ones, and one sentence."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from affine import Affine

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.outputs import probability_raster as writing
from mtrefseg.model.outputs.preview import draw_preview
from mtrefseg.model.outputs.probability_raster import ProbabilityRaster

GRID = Affine(0.5, 0, 500_000, 0, -0.5, 5_000_000)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size: writing fails as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.97, 1.0])
@pytest.mark.parametrize("file", ["out.gpkg", "p.tif"])
def test_a_run_on_a_full_disk_keeps_the_earlier_result(
    run: Any, tmp_path: Path, snapshot: Any, share: float, file: str
) -> None:
    options = {"probability": str(tmp_path / "p.tif")}
    run(**options)
    before = snapshot()
    size = int((tmp_path / file).stat().st_size * share)
    error = None
    with largest_file(size):
        try:
            run(**options)
        except MtrefsegError as caught:
            error = caught
    after = snapshot()
    assert after.keys() == before.keys()
    if error is None:
        with rasterio.open(tmp_path / "p.tif") as raster:
            assert raster.read().max() > 0.8
    else:
        assert after == before
        assert "\n" not in str(error) and str(tmp_path) in error.message


def test_a_broken_raster_is_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = np.random.default_rng(0).random((1, 600, 600), dtype=np.float32)
    copy = rasterio.shutil.copy

    def cut(source: Any, target: Any, **options: Any) -> None:
        copy(source, target, **options)
        with Path(target).open("r+b") as stream:
            stream.truncate(Path(target).stat().st_size * 3 // 4)

    monkeypatch.setattr(writing.rasterio.shutil, "copy", cut)
    raster = ProbabilityRaster(tmp_path / "p.tif", 600, 600, GRID, "EPSG:32614", ("ponds",))
    with pytest.raises(MtrefsegError, match=r"p.tif' cannot be written"), raster:
        raster.add_strip(0, values, np.ones((600, 600), dtype=bool))
        raster.commit()
    assert list(tmp_path.iterdir()) == []


def test_a_raster_with_other_values_is_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = np.full((1, 64, 64), 0.5, np.float32)
    copy = rasterio.shutil.copy

    def altered(source: Any, target: Any, **options: Any) -> None:
        with rasterio.open(source, "r+") as strips:
            strips.write(values * 0, window=((0, 1), (0, 64)))
        copy(source, target, **options)

    raster = ProbabilityRaster(tmp_path / "p.tif", 64, 64, GRID, "EPSG:32614", ("ponds",))
    with pytest.raises(MtrefsegError, match="row 0 reads back otherwise"), raster:
        raster.add_strip(0, values, np.ones((64, 64), dtype=bool))
        monkeypatch.setattr(writing.rasterio.shutil, "copy", altered)
        raster.commit()
    assert list(tmp_path.iterdir()) == []


def test_a_preview_on_a_full_disk_keeps_the_earlier_one(
    run: Any, tmp_path: Path, snapshot: Any
) -> None:
    run()
    draw_preview(tmp_path / "out.gpkg", tmp_path / "p.png")
    before = snapshot()
    with largest_file(3000), pytest.raises(MtrefsegError, match=r"p.png' cannot be written"):
        draw_preview(tmp_path / "out.gpkg", tmp_path / "p.png")
    assert snapshot() == before
