"""Polygons of objects that touch, drawn strip by strip."""

import numpy as np
import pytest
import shapely
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from mtrefseg.model.outputs import pieces
from mtrefseg.model.outputs.split_objects import ObjectScale, split_objects
from mtrefseg.model.outputs.vectorise import PolygonStream

CRS = "EPSG:32632"
TRANSFORM = Affine(0.5, 0, 500_000, 0, -0.5, 5_000_000)
SCALE = ObjectScale(sigma_px=1.0, depth=0.7, least_px=10)


def _field(seed, shape=(64, 48)):
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).normal(size=shape), 2.0)
    return (1 / (1 + np.exp(-3 * noise / noise.std() - 0.5))).astype(np.float32)


def _draw(field, cuts=(), scale=SCALE, transform=TRANSFORM, crs=CRS, **options):
    stream = PolygonStream(transform, crs, threshold=0.5, objects=scale, **options)
    valid = np.ones(field.shape, bool)
    found = []
    edges = [0, *sorted(set(cuts) - {0}), len(field)]
    for top, bottom in zip(edges[:-1], edges[1:], strict=True):
        found += stream.add_strip(top, field[top:bottom], valid[top:bottom])
    return found + stream.finish(), stream


def _as_set(polygons):
    return {(p.geometry.wkb, round(p.confidence, 9), p.area_m2, p.perimeter_m) for p in polygons}


strips = st.lists(st.integers(1, 63), max_size=8)


@given(st.integers(0, 2**32 - 1), strips, st.sampled_from([4, 8]), st.sampled_from([0.0, 1.2]))
@settings(max_examples=30, deadline=None)
def test_strips_of_any_height_give_the_polygons_of_one_piece(seed, cuts, connectivity, simplify_m):
    field = _field(seed)
    options = {"connectivity": connectivity, "simplify_m": simplify_m, "fill_holes_m2": 3.0}
    whole, _ = _draw(field, **options)
    in_strips, _ = _draw(field, cuts, **options)
    assert _as_set(in_strips) == _as_set(whole)


@given(st.integers(0, 2**32 - 1), st.sampled_from([0.0, 1.2]))
@settings(max_examples=15, deadline=None)
def test_neighbours_share_their_borders_without_gap_or_overlap(seed, simplify_m):
    field = _field(seed)
    found, _ = _draw(field, simplify_m=simplify_m)
    joined, _ = _draw(field, scale=None, simplify_m=simplify_m)
    shapes = [p.geometry for p in found]
    assert all(shape.is_valid and not shape.is_empty for shape in shapes)
    tree = shapely.STRtree(shapes)
    one, _ = tree.query(shapes, predicate="overlaps")
    if simplify_m == 0:
        assert not len(one)
        assert shapely.coverage_is_valid(shapes)
        assert shapely.union_all(shapes).equals(shapely.union_all([p.geometry for p in joined]))
    total = sum(p.area_m2 for p in found)
    assert total == pytest.approx(sum(p.area_m2 for p in joined), rel=0.1 if simplify_m else 1e-7)


def test_the_objects_are_those_of_the_pure_function():
    field = _field(3)
    found, _ = _draw(field)
    labels = split_objects(field, field > 0.5, SCALE)
    assert len(found) == labels.max()
    expected = sorted(float(field[labels == n].mean()) for n in range(1, labels.max() + 1))
    assert sorted(p.confidence for p in found) == pytest.approx(expected, abs=0.5 / 1024)
    areas = sorted(np.bincount(labels.ravel())[1:] * 0.25)
    assert sorted(p.area_m2 for p in found) == pytest.approx(areas, rel=2e-3)


def test_no_object_is_below_the_minimum_area_and_none_of_its_pixels_vanish():
    field = _field(5)
    scale = ObjectScale.for_pixel_area(0.25, 0.25, 40.0)
    scale = ObjectScale(1.0, 0.7, scale.least_px)
    found, _ = _draw(field, scale=scale, min_area_m2=40.0)
    joined, _ = _draw(field, scale=None, min_area_m2=40.0)
    assert len(found) > len(joined) > 0
    assert min(p.area_m2 for p in found) >= 40.0
    assert sum(p.area_m2 for p in found) == pytest.approx(sum(p.area_m2 for p in joined))


def test_a_filled_hole_between_objects_belongs_to_them():
    field = np.full((40, 70), 0.02, np.float32)
    field[5:35, 5:30] = field[5:35, 40:65] = 0.98
    field[5:12, 30:40] = field[28:35, 30:40] = 0.6
    scale = ObjectScale(2.0, 1.0, 20)
    with_hole, _ = _draw(field, scale=scale)
    filled, _ = _draw(field, scale=scale, fill_holes_m2=100.0)
    assert len(with_hole) == len(filled) == 2
    area = sum(p.area_m2 for p in filled) - sum(p.area_m2 for p in with_hole)
    assert area == pytest.approx(10 * 16 * 0.25, rel=2e-3)
    assert shapely.coverage_is_valid([p.geometry for p in filled])
    assert min(p.confidence for p in filled) > 0.9


@pytest.mark.parametrize("cuts", [(), (10, 20, 30, 40, 50)])
def test_components_that_are_too_large_stay_whole_and_are_counted(monkeypatch, cuts):
    field = np.full((60, 60), 0.02, np.float32)
    field[5:55, 5:15] = field[5:55, 20:30] = 0.98
    field[28:31, 15:20] = 0.6
    assert len(_draw(field, cuts)[0]) == 2
    monkeypatch.setattr("mtrefseg.model.outputs.vectorise.MOST_PX", 40)
    monkeypatch.setattr(pieces, "MOST_PX", 40)
    found, stream = _draw(field, cuts)
    assert len(found) == 1
    assert stream.too_large == 1


def test_objects_in_degrees_keep_their_borders_when_simplified():
    transform = Affine(5e-6, 0, 10.0, 0, -5e-6, 60.0)
    found, _ = _draw(_field(8), transform=transform, crs="EPSG:4326", simplify_m=1.0)
    exact, _ = _draw(_field(8), transform=transform, crs="EPSG:4326")
    assert len(found) == len(exact)
    overlap = shapely.union_all([p.geometry for p in found]).area
    assert overlap == pytest.approx(sum(p.geometry.area for p in found), rel=1e-6)
