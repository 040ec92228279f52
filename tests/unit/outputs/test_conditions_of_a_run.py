"""Sentences with several phrases and with conditions: files, counts, provenance, redrawing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pyogrio
import pytest
import rasterio
from shapely.geometry import LineString

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.provenance_table import read_facts
from mtrefseg.model.files.refilter import refilter, request_of
from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.model.requests.flat import replaced
from mtrefseg.model.weights.replaced_conditions import replaced_conditions, without_conditions
from mtrefseg.tests.flat_requests import detect_request, redraw_request

WATER = "the water that appeared"
SWAPPED = "trees are replaced by buildings"
Run = Callable[..., DetectResult]


class Bands:
    """Finds where a band grew: red for the first text, green for the second and further ones."""

    facts = {"model": "bands", "model_hash": "0", "device": "cpu", "device_reason": "test"}
    overview_px = None

    def __init__(self, texts: tuple[str, ...]) -> None:
        self.texts = texts

    def predict(self, images: Any, tile_bounds: Any) -> Any:
        grew = (images[:, 1].astype(np.float32) - images[:, 0]) / 256
        return np.clip(grew[:, [min(n, 1) for n in range(len(self.texts))]], 0, 1)


@pytest.fixture
def run(write_raster: Any, tmp_path: Path) -> Run:
    """Three squares grow in red, of 10, 20 and 30 pixels; one of 20 in green, right of them."""
    before = np.random.default_rng(0).integers(0, 90, (3, 200, 300)).astype(np.uint8)
    after = before.copy()
    for number, side in enumerate((10, 20, 30)):
        after[0, 10 + 60 * number : 10 + 60 * number + side, 20 : 20 + side] = 250
    after[1, 100:120, 200:220] = 250
    pair = write_raster("b.tif", before), write_raster("a.tif", after)

    def run(*sentences: str, **changes: Any) -> DetectResult:
        request = detect_request(*pair, sentences, str(tmp_path / "out.gpkg"))
        request = replaced(request, **changes)
        return detect(request, predictor=lambda asked: Bands(asked.sentences))

    return run


@pytest.fixture
def layer(tmp_path: Path) -> Callable[..., Any]:
    def layer(name: str = "out.gpkg") -> Any:
        return geopandas.read_file(tmp_path / name, layer="changes")

    return layer


def test_what_a_condition_excludes_stays_in_the_file_with_the_reason(run: Run, layer: Any) -> None:
    result = run("the two largest ponds that appeared, smaller than 200 m2")
    (answer,) = result.sentences
    assert (answer.count, answer.phrases, answer.understood) == (2, (WATER,), "yes")
    dropped = {one.predicate: one.count for one in answer.dropped}
    assert sum(dropped.values()) == answer.dropped_count == result.dropped_count == 1
    rows = layer()
    assert len(rows) == 3
    assert set(rows["phrase"]) == {WATER}
    excluded = rows[rows["dropped_by"].notna()]
    assert excluded["dropped_by"].to_list() == [name for name, count in dropped.items() if count]
    assert result.area_m2 == pytest.approx(rows[rows["dropped_by"].isna()]["area_m2"].sum())


def test_the_provenance_has_the_reading_and_the_numbers(run: Run, tmp_path: Path) -> None:
    run("small ponds that appeared", where="confidence > 0.1")
    metadata = pyogrio.read_info(tmp_path / "out.gpkg", layer="changes")["layer_metadata"]
    request, answers = json.loads(metadata["request"]), json.loads(metadata["answers"])
    assert request["where"] == "confidence > 0.1"
    assert request["parsed"][0]["predicates"][0]["text"] == "small"
    (sentence,) = answers["sentences"]
    assert sentence["phrases"] == [WATER]
    assert (sentence["kept"], sentence["dropped"]) == (1, 2)
    (predicate,) = sentence["predicates"]
    assert predicate["condition"] == '"area_m2" <= percentile(25)'
    assert predicate["result"]["expression"].startswith('"area_m2" <= ')
    assert predicate["result"]["dropped"] == 2
    assert answers["where"]["dropped"] == 0
    assert any("3 polygons only" in text for text in json.loads(metadata["warnings"]))


def test_phrases_of_a_sentence_are_polygons_of_their_own_and_bands(
    run: Run, layer: Any, tmp_path: Path
) -> None:
    result = run(SWAPPED, probability=str(tmp_path / "p.tif"))
    (answer,) = result.sentences
    gone, came = answer.phrases
    counts = layer().groupby("phrase").size().to_dict()
    assert counts == {gone: 3, came: 1}
    with rasterio.open(tmp_path / "p.tif") as raster:
        assert raster.descriptions == (SWAPPED, f"{SWAPPED}: {gone}", f"{SWAPPED}: {came}")
        whole, first, second = raster.read()
    assert np.array_equal(whole, np.maximum(first, second))


def test_redrawing_keeps_phrases_and_conditions(run: Run, layer: Any, tmp_path: Path) -> None:
    sentences = (SWAPPED, "the largest pond that appeared")
    first = run(*sentences, probability=str(tmp_path / "p.tif"))
    names = (str(tmp_path / name) for name in ("p.tif", "out.gpkg", "again.gpkg"))
    result = redraw(redraw_request(*names))
    assert result.sentences == first.sentences
    columns = ["sentence", "phrase", "understood", "dropped_by", "area_m2", "x_rel"]
    assert layer("again.gpkg")[columns].equals(layer()[columns])


def test_a_reference_layer_is_measured_and_named_in_a_sentence(
    run: Run, layer: Any, tmp_path: Path
) -> None:
    line = LineString([(500_000, 5_300_000), (500_000, 5_500_000)])  # the western edge
    path = str(tmp_path / "r.gpkg")
    geopandas.GeoDataFrame(geometry=[line], crs="EPSG:32631").to_file(path, layer="x")
    sentence = "ponds that appeared within 20 m of the roads"
    result = run(sentence, layers=(f"Roads={path}|layername=x",))
    assert result.count == 3
    assert layer()["dist_roads_m"].between(9, 11).all()


def test_an_answer_that_a_condition_empties_is_told_with_the_counts(run: Run) -> None:
    result = run("ponds larger than 5 ha that appeared")
    assert result.count == 0
    (warning,) = result.warnings
    assert warning == (
        "None of the 3 polygons of 'ponds larger than 5 ha that appeared' is left; excluded were "
        "by 'larger than 5 ha' 3. Change or remove 'larger than 5 ha'; all polygons are in the "
        "file."
    )


def test_another_number_than_the_sentence_names_is_told(run: Run) -> None:
    assert any("names 2, and 3 were found" in text for text in run("two ponds appear").warnings)
    assert not run("three ponds appear").warnings


def test_that_nothing_changed_is_an_empty_answer_with_a_word(
    run: Run, layer: Any, tmp_path: Path
) -> None:
    result = run("nothing has changed", probability=str(tmp_path / "p.tif"))
    assert result.count == len(layer()) == 0
    assert result.warnings == ("'nothing has changed': nothing is drawn.",)
    with rasterio.open(tmp_path / "p.tif") as raster:
        assert (raster.read() == 0).all()


@pytest.mark.parametrize(
    ("sentence", "changes", "words"),
    [
        ("hello", {}, "mini does not know: hello"),
        ("what is the capital of France", {}, "question"),
        (WATER, {"where": "height > 5"}, "'height', which is not measured"),
        (WATER, {"where": "dist_roads_m > 5"}, "dist_roads_m"),
        (WATER, {"where": "area_m2 > "}, "condition"),
    ],
)
def test_what_cannot_work_is_refused_before_a_file_is_read(
    run: Run, sentence: str, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(MtrefsegError) as caught:
        run(sentence, before="missing.tif", **changes)
    assert words in str(caught.value)
    assert caught.value.advice or "like this" in caught.value.message


def test_conditions_are_replaced_and_removed_without_a_run(run: Run, tmp_path: Path) -> None:
    run("the largest pond that appeared")
    path = tmp_path / "out.gpkg"
    parsed = replaced_conditions(request_of(path), ["the smallest pond that appeared"])
    result = refilter(path, parsed, "x_rel < 0.9")
    assert (result.count, result.dropped_count) == (1, 2)
    assert request_of(path).where == "x_rel < 0.9"
    assert json.loads(read_facts(path)["answers"])["sentences"][0]["kept"] == 1
    everything = refilter(path, without_conditions(request_of(path).parsed))
    assert (everything.count, everything.dropped_count) == (3, 0)
    with pytest.raises(MtrefsegError, match="is about 'the roads that appeared'"):
        replaced_conditions(request_of(path), ["the new roads"])


def test_a_file_that_is_no_result_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.gpkg"
    geopandas.GeoDataFrame(geometry=[LineString([(0, 0), (1, 1)])], crs=4326).to_file(path)
    with pytest.raises(MtrefsegError, match="is not a GeoPackage that mtrefseg wrote"):
        request_of(path)
    with pytest.raises(MtrefsegError, match="does not exist"):
        request_of(tmp_path / "missing.gpkg")
