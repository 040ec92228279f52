"""The probability raster is a whole Cloud-Optimized GeoTIFF or not there at all."""

from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from numpy.typing import NDArray

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.outputs.probability_raster import STEP, ProbabilityRaster

GRID = Affine(0.5, 0, 500_000, 0, -0.5, 5_000_000)
SENTENCES = ("the new ponds", "roofs that vanished — all")


@pytest.fixture
def values() -> NDArray[np.float32]:
    return np.random.default_rng(0).random((2, 700, 600), dtype=np.float32)


def write(path: Path, values: NDArray[np.float32], valid: NDArray[np.bool_], step: int) -> None:
    with ProbabilityRaster(path, *values.shape[1:], GRID, "EPSG:32614", SENTENCES) as raster:
        for row in range(0, values.shape[1], step):
            rows = slice(row, row + step)
            raster.add_strip(row, values[:, rows], valid[rows])
        raster.commit()


def test_values_come_back_with_their_grid_and_names(
    tmp_path: Path, values: NDArray[np.float32]
) -> None:
    valid = np.ones((700, 600), dtype=bool)
    valid[100:200, :50] = False
    values[:, 150] = np.nan  # where nothing is valid nothing was predicted
    valid[150] = False
    write(tmp_path / "p.tif", values, valid, 97)
    with rasterio.open(tmp_path / "p.tif") as raster:
        assert raster.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert raster.dtypes == ("float32", "float32")
        assert raster.descriptions == SENTENCES
        assert raster.transform == GRID
        assert raster.crs.to_epsg() == 32614
        assert raster.overviews(1) == [2]
        read = raster.read(masked=True)
    assert (read.mask == ~valid).all()
    assert np.abs(read - values)[:, valid].max() <= STEP / 2 + 1e-7
    assert [path.name for path in tmp_path.iterdir()] == ["p.tif"]


def test_the_height_of_the_strips_changes_nothing(
    tmp_path: Path, values: NDArray[np.float32]
) -> None:
    valid = np.ones((700, 600), dtype=bool)
    write(tmp_path / "a.tif", values, valid, 128)
    write(tmp_path / "b.tif", values, valid, 333)
    assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()


def test_rows_that_never_came_have_no_data(tmp_path: Path, values: NDArray[np.float32]) -> None:
    with ProbabilityRaster(tmp_path / "p.tif", 50, 600, GRID, "EPSG:32614", SENTENCES) as raster:
        raster.add_strip(10, values[:, :5], np.ones((5, 600), dtype=bool))
        raster.commit()
    with rasterio.open(tmp_path / "p.tif") as result:
        filled = ~np.ma.getmaskarray(result.read(1, masked=True)).all(axis=1)
    assert np.flatnonzero(filled).tolist() == [10, 11, 12, 13, 14]


def test_leaving_without_commit_leaves_nothing(tmp_path: Path, values: NDArray[np.float32]) -> None:
    (tmp_path / "p.tif").write_bytes(b"old")
    with (
        pytest.raises(KeyError),
        ProbabilityRaster(tmp_path / "p.tif", 700, 600, GRID, "EPSG:32614", SENTENCES) as raster,
    ):
        raster.add_strip(0, values, np.ones((700, 600), dtype=bool))
        raise KeyError
    assert [path.name for path in tmp_path.iterdir()] == ["p.tif"]
    assert (tmp_path / "p.tif").read_bytes() == b"old"


def test_a_folder_that_is_missing_becomes_one_sentence(tmp_path: Path) -> None:
    raster = ProbabilityRaster(tmp_path / "no" / "p.tif", 5, 5, GRID, "EPSG:32614", SENTENCES)
    with pytest.raises(MtrefsegError, match=r"p.tif' cannot be written"), raster:
        pass
