"""The way from two rasters to a GeoPackage, with a network whose masks are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import pyogrio
import pytest
import rasterio
from affine import Affine
from pyproj import Geod
from rasterio.enums import Resampling
from rasterio.warp import calculate_default_transform, reproject

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.files.stored_request import read_provenance
from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.model.requests.events import Progress
from mtrefseg.model.requests.flat import replaced
from mtrefseg.tests.flat_requests import detect_request

Run = Callable[..., DetectResult]
SENTENCES = ("the water that appeared", "the water that disappeared")
SIDE = 700


class RedGrew:
    """Finds where red grew (first sentence) and where it shrank (second): pixel by pixel."""

    facts = {"model": "red", "model_hash": "0", "device": "cpu", "device_reason": "test"}
    overview_px = None

    def __init__(self, sentences: int) -> None:
        self._sentences = sentences

    def predict(
        self, images: npt.NDArray[np.uint8], tile_bounds: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        red = images[:, :, 0].astype(np.float32)
        grew = np.clip((red[:, 1] - red[:, 0]) / 200, 0, 1)
        shrank = np.clip((red[:, 0] - red[:, 1]) / 200, 0, 1)
        return np.stack([grew, shrank, 0 * grew][: self._sentences], axis=1)


@pytest.fixture
def scene(write_raster: Any) -> tuple[str, str]:
    """Two rasters of 700 x 700 pixels of 0.5 m: two squares appear, one disappears."""
    before = np.full((3, SIDE, SIDE), 40, np.uint8)
    after = before.copy()
    after[0, 100:300, 90:390] = 220
    after[0, 600:640, 600:660] = 200
    before[0, 400:500, 400:480] = 230
    tiled = {"tiled": True, "blockxsize": 128, "blockysize": 128}
    return write_raster("b.tif", before, **tiled), write_raster("a.tif", after, **tiled)


@pytest.fixture
def run(scene: tuple[str, str], tmp_path: Path) -> Run:
    """Return a function that runs a request on the scene; arguments change the request."""

    def run(
        on_progress: Any = lambda progress: None, cancelled: Any = lambda: False, **changes: Any
    ):
        request = replaced(_request(scene, tmp_path), **changes)
        network = RedGrew(len(request.sentences))
        return detect(request, on_progress, cancelled, lambda _: network)

    return run


def _request(scene: tuple[str, str], folder: Path) -> DetectRequest:
    return detect_request(
        *scene,
        SENTENCES,
        str(folder / "out.gpkg"),
        tile_px=256,
    )


def _leftovers(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"a.tif", "b.tif"}


def test_polygons_lie_exactly_where_the_pixels_are(run: Run, tmp_path: Path) -> None:
    result = run()
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert found.crs.to_epsg() == 32631
    boxes = {tuple(row.geometry.bounds): row.sentence for row in found.itertuples()}
    x, y = 500_000, 5_400_000
    assert boxes == {
        (x + 45, y - 150, x + 195, y - 50): "the water that appeared",
        (x + 300, y - 320, x + 330, y - 300): "the water that appeared",
        (x + 200, y - 250, x + 240, y - 200): "the water that disappeared",
    }
    assert [s.count for s in result.sentences] == [2, 1]
    assert result.facts["seen"] == (
        "The rasters overlap on 100% of the before raster; pixels of 0.5 m before and 0.5 m after "
        "(ratio 1.00); 700 × 700 pixels in 25 tiles."
    )
    assert found["confidence"].to_list() == pytest.approx([0.9, 0.95, 0.8], abs=1e-3)


def test_areas_agree_with_an_independent_geodesic_computation(run: Run, tmp_path: Path) -> None:
    result = run()
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    geod = Geod(ellps="WGS84")
    for row in found.to_crs(4326).itertuples():
        area, perimeter = geod.geometry_area_perimeter(row.geometry)
        assert row.area_m2 == pytest.approx(abs(area), rel=1e-6)
        assert row.perimeter_m == pytest.approx(perimeter, rel=1e-6)
    assert result.area_m2 == pytest.approx(found["area_m2"].sum())


@pytest.mark.parametrize(
    "changes",
    [
        {"tile_px": 128, "overlap_px": 0},
        {"tile_px": 1024, "overlap_px": 512, "batch_size": 1},
        {"tile_px": 320, "overlap_px": 100, "batch_size": 7},
    ],
)
def test_tiles_leave_no_trace(run: Run, tmp_path: Path, changes: dict[str, Any]) -> None:
    run()
    run(output=str(tmp_path / "other.gpkg"), **changes)
    first, other = (
        geopandas.read_file(tmp_path / n, layer="changes") for n in ("out.gpkg", "other.gpkg")
    )
    assert sorted(g.normalize().wkt for g in first.geometry) == sorted(
        g.normalize().wkt for g in other.geometry
    )


class LooksAround(RedGrew):
    """Keeps the windows that it is shown before the tiles."""

    overview_px = 256

    def __init__(self) -> None:
        super().__init__(2)
        self.shown: list[npt.NDArray[np.uint8]] = []

    def encode_overview(
        self, windows: npt.NDArray[np.uint8], tile_bounds: npt.NDArray[np.float32]
    ) -> None:
        self.shown.append(windows)


def test_what_is_seen_first_depends_on_the_extent_alone(
    scene: tuple[str, str], tmp_path: Path
) -> None:
    shown = []
    for changes in ({}, {"tile_px": 128, "overlap_px": 32, "batch_size": 1}):
        network = LooksAround()
        request = replaced(_request(scene, tmp_path), **changes)
        detect(request, predictor=lambda _, network=network: network)
        shown += network.shown
    assert len(shown) == 2
    assert shown[0].shape == (9, 2, 3, 256, 256)
    assert np.array_equal(shown[0], shown[1])
    # the first window is the upper left corner, the last the lower right one
    assert shown[0][0, 1, 0, 150, 200] == 220
    assert shown[0][8, 1, 0, 600 - (SIDE - 256), 620 - (SIDE - 256)] == 200


def test_windows_without_pixels_are_not_looked_at(
    write_raster: Any, noise: Any, tmp_path: Path
) -> None:
    mask = np.zeros((300, 600), np.uint8)
    mask[:, 300:] = 255
    paths = [write_raster(f"{n}.tif", noise(3, 300, 600, n), mask=mask) for n in (1, 2)]
    network = LooksAround()
    sentences = SENTENCES
    request = detect_request(*paths, sentences, str(tmp_path / "out.gpkg"), tile_px=256)
    detect(request, predictor=lambda _: network)
    (windows,) = network.shown
    # of 2 x 3 windows those in the left third are empty, and those in the middle nearly half
    assert len(windows) == 4


def test_the_same_run_twice_gives_the_same_geometries_in_the_same_order(
    run: Run, tmp_path: Path
) -> None:
    run()
    first = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    run()
    assert (
        geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
        .geometry.to_wkb()
        .equals(first.geometry.to_wkb())
    )


def test_progress_goes_up_and_names_every_stage(run: Run) -> None:
    events: list[Progress] = []
    run(on_progress=events.append)
    assert [p.fraction for p in events] == sorted(p.fraction for p in events)
    assert list(dict.fromkeys(p.stage for p in events)) == ["open", "load", "predict", "write"]


def test_the_provenance_tells_how_to_do_it_again(run: Run, tmp_path: Path) -> None:
    run(threshold=0.4)
    metadata = pyogrio.read_info(tmp_path / "out.gpkg", layer="changes")["layer_metadata"]
    request = DetectRequest.from_dict(json.loads(metadata["request"]))
    assert request.polygon_options.threshold == 0.4
    assert request.sentences == SENTENCES
    assert json.loads(metadata["tiles"])["size_px"] == 256
    assert json.loads(metadata["libraries"])["torch"].startswith("2.")


def test_nothing_found_is_a_valid_empty_layer(run: Run, tmp_path: Path) -> None:
    result = run(threshold=1.0)
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert len(found) == 0
    assert found.crs.to_epsg() == 32631
    assert {"sentence", "confidence", "area_m2", "created"} <= set(found.columns)
    assert result.sentences[0].mean_confidence is None


def test_all_pixels_nodata_is_a_warning_and_an_empty_layer(
    run: Run, write_raster: Any, tmp_path: Path
) -> None:
    nothing = write_raster("a.tif", np.zeros((3, SIDE, SIDE), np.uint8), nodata=0)
    result = run(after=nothing)
    assert result.count == 0
    assert any("valid pixel" in warning for warning in result.warnings)
    assert len(geopandas.read_file(tmp_path / "out.gpkg", layer="changes")) == 0


def test_nodata_is_never_a_change(run: Run, write_raster: Any, tmp_path: Path) -> None:
    after = np.full((3, SIDE, SIDE), 40, np.uint8)
    after[0, 100:300, 90:390] = 220
    after[:, 150:200, 90:200] = 7
    run(after=write_raster("a.tif", after, nodata=7))
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    appeared = found[found["sentence"] == "the water that appeared"]
    assert appeared.geometry.area.sum() == (200 * 300 - 50 * 110) / 4


def test_the_probability_raster_has_a_band_per_sentence_and_lies_on_the_grid(
    run: Run, tmp_path: Path
) -> None:
    run(probability=str(tmp_path / "p.tif"))
    with rasterio.open(tmp_path / "p.tif") as raster:
        assert raster.descriptions == SENTENCES
        assert raster.transform == Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000)
        values = raster.read(1)
        assert raster.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
    assert values.shape == (SIDE, SIDE)
    assert values[200, 200] == pytest.approx(0.9, abs=2e-3)
    assert values[500, 600] == 0


def test_an_extent_in_another_crs_bounds_the_work(run: Run, tmp_path: Path) -> None:
    from pyproj import Transformer

    west, north = 500_000 + 20, 5_400_000 - 20
    to_degrees = Transformer.from_crs(32631, 4326, always_xy=True)
    box = to_degrees.transform_bounds(west, north - 100, west + 100, north)
    run(extent=box, extent_crs="EPSG:4326")
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert len(found) == 1
    assert found.total_bounds == pytest.approx((500_045, north - 100, west + 100, 5_399_950), abs=1)


def test_a_shifted_after_raster_is_moved_back(run: Run, scene: tuple[str, str], tmp_path: Path,
                                              write_raster: Any) -> None:  # fmt: skip
    run()
    expected = geopandas.read_file(tmp_path / "out.gpkg", layer="changes").geometry
    with rasterio.open(scene[1]) as raster:
        moved = np.roll(raster.read(), (-4, 3), (1, 2))
    run(after=write_raster("a.tif", moved), shift_px=(3.0, -4.0))
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes").geometry
    assert sorted(g.normalize().wkt for g in found) == sorted(g.normalize().wkt for g in expected)


def test_a_measured_shift_changes_nothing_and_is_in_the_provenance(
    run: Run, tmp_path: Path
) -> None:
    run()
    expected = geopandas.read_file(tmp_path / "out.gpkg", layer="changes").geometry
    run(measured_shift_px=(3.0, -4.0, 0.125))
    assert geopandas.read_file(tmp_path / "out.gpkg", layer="changes").geometry.equals(expected)
    request, facts = read_provenance(tmp_path / "out.gpkg")
    assert request.measured_shift_px == (3.0, -4.0, 0.125)
    assert request.pair.shift_px == (0.0, 0.0)
    assert "measured a shift of (3.00, -4.00) pixels, spread 0.12" in facts["seen"]


def test_cancelling_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    calls = iter(range(100))
    with pytest.raises(Cancelled):
        run(cancelled=lambda: next(calls) > 4, batch_size=1, probability=str(tmp_path / "p.tif"))
    assert _leftovers(tmp_path) == set()


def test_an_earlier_result_survives_a_failed_run(run: Run, tmp_path: Path) -> None:
    run()
    before = (tmp_path / "out.gpkg").read_bytes()
    with pytest.raises(Cancelled):
        run(cancelled=lambda: True)
    assert (tmp_path / "out.gpkg").read_bytes() == before
    assert _leftovers(tmp_path) == {"out.gpkg"}


def test_a_corrupt_block_names_file_window_and_cause_and_leaves_nothing(
    run: Run, scene: tuple[str, str], tmp_path: Path, write_raster: Any
) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (3, SIDE, SIDE), np.uint8)
    path = Path(write_raster("a.tif", noise, tiled=True, blockxsize=128, blockysize=128,
                             compress="deflate"))  # fmt: skip
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 3000] = b"\xff" * 3000
    path.write_bytes(data)
    with pytest.raises(MtrefsegError, match=r"a\.tif") as caught:
        run()
    assert "row" in str(caught.value)
    assert _leftovers(tmp_path) == set()


@pytest.mark.parametrize("tile_px", [100, 2048, 130])
def test_tile_sizes_that_the_model_does_not_take_are_refused(run: Run, tile_px: int) -> None:
    with pytest.raises(MtrefsegError, match=f"Tile size {tile_px} is not allowed.*multiples of"):
        run(tile_px=tile_px)


def _reprojected(path: str, out: Path, crs: str, scale: float, crop: int) -> str:
    """Bring a raster to another CRS and resolution, cut some pixels off all around."""
    with rasterio.open(path) as source:
        grid, width, height = calculate_default_transform(
            source.crs, crs, source.width, source.height, *source.bounds
        )
        grid = grid @ Affine.scale(scale) @ Affine.translation(crop, crop)
        width, height = int(width / scale) - 2 * crop, int(height / scale) - 2 * crop
        image = np.zeros((3, height, width), np.uint8)
        reproject(source.read(), image, src_transform=source.transform, src_crs=source.crs,
                  dst_transform=grid, dst_crs=crs, resampling=Resampling.bilinear,
                  dst_nodata=0)  # fmt: skip
    profile = {"driver": "GTiff", "count": 3, "dtype": "uint8", "nodata": 0}
    with rasterio.open(out, "w", width=width, height=height, crs=crs, transform=grid,
                       **profile) as target:  # fmt: skip
        target.write(image)
    return str(out)


@pytest.mark.parametrize(
    ("crs", "scale", "crop"),
    [("EPSG:3857", 1.0, 0), ("EPSG:32631", 0.5, 0), ("EPSG:4326", 1.0, 0), ("EPSG:32631", 1.0, 40)],
)
def test_an_after_raster_on_another_grid_gives_polygons_in_the_same_place(
    run: Run, scene: tuple[str, str], tmp_path: Path, crs: str, scale: float, crop: int
) -> None:
    run(sentences=("the water that appeared",))
    aligned = geopandas.read_file(tmp_path / "out.gpkg", layer="changes").union_all()
    after = _reprojected(scene[1], tmp_path / "other.tif", crs, scale, crop)
    run(after=after, sentences=("the water that appeared",))
    other = geopandas.read_file(tmp_path / "out.gpkg", layer="changes").union_all()
    assert aligned.intersection(other).area / aligned.union(other).area >= 0.98
