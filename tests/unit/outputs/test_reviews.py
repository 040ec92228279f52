"""The review of a polygon is copied to the one that replaces it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.outputs.reviews import NO_VERDICT, Reviews, Verdict
from mtrefseg.model.outputs.vectorise import ChangePolygon
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.model.requests.flat import replaced
from mtrefseg.model.requests.redraw import RedrawRequest
from mtrefseg.tests.flat_requests import redraw_request

Run = Callable[..., DetectResult]


def review(path: Path, reviews: dict[int, str]) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for number, review in reviews.items():
            database.execute("UPDATE changes SET review = ? WHERE fid = ?", (review, number))


def reviews(path: Path) -> dict[float, Any]:
    """Return the review of each polygon by its confidence."""
    found = geopandas.read_file(path, layer="changes")
    reviews = [None if review != review else review for review in found["review"]]
    return dict(zip(found["confidence"].round(1), reviews, strict=True))


@pytest.fixture
def request_(run: Run, tmp_path: Path) -> RedrawRequest:
    """Return the request for a reviewed result, whose confidences are 0.7, 0.8 and 0.9."""
    run(probability=str(tmp_path / "p.tif"), review=True)
    numbers = {round(c, 1): n for n, c in enumerate(
        geopandas.read_file(tmp_path / "out.gpkg", layer="changes")["confidence"], 1)}  # fmt: skip
    review(tmp_path / "out.gpkg", {numbers[0.7]: "rejected", numbers[0.9]: "accepted"})
    names = (str(tmp_path / name) for name in ("p.tif", "out.gpkg", "again.gpkg"))
    return redraw_request(*names)


def test_verdicts_go_over_by_place(request_: RedrawRequest, tmp_path: Path) -> None:
    done = redraw(request_)
    assert reviews(tmp_path / "again.gpkg") == {0.7: "rejected", 0.8: None, 0.9: "accepted"}
    assert done.warnings == ()
    done = redraw(replaced(request_, threshold=0.75, output=str(tmp_path / "third.gpkg")))
    assert reviews(tmp_path / "third.gpkg") == {0.8: None, 0.9: "accepted"}
    assert "1 of 2 verdicts" in done.warnings[0]


def test_a_result_may_be_drawn_again_in_its_own_file(
    request_: RedrawRequest, tmp_path: Path
) -> None:
    redraw(replaced(request_, output=request_.source, threshold=0.1))
    assert reviews(tmp_path / "out.gpkg") == {0.7: "rejected", 0.8: None, 0.9: "accepted"}


def test_verdicts_that_would_be_lost_keep_their_file(
    request_: RedrawRequest, tmp_path: Path
) -> None:
    whole = (tmp_path / "out.gpkg").read_bytes()
    in_place = replaced(request_, output=request_.source, threshold=0.75)
    with pytest.raises(MtrefsegError, match="1 of 2 verdicts.*is this file"):
        redraw(in_place)
    assert (tmp_path / "out.gpkg").read_bytes() == whole
    assert {path.name for path in tmp_path.iterdir()} == {"a.tif", "b.tif", "out.gpkg", "p.tif"}
    redraw(replaced(in_place, overwrite=True))
    assert reviews(tmp_path / "out.gpkg") == {0.8: None, 0.9: "accepted"}


def test_polygons_that_grow_together_with_different_verdicts_are_looked_at_again() -> None:
    boxes = [shapely.box(x, 0, x + 2, 2) for x in (0, 3, 6)]
    tree = shapely.STRtree(shapely.point_on_surface(boxes))
    verdicts = [Verdict("accepted"), Verdict("rejected"), Verdict("rejected")]
    old = Reviews(True, total=3, _points={"ponds": (tree, verdicts)})
    new = [ChangePolygon(shapely.MultiPolygon([shapely.box(*ends)]), 1, 1, 1)
           for ends in ((0, 0, 5, 2), (6, 0, 9, 2), (20, 0, 21, 2))]  # fmt: skip
    assert [one.review for one in old.for_polygons("ponds", new)] == [None, "rejected", None]
    assert old.for_polygons("roofs", new) == (NO_VERDICT,) * 3
    assert old.lost == 2


def test_another_reviewed_result_is_not_replaced(request_: RedrawRequest, tmp_path: Path) -> None:
    redraw(request_)
    with pytest.raises(MtrefsegError, match="2 of its polygons were reviewed"):
        redraw(replaced(request_, threshold=0.6))
    redraw(replaced(request_, threshold=0.6, overwrite=True))
