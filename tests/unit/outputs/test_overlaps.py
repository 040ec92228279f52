"""The area of an answer counts once where phrases of its sentence overlap."""

from __future__ import annotations

from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from pyproj import CRS

from mtrefseg.model.files.changes_database import transaction
from mtrefseg.model.files.filter_changes import apply_predicates
from mtrefseg.model.files.result_schema import LAYER
from mtrefseg.model.outputs.geodesic import GeodesicMeasure
from mtrefseg.model.outputs.geopackage_tables import store_styles
from mtrefseg.model.outputs.other_layers import merge_other_layers
from mtrefseg.model.outputs.overlaps import store_overlaps
from mtrefseg.model.outputs.style import style_qml
from mtrefseg.model.sentences.expression import Comparison
from mtrefseg.model.sentences.parsed_sentence import ParsedSentence, Phrase, Predicate

SENTENCE = "the 'new' buildings, construction and roads"
UTM = CRS.from_epsg(32633)


def result(path: Path, phrases: list[str], geometries: list[shapely.Geometry]) -> Path:
    shapes = np.array(geometries, dtype=object)
    area_m2 = GeodesicMeasure.for_crs(UTM).areas(shapes)
    count = len(phrases)
    table = {
        "sentence": [SENTENCE] * count,
        "phrase": phrases,
        "dropped_by": np.array([None] * count, dtype=object),
        "area_m2": area_m2,
        "confidence": np.full(count, 0.9),
    }
    frame = geopandas.GeoDataFrame(table, geometry=shapes, crs=UTM)
    frame.to_file(path, layer="changes", driver="GPKG", engine="pyogrio")
    store_overlaps(path, [SENTENCE])
    return path


def total_m2(path: Path, phrases: list[str], *predicates: Predicate) -> float:
    parsed = ParsedSentence(SENTENCE, tuple(map(Phrase, dict.fromkeys(phrases))), predicates)
    with transaction(path) as database:
        return apply_predicates(database, [parsed]).sentences[0].area_m2


def test_the_area_is_that_of_the_union_whatever_the_conditions_keep(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    corners = rng.integers(0, 400, (90, 2)) + np.array([500_000, 5_400_000])
    sizes = rng.integers(5, 60, (90, 2))
    boxes = shapely.box(*corners.T, *(corners + sizes).T)
    geometries: list[shapely.Geometry] = []
    phrases: list[str] = []
    for name, chosen in zip("abc", np.split(boxes, 3), strict=True):
        for part in shapely.get_parts(shapely.union_all(chosen)):
            geometries.append(shapely.MultiPolygon([part]))
            phrases.append(name)
    path = result(tmp_path / "a.gpkg", phrases, geometries)
    measure = GeodesicMeasure.for_crs(UTM)
    areas = measure.areas(np.array(geometries, dtype=object))
    for least_m2 in (0.0, 700.0, 2000.0):
        kept = np.array(geometries, dtype=object)[areas > least_m2]
        expected = measure.areas(np.array([shapely.union_all(kept)], dtype=object))[0]
        larger = Predicate(Comparison("area_m2", ">", least_m2), "larger")
        assert total_m2(path, phrases, larger) == pytest.approx(expected, rel=1e-6)
        assert areas[areas > least_m2].sum() > 1.05 * expected


def test_polygons_that_only_touch_count_whole(tmp_path: Path) -> None:
    first, second = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)
    path = result(tmp_path / "a.gpkg", ["a", "b"], [first, second])
    areas = GeodesicMeasure.for_crs(UTM).areas(np.array([first, second], dtype=object))
    assert total_m2(path, ["a", "b"]) == pytest.approx(areas.sum(), rel=1e-9)


def test_a_result_of_an_earlier_version_has_the_sum(tmp_path: Path) -> None:
    path = result(tmp_path / "a.gpkg", ["a", "b"], [shapely.box(0, 0, 10, 10)] * 2)
    once = total_m2(path, ["a", "b"])
    with transaction(path) as database:
        database.execute("DROP TABLE gpkg_mtrefseg_overlaps")
    assert total_m2(path, ["a", "b"]) == pytest.approx(2 * once)


def test_overlaps_go_with_their_polygons_into_a_file_of_other_layers(tmp_path: Path) -> None:
    squares = [shapely.box(0, 0, 10, 10), shapely.box(50, 0, 60, 10), shapely.box(0, 5, 10, 10)]
    new = result(tmp_path / "new.gpkg", ["a", "a", "b"], squares)
    store_styles(new, {LAYER: style_qml([SENTENCE])}, "2026-01-31T08:00:00Z")
    old = tmp_path / "old.gpkg"
    others = geopandas.GeoDataFrame({"n": [1]}, geometry=[shapely.Point(1, 1)], crs=UTM)
    others.to_file(old, layer="points", driver="GPKG", engine="pyogrio")
    expected = total_m2(new, ["a", "b"])
    merged = merge_other_layers(old, new, new)
    assert total_m2(merged, ["a", "b"]) == pytest.approx(expected)
    again = merge_other_layers(merged, new, new)
    assert total_m2(again, ["a", "b"]) == pytest.approx(expected)
