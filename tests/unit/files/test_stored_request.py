"""The stored request follows the predicates that are applied to a result."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import geopandas
import numpy as np
import pyogrio
import pytest
from shapely.geometry import box

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.refilter import filter_answers
from mtrefseg.model.files.stored_request import request_from_dict
from mtrefseg.model.sentences.expression import Comparison
from mtrefseg.model.sentences.parse_where import parse_where
from mtrefseg.model.sentences.parsed_json import all_from_json, all_to_json
from mtrefseg.model.sentences.parsed_sentence import ParsedSentence, Phrase, Predicate
from mtrefseg.tests.flat_requests import detect_request

SENTENCE = 'ponds <"&> of 500 m²'
REQUEST = {"before": "a's <b>.tif", "sentences": [SENTENCE], "where": "", "parsed": []}


def result(path: Path, request: object = REQUEST) -> Path:
    table = {"sentence": [SENTENCE], "phrase": ["the ponds"], "area_m2": [9.0]}
    table["confidence"] = [0.9]
    table["dropped_by"] = np.array([None], dtype=object)
    frame = geopandas.GeoDataFrame(table, geometry=[box(0, 0, 1, 1)], crs=32633)
    metadata = {"request": json.dumps(request, ensure_ascii=False), "model": "mini"}
    pyogrio.write_dataframe(frame, path, layer="changes", driver="GPKG", layer_metadata=metadata)
    return path


def stored(path: Path) -> dict[str, str]:
    return dict(pyogrio.read_info(path, layer="changes")["layer_metadata"])


def parsed(column: str = "area_m2") -> ParsedSentence:
    predicate = Predicate(Comparison(column, ">", 500), "of 500 m²")
    return ParsedSentence(SENTENCE, (Phrase("the ponds"),), (predicate,))


def test_sentences_and_condition_are_stored_beside_what_the_run_stored(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg")
    where = parse_where("area_m2 > 3", ["area_m2"])
    filter_answers(path, [parsed()], where, "area_m2 > 3")
    request = json.loads(stored(path)["request"])
    assert all_from_json(request["parsed"]) == (parsed(),)
    assert (request["where"], request["before"]) == ("area_m2 > 3", "a's <b>.tif")
    assert stored(path)["model"] == "mini"
    filter_answers(path, [parsed()], None, "")
    assert json.loads(stored(path)["request"])["where"] == ""


def test_what_cannot_be_applied_is_not_stored(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg")
    before = stored(path)
    with pytest.raises(MtrefsegError, match="was not measured"):
        filter_answers(path, [parsed("dist_roads_m")], None, "")
    assert stored(path) == before


@pytest.mark.parametrize("request_", ["no table", [1], {"sentences": 3}, {"parsed": [1, {}]}])
def test_a_request_that_is_damaged_stops_no_filter(tmp_path: Path, request_: object) -> None:
    path = result(tmp_path / "a.gpkg", request_)
    assert filter_answers(path, [parsed()], None, "").dropped_count == 1


def test_other_conditions_keep_the_warnings_of_the_run_and_replace_their_own(
    tmp_path: Path,
) -> None:
    path = result(tmp_path / "a.gpkg")
    filter_answers(path, [parsed()], None, "", ["The pixels are large."])
    emptied = "None of the 1 polygons of"
    first, second = json.loads(stored(path)["warnings"])
    assert first == "The pixels are large."
    assert second.startswith(emptied)
    again = filter_answers(path, [replace(parsed(), predicates=())], None, "")
    assert again.warnings == ()
    assert json.loads(stored(path)["warnings"]) == ["The pixels are large."]


def test_nothing_is_stored_where_the_facts_cannot_be(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg")
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE gpkg_metadata SET metadata = 'no XML'")
    with pytest.raises(MtrefsegError, match="is not a GeoPackage that mtrefseg wrote"):
        filter_answers(path, [parsed()], None, "")
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT dropped_by FROM changes").fetchall() == [(None,)]


def test_a_sentence_that_an_earlier_version_took_twice_is_read_once() -> None:
    values = detect_request("a.tif", "b.tif", ("one", "two"), "o.gpkg").to_dict()
    values["sentences"] = ["one", "one ", "two"]
    values["parsed"] = all_to_json([ParsedSentence(text, (Phrase(text),))
                                    for text in values["sentences"]])  # fmt: skip
    request = request_from_dict(values)
    assert request.sentences == ("one", "two")
    assert [parsed.sentence for parsed in request.parsed] == ["one", "two"]
