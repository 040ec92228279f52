"""Sets of a measurement that are no pairs with masks: points, rasters, sentences, behaviour."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import pytest
import rasterio
from affine import Affine
from PIL import Image
from shapely.geometry import box

from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.training.evaluation import raster_sets
from mtrefseg.training.evaluation.behaviour import measure_behaviour
from mtrefseg.training.evaluation.human_set import measure_human
from mtrefseg.training.evaluation.image_predictor import Prediction
from mtrefseg.training.evaluation.subject import Subject
from mtrefseg.training.evaluation.tree_points import TreePointScore
from mtrefseg.training.evaluation.tree_set import longest

NO_POINTS = np.empty((0, 2))


def test_a_lost_tree_is_found_within_three_pixels_of_a_component() -> None:
    labels = np.zeros((64, 64), np.int32)
    labels[10:20, 10:20], labels[40:50, 40:50] = 1, 2
    score = TreePointScore()
    score.add(labels, np.array([[22.0, 15.0], [23.0, 15.0]]), np.array([[45.0, 45.0]]))
    assert (score.recall, score.precision, score.point_precision) == (0.5, 0.5, 0.5)
    assert score.f1 == 0.5


def test_one_component_over_everything_finds_trees_that_stayed_too() -> None:
    score = TreePointScore()
    kept = np.array([[float(x), 5.0] for x in range(9)])
    score.add(np.ones((64, 64), np.int32), np.array([[30.0, 30.0]]), kept)
    assert (score.f1, score.point_precision) == (1.0, 0.1)


def test_points_that_no_prediction_finds_count() -> None:
    score = TreePointScore()
    score.add(np.zeros((8, 8), np.int32), np.array([[3.0, 3.0]]), NO_POINTS)
    assert (score.lost, score.recall, score.f1) == (1, 0.0, 0.0)


def test_each_place_is_scored_once_on_its_longest_time() -> None:
    names = ["a_0_2016_2018", "a_0_2016_2020", "a_0_2018_2020", "a_1_2018_2020"]
    assert longest(names) == [1, 3]


def test_the_polygons_of_a_run_are_scored_on_the_grid_of_the_raster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = {"crs": "EPSG:32613", "transform": Affine(30, 0, 0, 0, -30, 3000)}
    pair = raster_sets.RasterPair(
        "geo", "the burnt area", {"natural": (3, 2, 1), "none": (1, 2, 3)}
    )
    (tmp_path / "geo").mkdir()
    label = np.zeros((1, 40, 50), np.uint8)
    label[:, 10:20, 10:20] = 1
    for name in ("A.tif", "B.tif", "label.tif"):
        with rasterio.open(tmp_path / "geo" / name, "w", driver="GTiff", count=1, height=40,
                           width=50, dtype="uint8", **place) as raster:  # fmt: skip
            raster.write(label)

    def run(request: DetectRequest) -> None:
        found = [box(300, 2400, 600, 2700)] if request.pair.after.bands == (3, 2, 1) else []
        polygons = geopandas.GeoDataFrame(geometry=found, crs=place["crs"])
        polygons.to_file(request.output, layer="changes")

    monkeypatch.setattr(raster_sets, "detect", run)
    rows = raster_sets.measure_raster_pair(Subject("mini", tmp_path), pair)
    assert [round(row.figures["F1"] or 0, 3) for row in rows] == [1.0, 0.0]
    assert rows[0].name == "geo: the burnt area; natural"


class Silent:
    """Marks the whole image for sentences about buildings that appeared, else nothing."""

    def predict(
        self, before: npt.NDArray[Any], after: npt.NDArray[Any], sentences: Sequence[str]
    ) -> list[Prediction]:
        marked = [text == "the buildings that appeared" for text in sentences]
        return [Prediction(np.full(before.shape[:2], mark), None) for mark in marked]


@pytest.fixture
def squares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Subject:
    """Scene 21 of LEVIR with a square that changed and one that did not."""
    monkeypatch.setattr(Subject, "predictor", lambda subject, gsd_m=None: Silent())
    mask = np.zeros((256, 512), np.uint8)
    mask[:, :256] = 255
    image = np.full((256, 512, 3), 90, np.uint8)
    for folder, pixels in (("A", image), ("B", image), ("masks", mask)):
        (tmp_path / "levir" / folder).mkdir(parents=True)
        Image.fromarray(pixels).save(tmp_path / "levir" / folder / "test_21.png")
    table = {
        f"test_21_0_{col}": {
            "row": 0, "col": col, "change_pixels": pixels, "agrees": True, "sentences": sentences,
        }
        for col, pixels, sentences in (
            (0, 65536, ["several houses are built", "a road is built"]),
            (1, 0, ["nothing has changed"]),
        )
    }  # fmt: skip
    (tmp_path / "levir" / "sentences_by_crop.json").write_text(json.dumps(table))
    return Subject("mini", tmp_path)


def test_sentences_about_buildings_are_scored_beside_the_plain_one(squares: Subject) -> None:
    plain, written, *_ = measure_human(squares)
    assert (plain.samples, plain.figures["mIoU"]) == (1, pytest.approx(1.0))
    assert (written.samples, written.figures["silent"]) == (1, 1.0)


def test_answers_without_a_single_pixel_are_counted_where_there_is_no_answer(
    squares: Subject,
) -> None:
    rows = {row.name.partition(":")[0]: row for row in measure_behaviour(squares)}
    silent = {name: (row.samples, row.figures["silent"]) for name, row in rows.items()}
    assert silent == {
        "wrong type": (2, 1.0),
        "exchanged dates": (2, 0.0),
        "one image twice": (2, 0.0),
        "unchanged": (3, pytest.approx(2 / 3)),
    }
