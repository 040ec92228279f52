"""The same pair in many forms of rasters gives the answer of its plain form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import pytest
import rasterio
from rasterio.features import rasterize

from mtrefseg.model.files.result_schema import LAYER
from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.rasters.gdal_settings import gdal_env
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.tests.flat_requests import detect_request
from mtrefseg.tests.unit.rasters.raster_forms import CHANGE, CRS, GRID, SIDE, Form, scene, tiff
from mtrefseg.tests.unit.rasters.raster_forms_files import forms_of_files
from mtrefseg.tests.unit.rasters.raster_forms_values import forms_of_values

FORMS = [*forms_of_files(), *forms_of_values()]
FINER = "fine detail is in one of them only"
Mask = npt.NDArray[np.bool_]


class Difference:
    """Stands in for the network: how far the dates differ, pixel by pixel."""

    facts = {"model": "difference", "model_hash": "0", "device": "cpu"}
    overview_px = None

    def encode_overview(self, *arguments: Any) -> None:
        """Take no notice of the scene."""

    def predict(self, images: npt.NDArray[np.uint8], tile_bounds: Any) -> npt.NDArray[np.float32]:
        """Return ``(n, 1, h, w)`` for images ``(n, 2, 3, h, w)``."""
        difference = np.abs(images[:, 1].astype(np.float32) - images[:, 0]).mean(1)
        return np.clip(difference / 96, 0, 1)[:, None]


def answer(before: str, after: str, output: Path, **options: Any) -> tuple[Mask, DetectResult]:
    """Run a pair; return its polygons as pixels of the plain grid, and the result."""
    request = detect_request(
        before,
        after,
        ("the buildings that appeared",),
        str(output),
        device="cpu",
        fit_gsd=False,
        **options,
    )
    result = detect(request, predictor=lambda request: Difference())
    polygons = geopandas.read_file(output, layer=LAYER).to_crs(CRS)
    if polygons.empty:
        return np.zeros((SIDE, SIDE), np.bool_), result
    mask = rasterize(polygons.geometry, (SIDE, SIDE), transform=GRID)
    return mask.astype(np.bool_), result


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Mask]:
    """Return the plain before raster and the answer of the plain pair."""
    folder = tmp_path_factory.mktemp("plain")
    before, after = scene()
    path = tiff(before, folder / "first")
    mask, result = answer(path, tiff(after, folder / "second"), folder / "o.gpkg")
    assert mask[CHANGE].all()
    assert mask.sum() == mask[CHANGE].size
    assert result.warnings == ()
    return path, mask


def test_there_are_many_forms() -> None:
    assert len(FORMS) >= 80
    assert len({form.name for form in FORMS}) == len(FORMS)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
# rasterio's own use of affine
@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_a_form_gives_the_plain_answer(form: Form, plain: tuple[str, Mask], tmp_path: Path) -> None:
    with gdal_env(), rasterio.Env() as env:
        if form.driver not in env.drivers():
            pytest.skip(f"this GDAL has no driver {form.driver}")
    first, expected = plain
    before, after = scene()
    if form.both:
        first = form.write(before, tmp_path / "first")
    second = form.write(after, tmp_path / "second")
    mask, result = answer(first, second, tmp_path / "o.gpkg", **form.options)
    share = (mask & expected).sum() / (mask | expected).sum()
    assert share >= form.least, f"intersection over union {share:.3f}"
    warnings = [w for w in result.warnings if FINER not in w]
    if form.warning:
        assert any(form.warning in warning for warning in warnings), warnings
    else:
        assert warnings == []
