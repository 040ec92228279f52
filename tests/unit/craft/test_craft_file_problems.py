import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import geopandas
import pytest
from shapely.geometry import Polygon

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.geopackage_connection import connect
from mtrefseg.tests.unit.craft.training_files import GRID, house
from mtrefseg.training.craft.craft_file import CraftFile


@pytest.fixture
def read_only(stored: CraftFile, monkeypatch: pytest.MonkeyPatch) -> CraftFile:
    stored.path.chmod(0o444)
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode)
    )  # root may write everything
    return stored


def test_a_file_of_a_newer_version_is_refused(stored: CraftFile) -> None:
    stored.add_facts({"layout": 99})
    with pytest.raises(MtrefsegError, match=r"newer version of mtrefseg \(layout 99\)"):
        CraftFile.open(stored.path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MtrefsegError, match="does not exist"):
        CraftFile.open(tmp_path / "none.gpkg")


def test_other_files_are_refused_and_kept(tmp_path: Path) -> None:
    text, other = tmp_path / "text.gpkg", tmp_path / "other.gpkg"
    text.write_text("no database " * 100)
    geopandas.GeoDataFrame(geometry=[Polygon()], crs=32632).to_file(other, layer="candidates")
    for path in (text, other):
        before = path.read_bytes()
        for overwrite in (False, True):
            with pytest.raises(MtrefsegError, match=r"no intact GeoPackage|no training file"):
                CraftFile.create(path, GRID, {}, overwrite=overwrite)
        with pytest.raises(MtrefsegError, match=r"no intact GeoPackage|no training file"):
            CraftFile.open(path)
        assert path.read_bytes() == before


def test_an_earlier_training_file_is_replaced_only_when_asked(stored: CraftFile) -> None:
    stored.add_candidates([house(0)])
    with pytest.raises(MtrefsegError, match="exists"):
        CraftFile.create(stored.path, GRID, {})
    assert len(stored.candidates()) == 1
    assert CraftFile.create(stored.path, GRID, {}, overwrite=True).candidates() == []


def test_a_write_protected_file_is_read_and_not_written(read_only: CraftFile) -> None:
    assert CraftFile.open(read_only.path).chips()
    with pytest.raises(MtrefsegError, match="write-protected"):
        CraftFile.open(read_only.path, write=True)
    with pytest.raises(MtrefsegError, match="write-protected"):
        read_only.add_candidates([house(0)])


def test_a_lock_of_another_program_is_told(
    stored: CraftFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mtrefseg.model.files.geopackage_connection.WAIT_S", 0.05)
    with closing(sqlite3.connect(stored.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MtrefsegError, match="locked by another program"):
            stored.add_candidates([house(0)])
        assert stored.candidates() == []
    assert stored.add_candidates([house(0)]) == 1


def test_a_lacking_field_is_named(stored: CraftFile) -> None:
    edit_statement = "ALTER TABLE records RENAME COLUMN sentence TO text"
    with closing(connect(stored.path)) as database:
        database.execute(edit_statement)
    with pytest.raises(MtrefsegError, match="Layer 'records' of training file .* lacks sentence"):
        CraftFile.open(stored.path)


def test_a_killed_writer_leaves_what_was_stored_before(stored: CraftFile, tmp_path: Path) -> None:
    stored.add_candidates([house(0)])
    script = f"""
import os, signal
from mtrefseg.model.files.geopackage_connection import connect
database = connect(__import__("pathlib").Path({str(stored.path)!r}))
database.execute("PRAGMA cache_size = 1")
database.execute("PRAGMA cache_spill = 1")
database.execute("BEGIN IMMEDIATE")
for n in range(3000):
    database.execute("INSERT INTO candidates (id, object, geom) SELECT ?, ?, geom "
                     "FROM candidates LIMIT 1", (str(n), "x" * 500))
os.kill(os.getpid(), signal.SIGKILL)
"""
    ended = subprocess.run([sys.executable, "-c", script], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert stored.path.with_name(stored.path.name + "-journal").exists()  # it was in the middle
    assert [one.id for one in CraftFile.open(stored.path).candidates()] == [house(0).id]
    assert stored.add_candidates([house(30)]) == 1


def test_a_creation_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("mtrefseg.training.craft.new_craft_file.store_styles", fail)
    with pytest.raises(MtrefsegError, match=r"cannot be written \(No space left on device\)"):
        CraftFile.create(tmp_path / "training.gpkg", GRID, {})
    assert list(tmp_path.iterdir()) == []


def test_a_reader_in_wal_mode_does_not_stop_a_writer(stored: CraftFile) -> None:
    with closing(sqlite3.connect(stored.path, isolation_level=None)) as qgis:
        qgis.execute("PRAGMA journal_mode = wal")
        qgis.execute("BEGIN")
        assert qgis.execute("SELECT count(*) FROM candidates").fetchone() == (0,)
        assert stored.add_candidates([house(0)]) == 1
        qgis.execute("COMMIT")
        assert qgis.execute("SELECT count(*) FROM candidates").fetchone() == (1,)


def test_names_that_libraries_interpret_are_taken_literally(tmp_path: Path) -> None:
    path = tmp_path / "a!b %20 ü.gpkg"
    CraftFile.create(path, GRID, {}).add_candidates([house(0)])
    assert len(CraftFile.open(shutil.copy(path, tmp_path / "c.gpkg")).candidates()) == 1
