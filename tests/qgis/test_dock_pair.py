"""Which two rasters: the guess ends with the user's word, and what leaves leaves a gap."""

import pytest
from qgis.core import QgsProject, QgsRasterLayer

from mtrefseg.model.requests.check import Finding
from mtrefseg.plugin.dock.request.pair_findings import with_notes

SLOW_MS = 30_000


@pytest.fixture
def chosen(dock):
    """The names of both dates, now."""
    return lambda: tuple(x.name() if x else "" for x in (dock.pair.before, dock.pair.after))


def add(path, name):
    return QgsProject.instance().addMapLayer(QgsRasterLayer(path, name))


def test_until_the_user_chooses_a_better_guess_wins(dock, chosen, pair):
    add(pair.before, "scene 2001")
    add(pair.after, "scene 2009")
    assert chosen() == ("scene 2001", "scene 2009")


def test_after_a_run_the_guess_stays(dock, ask, chosen, pair):
    ask("count 1")
    add(pair.before, "scene 2001")
    add(pair.after, "scene 2009")
    assert chosen() == ("old", "new")


def test_after_a_choice_of_one_date_both_stay(dock, chosen, pair):
    dock.panel.afterCombo.activated.emit(dock.panel.afterCombo.currentIndex())
    add(pair.before, "scene 2001")
    add(pair.after, "scene 2009")
    assert chosen() == ("old", "new")


def test_after_a_choice_of_bands_both_stay(dock, chosen, pair):
    combo = dock.panel.beforeRedCombo
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    add(pair.before, "scene 2001")
    add(pair.after, "scene 2009")
    assert chosen() == ("old", "new")


def test_a_raster_that_leaves_is_not_replaced_by_its_neighbour(dock, ask, chosen, pair, qtbot):
    ask("count 1")
    third = add(pair.before, "neighbour")
    QgsProject.instance().removeMapLayer(dock.pair.after.id())
    assert chosen() == ("old", "")
    qtbot.waitUntil(lambda: "No raster after" in dock.panel.checkLabel.text(), timeout=SLOW_MS)
    QgsProject.instance().removeMapLayer(third.id())
    assert chosen() == ("old", "")


def test_a_raster_that_comes_back_is_chosen_again(dock, ask, chosen, pair):
    ask("count 1")
    QgsProject.instance().removeMapLayers([dock.pair.before.id(), dock.pair.after.id()])
    assert chosen() == ("", "")
    add(pair.after, "the new one again")
    add(pair.before, "the old one again")
    assert chosen() == ("the old one again", "the new one again")


def test_the_pair_of_a_saved_project_is_no_guess(dock, chosen, pair, tmp_path, qtbot):
    dock.panel.swapButton.click()
    project = QgsProject.instance()
    assert project.write(str(tmp_path / "p.qgs"))
    assert project.read(str(tmp_path / "p.qgs"))
    qtbot.wait(50)
    assert chosen() == ("new", "old")
    add(pair.before, "scene 2001")
    add(pair.after, "scene 2009")
    assert chosen() == ("new", "old")


def test_a_saved_project_that_lost_a_raster_is_not_filled_up(dock, chosen, pair, tmp_path, qtbot):
    dock.panel.swapButton.click()
    project = QgsProject.instance()
    gone = dock.pair.after.id()
    assert project.write(str(tmp_path / "p.qgs"))
    text = (tmp_path / "p.qgs").read_text(encoding="utf-8")
    (tmp_path / "p.qgs").write_text(text.replace(gone, "another"), encoding="utf-8")
    assert project.read(str(tmp_path / "p.qgs"))
    qtbot.wait(50)
    project.removeMapLayer("another")
    add(pair.after, "scene 2009")
    assert dock.pair.before.name() == "new"


def test_the_same_raster_twice_is_refused(dock, pair, qtbot):
    again = add(pair.before, "copy of the first")
    dock.panel.afterCombo.setLayer(again)
    qtbot.waitUntil(lambda: "same raster" in dock.panel.checkLabel.text(), timeout=SLOW_MS)
    assert dock.panel.markLabel.accessibleName() == "red"


def test_dates_in_the_wrong_order_are_told_with_a_button_that_swaps(dock, chosen, qtbot):
    dock.pair.before.setName("scene 2019")
    dock.pair.after.setName("scene 2011")
    dock.pair.check()
    panel = dock.panel
    qtbot.waitUntil(panel.exchangeButton.isVisible, timeout=SLOW_MS)
    assert panel.markLabel.accessibleName() == "amber"
    assert "'scene 2019' is later than 'scene 2011'" in panel.checkLabel.text()
    panel.exchangeButton.click()
    assert chosen() == ("scene 2011", "scene 2019")
    assert not panel.exchangeButton.isVisible()
    qtbot.waitUntil(lambda: panel.markLabel.accessibleName() == "green", timeout=SLOW_MS)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [("2021-06", "2021", False), ("2021-06", "2021-05", True), ("2019", "2021", False),
     ("a", "2021", False), ("after the flood", "before the flood", True)],
)  # fmt: skip
def test_dates_are_compared_as_far_as_names_tell(layers, before, after, told):
    layers.before.setName(before)
    layers.after.setName(after)
    assert bool(with_notes([], (), (layers.before, layers.after))) == told


def test_what_the_engine_says_of_the_dates_is_said_once(layers):
    layers.before.setName("2021")
    layers.after.setName("2019")
    finding = Finding("dates", "amber", "They look exchanged.")
    assert with_notes([finding], (), (layers.before, layers.after)) == [finding]
