"""Hidden known records and the second auditor: who knows what, and what is stored where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import geopandas
import pytest

from mtrefseg.model.audit.audit_summary import audit_summary
from mtrefseg.model.audit.audited_records import audited_records
from mtrefseg.model.audit.known_records import known_records
from mtrefseg.model.audit.session import AuditSession
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.tests.audit_files import column, training_layers, write_layers

Open = Callable[..., AuditSession]


@pytest.fixture
def decided_file(tmp_path: Path) -> Path:
    """Return a file of 40 records, of which Ada accepted 20 and rejected 4."""
    path = write_layers(tmp_path / "many.gpkg", training_layers(40))
    with AuditSession.open(str(path), "Ada", known_share=0) as session:
        session.accept_many([f"id{number}" for number in range(20)])
        session.accept_many([f"id{number}" for number in range(20, 24)], "rejected")
    return path


def test_known_records_are_among_the_others_and_in_no_layer(
    decided_file: Path, open_session: Open
) -> None:
    before = geopandas.read_file(decided_file, layer="records")
    session = open_session(decided_file, known_share=0.5)
    names = session.ids("uncertain")
    hidden = [name for name in names if not name.startswith("id")]
    assert len(names) == 16 + 8 and len(hidden) == 8
    assert names == session.ids("uncertain"), "none is added while they are not decided"
    records = [session.record(name) for name in hidden]
    assert all(record.review is None and record.geometry for record in records)
    assert geopandas.read_file(decided_file, layer="records").equals(before)
    assert not set(hidden) & set(audited_records(decided_file))
    assert session.progress().total == 48


def test_the_share_of_known_errors_that_were_found_is_reported(
    decided_file: Path, open_session: Open
) -> None:
    session = open_session(decided_file, known_share=0.5)
    session.ids("file")
    with session._reading() as database:
        known = known_records(database, "", "Ada")
    wrong = [one.id for one in known if one.error]
    right = [one.id for one in known if not one.error]
    assert len(wrong) >= 3 and right
    session.review(wrong[0], "rejected")
    session.set_type(wrong[1], 2)
    session.review(wrong[1], "accepted")
    for name in [*wrong[2:], *right]:
        session.review(name, "accepted")
    (ada,) = audit_summary(decided_file).auditors
    assert ada.found[0] == pytest.approx(2 / len(wrong)) and ada.found.n == len(wrong)
    assert ada.confirmed[:1] == (1.0,)
    assert ada.accepted == 20 and ada.rejected == 4, "hidden ones count nowhere else"
    assert session.undo() is not None


def test_the_wrong_copies_differ_from_their_originals(
    decided_file: Path, open_session: Open
) -> None:
    session = open_session(decided_file, known_share=1.0)
    session.ids("file")
    with session._reading() as database:
        known = known_records(database, "")
    errors = {one.error for one in known}
    assert errors == {"", "other type", "mask of another sentence"}
    for one in known:
        copy, original = session.record(one.id), session.record(one.original)
        differs = (copy.geometry, copy.change_type) != (original.geometry, original.change_type)
        assert copy.sentence == original.sentence and differs == bool(one.error)


def test_in_a_result_a_wrong_copy_lies_where_nothing_was_found(
    result_file: Path, open_session: Open
) -> None:
    session = open_session(result_file, known_share=1.0)
    session.accept_many(["1", "2"])
    for _ in range(6):
        hidden = [name for name in session.ids("file") if name not in ("1", "2", "3")]
        for name in hidden:
            session.review(name, "rejected")
    with session._reading() as database:
        known = known_records(database, session._layer.run)
    assert {one.error for one in known} <= {"", "other place"} and known
    assert len(geopandas.read_file(result_file, layer="changes")) == 4


def test_a_second_auditor_gets_a_share_without_verdicts_and_masks(
    decided_file: Path, open_session: Open
) -> None:
    with AuditSession.open(str(decided_file), "Bea", blind=True, second_share=0.5) as bea:
        names = bea.ids("file")
        assert 5 <= len(names) <= 19 and set(names) <= {f"id{number}" for number in range(24)}
        record = bea.record(names[0])
        assert (record.review, record.geometry, record.state) == (None, None, "")
        assert bea.progress().total == len(names) and bea.progress().reviewed == 0
    ada = open_session(decided_file, "Ada", blind=True, second_share=1.0)
    assert ada.ids("file") == [], "nobody repeats their own verdicts"


def test_clicks_and_second_verdicts_change_events_alone(
    decided_file: Path, open_session: Open
) -> None:
    bea = open_session(decided_file, "Bea", blind=True, second_share=1.0)
    names = bea.ids("file")
    assert len(names) == 24
    # the mask of id1 covers 28 to 48 and 40 to 60
    assert bea.click("id1", 30.0, 50.0) and not bea.click("id2", 0.0, 0.0)
    assert not bea.click("id3", None, None)
    assert bea.record("id1").geometry
    for name in names:
        bea.review(name, "rejected" if name == "id5" else "accepted")
    assert bea.record("id5").review == "rejected" and bea.progress().rejected == 1
    assert column(decided_file, "review")[5] == "accepted"
    with pytest.raises(MtrefsegError, match="draws nothing"):
        bea.draw(b"", "the new house")
    summary = audit_summary(decided_file)
    assert summary.clicks[0] == pytest.approx(1 / 3) and summary.clicks.n == 3
    (pair,) = summary.pairs
    assert pair.table == ((19, 1), (4, 0)) and pair.measures.percent.n == 24
    found = audited_records(decided_file)["id5"]
    assert found.auditors == ("Ada",) and found.second == (("Bea", "rejected"),)
    bea.close()
    ada = open_session(decided_file)
    assert ada.ids("disagreement")[:5] == ["id5", "id20", "id21", "id22", "id23"]
    bea = open_session(decided_file, "Bea", blind=True, second_share=1.0)
    step = bea.undo()
    assert step is not None and bea.record(step.records[0]).review is None
    assert column(decided_file, "review").count("accepted") == 20


def test_records_of_a_file_without_an_audit_are_not_audited(training_file: Path) -> None:
    before = training_file.read_bytes()
    assert audited_records(training_file) == {} and audit_summary(training_file).auditors == ()
    assert training_file.read_bytes() == before
