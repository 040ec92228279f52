"""Files that cannot be audited as they are, rasters that moved, and the second auditor."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog

from mtrefseg.engine_client.interpreter import worker_environment
from mtrefseg.model.audit.session import AuditSession
from mtrefseg.model.files.geopackage_connection import connect
from mtrefseg.tests.qgis.conftest import write_raster
from mtrefseg.tests.qgis.training_file import write_training_file

Key = Qt.Key
LEVEL = Qgis.MessageLevel


def said(audit, level=LEVEL.Critical):
    return audit.context.iface.messageBar().get_messages(level)


def run_sql(path, text):
    with closing(connect(Path(path))) as data:
        data.execute(text)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: Path(path).unlink(), "does not exist"),
        (lambda path: Path(path).write_bytes(b"no database"), "training.gpkg"),
        (lambda path: run_sql(path, "DROP TABLE records"), "neither training records"),
    ],
    ids=["missing", "no database", "no records"],
)
def test_a_file_that_cannot_be_audited_is_one_sentence(audit, training_file, spoil, words):
    spoil(training_file)
    audit.panel.fileWidget.setFilePath(training_file)
    audit.panel.openButton.click()
    assert len(said(audit)) == 1
    assert words in said(audit)[0]
    assert audit.audit is None
    assert audit.panel.pages.currentWidget() is audit.panel.startPage


def test_a_file_that_somebody_else_audits_is_told_with_the_name(audit, training_file):
    code = (
        "import sys; from mtrefseg.model.audit.session import AuditSession; "
        "AuditSession.open(sys.argv[1], 'Bob'); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, training_file],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=worker_environment(),
    ) as other:
        other.stdout.readline()
        assert not audit.open(training_file)
        other.stdin.close()
    assert "is being audited by Bob" in said(audit)[0]
    assert audit.open(training_file)


def test_without_a_name_nothing_is_opened(audit, training_file):
    audit.panel.auditorEdit.clear()
    assert not audit.open(training_file)
    assert "Every decision has a name" in said(audit)[0]


def test_a_file_that_vanishes_is_told_and_the_record_stays(opened, press, training_file):
    moved = Path(training_file).rename(training_file + ".moved")
    press(Key.Key_A)
    assert len(said(opened)) == 1
    assert opened.audit.actions.record.id == "id0"
    moved.rename(training_file)
    press(Key.Key_A)
    assert opened.audit.actions.record.id == "id1"


def test_what_another_program_changed_is_read_again(opened, press, training_file, qtbot):
    press(Key.Key_Right)
    run_sql(training_file, "UPDATE records SET review = 'accepted' WHERE id = 'id5'")
    opened.audit._reread()
    assert "changed by another program" in said(opened, LEVEL.Warning)[-1]
    assert "id5" not in opened.audit.actions.queue.ids
    assert opened.panel.totalsLabel.text().startswith("1 accepted")
    assert opened.audit.actions.record.id == "id1"
    assert not opened.audit.session.changed_elsewhere()


def test_a_sentence_that_cannot_be_stored_is_told_and_restored(opened, training_file):
    moved = Path(training_file).rename(training_file + ".moved")
    opened.panel.sentence_changed.emit("another sentence")
    assert "does not exist" in said(opened)[0]
    moved.rename(training_file)
    opened.audit.actions.show()
    assert opened.panel.sentenceEdit.toPlainText() == "the new house"


def test_a_file_that_is_gone_is_told_once(opened, training_file):
    moved = Path(training_file).rename(training_file + ".moved")
    opened.audit._reread()
    opened.audit._reread()
    assert len(said(opened)) == 1
    moved.rename(training_file)


def test_an_algorithm_that_is_missing_is_told(audit):
    audit.panel.buildButton.click()
    assert "mtrefseg:buildcandidates" in said(audit, LEVEL.Warning)[0]


def test_a_raster_that_moved_is_found_beside_the_file(audit, pair, tmp_path):
    path = write_training_file(tmp_path / "training.gpkg", "/gone/before.tif", "/gone/after.tif")
    for raster in (pair.before, pair.after):
        shutil.copy(raster, tmp_path)
    assert audit.open(path)
    assert Path(audit.audit.pair[0].source()) == tmp_path / "before.tif"


def test_a_raster_that_moved_away_is_chosen_by_the_person(audit, pair, tmp_path, monkeypatch):
    path = write_training_file(tmp_path / "training.gpkg", "/gone/old.tif", pair.after)
    questions = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *a, **_: questions.append(a[1]) or (pair.before, "")
    )
    assert audit.open(path)
    assert questions == ["Where is 'old.tif' now?"]
    assert audit.audit.pair[0].source() == pair.before


def test_a_raster_that_is_not_chosen_is_told_and_the_file_is_free_again(
    audit, pair, tmp_path, monkeypatch
):
    path = write_training_file(tmp_path / "training.gpkg", "/gone/old.tif", pair.after)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    assert not audit.open(path)
    assert "/gone/old.tif" in said(audit)[0]
    AuditSession.open(path, "Bob").close()


def test_a_raster_in_another_crs_than_the_records_is_told(audit, pair, tmp_path):
    other = write_raster(tmp_path / "other.tif", epsg=32615)
    path = write_training_file(tmp_path / "training.gpkg", other, pair.after)
    assert audit.open(path)
    assert "'other' is in EPSG:32615" in said(audit, LEVEL.Warning)[0]


def test_layers_of_the_file_in_the_project_show_what_was_decided(opened, press, training_file):
    layer = QgsVectorLayer(f"{training_file}|layername=records", "records", "ogr")
    QgsProject.instance().addMapLayer(layer)
    assert next(layer.getFeatures())["review"] != "accepted"
    press(Key.Key_A)
    opened.panel.closeButton.click()
    assert next(layer.getFeatures())["review"] == "accepted"


def test_the_second_auditor_clicks_what_the_sentence_means_without_its_mask(
    audit, training_file, qtbot
):
    with AuditSession.open(training_file, "Ann") as first:
        first.accept_many(first.ids("file"))
    audit.panel.auditorEdit.setText("Bob")
    audit.panel.roleCombo.setCurrentIndex(1)
    assert audit.open(training_file)
    panel, actions = audit.panel, audit.audit.actions
    assert not panel.acceptButton.isVisible() and panel.blindBar.isVisible()
    listed = len(actions.queue.ids)
    assert listed > 0
    mask = audit.audit.display._outlines[audit.context.canvas].mask
    assert mask.asGeometry().isEmpty()
    first_id = actions.record.id
    qtbot.keyClick(audit.context.canvas, Key.Key_A)
    assert actions.record.id == first_id
    tool = audit.context.canvas.mapTool()
    tool.canvasClicked.emit(QgsPointXY(500_005, 4_999_992), Qt.MouseButton.LeftButton)
    assert actions.record is None or actions.record.id != first_id
