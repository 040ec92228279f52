"""The bundled model on real rasters of ../shared/data/geo; skipped where that folder is absent."""

from __future__ import annotations

import os
from pathlib import Path

import geopandas
import numpy as np
import numpy.typing as npt
import pytest
import rasterio
from rasterio.features import rasterize
from rasterio.vrt import WarpedVRT

from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.request import DetectRequest

ROOT = Path(__file__).parents[2]
GEO = Path(os.environ.get("MTREFSEG_SHARED", ROOT.parent / "shared")) / "data" / "geo"
pytestmark = pytest.mark.skipif(not GEO.is_dir(), reason=f"needs the real rasters of {GEO}")

PAIRS = {
    "naip": ("naip_nd/20120731.tif", "naip_nd/20150926.tif", ()),
    "landsat": ("landsat_pucallpa/1990.tif", "landsat_pucallpa/2020.tif", ()),
    "fire": ("coldsprings_fire/A.tif", "coldsprings_fire/B.tif", (3, 2, 1)),
    "clearing": ("suriname_clearing/A.tif", "suriname_clearing/B.tif", ()),
}


def request_of(name: str, output: Path, *sentences: str) -> DetectRequest:
    before, after, bands = PAIRS[name]
    return DetectRequest(str(GEO / before), str(GEO / after), sentences, str(output),
                         bands_before=bands, bands_after=bands)  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_polygons_lie_on_the_pixel_edges_of_the_before_raster(name: str, tmp_path: Path) -> None:
    request = request_of(name, tmp_path / "out.gpkg", "everything that changed")
    result = detect(request)
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert len(found) == result.count > 0
    assert found.geometry.is_valid.all()
    with rasterio.open(request.before) as before:
        assert found.crs == before.crs
        corners = found.geometry.get_coordinates().to_numpy()
        cols, rows = ~before.transform @ (corners[:, 0], corners[:, 1])
        assert np.abs(cols - np.round(cols)).max() < 1e-3
        assert np.abs(rows - np.round(rows)).max() < 1e-3
        assert found.total_bounds[0] >= before.bounds.left - 1e-6
    total = geopandas.GeoSeries(found.geometry).to_crs("ESRI:54034").area.sum()
    assert found["area_m2"].sum() == pytest.approx(total, rel=0.02)


def _water(path: str, like: str) -> npt.NDArray[np.bool_]:
    """Open water on the grid of ``like``, by the NDWI of the green and near infrared bands."""
    with rasterio.open(like) as grid:
        place = {key: grid.profile[key] for key in ("crs", "transform", "width", "height")}
    with rasterio.open(path) as source, WarpedVRT(source, **place) as vrt:
        _, green, _, infrared = vrt.read().astype(np.float32)
    return np.asarray((green - infrared) / np.maximum(green + infrared, 1) > 0.1)


def test_water_that_appeared_is_found_better_than_by_chance(tmp_path: Path) -> None:
    sentences = ("the water that appeared", "the ponds that dried up")
    request = request_of("naip", tmp_path / "out.gpkg", *sentences)
    detect(request)
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    with rasterio.open(request.before) as grid:
        shape, transform = grid.shape, grid.transform
    before, after = (_water(path, request.before) for path in (request.before, request.after))
    appeared = found[found["sentence"] == sentences[0]]
    mask = rasterize(appeared.geometry, shape, transform=transform).astype(bool)
    truth = after & ~before
    precision = (mask & truth).sum() / max(1, mask.sum())
    recall = (mask & truth).sum() / truth.sum()
    print(f"water that appeared: precision {precision:.2f}, recall {recall:.2f} against NDWI")
    assert precision > 4 * truth.mean()
    assert recall > 1.5 * mask.mean()
