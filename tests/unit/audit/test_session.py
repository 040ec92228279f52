"""What an auditor does is in layer and events at once, and can be undone without an end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from mtrefseg.model.audit.audit_tables import EVENTS
from mtrefseg.model.audit.session import AuditSession
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.tests.audit_files import COUNT, column

Open = Callable[..., AuditSession]
SQUARE = shapely.box(30, 40, 50, 70)


def events(path: Path, fields: str = "auditor, action, record, old, new") -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(f"SELECT {fields} FROM {EVENTS} ORDER BY event").fetchall()


def test_each_change_is_an_event_with_old_and_new_value(
    training_file: Path, open_session: Open
) -> None:
    session = open_session(training_file)
    session.review("id0", "accepted", seconds=2.5)
    session.flag("id0", "the mask is too small")
    session.set_sentence("id0", "the new barn")
    session.set_type("id0", 2)
    session.set_geometry("id0", SQUARE.wkb)
    session.skip("id1", 1.0)
    record = session.record("id0")
    assert (record.review, record.flag, record.sentence, record.change_type) == (
        "accepted", "the mask is too small", "the new barn", 2,
    )  # fmt: skip
    assert shapely.from_wkb(record.geometry).equals(SQUARE)
    found = events(training_file)
    assert [row[1] for row in found] == ["decide", "flag", "sentence", "type", "mask", "skip"]
    assert json.loads(found[2][3]) == {"sentence": "the new house"}
    assert json.loads(found[2][4]) == {"sentence": "the new barn"}
    assert events(training_file, "auditor, role, layer, seconds")[0] == (
        "Ada", "first", "records", 2.5,
    )  # fmt: skip
    frame = geopandas.read_file(training_file, layer="records")
    assert frame.review[0] == "accepted" and frame.geometry[0].equals(SQUARE)


def test_all_steps_are_undone_to_the_first_state_and_repeated(
    training_file: Path, open_session: Open
) -> None:
    before = geopandas.read_file(training_file, layer="records")
    session = open_session(training_file)
    session.review("id0", "accepted")
    session.review("id0", "rejected")
    session.set_geometry("id0", SQUARE.wkb)
    session.set_geometry("id1", b"")
    drawn = session.draw(SQUARE.wkb, "the new shed", "shed", 0)
    session.delete("id2")
    assert session.accept_many(["id3", "id4", "id0"]) == 2
    after = geopandas.read_file(training_file, layer="records")
    undone = []
    while (step := session.undo()) is not None:
        undone.append((step.action, step.records))
    assert undone[:3] == [("decide", ("id3", "id4")), ("delete", ("id2",)),
                          ("add", (drawn,))]  # fmt: skip
    assert len(undone) == 7
    assert geopandas.read_file(training_file, layer="records").equals(before)
    assert len(geopandas.read_file(training_file, layer="candidates")) == COUNT
    for _ in undone:
        assert session.redo() is not None
    assert session.redo() is None
    assert geopandas.read_file(training_file, layer="records").equals(after)
    assert len(geopandas.read_file(training_file, layer="candidates")) == COUNT + 1


def test_undo_goes_on_in_the_next_session(training_file: Path, open_session: Open) -> None:
    with AuditSession.open(str(training_file), "Ada") as session:
        session.review("id0", "accepted")
    again = open_session(training_file)
    step = again.undo()
    assert step is not None and step.records == ("id0",)
    assert column(training_file, "review")[0] is None
    assert again.undo() is None


def test_something_new_ends_what_can_be_repeated(training_file: Path, open_session: Open) -> None:
    session = open_session(training_file)
    session.review("id0", "accepted")
    session.undo()
    session.review("id1", "accepted")
    assert session.redo() is None


def test_undo_never_touches_what_another_auditor_did(
    training_file: Path, open_session: Open
) -> None:
    with AuditSession.open(str(training_file), "Ada") as ada:
        ada.review("id0", "accepted")
        ada.review("id1", "accepted")
    with AuditSession.open(str(training_file), "Bea") as bea:
        bea.review("id0", "accepted")
    with AuditSession.open(str(training_file), "Ada") as ada:
        assert ada.undo() == ("decide", ("id1",), ())
        step = ada.undo()
        assert step is not None and step.records == step.kept == ("id0",)
        assert ada.undo() is None
    assert column(training_file, "review")[:2] == ["accepted", None]
    bea = open_session(training_file, "Bea")
    assert bea.undo() is not None
    assert column(training_file, "review")[0] is None, "Ada's verdict was undone before"


def test_a_value_that_another_program_changed_stays(
    training_file: Path, open_session: Open
) -> None:
    session = open_session(training_file)
    session.review("id0", "accepted")
    with closing(sqlite3.connect(training_file)) as database, database:
        database.create_function("ST_IsEmpty", 1, lambda blob: 0)
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            database.create_function(name, 1, lambda blob: 0.0)
        database.execute("UPDATE records SET review = 'unsure' WHERE id = 'id0'")
    step = session.undo()
    assert step is not None and step.kept == ("id0",)
    session.review("id0", "rejected")
    session.undo()
    assert column(training_file, "review")[0] == "unsure"


def test_events_can_neither_be_changed_nor_removed(training_file: Path, open_session: Open) -> None:
    open_session(training_file).review("id0", "accepted")
    with closing(sqlite3.connect(training_file)) as database:
        for statement in (f"UPDATE {EVENTS} SET auditor = 'X'", f"DELETE FROM {EVENTS}"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                database.execute(statement)


def test_the_tables_of_an_audit_are_no_layers(training_file: Path, open_session: Open) -> None:
    open_session(training_file).review("id0", "accepted")
    assert set(geopandas.list_layers(training_file).name) == {"chips", "candidates", "records"}


def test_what_was_drawn_gets_chip_cell_and_candidate(
    training_file: Path, open_session: Open
) -> None:
    session = open_session(training_file)
    name = session.draw(shapely.box(170, 80, 190, 95).wkb, "the new shed", "shed", 0)
    record = session.record(name)
    assert (record.chip, record.review, record.origin) == ("r0_c1", "accepted", "drawn")
    frame = geopandas.read_file(training_file, layer="candidates")
    assert frame.source.tolist()[-1] == "drawn" and frame.cell.tolist()[-1] == "top-right"
    with pytest.raises(MtrefsegError, match="outside of all chips"):
        session.draw(shapely.box(1e6, 0, 1e6 + 1, 1).wkb, "the new shed", "shed", 0)
    assert session.record(name) == record


def test_a_bulk_decision_leaves_what_was_decided_and_is_one_step(
    training_file: Path, open_session: Open
) -> None:
    session = open_session(training_file)
    session.review("id11", "rejected")
    assert len(session.at_least(0.75)) == 5
    assert session.accept_many(session.at_least(0.75)) == 5
    assert session.within(0, 0, 100, 100) == ["id0", "id1", "id2", "id3"]
    assert column(training_file, "review").count("accepted") == 5
    assert session.progress()[:5] == (COUNT, 6, 5, 1, 0)
    session.undo()
    assert column(training_file, "review").count("accepted") == 0
    assert column(training_file, "review")[11] == "rejected"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda s: s.review("id0", "maybe"), "no verdict 'maybe'"),
        (lambda s: s.set_type("id0", 7), "no change type 7"),
        (lambda s: s.set_sentence("id0", " "), "would be empty"),
        (lambda s: s.set_geometry("id0", shapely.Point(1, 1).wkb), "cannot be stored"),
        (lambda s: s.review("gone", "accepted"), "not in the file any more"),
        (lambda s: s.draw(b"", "the new house"), "empty"),
    ],
)
def test_what_cannot_be_stored_is_named_and_leaves_no_event(
    training_file: Path, open_session: Open, change: Callable[[AuditSession], Any], text: str
) -> None:
    session = open_session(training_file)
    with pytest.raises(MtrefsegError, match=text):
        change(session)
    assert events(training_file) == []


def test_a_result_is_audited_with_the_polygons_of_its_answer(
    result_file: Path, open_session: Open
) -> None:
    session = open_session(result_file)
    assert session.ids("uncertain") == ["1", "3", "2"]
    session.review("1", "rejected")
    session.flag("2", "two houses")
    session.set_geometry("3", SQUARE.wkb, {"area_m2": 600.0, "unknown": 1})
    name = session.draw(SQUARE.wkb, "the new houses", values={"area_m2": 600.0})
    assert column(result_file, "review", "changes") == ["rejected", None, None, None, "accepted"]
    frame = geopandas.read_file(result_file, layer="changes")
    assert frame.created.nunique() == 1 and frame.area_m2.tolist() == [1, 1, 600, 1, 600]
    with pytest.raises(MtrefsegError, match="belongs to a result"):
        session.set_sentence("1", "the new barn")
    assert session.undo() == ("add", (name,), ())
