"""The picture of a result: rasters where they lie, polygons over them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from affine import Affine
from matplotlib.image import imread
from shapely import MultiPolygon, Polygon

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.outputs.geopackage import ChangeLayer
from mtrefseg.model.outputs.preview import draw_preview
from mtrefseg.model.outputs.vectorise import ChangePolygon
from mtrefseg.tests.flat_requests import detect_request

WriteRaster = Any
SIDE_PX = 200
DARK = 10
GRID = Affine(0.5, 0.0, 500_000.0, 0.0, -0.5, 5_400_000.0)
SENTENCE = "everything"


def write_result(
    output: Path, before: str, after: str, transform: Affine = GRID, **changes: Any
) -> None:
    """Write a result whose only polygon covers the whole raster."""
    request = detect_request(str(before), str(after), (SENTENCE,), str(output), **changes)
    common = {"before": "b", "after": "a", "model": "none", "created": "2026-01-01T00:00:00+00:00"}
    corners = [transform @ at for at in ((0, 0), (SIDE_PX, 0), (SIDE_PX, SIDE_PX), (0, SIDE_PX))]
    polygon = ChangePolygon(MultiPolygon([Polygon(corners)]), 1.0, 1.0, 1.0)
    provenance = {"request": request.to_dict()}
    with ChangeLayer(
        output, "EPSG:32631", sentences=(SENTENCE,), common=common, provenance=provenance
    ) as layer:
        layer.write(SENTENCE, [polygon])
        layer.commit()


@pytest.mark.parametrize("degrees", [0, 30, 45])
def test_a_rotated_raster_is_drawn_where_it_lies(
    tmp_path: Path, write_raster: WriteRaster, degrees: float
) -> None:
    transform = GRID @ Affine.rotation(degrees)
    values = np.full((3, SIDE_PX, SIDE_PX), DARK, np.uint8)
    values[:, ::20] = 200
    rasters = [write_raster(name, values, transform=transform) for name in ("b.tif", "a.tif")]
    write_result(tmp_path / "out.gpkg", *rasters, transform)
    draw_preview(tmp_path / "out.gpkg", tmp_path / "out.png")
    picture = np.round(imread(tmp_path / "out.png")[..., :3] * 255)
    before, _, changes = np.array_split(picture, 3, axis=1)
    assert (before == DARK).all(axis=-1).mean() > 0.2
    # The polygon covers the raster: nothing of its grey, which the last panel pales, is bare.
    assert (changes == DARK // 2 + 96).all(axis=-1).mean() < 0.005


SENTENCES = ("costs of $1 and $2", "$\\frac{", "_hidden <b>", "雪 " * 200, "100 % of {}")


@pytest.mark.filterwarnings("ignore:Glyph")
def test_any_sentence_stands_in_the_picture(
    tmp_path: Path, write_raster: WriteRaster, run_with: Any
) -> None:
    run_with(SENTENCES)
    draw_preview(tmp_path / "out.gpkg", tmp_path / "out.png")
    assert (tmp_path / "out.png").read_bytes()[:4] == b"\x89PNG"


@pytest.fixture
def run_with(tmp_path: Path, write_raster: WriteRaster) -> Any:
    """Return a function that writes an empty result for sentences."""
    values = np.full((3, SIDE_PX, SIDE_PX), DARK, np.uint8)
    rasters = [write_raster(name, values) for name in ("$b$.tif", "a.tif")]
    common = {"before": "b", "after": "a", "model": "none", "created": "2026-01-01T00:00:00+00:00"}

    def write(sentences: tuple[str, ...]) -> None:
        output = tmp_path / "out.gpkg"
        provenance = {"request": detect_request(*rasters, sentences, str(output)).to_dict()}
        with ChangeLayer(
            output, "EPSG:32631", sentences=sentences, common=common, provenance=provenance
        ) as layer:
            layer.commit()

    return write


def test_a_picture_that_is_no_preview_is_replaced_only_when_this_was_allowed(
    tmp_path: Path, run_with: Any
) -> None:
    run_with(("ponds",))
    (tmp_path / "photo.png").write_bytes(b"\x89PNG of a person")
    with pytest.raises(MtrefsegError, match="not a preview of mtrefseg"):
        draw_preview(tmp_path / "out.gpkg", tmp_path / "photo.png")
    assert (tmp_path / "photo.png").read_bytes() == b"\x89PNG of a person"
    for overwrite in (True, False):  # by now it is one
        draw_preview(tmp_path / "out.gpkg", tmp_path / "photo.png", overwrite)
    assert {p.name for p in tmp_path.iterdir()} == {"$b$.tif", "a.tif", "out.gpkg", "photo.png"}
    with pytest.raises(MtrefsegError, match="is no PNG"):
        draw_preview(tmp_path / "out.gpkg", tmp_path / "photo.jpg")


def test_a_result_of_somebody_else_opens_no_network(tmp_path: Path) -> None:
    urls = ("http://127.0.0.1:9/b.tif", "http://127.0.0.1:9/a.tif")
    write_result(tmp_path / "out.gpkg", *urls, allow_remote=True)
    with pytest.raises(MtrefsegError, match="--allow-remote"):
        draw_preview(tmp_path / "out.gpkg", tmp_path / "p.png")
    assert not (tmp_path / "p.png").exists()


def test_polygons_to_touch_that_are_gone_are_not_needed(
    tmp_path: Path, write_raster: WriteRaster
) -> None:
    values = np.full((3, SIDE_PX, SIDE_PX), DARK, np.uint8)
    rasters = [write_raster(name, values, transform=GRID) for name in ("b.tif", "a.tif")]
    write_result(tmp_path / "out.gpkg", *rasters, within=str(tmp_path / "gone.gpkg"))
    draw_preview(tmp_path / "out.gpkg", tmp_path / "p.png")
    assert (tmp_path / "p.png").exists()
