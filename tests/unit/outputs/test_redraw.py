"""Polygons drawn anew are those that a run would draw; those on the way are the result's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import pyogrio
import pytest
import rasterio
import shapely
from scipy import ndimage

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.files.provenance_table import set_facts
from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.outputs import change_writer
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.model.requests.events import PolygonsFound
from mtrefseg.model.requests.flat import replaced
from mtrefseg.model.requests.redraw import RedrawRequest
from mtrefseg.tests.flat_requests import detect_request, redraw_request

SENTENCES = ("the water that appeared", "the water that disappeared")


class Grey:
    """What grew and what shrank, in steps of 1/256: none is nearer than 1/2048 to a threshold."""

    facts = {"model": "grey", "model_hash": "0", "device": "cpu", "device_reason": "test"}
    overview_px = None

    def predict(
        self, images: npt.NDArray[np.uint8], tile_bounds: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        red = images[:, :, 0].astype(np.float32)
        grew = np.clip(red[:, 1] - red[:, 0], 0, 255) / 256
        shrank = np.clip(red[:, 0] - red[:, 1], 0, 255) / 256
        return np.stack([grew, shrank], axis=1)


@pytest.fixture
def run(write_raster: Any, tmp_path: Path) -> Callable[..., DetectResult]:
    """Return a function that runs on 700 × 1,200 pixels; arguments change the request."""
    rng = np.random.default_rng(0)
    hills = ndimage.gaussian_filter(rng.random((2, 1200, 700)), (0, 9, 9))
    hills = 255 * (hills - hills.min()) / np.ptp(hills)
    mask = np.full((1200, 700), 255, np.uint8)
    mask[300:340, 100:500] = 0
    before, after = (np.repeat(hill[None], 3, axis=0).astype(np.uint8) for hill in hills)
    paths = write_raster("b.tif", before), write_raster("a.tif", after, mask=mask)
    request = detect_request(*paths, SENTENCES, str(tmp_path / "out.gpkg"), tile_px=256,
                            probability=str(tmp_path / "p.tif"))  # fmt: skip

    def run(on_polygons: Any = change_writer.ignore_polygons, **changes: Any) -> DetectResult:
        changed = replaced(request, **changes)
        return detect(changed, predictor=lambda _: Grey(), on_polygons=on_polygons)

    return run


def polygons(path: Path) -> dict[str, list[tuple[str, float]]]:
    layer = geopandas.read_file(path, layer="changes")
    return {
        sentence: sorted(
            (row.geometry.normalize().wkt, round(row.confidence, 5))
            for row in layer[layer["sentence"] == sentence].itertuples()
        )
        for sentence in SENTENCES
    }


def redraw_of(tmp_path: Path, **changes: Any) -> RedrawRequest:
    names = (str(tmp_path / name) for name in ("p.tif", "out.gpkg", "again.gpkg"))
    return replaced(redraw_request(*names), **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"threshold": 0.25},
        {"threshold": 0.3, "min_area_m2": 40.0, "connectivity": 8},
        {"threshold": 0.2, "fill_holes_m2": 30.0, "simplify_m": 1.0},
        {"threshold": 1.0},
    ],
)
def test_the_same_polygons_as_a_run_with_these_values(
    run: Any, tmp_path: Path, changes: dict[str, Any]
) -> None:
    run(threshold=0.4)
    result = redraw(redraw_of(tmp_path, **changes))
    other = run(output=str(tmp_path / "other.gpkg"), probability=None, **changes)
    assert polygons(tmp_path / "again.gpkg") == polygons(tmp_path / "other.gpkg")
    assert [s.count for s in result.sentences] == [s.count for s in other.sentences]
    assert result.area_m2 == pytest.approx(other.area_m2)
    if changes.get("threshold") != 1.0:
        assert result.count >= 5


def test_the_provenance_is_carried_on(run: Any, tmp_path: Path) -> None:
    first = run()
    redraw(redraw_of(tmp_path, threshold=0.3, min_area_m2=9.0))
    metadata = pyogrio.read_info(tmp_path / "again.gpkg", layer="changes")["layer_metadata"]
    request = DetectRequest.from_dict(json.loads(metadata["request"]))
    assert (request.polygon_options.threshold, request.polygon_options.min_area_m2) == (0.3, 9.0)
    assert request.pair.before.path == first.facts["request"]["before"]
    assert request.output == str(tmp_path / "again.gpkg")
    assert json.loads(metadata["pair"]) == json.loads(json.dumps(first.facts["pair"]))
    assert json.loads(metadata["redrawn"])["created_first"] == first.facts["created"]
    found = geopandas.read_file(tmp_path / "again.gpkg", layer="changes")
    assert set(found["model"]) == {"grey 0"}
    assert set(found["before"]) == {"b.tif"}
    assert "layer_styles" in pyogrio.list_layers(tmp_path / "again.gpkg")[:, 0]
    # and again from what was redrawn
    redraw(redraw_of(tmp_path, source=str(tmp_path / "again.gpkg")))
    assert polygons(tmp_path / "again.gpkg") == polygons(tmp_path / "out.gpkg")


def test_a_raster_of_another_run_is_refused(run: Any, tmp_path: Path) -> None:
    run()
    before = str(tmp_path / "b.tif")
    with pytest.raises(MtrefsegError, match="b.tif' is not the probability raster"):
        redraw(redraw_of(tmp_path, probability=before))
    with pytest.raises(MtrefsegError, match="not a GeoPackage that mtrefseg wrote"):
        redraw(redraw_of(tmp_path, source=before))
    with pytest.raises(MtrefsegError, match="gone.gpkg"):
        redraw(redraw_of(tmp_path, source=str(tmp_path / "gone.gpkg")))
    with pytest.raises(MtrefsegError, match="Threshold 2"):
        redraw(redraw_of(tmp_path, threshold=2.0))
    assert not (tmp_path / "again.gpkg").exists()


def test_a_cancel_leaves_the_earlier_file(run: Any, tmp_path: Path) -> None:
    run()
    whole = (tmp_path / "out.gpkg").read_bytes()
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        redraw(
            redraw_of(tmp_path, output=str(tmp_path / "out.gpkg")), cancelled=lambda: next(answers)
        )
    assert (tmp_path / "out.gpkg").read_bytes() == whole
    assert {p.name for p in tmp_path.iterdir()} == {"a.tif", "b.tif", "out.gpkg", "p.tif"}


def test_polygons_on_the_way_are_those_of_the_result(run: Any, tmp_path: Path) -> None:
    events: list[PolygonsFound] = []
    run(events.append)
    assert len(events) > 4
    assert {event.crs for event in events} == {"EPSG:32631"}
    assert all(len(event.wkb) == len(event.confidence) > 0 for event in events)
    on_the_way = sorted(shapely.from_wkb(w).normalize().wkt for event in events for w in event.wkb)
    found = polygons(tmp_path / "out.gpkg")
    assert on_the_way == sorted(wkt for rows in found.values() for wkt, _ in rows)


def test_too_many_vertices_are_left_out_and_counted(run: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(change_writer, "MAX_EVENT_VERTICES", 3)
    events: list[PolygonsFound] = []
    result = run(events.append)
    assert not any(event.wkb for event in events)
    assert sum(event.left_out for event in events) == result.count


def test_a_result_of_an_earlier_version_with_a_sentence_twice_is_drawn_once(
    run: Callable[..., DetectResult], tmp_path: Path
) -> None:
    first = run()
    second = polygons(tmp_path / "out.gpkg")
    with rasterio.open(tmp_path / "p.tif") as raster:
        profile, bands, tags = raster.profile, raster.read(), raster.tags()
    profile["count"] = 3
    (tmp_path / "p.tif").unlink()
    with rasterio.open(tmp_path / "p.tif", "w", **profile) as raster:
        raster.write(bands[[0, 0, 1]])
        raster.update_tags(**tags)
        raster.descriptions = (SENTENCES[0], SENTENCES[0], SENTENCES[1])
    with closing(sqlite3.connect(tmp_path / "out.gpkg")) as database, database:
        request = {**first.facts["request"], "parsed": []}
        request["sentences"] = [SENTENCES[0], SENTENCES[0], SENTENCES[1]]
        set_facts(database, {"request": json.dumps(request)})
    redraw(redraw_of(tmp_path))
    assert polygons(tmp_path / "again.gpkg") == second
