"""The pages of the plugin on Qt 6, as QGIS 4 has it; what needs a map is left to a real QGIS."""

import importlib
import time
from pathlib import Path

import pytest
from PyQt6.QtCore import QT_VERSION_STR, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QWidget
from qgis.PyQt import uic

from mtrefseg.plugin.audit.audit_panel import AuditPanel
from mtrefseg.plugin.dock.area import CHOICES
from mtrefseg.plugin.dock.panel import DockPanel
from mtrefseg.plugin.dock.reading import AS_IT_IS, AUTO, METRES, PixelSize
from mtrefseg.plugin.dock.request.band_choice import BandChoice
from mtrefseg.plugin.models.dialog import ModelsDialog
from mtrefseg.plugin.options_page import OptionsPage
from mtrefseg.plugin.runtime.dialog import RuntimeDialog
from mtrefseg.plugin.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "plugin").rglob("*.ui"))
MODULES = [
    ".".join(("mtrefseg", *path.relative_to(ROOT).with_suffix("").parts))
    for path in sorted((ROOT / "plugin").rglob("*.py"))
    if path.name != "__init__.py"
]


def colours(widget):
    """How many colours a picture of the widget has: one, when nothing is painted."""
    widget.show()
    QApplication.processEvents()
    image = widget.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return len({image.pixel(x, y) for x, y in points})


def wait(until, most_s=30):
    end = time.monotonic() + most_s
    while not until() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    assert until()


@pytest.fixture
def panel(app, settings):
    return DockPanel()


@pytest.fixture
def engine(app, settings, monkeypatch, tmp_path):
    """The page of the engine, as on a machine where nothing is installed."""
    monkeypatch.delenv("MTREFSEG_PYTHON", raising=False)
    dialog = RuntimeDialog(folder=tmp_path / "runtime")
    ended = []
    dialog.ended.connect(lambda: ended.append(True))
    wait(lambda: bool(ended))
    return dialog


def test_this_is_qt_6():
    assert QT_VERSION_STR.startswith("6.")
    assert len(PAGES) > 2


@pytest.mark.parametrize("name", MODULES)
def test_every_module_of_the_plugin_can_be_imported(name):
    assert importlib.import_module(name)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_every_page_of_designer_can_be_loaded(app, path):
    assert len(uic.loadUi(str(path)).findChildren(QWidget)) > 5


def test_the_dock_is_painted(panel):
    assert colours(panel) > 10


def test_the_dock_offers_where_to_look(panel):
    panel.show()
    for choice in CHOICES:
        panel.choose_extent(choice)
        assert panel.extent_choice() == choice
        assert panel.areaCombo.isVisible() == (choice in ("layer", "polygons"))
        assert panel.drawButton.isVisible() == (choice == "rectangle")


def test_ctrl_return_in_the_dock_asks(panel):
    asked = []
    panel.run_requested.connect(lambda: asked.append(panel.sentences()))
    panel.sentenceEdit.setPlainText("the new road\n\nthe ponds")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(panel.sentenceEdit, Qt.Key.Key_Return, control)
    assert asked == [("the new road", "the ponds")]


def test_a_menu_of_sentences_adds_one(panel):
    panel.set_sentence_menu(panel.examplesButton, lambda: ("the new road", "this & that"))
    menu = panel.examplesButton.menu()
    menu.aboutToShow.emit()
    menu.actions()[1].trigger()
    assert panel.sentences() == ("this & that",)


def test_the_dock_shows_marks_progress_and_results(panel):
    panel.show()
    panel.show_check("amber", [("amber", "a <shift>"), ("green", "fits")])
    assert panel.checkLabel.text() == "a <shift>"
    assert "a &lt;shift&gt;" in panel.checkLabel.toolTip()
    assert not panel.markLabel.pixmap().isNull()
    panel.show_busy(True)
    panel.show_progress(0.5, "half")
    assert (panel.progressBar.value(), panel.statusLabel.text()) == (50, "half")
    panel.show_results([("id", "the new road")], "id")
    panel.show_threshold(0.3, 20.0)
    assert (panel.thresholdSlider.value(), panel.minAreaSpin.value()) == (30, 20)
    panel.show_notes(["one", "another"])
    assert panel.notesLabel.text().splitlines() == ["• one", "• another"]
    panel.show_notes(())
    assert not panel.notesLabel.isVisible()
    panel.show_setup("No Python.")
    assert panel.setupButton.isVisible()


def test_the_audit_panel_is_painted_with_its_verdicts(app, settings):
    panel = AuditPanel()
    panel.show_session("training.gpkg", "/data/training.gpkg", training=True, blind=False)
    assert colours(panel) > 10
    assert panel.acceptButton.isVisible()
    panel.show_session("training.gpkg", "/data/training.gpkg", training=True, blind=True)
    assert not panel.acceptButton.isVisible()
    assert panel.blindBar.isVisible()


def test_three_lists_name_a_band_each_or_none_does(panel):
    combos = (panel.beforeRedCombo, panel.beforeGreenCombo, panel.beforeBlueCombo)
    choice, changed = BandChoice(combos), []
    choice.changed.connect(lambda: changed.append(choice.bands()))
    choice.set_bands(["1: blue", "2: green", "3: red", "4: nir"], (3, 2, 1), ())
    assert choice.bands() == ()
    for combo, entry in ((combos[0], 4), (combos[2], 0)):
        combo.setCurrentIndex(entry)
        combo.activated.emit(entry)
    assert changed == [(4, 2, 1), ()]


def test_a_pixel_size_in_metres_has_a_field(panel):
    panel.show()
    for size in (PixelSize(AUTO, 0.5), PixelSize(AS_IT_IS, 0.5), PixelSize(METRES, 0.8)):
        panel.show_pixel_size(size)
        assert panel.pixel_size() == size
        assert panel.pixelSizeSpin.isVisible() == (size.choice == METRES)


def test_the_page_of_the_engine_says_what_it_would_install(engine):
    assert colours(engine) > 10
    assert engine.install.isEnabled()
    assert "torch" in engine.plan_text.toPlainText().lower()
    engine.device.setCurrentIndex(engine.device.findData("cpu"))
    assert engine.plan.device == "cpu"


def test_the_page_of_the_engine_copies_its_report(engine):
    engine.report.click()
    text = QApplication.clipboard().text()
    assert f"* Qt: {QT_VERSION_STR}" in text
    assert str(Path.home()) not in text


def test_the_page_of_the_engine_copies_the_command_that_fills_a_folder(engine):
    engine.fill.click()
    assert "fill_folder.py" in QApplication.clipboard().text()


def test_the_list_of_models_shows_the_card_of_mini(app, settings):
    dialog = ModelsDialog()
    assert colours(dialog) > 10
    assert dialog.current.value == "mini"
    assert "mini" in dialog.details.toPlainText()
    assert not dialog.remove.isEnabled()


def test_the_settings_are_stored(app, settings):
    page = OptionsPage(None, lambda: None)
    assert colours(page) > 3
    assert not page.clean.isEnabled()
    page.device.setCurrentText("cpu")
    page.folder.setFilePath("/results")
    page.apply()
    assert (Settings.load().device, Settings.load().results_folder) == ("cpu", "/results")
