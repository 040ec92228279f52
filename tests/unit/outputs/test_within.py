"""Polygons that touch no polygon of a layer are left out before anything is counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import shapely

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.stored_request import read_provenance
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.model.requests.events import PolygonsFound
from mtrefseg.tests.flat_requests import redraw_request

Run = Callable[..., DetectResult]
X, Y = 500_000, 5_400_000
# Around one of the upper squares of the scene, and over the edge of the other.
AREAS = [shapely.box(X + 4, Y - 16, X + 16, Y - 4), shapely.box(X + 44, Y - 10, X + 50, Y)]


def layer(path: Path, crs: Any = 32631, shapes: Any = AREAS, **options: Any) -> str:
    frame = geopandas.GeoDataFrame({"n": range(len(shapes))}, geometry=list(shapes), crs=32631)
    frame = frame.to_crs(crs) if crs else frame.set_crs(None, allow_override=True)
    plain = path.with_name(f"plain{path.suffix}")
    frame.to_file(path if path.exists() else plain, **options)
    for file in path.parent.glob("plain.*"):
        file.rename(path.with_suffix(file.suffix))
    return str(path)


@pytest.mark.parametrize(
    "name", ["areas.gpkg", "areas.shp", "areas.geojson", "a!re;as\t.gpkg", "a!.shp"]
)
@pytest.mark.parametrize("crs", [32631, 4326, 3857, 2154])
def test_counts_areas_events_and_provenance_are_those_after_the_cut(
    run: Run, tmp_path: Path, name: str, crs: int
) -> None:
    path = layer(tmp_path / name, 4326 if name.endswith("json") else crs)
    events: list[PolygonsFound] = []
    result = run(within=path, review=True, on_polygons=events.append)
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert result.count == len(found) == 2
    assert result.area_m2 == pytest.approx(found["area_m2"].sum())
    assert sum(len(event.wkb) for event in events) == 2
    assert found["review"].isna().all()
    request, _ = read_provenance(tmp_path / "out.gpkg")
    assert (request.polygon_options.within, request.polygon_options.review) == (path, True)


def test_a_corner_in_common_is_a_touch(run: Run, tmp_path: Path) -> None:
    corner = shapely.box(X + 45, Y - 5, X + 50, Y)
    assert run(within=layer(tmp_path / "areas.gpkg", shapes=[corner])).count == 1


def test_a_layer_is_chosen_by_its_name(run: Run, tmp_path: Path) -> None:
    path = layer(tmp_path / "areas.gpkg", layer="two")
    layer(tmp_path / "areas.gpkg", shapes=AREAS[:1], layer="one")
    assert run(within=path).count == 2
    assert run(within=path, within_layer="one").count == 1


def test_many_polygons_are_no_trouble(run: Run, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    corners = rng.uniform((X - 9e4, Y - 9e4), (X + 9e4, Y + 9e4), (20_000, 2))
    far = shapely.box(*corners.T, *(corners + 5).T)
    path = layer(tmp_path / "many.gpkg", shapes=[*far, AREAS[0]])
    assert run(within=path).count == 1


def test_polygons_that_cross_themselves_count_all_the_same(run: Run, tmp_path: Path) -> None:
    bow_tie = shapely.Polygon([(X, Y), (X + 64, Y - 64), (X + 64, Y), (X, Y - 64)])
    assert run(within=layer(tmp_path / "tie.gpkg", shapes=[bow_tie])).count == 2


def test_polygons_elsewhere_are_told(run: Run, tmp_path: Path) -> None:
    result = run(within=layer(tmp_path / "far.gpkg", shapes=[shapely.box(0, 0, 1, 1)]))
    assert result.count == 0
    assert "No polygon of" in result.warnings[-1] and "far.gpkg" in result.warnings[-1]


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (lambda path: str(path), "does not exist"),
        (lambda path: str(path / "deeper" / "areas.gpkg"), "does not exist"),
        (lambda path: path.write_text("notes") and str(path), "cannot be read"),
        (lambda path: layer(path, shapes=[shapely.Point(1, 2)]), "holds no polygon"),
        (lambda path: layer(path, crs=None), "has no CRS"),
    ],
)
@pytest.mark.filterwarnings("ignore:'crs' was not provided")
@pytest.mark.usefixtures("no_network")
def test_a_layer_that_cannot_be_used_is_named(
    run: Run, tmp_path: Path, make: Any, part: str
) -> None:
    with pytest.raises(MtrefsegError, match=part) as caught:
        run(within=make(tmp_path / "areas.gpkg"))
    assert "within" in caught.value.message
    assert not (tmp_path / "out.gpkg").exists()


def test_an_unknown_layer_is_named(run: Run, tmp_path: Path) -> None:
    with pytest.raises(MtrefsegError, match="layer 'three'"):
        run(within=layer(tmp_path / "areas.gpkg"), within_layer="three")


def test_a_redrawing_leaves_out_the_same(run: Run, tmp_path: Path) -> None:
    run(probability=str(tmp_path / "p.tif"))
    names = (str(tmp_path / name) for name in ("p.tif", "out.gpkg", "again.gpkg"))
    done = redraw(redraw_request(*names, within=layer(tmp_path / "areas.gpkg"), review=True))
    assert done.count == 2
    assert "review" in geopandas.read_file(tmp_path / "again.gpkg", layer="changes")
