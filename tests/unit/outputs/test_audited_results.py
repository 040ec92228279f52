"""What people did to a result is kept when its polygons are drawn again, or not replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import geopandas
import pytest
import shapely

from mtrefseg.model.audit.audit_tables import EVENTS
from mtrefseg.model.audit.audited_records import audit_events, audited_records
from mtrefseg.model.audit.session import AuditSession
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.outputs import redraw as redraw_module
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.model.requests.flat import replaced
from mtrefseg.model.requests.redraw import RedrawRequest
from mtrefseg.tests.flat_requests import redraw_request

Run = Callable[..., DetectResult]


@pytest.fixture
def request_(run: Run, tmp_path: Path) -> RedrawRequest:
    """Return the request that draws an audited result again in its own file."""
    run(probability=str(tmp_path / "p.tif"), review=True)
    with AuditSession.open(str(tmp_path / "out.gpkg"), "Ada") as session:
        first, second, _ = session.ids("file")
        session.review(first, "accepted")
        session.review(second, "unsure")
        session.flag(second, "half of it")
    names = (str(tmp_path / name) for name in ("p.tif", "out.gpkg", "out.gpkg"))
    return replaced(redraw_request(*names), threshold=0.1)


@pytest.mark.parametrize("place", ["itself", "another file", "beside other layers"])
def test_verdicts_flags_and_events_are_in_the_file_that_was_drawn_again(
    request_: RedrawRequest, tmp_path: Path, place: str
) -> None:
    output = tmp_path / ("out.gpkg" if place == "itself" else "again.gpkg")
    if place == "beside other layers":
        frame = geopandas.GeoDataFrame(geometry=[shapely.box(0, 0, 1, 1)], crs=32632)
        frame.to_file(output, layer="trees", driver="GPKG")
    before = audit_events(tmp_path / "out.gpkg")
    done = redraw(replaced(request_, output=str(output)))
    assert done.warnings == () and done.output == str(output)
    assert audit_events(output) == before
    assert all(event.x is not None for event in before), "where the former polygons were"
    found = audited_records(output).values()
    assert sorted((one.review, one.flag, one.auditors) for one in found) == [
        ("accepted", "", ()), ("unsure", "half of it", ()),
    ]  # fmt: skip
    with AuditSession.open(str(output), "Ada") as session:
        assert session.undo() is None, "these polygons are others"
        session.review(session.ids("file")[0], "rejected")
        assert session.undo() is not None
    layers = {"changes", "layer_styles"} | ({"trees"} if "other l" in place else set())
    assert set(geopandas.list_layers(output).name) == layers


def test_a_session_notices_that_its_polygons_were_drawn_again(
    request_: RedrawRequest, tmp_path: Path
) -> None:
    session = AuditSession.open(str(tmp_path / "out.gpkg"), "Ada")
    name = session.ids("file")[0]
    redraw(request_)
    with pytest.raises(MtrefsegError, match="was drawn again"):
        session.review(name, "rejected")
    session.close()


def test_what_a_person_drew_or_corrected_is_not_drawn_over(
    request_: RedrawRequest, tmp_path: Path
) -> None:
    with AuditSession.open(str(tmp_path / "out.gpkg"), "Ada") as session:
        session.draw(shapely.box(500010, 5000010, 500020, 5000020).wkb, "the water that appeared")
    whole = (tmp_path / "out.gpkg").read_bytes()
    with pytest.raises(MtrefsegError, match="1 of its polygons were drawn or corrected"):
        redraw(request_)
    assert (tmp_path / "out.gpkg").read_bytes() == whole
    redraw(replaced(request_, overwrite=True))
    assert len(audit_events(tmp_path / "out.gpkg")) == 4


def test_what_was_decided_during_the_drawing_is_not_lost(
    request_: RedrawRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost_reviews = redraw_module._lost_reviews

    def decide(*arguments: object) -> tuple[str, ...]:
        with AuditSession.open(str(tmp_path / "out.gpkg"), "Bea") as session:
            session.review(session.ids("file")[0], "rejected")
        return lost_reviews(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(redraw_module, "_lost_reviews", decide)
    done = redraw(request_)
    assert done.output == str(tmp_path / "out (2).gpkg")
    assert "was audited meanwhile" in done.warnings[0]
    assert audit_events(tmp_path / "out.gpkg")[-1].auditor == "Bea"


def test_a_run_does_not_replace_an_audited_result(run: Run, tmp_path: Path) -> None:
    run()
    with AuditSession.open(str(tmp_path / "out.gpkg"), "Ada") as session:
        session.skip(session.ids("file")[0])
    with pytest.raises(MtrefsegError, match=r"was audited \(1 step\)"):
        run()
    with AuditSession.open(str(tmp_path / "out.gpkg"), "Ada") as session:
        session.undo()
    run(overwrite=True)
    with closing(sqlite3.connect(tmp_path / "out.gpkg")) as database:
        assert database.execute(f"SELECT count(*) FROM {EVENTS}").fetchone() == (2,)
