"""Reviewed polygons become training data that the reader of the benchmark takes."""

from pathlib import Path

import geopandas
import numpy as np
import pytest
import rasterio
from affine import Affine
from shapely.geometry import box

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.export_request import ExportRequest
from mtrefseg.training.benchmark import load, read_split
from mtrefseg.training.export import export_training

X, Y, SIDE = 500_000.0, 5_000_000.0, 200


def raster(path: Path, value: int) -> str:
    place = {"crs": "EPSG:32633", "transform": Affine(1, 0, X, 0, -1, Y)}
    with rasterio.open(
        path, "w", driver="GTiff", count=3, dtype="uint8", width=SIDE, height=SIDE, **place
    ) as target:
        target.write(np.full((3, SIDE, SIDE), value, np.uint8))
    return str(path)


def square(col: int, row: int, side: int = 10):
    return box(X + col, Y - row - side, X + col + side, Y - row)


def request(tmp_path: Path, *rows: tuple) -> ExportRequest:
    polygons = tmp_path / "changes.gpkg"
    sentences, reviews, shapes = zip(*rows)
    frame = {"sentence": sentences, "review": reviews}
    geopandas.GeoDataFrame(frame, geometry=list(shapes), crs="EPSG:32633").to_file(
        polygons, layer="changes"
    )
    pair = (raster(tmp_path / "before.tif", 60), raster(tmp_path / "after.tif", 90))
    return ExportRequest(str(polygons), str(tmp_path / "out"), *pair, side_px=64)


def test_accepted_polygons_are_the_masks_and_rejected_ones_empty_answers(tmp_path):
    asked = request(
        tmp_path,
        ("the new houses", "accepted", square(5, 5)),
        ("the new houses", "rejected", square(30, 30)),
        ("the new road", "rejected", square(20, 20)),
    )
    written = export_training(asked)
    assert written == {"pairs": 1, "sentences": 2, "empty": 1, "warnings": []}
    samples = {s.sentence: load(s) for s in read_split(Path(asked.folder)).samples}
    before, after, mask = samples["the new houses"]
    assert (before == 60).all()
    assert (after == 90).all()
    assert mask[5:15, 5:15].all()
    assert mask.sum() == 100
    assert not samples["the new road"][2].any()


def test_a_square_with_a_polygon_that_nobody_judged_does_not_ask(tmp_path):
    asked = request(
        tmp_path,
        ("the new houses", "accepted", square(5, 5)),
        ("the new houses", None, square(40, 40)),
        ("the new houses", "accepted", square(190, 190, 6)),
    )
    written = export_training(asked)
    assert written["pairs"] == 1
    assert "1 questions were left out" in written["warnings"][0]
    (sample,) = read_split(Path(asked.folder)).samples
    assert load(sample)[2].sum() == 36


def test_the_last_square_lies_inside_the_rasters(tmp_path):
    asked = request(tmp_path, ("the pond", "accepted", square(190, 120)))
    export_training(asked)
    (sample,) = read_split(Path(asked.folder)).samples
    assert sample.name.startswith("changes_")
    assert sample.name.endswith("_91_136_64px#0")
    assert load(sample)[0].shape == (64, 64, 3)


def test_without_a_review_there_is_nothing_to_learn(tmp_path):
    with pytest.raises(MtrefsegError, match="accepted or rejected"):
        export_training(request(tmp_path, ("the pond", None, square(5, 5))))


def test_a_cancel_is_obeyed_between_two_squares(tmp_path):
    asked = request(tmp_path, ("the pond", "accepted", square(5, 5)))
    with pytest.raises(Cancelled):
        export_training(asked, cancelled=lambda: True)
    assert not Path(asked.folder).exists()
