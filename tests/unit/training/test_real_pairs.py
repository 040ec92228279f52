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

from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.tests.flat_requests import detect_request
from mtrefseg.training.batches.real_pairs import EAST, infrared_water

ROOT = Path(__file__).parents[3]
GEO = Path(os.environ.get("MTREFSEG_SHARED", ROOT.parent / "shared")) / "data" / "geo"
pytestmark = pytest.mark.skipif(not GEO.is_dir(), reason=f"needs the real rasters of {GEO}")

PAIRS = {
    "naip": ("naip_nd/20120731.tif", "naip_nd/20150926.tif", ()),
    "landsat": ("landsat_pucallpa/1990.tif", "landsat_pucallpa/2020.tif", ()),
    "fire": ("coldsprings_fire/A.tif", "coldsprings_fire/B.tif", (3, 2, 1)),
    "clearing": ("suriname_clearing/A.tif", "suriname_clearing/B.tif", ()),
}
# Precision and recall of water against the near infrared that this model reaches, with room for
# another machine.
LEAST = {"all": (0.45, 0.65), "the east, never trained on": (0.5, 0.65)}
Mask = npt.NDArray[np.bool_]


def request_of(name: str, output: Path, *sentences: str) -> DetectRequest:
    before, after, bands = PAIRS[name]
    return detect_request(str(GEO / before), str(GEO / after), sentences, str(output),
                         bands_before=bands, bands_after=bands)  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_polygons_lie_on_the_pixel_edges_of_the_before_raster(name: str, tmp_path: Path) -> None:
    request = request_of(name, tmp_path / "out.gpkg", "the water that appeared")
    result = detect(request)
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert len(found) == result.count
    assert result.count > 0 or name in ("fire", "clearing")
    if not result.count:  # a valid empty layer
        return
    assert found.geometry.is_valid.all()
    with rasterio.open(request.pair.before.path) as before:
        assert found.crs == before.crs
        corners = found.geometry.get_coordinates().to_numpy()
        cols, rows = ~before.transform @ (corners[:, 0], corners[:, 1])
        assert np.abs(cols - np.round(cols)).max() < 1e-3
        assert np.abs(rows - np.round(rows)).max() < 1e-3
        assert found.total_bounds[0] >= before.bounds.left - 1e-6
    total = geopandas.GeoSeries(found.geometry).to_crs("ESRI:54034").area.sum()
    assert found["area_m2"].sum() == pytest.approx(total, rel=0.02)


@pytest.fixture(scope="module")
def wetlands(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mask, Mask]:
    """Water that appeared from 2012 to 2015: as found, and as the near infrared shows it."""
    output = tmp_path_factory.mktemp("wetlands") / "out.gpkg"
    request = request_of("naip", output, "the water that appeared")
    detect(request)
    polygons = geopandas.read_file(output, layer="changes").geometry
    before, after = Path(request.pair.before.path), Path(request.pair.after.path)
    with rasterio.open(before) as grid:
        found = rasterize(polygons, grid.shape, transform=grid.transform).astype(bool)
    dry, wet = (infrared_water(path, before)[1] for path in (before, after))
    return found, wet & ~dry


@pytest.mark.parametrize("part", LEAST)
def test_water_that_appeared_is_found(wetlands: tuple[Mask, Mask], part: str) -> None:
    found, truth = wetlands
    if part != "all":
        found, truth = (mask[:, int(EAST * mask.shape[1]) :] for mask in wetlands)
    precision = (found & truth).sum() / max(1, found.sum())
    recall = (found & truth).sum() / truth.sum()
    print(f"water that appeared, {part}: precision {precision:.2f}, recall {recall:.2f}")
    assert precision > LEAST[part][0]
    assert recall > LEAST[part][1]


def test_a_half_that_the_sentence_names_holds_the_same_polygons_as_without_it(
    tmp_path: Path,
) -> None:
    halves = {"upper": "y_rel <= 0.5", "northern": "n_rel >= 0.5", "left": "x_rel <= 0.5"}
    sentences = [f"the water that appeared in the {half} half" for half in halves]
    detect(request_of("naip", tmp_path / "out.gpkg", "the water that appeared", *sentences))
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    plain = found[found["sentence"] == "the water that appeared"]
    for sentence, condition in zip(sentences, halves.values(), strict=True):
        kept = found[(found["sentence"] == sentence) & found["dropped_by"].isna()]
        expected = plain.query(condition)
        assert 0 < len(expected) < len(plain)
        assert sorted(kept.to_wkt()["geometry"]) == sorted(expected.to_wkt()["geometry"])
