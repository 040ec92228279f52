"""Before and after must be two rasters, however they are spelled."""

import os
from types import SimpleNamespace

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.check import CheckRequest
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.export import ExportRequest
from mtrefseg.model.requests.same_raster import check_two_rasters, is_same_raster
from mtrefseg.tests.flat_requests import pair_source

DETECT = {"sentences": ("the new buildings",), "output": "o.gpkg"}
EXPORT = {"polygons": "p.gpkg", "folder": "f"}
REQUESTS = [(DetectRequest, DETECT), (CheckRequest, {}), (ExportRequest, EXPORT)]


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.tif", "b.tif", "c.nc"):
        (tmp_path / name).write_bytes(b"")
    os.link(tmp_path / "a.tif", tmp_path / "hard.tif")
    (tmp_path / "soft.tif").symlink_to("a.tif")
    (tmp_path / "folder").mkdir()
    return SimpleNamespace(root=str(tmp_path))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.tif", "a.tif"),
        ("a.tif", "{root}/a.tif"),
        ("a.tif", "./folder/../a.tif"),
        ("a.tif", "hard.tif"),
        ("soft.tif", "{root}/a.tif"),
        ("a.tif", "GTIFF_DIR:1:{root}/a.tif"),
        ('NETCDF:"c.nc":t', "NETCDF:{root}/c.nc:t"),
        ("/vsizip/c.nc/x.tif", "/vsizip/{root}/c.nc/x.tif"),
        ("https://host/a.tif", "/vsicurl/https://host/a.tif"),
        ("missing.tif", "missing.tif"),
    ],
)
def test_one_raster_in_two_spellings_is_one(files, first, second):
    assert is_same_raster(first.format(root=files.root), second.format(root=files.root))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.tif", "b.tif"),
        ("NETCDF:c.nc:t", "NETCDF:c.nc:u"),
        ("GTIFF_DIR:1:a.tif", "GTIFF_DIR:2:a.tif"),
        ("/vsizip/c.nc/x.tif", "/vsizip/c.nc/y.tif"),
        ("https://host/a.tif", "https://host/b.tif"),
        ("missing.tif", "missing2.tif"),
    ],
)
def test_two_rasters_are_two(files, first, second):
    assert not is_same_raster(first, second)


@pytest.mark.parametrize(("kind", "rest"), REQUESTS, ids=lambda part: getattr(part, "__name__", ""))
def test_a_request_for_one_raster_twice_is_refused_and_names_it(files, kind, rest):
    with pytest.raises(MtrefsegError, match=r"same raster, 'a\.tif'.*hard\.tif.*another date"):
        check_two_rasters(kind.from_dict({"before": "a.tif", "after": "hard.tif", **rest}).pair)
    check_two_rasters(kind.from_dict({"before": "a.tif", "after": "b.tif", **rest}).pair)


def test_one_file_may_hold_both_dates_in_different_bands(files):
    first, second = (1, 2, 3), (4, 5, 6)
    check_two_rasters(pair_source("a.tif", "a.tif", bands_before=first, bands_after=second))
    with pytest.raises(MtrefsegError, match="same raster"):
        check_two_rasters(pair_source("a.tif", "a.tif", bands_before=first, bands_after=(3, 4, 5)))
    with pytest.raises(MtrefsegError, match="same raster"):
        check_two_rasters(pair_source("a.tif", "a.tif", bands_after=second))
