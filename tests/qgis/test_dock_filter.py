"""The chips of a result: a changed condition acts at once on its polygons."""

import sqlite3
import time
from contextlib import closing

import pytest
from qgis.core import QgsFeatureRequest, QgsProject
from qgis.PyQt.QtCore import Qt

from mtrefseg.model.files.refilter import refilter
from mtrefseg.model.sentences.expression import Comparison, Quantile, Rank
from mtrefseg.model.sentences.parsed_sentence import ParsedSentence, Phrase, Predicate
from mtrefseg.plugin.dock.request import sentence_controller
from mtrefseg.plugin.dock.result.result_layer import run_of

SLOW_MS = 30_000
LARGER = Predicate(Comparison("area_m2", ">", 250.0), "larger than 250 m²", unit="m²")
SMALL = Predicate(Quantile("area_m2", "<=", 0.25), "small")
LARGEST = Predicate(Rank("area_m2", True, 2), "the two largest")


@pytest.fixture
def answered(dock, ask, qtbot, monkeypatch):
    """A result of five polygons of 100, 200 … 500 m² with these predicates; all are kept."""

    def answered(*predicates, sentence="count 5"):
        def parse(sentence, *_, **__):
            return ParsedSentence(sentence, (Phrase(sentence),), predicates)

        monkeypatch.setattr(sentence_controller, "parse_sentence", parse)
        layer = ask(sentence)
        return layer, dock.filter.list.views[0]

    return answered


@pytest.fixture
def applied(dock, qtbot):
    """Wait until a changed condition is applied."""

    def applied():
        qtbot.waitUntil(lambda: not dock.filter.running, timeout=SLOW_MS)
        return [chip for view in dock.filter.list.views for chip in view.chipRow.chips]

    return applied


def areas(layer):
    return sorted(feature["area_m2"] for feature in layer.getFeatures())


def test_an_edited_number_acts_at_once_without_a_run(dock, answered, applied):
    layer, view = answered(LARGER)
    assert areas(layer) == [100, 200, 300, 400, 500]
    view.chipRow.chips[0].boxes[0].setValue(350.0)
    (chip,) = applied()
    assert areas(layer) == [400, 500]
    assert chip.facts.removed == 3
    assert "2 polygons" in dock.panel.statusLabel.text()
    assert "3 excluded by conditions" in dock.panel.statusLabel.text()
    assert layer.subsetString() == '"dropped_by" IS NULL'
    assert run_of(layer).request.parsed[0].predicates[0].expression.value == 350.0


def test_a_switched_off_condition_removes_nothing(answered, applied, qtbot):
    layer, view = answered(LARGER)
    view.chipRow.chips[0].boxes[0].setValue(350.0)
    (chip,) = applied()
    chip.switch.click()
    (chip,) = applied()
    assert len(areas(layer)) == 5
    assert chip.facts.removed is None
    assert not chip.boxes[0].isEnabled()


def test_a_warning_about_the_conditions_goes_with_them_and_those_of_the_run_stay(
    dock, answered, applied
):
    layer, view = answered(LARGER, sentence="warn count 5")
    (of_run,) = run_of(layer).notes
    view.chipRow.chips[0].boxes[0].setValue(600.0)
    applied()
    shown = dock.panel.notesLabel.text()
    assert of_run in shown and "None of the 1 polygons" in shown
    dock.filter.list.views[0].chipRow.chips[0].boxes[0].setValue(50.0)
    applied()
    assert dock.panel.notesLabel.text() == of_run
    assert run_of(layer).all_notes == (of_run,)


def test_a_removed_condition_comes_back_by_undo(dock, answered, applied, qtbot):
    layer, view = answered(LARGER, LARGEST)
    view.chipRow.chips[0].remove_button.click()
    assert len(applied()) == 1
    assert areas(layer) == [400, 500]
    assert view.resetButton.isVisible()
    qtbot.mouseClick(view.resetButton, Qt.MouseButton.LeftButton)
    assert len(applied()) == 2
    assert not view.resetButton.isVisible()


def test_a_quantile_shows_the_number_that_it_stood_for(answered, applied):
    layer, view = answered(SMALL)
    view.chipRow.chips[0].boxes[0].setValue(50.0)
    (chip,) = applied()
    assert areas(layer) == [100, 200, 300]
    assert chip.menu().actions()[0].isEnabled()
    assert chip.facts.resolved == "≤ 300 m²"
    assert '"area_m2" <= 300' in chip.toolTip()


def test_of_quick_changes_the_last_one_wins(answered, applied, qtbot, dock):
    layer, _ = answered(LARGER)
    for value in (150.0, 250.0, 450.0):
        dock.filter.list.views[0].chipRow.chips[0].boxes[0].setValue(value)
    applied()
    assert areas(layer) == [500]


def test_a_layer_that_is_edited_is_left_alone(dock, answered, applied):
    layer, view = answered(LARGER)
    layer.startEditing()
    view.chipRow.chips[0].boxes[0].setValue(350.0)
    (chip,) = applied()
    assert chip.boxes[0].value() == 250.0
    layer.rollBack()
    assert len(areas(layer)) == 5


def test_conditions_are_kept_with_the_project_and_over_another_threshold(
    dock, answered, applied, qtbot, tmp_path
):
    layer, view = answered(LARGER)
    view.chipRow.chips[0].boxes[0].setValue(350.0)
    applied()
    before = layer.source()
    dock.panel.thresholdSlider.setValue(20)
    qtbot.waitUntil(lambda: layer.source() != before, timeout=SLOW_MS)
    assert areas(layer) == [400, 500]
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgs"))
    project.clear()
    assert project.read(str(tmp_path / "p.qgs"))
    qtbot.wait(50)
    (chip,) = applied()
    assert (chip.boxes[0].value(), chip.facts.removed) == (350.0, 3)


def test_a_result_without_conditions_shows_no_chips(dock, answered):
    _, view = answered()
    assert not view.isVisible()


def test_a_hundred_thousand_polygons_are_filtered_and_read_within_a_second(answered):
    layer, _ = answered(LARGER)
    path = layer.source().split("|")[0]
    with closing(sqlite3.connect(path)) as data, data:
        for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            data.create_function(name, 1, lambda _: 0)
        data.execute("DROP TABLE IF EXISTS many")
        data.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
            "INSERT INTO changes (geom, sentence, phrase, area_m2) "
            "SELECT (SELECT geom FROM changes LIMIT 1), 'count 5', 'count 5', i % 1000 FROM n"
        )
    begun_s = time.monotonic()
    request = run_of(layer).request
    result = refilter(path, request.parsed, request.where)
    layer.reload()
    read = sum(1 for _ in layer.getFeatures(QgsFeatureRequest()))
    assert read == result.count
    assert result.dropped_count > 20_000
    assert time.monotonic() - begun_s < 2.0  # on a machine that does other work too
