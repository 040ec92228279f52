"""The audit panel on the polygons of a result, opened from the dock."""

import pytest
from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMenu

from mtrefseg.plugin.audit import missed_change
from mtrefseg.plugin.window import PluginWindow

SLOW_MS = 30_000
Key = Qt.Key


@pytest.fixture
def plugin(qgis_iface, client, empty_project, layers, own_settings, any_words, monkeypatch):
    """The plugin in QGIS's window, with a pair in the project."""
    for name in ("registerOptionsWidgetFactory", "unregisterOptionsWidgetFactory"):
        monkeypatch.setattr(qgis_iface, name, lambda *_: None, raising=False)
    menu = QMenu()
    monkeypatch.setattr(qgis_iface, "pluginHelpMenu", lambda: menu, raising=False)
    window = qgis_iface.mainWindow()
    window.resize(1200, 800)
    window.show()
    empty_project.addMapLayers([layers.before, layers.after])
    plugin = PluginWindow(qgis_iface, client)
    plugin.action.setChecked(True)
    yield plugin
    plugin.remove()
    QApplication.processEvents()
    window.hide()
    qgis_iface.messageBar().clear_messages()


@pytest.fixture
def dock(plugin):
    return plugin.dock


@pytest.fixture
def reviewed(plugin, ask, qtbot):
    """Ask for polygons and open them in the audit panel."""

    def reviewed(sentence):
        layer = ask(sentence)
        if plugin.audit is None:
            plugin.audit_action.setChecked(True)
            plugin.audit.panel.auditorEdit.setText("Ann")
            plugin.audit.panel.swipeButton.setChecked(True)
        plugin.dock.panel.auditButton.click()
        assert plugin.audit.audit is not None
        return layer

    return reviewed


def reviews(layer):
    layer.dataProvider().reloadData()
    return sorted(str(f["review"]) for f in layer.getFeatures())


def press(plugin, qtbot, *keys):
    for key in keys:
        qtbot.keyClick(plugin.dock.context.canvas, key)


def test_the_button_of_the_dock_opens_the_polygons_of_the_selected_result(plugin, reviewed, qtbot):
    layer = reviewed("count 3")
    panel = plugin.audit.panel
    assert panel.counterLabel.text() == "Record 1 of 3"
    assert panel.sentenceEdit.toPlainText() == "count 3"
    assert panel.sentenceEdit.isReadOnly()
    assert not panel.typeButton0.isVisible()
    press(plugin, qtbot, Key.Key_A, Key.Key_R)
    assert reviews(layer) == ["NULL", "accepted", "rejected"]
    press(plugin, qtbot, Key.Key_Backspace)
    assert reviews(layer) == ["NULL", "NULL", "accepted"]


def test_reviews_outlive_a_new_threshold_and_the_panel_follows_to_its_file(plugin, reviewed, qtbot):
    layer = reviewed("count 3")
    press(plugin, qtbot, Key.Key_A, Key.Key_R)
    before = plugin.audit.audit.session.path
    plugin.dock.panel.thresholdSlider.setValue(20)
    qtbot.waitUntil(lambda: not layer.source().startswith(before), timeout=SLOW_MS)
    qtbot.waitUntil(
        lambda: plugin.audit.audit is not None and plugin.audit.audit.session.path != before,
        timeout=SLOW_MS,
    )
    assert reviews(layer) == ["NULL", "accepted", "rejected"]
    assert plugin.audit.panel.counterLabel.text() == "Record 1 of 1"


def test_a_result_that_is_edited_is_not_opened(plugin, ask):
    layer = ask("count 1")
    plugin.audit_action.setChecked(True)
    layer.startEditing()
    plugin.dock.panel.auditButton.click()
    bar = plugin.dock.context.iface.messageBar()
    assert "is being edited" in bar.get_messages(Qgis.MessageLevel.Warning)[-1]
    assert plugin.audit.audit is None
    layer.rollBack()


def test_a_missed_change_becomes_a_polygon_with_the_sentence_and_its_area(
    plugin, reviewed, qtbot, monkeypatch
):
    layer = reviewed("count 1")
    shown = []

    def fill(dialog):
        shown.append(dialog.sentence.text())
        return dialog.drawn()

    monkeypatch.setattr(missed_change, "chosen", fill)
    plugin.audit.panel.drawButton.click()
    scratch = plugin.audit.audit.actions.editor.scratch.layer
    feature = QgsFeature(scratch.fields())
    box = QgsGeometry.fromRect(QgsRectangle(500_010, 4_999_960, 500_020, 4_999_970))
    box.convertToMultiType()
    feature.setGeometry(box)
    scratch.addFeature(feature)
    qtbot.wait(50)
    assert shown == ["count 1"]
    layer.dataProvider().reloadData()
    drawn = [f for f in layer.getFeatures() if f["review"] == "accepted"]
    assert [f["sentence"] for f in drawn] == ["count 1"]
    assert drawn[0]["area_m2"] == pytest.approx(100.0, rel=0.01)


def test_removing_the_result_layer_keeps_the_audit_of_its_file(plugin, reviewed, qtbot):
    layer = reviewed("count 2")
    QgsProject.instance().removeMapLayer(layer.id())
    press(plugin, qtbot, Key.Key_A)
    assert plugin.audit.panel.counterLabel.text() == "Record 2 of 2"


def test_export_of_a_result_is_that_of_the_dock(plugin, reviewed, monkeypatch, tmp_path, qtbot):
    reviewed("count 1")
    press(plugin, qtbot, Key.Key_A)
    folder = tmp_path / "data"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    plugin.audit.panel.exportButton.click()
    bar = plugin.dock.context.iface.messageBar()
    said = Qgis.MessageLevel.Success
    qtbot.waitUntil(lambda: len(bar.get_messages(said)) == 2, timeout=SLOW_MS)
    assert "1 pairs with 1 sentences" in bar.get_messages(said)[1]


def test_closing_the_panel_frees_the_keys_and_the_map(plugin, reviewed, qtbot):
    layer = reviewed("count 2")
    items = len(plugin.dock.context.canvas.scene().items())
    plugin.audit_action.setChecked(False)
    press(plugin, qtbot, Key.Key_A)
    assert reviews(layer) == ["NULL", "NULL"]
    assert len(plugin.dock.context.canvas.scene().items()) < items
