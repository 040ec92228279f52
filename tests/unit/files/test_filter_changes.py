"""Predicates on a finished result, by SQL."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import geopandas
import numpy as np
import pytest
from shapely.geometry import box

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.changes_database import measured_columns, transaction
from mtrefseg.model.files.filter_changes import apply_predicates
from mtrefseg.model.files.filter_result import FilterResult
from mtrefseg.model.sentences.expression import Comparison, Direction, Not, Quantile, Rank
from mtrefseg.model.sentences.parse_where import parse_where
from mtrefseg.model.sentences.parsed_sentence import OFF, ParsedSentence, Phrase, Predicate

PHRASES = (Phrase("the ponds"), Phrase("the roads"))


def result(path: Path, area_m2: list[float], **columns: list[float]) -> Path:
    count = len(area_m2)
    table = {
        "sentence": ["ponds"] * count,
        "phrase": ["the ponds"] * count,
        "dropped_by": np.array([None] * count, dtype=object),
        "area_m2": np.array(area_m2, float),
        "confidence": np.linspace(0.5, 1, count),
        **columns,
    }
    geometry = [box(n, 0, n + 1, 1) for n in range(count)]
    frame = geopandas.GeoDataFrame(table, geometry=geometry, crs=32633)
    frame.to_file(path, layer="changes", driver="GPKG", engine="pyogrio")
    return path


def filtered(path: Path, *arguments: object) -> FilterResult:
    with transaction(path) as database:
        return apply_predicates(database, *arguments)


def kept(path: Path) -> list[int]:
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT fid FROM changes WHERE dropped_by IS NULL ORDER BY fid")
        return [fid - 1 for (fid,) in rows]


def sentence(*predicates: Predicate) -> ParsedSentence:
    return ParsedSentence("ponds", PHRASES, predicates)


def larger(value: float, **more: object) -> Predicate:
    return Predicate(Comparison("area_m2", ">", value), f"larger than {value}", **more)


def test_a_polygon_says_which_predicate_dropped_it(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 5, 9], dist_roads_m=[0, 9, 9])
    near = Predicate(Comparison("dist_roads_m", "<", 5), "near the roads")
    found = filtered(path, [sentence(larger(4), near)])
    assert kept(path) == []
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT dropped_by FROM changes ORDER BY fid").fetchall()
    assert rows == [("larger than 4",), ("near the roads",), ("near the roads",)]
    assert [p.dropped for p in found.sentences[0].predicates] == [1, 2]


def test_a_removed_predicate_brings_its_polygons_back(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 5, 9])
    filtered(path, [sentence(larger(4))])
    assert kept(path) == [1, 2]
    found = filtered(path, [sentence(larger(4, use=OFF))])
    assert kept(path) == [0, 1, 2] and found.dropped == 0


def test_ranks_are_taken_of_what_everything_else_keeps(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 9, 5, 7, 3], dist_roads_m=[0, 99, 0, 0, 0])
    first = Predicate(Rank("area_m2", True, 2), "the two largest")
    near = Predicate(Comparison("dist_roads_m", "<", 5), "near the roads")
    found = filtered(path, [sentence(first, near)])
    assert kept(path) == [2, 3]
    assert [p.text for p in found.sentences[0].predicates] == ["the two largest", "near the roads"]
    assert found.sentences[0].predicates[0].expression == '"area_m2" >= 5'


def test_the_second_largest_is_one_polygon(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 9, 5, 7, 3])
    filtered(path, [sentence(Predicate(Rank("area_m2", True, 1, skip=1), "second"))])
    assert kept(path) == [3]


def test_all_of_a_tie_are_kept_and_counted(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [5, 9, 5, 5])
    found = filtered(path, [sentence(Predicate(Rank("area_m2", True, 2), "two"))])
    assert kept(path) == [0, 1, 2, 3]
    assert found.sentences[0].predicates[0].tied == 2


def test_a_quantile_is_that_of_all_polygons_of_the_phrases(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 2, 3, 4, 5, 6, 7, 8, 9])
    small = Predicate(Quantile("area_m2", "<=", 0.25), "small")
    found = filtered(path, [sentence(larger(1), small)])
    assert kept(path) == [1, 2]
    expected = """"phrase" = 'the ponds' AND "area_m2" <= 3"""
    assert found.sentences[0].predicates[1].expression == expected
    assert found.sentences[0].predicates[1].compared == 9


def test_a_quantile_is_taken_of_each_phrase_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    phrases = ["the ponds"] * 5 + ["the roads"] * 5
    result(path, [1, 2, 3, 4, 5, 100, 200, 300, 400, 500], phrase=phrases)
    small = Predicate(Quantile("area_m2", "<=", 0.25), "small")
    found = filtered(path, [sentence(small)])
    assert kept(path) == [0, 1, 5, 6]
    assert found.sentences[0].predicates[0].expression == (
        '("phrase" = \'the ponds\' AND "area_m2" <= 2) OR '
        '("phrase" = \'the roads\' AND "area_m2" <= 200)'
    )


def test_a_rank_in_a_condition_is_of_what_its_rest_keeps(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 9, 5, 7, 3])
    where = parse_where("rank(area_m2) <= 2 AND area_m2 < 8", measured_columns(path))
    found = filtered(path, [sentence()], where)
    assert kept(path) == [2, 3]
    assert found.where is not None and found.where.dropped == 3


def test_a_direction_over_north_holds_both_sides(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 2, 3, 4], bearing_river=[350, 10, 90, 180])
    filtered(path, [sentence(Predicate(Direction("bearing_river", 0), "north"))])
    assert kept(path) == [0, 1]


def test_what_is_not_measured_is_dropped_and_counted(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 2], in_parks=[np.nan, 0.1])
    outside = Predicate(Not(Comparison("in_parks", ">=", 0.5)), "not in the parks")
    found = filtered(path, [sentence(outside)])
    assert kept(path) == [1]
    assert found.sentences[0].predicates[0].unmeasured == 1


def test_a_missing_value_can_be_a_condition(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 2, 3], in_parks=[np.nan, 0.1, 0.9])
    columns = measured_columns(path)
    found = filtered(path, [sentence()], parse_where("in_parks IS NOT NULL", columns))
    assert kept(path) == [1, 2]
    assert found.where is not None and (found.where.dropped, found.where.unmeasured) == (1, 0)
    filtered(path, [sentence()], parse_where("in_parks IS NULL or area_m2 in (3, 7)", columns))
    assert kept(path) == [0, 2]
    filtered(path, [sentence()], parse_where("in_parks not in (0.9)", columns))
    assert kept(path) == [1]  # as in SQL: what is not measured is neither


def test_a_predicate_of_one_phrase_leaves_the_others(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 2])
    filtered(path, [sentence(larger(4, phrases=(1,)))])
    assert kept(path) == [0, 1]
    filtered(path, [sentence(larger(4, phrases=(0, 1)))])
    assert kept(path) == []


def test_a_condition_holds_for_all_sentences_and_its_ranks_come_first(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 9, 5])
    where = parse_where("area_m2 < 6", measured_columns(path))
    largest = Predicate(Rank("area_m2", True, 1), "the largest")
    found = filtered(path, [sentence(largest)], where, "area_m2 < 6")
    assert kept(path) == [2]
    assert found.where is not None and found.where.dropped == 1
    assert found.sentences[0].area_m2 == 5


def test_texts_are_values_and_never_sql(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", [1, 9])
    evil = Predicate(Comparison("area_m2", ">", 4), "'; DROP TABLE changes; --")
    filtered(path, [ParsedSentence("ponds", PHRASES, (evil,))])
    assert kept(path) == [1]
    with pytest.raises(MtrefsegError, match="was not measured"):
        column = Predicate(Comparison('area_m2" > 0 OR "1', ">", 4), "evil")
        filtered(path, [sentence(column)])
    assert kept(path) == [1]


def test_files_that_are_no_results_are_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MtrefsegError, match="does not exist"):
        filtered(tmp_path / "none.gpkg", [sentence()])
    (tmp_path / "text.gpkg").write_text("no GeoPackage, but a text that is long enough")
    with pytest.raises(MtrefsegError, match="cannot be applied"):
        filtered(tmp_path / "text.gpkg", [sentence()])
    frame = geopandas.GeoDataFrame({"a": [1]}, geometry=[box(0, 0, 1, 1)], crs=32633)
    frame.to_file(tmp_path / "old.gpkg", layer="changes", driver="GPKG", engine="pyogrio")
    with pytest.raises(MtrefsegError, match="no field dropped_by"):
        filtered(tmp_path / "old.gpkg", [sentence()])


def test_a_file_that_another_program_locks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mtrefseg.model.files.geopackage_connection.WAIT_S", 0.1)
    path = result(tmp_path / "a.gpkg", [1, 9])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(MtrefsegError, match="locked"):
        filtered(path, [sentence(larger(4))])
    other.close()


@pytest.mark.slow
def test_a_hundred_thousand_polygons_take_a_second(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    area, distance = rng.uniform(1, 1000, 100_000), rng.uniform(0, 500, 100_000)
    path = result(tmp_path / "a.gpkg", list(area), dist_roads_m=list(distance))
    predicates = (
        Predicate(Quantile("area_m2", ">=", 0.25), "not small"),
        Predicate(Comparison("dist_roads_m", "<=", 200), "within 200 m of the roads"),
        Predicate(Rank("area_m2", True, 1000), "the thousand largest"),
    )
    began = time.monotonic()
    filtered(path, [sentence(*predicates)])
    seconds = time.monotonic() - began
    near = np.flatnonzero((area >= np.quantile(area, 0.25)) & (distance <= 200))
    assert kept(path) == sorted(near[np.argsort(-area[near])][:1000].tolist())
    print(f"{seconds:.2f} s")
