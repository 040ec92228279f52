"""Files of results: what is kept, what nothing uses any more, and what is deleted when asked."""

import os
import time
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsGeometry,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QMessageBox

from mtrefseg.plugin.dock.result.result_folder import MIN_AGE_S, delete_unused, stored_results
from mtrefseg.plugin.dock.result.result_layer import run_of
from mtrefseg.plugin.options_page import OptionsFactory
from mtrefseg.plugin.settings import Settings

SLOW_MS = 30_000


def names(paths):
    return sorted(path.name for path in paths)


def age(folder):
    """Let files be older than those that a run may just be writing."""
    for path in folder.iterdir():
        os.utime(path, (time.time() - 2 * MIN_AGE_S,) * 2)


@pytest.fixture
def folder(dock, ask, qtbot, tmp_path):
    """A folder with a result that was drawn twice, an older one, and a file of somebody else."""
    layer = ask("count 1")
    folder = tmp_path / "results"
    Path(run_of(layer).request.probability).write_bytes(b"0" * 3000)
    first = layer.source()
    dock.panel.thresholdSlider.setValue(30)
    qtbot.waitUntil(lambda: layer.source() != first, timeout=SLOW_MS)
    for name in ("changes_20200101_120000.gpkg", "changes_20200101_120000.gpkg-wal"):
        (folder / name).write_bytes(b"0" * 500)
    (folder / ".changes_20200101_120000.part.gpkg").write_bytes(b"")
    (folder / "changes of mine.gpkg").write_bytes(b"mine")
    age(folder)
    return folder


@pytest.fixture
def page(folder):
    return OptionsFactory(lambda: None).createWidget()


def test_what_a_layer_shows_and_the_probability_it_came_from_are_in_use(dock, folder):
    found = stored_results(folder)
    layer = dock.results.layer
    used = {Path(layer.source().split("|")[0]), Path(run_of(layer).request.probability)}
    assert used <= set(found.files)
    assert not used & set(found.unused)
    superseded = Path(run_of(layer).request.probability).name.replace(".probability.tif", ".gpkg")
    assert names(found.unused) == sorted(
        [
            ".changes_20200101_120000.part.gpkg",
            "changes_20200101_120000.gpkg",
            "changes_20200101_120000.gpkg-wal",
            superseded,
        ]
    )


def test_the_polygons_that_a_result_touches_are_in_use_as_long_as_it_is(dock, ask, tmp_path):
    area = QgsVectorLayer("Polygon?crs=EPSG:32614", "areas", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(dock.pair.before.extent()))
    area.dataProvider().addFeature(feature)
    area.updateExtents()
    QgsProject.instance().addMapLayer(area)
    dock.panel.choose_extent("polygons")
    dock.panel.areaCombo.setLayer(area)
    layer = ask("count 1")
    folder, within = tmp_path / "results", Path(run_of(layer).request.polygon_options.within)
    age(folder)
    assert within in stored_results(folder).files
    assert within not in stored_results(folder).unused
    QgsProject.instance().removeMapLayer(layer.id())
    assert within in stored_results(folder).unused


def test_files_of_other_names_are_left_alone(folder):
    assert "changes of mine.gpkg" not in names(stored_results(folder).files)


def test_what_was_just_written_is_not_offered(folder):
    os.utime(folder / "changes_20200101_120000.gpkg")
    assert "changes_20200101_120000.gpkg" not in names(stored_results(folder).unused)


def test_deleting_takes_only_what_is_still_unused(folder):
    asked = stored_results(folder)
    QgsProject.instance().addMapLayer(
        QgsRasterLayer(str(folder / "changes_20200101_120000.gpkg"), "shown meanwhile")
    )
    left = delete_unused(asked)
    assert "changes_20200101_120000.gpkg" in names(left.unused)
    assert ".changes_20200101_120000.part.gpkg" not in names(folder.iterdir())
    assert (folder / "changes of mine.gpkg").read_bytes() == b"mine"


def test_a_folder_that_is_not_there_has_no_results(tmp_path):
    assert stored_results(tmp_path / "missing").files == ()


def test_the_settings_say_where_results_lie_and_how_much_they_take(page, folder):
    assert "6 files of results" in page.stored.text()
    assert str(folder) in page.stored.text()
    assert "uses 4 (" in page.stored.text()
    assert page.clean.isEnabled()


def test_nothing_is_deleted_without_a_yes(page, folder, monkeypatch):
    asked = []

    def no(parent, title, text, *_):
        asked.append(text)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", no)
    before = names(folder.iterdir())
    page.clean.click()
    assert "Delete 4 files (" in asked[0]
    assert names(folder.iterdir()) == before


def test_a_yes_deletes_and_the_result_stays(page, folder, dock, monkeypatch):
    yes = QMessageBox.StandardButton.Yes
    monkeypatch.setattr(QMessageBox, "question", lambda *_: yes)
    page.clean.click()
    assert stored_results(folder).unused == ()
    assert "2 files of results" in page.stored.text()
    assert not page.clean.isEnabled()
    assert dock.results.layer.featureCount() == 1


def test_a_project_with_changes_is_saved_first(page, folder, tmp_path):
    project = QgsProject.instance()
    project.write(str(tmp_path / "p.qgs"))
    project.setDirty(True)
    page.clean.click()
    assert page.stored.text().startswith("Save the project first")
    assert (folder / "changes_20200101_120000.gpkg").exists()


def test_saving_a_project_with_temporary_results_says_so(dock, ask, tmp_path):
    Settings().save()
    layer = ask("count 1")
    assert layer.source().startswith(QgsProcessingUtils.tempFolder())
    assert "The folder is temporary" in OptionsFactory(lambda: None).createWidget().stored.text()
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    warned = dock.context.iface.messageBar().get_messages(Qgis.MessageLevel.Warning)
    assert "1 results of this project are temporary" in warned[-1]


def test_saving_a_project_with_kept_results_says_nothing(dock, ask, tmp_path):
    ask("count 1")
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    assert not dock.context.iface.messageBar().get_messages(Qgis.MessageLevel.Warning)
