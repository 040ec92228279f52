"""Strips of probabilities become polygons, whatever the strips."""

from collections.abc import Callable

import numpy as np
import pytest
import shapely
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from scipy import ndimage

from mtrefseg.model.outputs.vectorise import ChangePolygon, PolygonStream

UTM = "EPSG:32614"
GRID = Affine(0.5, 0, 500_000, 0, -0.5, 5_000_000)
Mask = NDArray[np.bool_]


def run(
    mask: Mask,
    heights: list[int] | None = None,
    *,
    inside: float | NDArray[np.float32] = 0.9,
    transform: Affine = GRID,
    crs: object = UTM,
    valid: Mask | None = None,
    **options: float,
) -> list[ChangePolygon]:
    """Vectorise a mask in strips of the given heights (repeated); None: at once."""
    probability = np.where(mask, inside, 0.1).astype(np.float32)
    valid = np.ones_like(mask) if valid is None else valid
    stream = PolygonStream(transform, crs, threshold=0.5, **options)  # type: ignore[arg-type]
    found, row, turn = [], 0, 0
    heights = heights or [len(mask)]
    while row < len(mask):
        rows = slice(row, row + heights[turn % len(heights)])
        found += stream.add_strip(row, probability[rows], valid[rows])
        row, turn = rows.stop, turn + 1
    return found + stream.finish()


def identity(polygons: list[ChangePolygon]) -> list[tuple[str, float]]:
    return sorted((p.geometry.wkb_hex, round(p.confidence, 6)) for p in polygons)


def mask_of(*rows: str) -> Mask:
    return np.array([[c == "#" for c in row] for row in rows])


masks = st.tuples(st.integers(1, 24), st.integers(1, 16)).flatmap(
    lambda shape: st.one_of(
        arrays(bool, shape),
        st.tuples(st.integers(0, 2**32 - 1), st.floats(0.2, 0.9)).map(
            lambda p: np.random.default_rng(p[0]).random(shape) < p[1]
        ),
    )
)
strip_heights = st.lists(st.integers(1, 9), min_size=1, max_size=6)
connectivities = st.sampled_from([4, 8])


@settings(max_examples=300)
@given(mask=masks, heights=strip_heights, connectivity=connectivities)
def test_the_height_of_the_strips_changes_nothing(
    mask: Mask, heights: list[int], connectivity: int
) -> None:
    inside = np.random.default_rng(1).uniform(0.51, 1, mask.shape).astype(np.float32)
    whole = run(mask, inside=inside, connectivity=connectivity)
    strips = run(mask, heights, inside=inside, connectivity=connectivity)
    assert identity(strips) == identity(whole)


@settings(max_examples=150)
@given(mask=masks, heights=strip_heights, connectivity=connectivities)
def test_each_component_is_one_valid_geometry_of_its_pixels(
    mask: Mask, heights: list[int], connectivity: int
) -> None:
    found = run(mask, heights, transform=Affine.identity(), connectivity=connectivity)
    labels, number = ndimage.label(mask, np.ones((3, 3)) if connectivity == 8 else None)
    expected = [
        shapely.union_all([shapely.box(x, y, x + 1, y + 1) for y, x in np.argwhere(labels == n)])
        for n in range(1, number + 1)
    ]
    assert len(found) == number
    geometries = [p.geometry for p in found]
    assert all(isinstance(g, shapely.MultiPolygon) and g.is_valid for g in geometries)
    assert connectivity == 8 or all(len(g.geoms) == 1 for g in geometries)
    key = shapely.to_wkb
    theirs = [shapely.multipolygons(shapely.get_parts(g.simplify(0))) for g in expected]
    assert all(
        any(shapely.equals(mine, other) for other in theirs) for mine in sorted(geometries, key=key)
    )


@settings(max_examples=100)
@given(mask=masks, heights=strip_heights)
def test_outlines_have_corners_only(mask: Mask, heights: list[int]) -> None:
    for polygon in run(mask, heights, transform=Affine.identity()):
        for ring in shapely.get_rings(polygon.geometry.geoms[0]):
            steps = np.sign(np.diff(shapely.get_coordinates(ring), axis=0))
            turns = np.vstack((steps, steps[:1]))
            assert (np.abs(turns[1:]) != np.abs(turns[:-1])).all()


@pytest.mark.parametrize(
    "transform", [GRID, GRID @ Affine.rotation(17.3), Affine(0.1, 0, 0.1, 0, -0.3, 51.7)]
)
def test_vertices_lie_exactly_on_the_pixel_grid(transform: Affine) -> None:
    mask = np.random.default_rng(3).random((40, 30)) < 0.6
    found = run(mask, [7], transform=transform)
    corners = {transform @ (x, y) for x in range(31) for y in range(41)}
    points = shapely.get_coordinates([p.geometry for p in found])
    assert {tuple(p) for p in points.tolist()} <= corners
    assert shapely.is_valid([p.geometry for p in found]).all()


def test_a_polygon_is_released_when_nothing_can_touch_it() -> None:
    mask = mask_of("#..#", "...#", "...#", "...#", "....", "....")
    stream = PolygonStream(GRID, UTM, threshold=0.5)
    valid = np.ones((2, 4), dtype=bool)
    counts = [
        len(stream.add_strip(row, mask[row : row + 2].astype(np.float32), valid))
        for row in (0, 2, 4)
    ]
    assert counts == [1, 0, 1]
    assert stream.finish() == []


def test_diagonal_neighbours_join_across_strips_only_when_asked() -> None:
    mask = mask_of("#..", ".#.", "..#")
    assert len(run(mask, [1], connectivity=4)) == 3
    (joined,) = run(mask, [1], connectivity=8)
    assert len(joined.geometry.geoms) == 3


def test_a_row_left_out_separates() -> None:
    stream = PolygonStream(GRID, UTM, threshold=0.5)
    one, valid = np.ones((2, 3), dtype=np.float32), np.ones((2, 3), dtype=bool)
    found = stream.add_strip(0, one, valid) + stream.add_strip(3, one, valid) + stream.finish()
    assert len(found) == 2
    with pytest.raises(ValueError, match="strip at row 1"):
        stream.add_strip(1, one, valid)


def test_the_threshold_itself_does_not_belong() -> None:
    assert run(mask_of("##"), inside=0.5) == []


def test_pixels_without_data_never_belong() -> None:
    probability = np.array([[0.9, np.nan, 0.9]], dtype=np.float32)
    stream = PolygonStream(GRID, UTM, threshold=0.5)
    stream.add_strip(0, probability, np.array([[True, True, False]]))
    (polygon,) = stream.finish()
    assert polygon.area_m2 == pytest.approx(0.25, rel=1e-3)


def test_confidence_is_the_mean_over_all_strips() -> None:
    inside = np.array([[0.6], [0.7], [0.95]], dtype=np.float32)
    (polygon,) = run(np.ones((3, 1), dtype=bool), [1], inside=inside)
    assert polygon.confidence == pytest.approx(0.75)


RING = ("#####", "#...#", "#...#", "#####")


def test_small_holes_are_filled_and_count_as_area() -> None:
    (raw,) = run(mask_of(*RING), [2])
    (kept,) = run(mask_of(*RING), [2], fill_holes_m2=1.4)
    (filled,) = run(mask_of(*RING), [2], fill_holes_m2=1.6)
    assert raw.area_m2 == kept.area_m2 == pytest.approx(14 * 0.25, rel=1e-3)
    assert filled.area_m2 == pytest.approx(20 * 0.25, rel=1e-3)
    assert raw.perimeter_m == pytest.approx(14, rel=1e-3)
    assert filled.perimeter_m == pytest.approx(9, rel=1e-3)
    assert filled.confidence == pytest.approx(0.9)


def test_holes_are_filled_before_small_polygons_are_dropped() -> None:
    assert run(mask_of(*RING), min_area_m2=4) == []
    assert len(run(mask_of(*RING), min_area_m2=4, fill_holes_m2=2)) == 1


def test_polygons_below_the_minimum_area_are_left_out() -> None:
    found = run(mask_of("##.#", "##.."), min_area_m2=0.5)
    assert [p.area_m2 for p in found] == pytest.approx([1.0], rel=1e-3)


@pytest.mark.parametrize("connectivity", [4, 8])
def test_simplified_polygons_stay_valid_and_near(connectivity: int) -> None:
    mask = ndimage.gaussian_filter(np.random.default_rng(5).random((120, 120)), 2) > 0.5
    exact = run(mask, [50], connectivity=connectivity)
    simple = run(mask, [50], connectivity=connectivity, simplify_m=0.6)
    assert len(simple) == len(exact)
    shapes, before = [p.geometry for p in simple], [p.geometry for p in exact]
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()
    count = shapely.get_num_coordinates
    assert count(shapes).sum() < 0.6 * count(before).sum()
    for old, new in zip(before, simple, strict=True):
        assert shapely.hausdorff_distance(old.boundary, new.geometry.boundary) < 1.5
        assert new.area_m2 == pytest.approx(new.geometry.area, rel=2e-3)


def test_the_tolerance_is_in_metres_in_degrees_too(stairs: Callable[[], Mask]) -> None:
    # At 60° north a degree of longitude is half as long as one of latitude.
    metres, degrees = 0.5, 0.5 / 111_412
    geographic = Affine(2 * degrees, 0, 10, 0, -degrees, 60)
    plane = Affine(metres, 0, 500_000, 0, -metres, 6_650_000)
    sizes = [
        shapely.get_num_coordinates(
            [p.geometry for p in run(stairs(), transform=t, crs=c, simplify_m=tolerance)]
        ).tolist()
        for tolerance in (0.2, 1.0)
        for t, c in ((geographic, "EPSG:4326"), (plane, "EPSG:32632"))
    ]
    assert sizes[0] == sizes[1]
    assert sizes[2] == sizes[3]
    assert sizes[2] < sizes[0]


@pytest.fixture
def stairs() -> Callable[[], Mask]:
    return lambda: np.tri(40, dtype=bool)


def test_an_empty_raster_gives_nothing() -> None:
    assert run(np.zeros((10, 10), dtype=bool), [3]) == []


def test_the_same_run_twice_gives_the_same_order() -> None:
    mask = np.random.default_rng(2).random((60, 60)) < 0.5
    first, second = (run(mask, [13], connectivity=8) for _ in range(2))
    assert [p.geometry.wkb for p in first] == [p.geometry.wkb for p in second]
