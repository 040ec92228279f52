"""What the dock says: plain text everywhere, true, and gone when its cause is."""

from html import escape
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsLayerMetadataFormatter, QgsProject, QgsRasterLayer
from qgis.gui import QgsMessageBar, QgsMessageViewer
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtWidgets import QLabel, QTextBrowser

from mtrefseg.model.requests.polygons import PolygonOptions
from mtrefseg.plugin.dock.panel import tool_tip
from mtrefseg.plugin.dock.request.run_summary import nothing_found_text
from mtrefseg.plugin.dock.result.result_layer import run_of

SLOW_MS = 30_000
ODD = "<b>& \"quoted\" 'odd' &#x27; &lt;"


class Bar(QgsMessageBar):
    """A message bar of QGIS itself, cleared as its stand-in is."""

    def clear_messages(self):
        self.clearWidgets()


@pytest.fixture
def bar(qgis_iface, monkeypatch):
    bar = Bar()
    monkeypatch.setattr(qgis_iface, "messageBar", lambda: bar)
    return bar


@pytest.fixture
def dock(bar, dock):
    return dock


def texts(bar):
    """What a person reads in each item."""
    return [item.findChild(QTextBrowser).toPlainText() for item in bar.items()]


def levels(bar):
    return [item.level() for item in bar.items()]


def plain(html):
    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def test_markup_in_a_sentence_is_shown_as_it_was_written(dock, ask, bar):
    sentence = f"count 0 unknown {ODD}"
    layer = ask(sentence)
    assert f"MTRefSeg: Unknown: {sentence}" in texts(bar)
    assert dock.panel.notesLabel.text() == f"Unknown: {sentence}"
    assert layer.name() == sentence
    shown = plain(QgsLayerMetadataFormatter(layer.metadata()).historySectionHtml())
    assert f'"{sentence}": nothing found' in shown
    dock.panel.historyButton.menu().aboutToShow.emit()
    entry = dock.panel.historyButton.menu().actions()[0]
    assert entry.text().replace("&&", "&") == sentence


def test_markup_in_the_name_of_a_layer_is_shown_as_it_is(dock, bar, qtbot):
    web = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{x}/{y}/{z}.png", ODD, "wms")
    QgsProject.instance().addMapLayer(web)
    dock.panel.afterCombo.setLayer(web)
    label = dock.panel.checkLabel
    qtbot.waitUntil(lambda: f"Layer '{ODD}'" in label.text(), timeout=SLOW_MS)
    assert f"Layer '{ODD}'" in plain(label.toolTip())
    dock.panel.sentenceEdit.setPlainText("count 1")
    dock.panel.runButton.click()
    assert f"Layer '{ODD}'" in texts(bar)[0]


def test_labels_that_show_what_others_wrote_take_it_as_plain_text(dock):
    panel = dock.panel
    for label in (panel.checkLabel, panel.statusLabel, panel.notesLabel, panel.setupReason):
        picture = QLabel(escape(ODD))
        label.setText(ODD)
        assert label.textFormat() == type(picture.textFormat()).PlainText
    assert plain(tool_tip([ODD, "more"])).splitlines() == [ODD, "more"]


def test_details_are_plain_text_behind_a_button(dock, bar, qtbot):
    dock.context.show_warning("a <b>", f"details {ODD}")
    (button,) = [x for x in bar.items()[0].children() if getattr(x, "text", str)() == "Details"]
    button.click()
    window = dock.context.iface.mainWindow()
    (viewer,) = window.findChildren(QgsMessageViewer)
    assert viewer.findChild(QTextBrowser).toPlainText() == f"a <b>\n\ndetails {ODD}"
    assert not viewer.isModal()
    viewer.close()


@pytest.mark.parametrize("cure", ["raster", "sentence"])
def test_what_was_missing_is_no_longer_said_when_it_is_there(dock, bar, cure):
    if cure == "raster":
        after = dock.pair.after
        dock.panel.afterCombo.setLayer(None)
        dock.panel.sentenceEdit.setPlainText("count 1")
    dock.panel.runButton.click()
    assert levels(bar) == [Qgis.MessageLevel.Critical]
    if cure == "raster":
        dock.panel.afterCombo.setLayer(after)
    else:
        dock.panel.sentenceEdit.setPlainText("count 1")
    assert texts(bar) == []


def test_the_same_is_not_said_twice(dock, bar):
    dock.panel.runButton.click()
    dock.panel.runButton.click()
    assert len(texts(bar)) == 1


def test_a_new_run_ends_what_was_said_of_the_last(dock, ask, bar):
    ask("refuse")
    assert "do not overlap" in texts(bar)[0]
    ask("count 1 warn")
    assert not any("do not overlap" in text for text in texts(bar))
    assert "MTRefSeg: The overlap is small." in texts(bar)
    ask("count 1")
    assert not any("small" in text for text in texts(bar))


def test_another_project_ends_all_messages(dock, ask, bar):
    ask("refuse")
    QgsProject.instance().clear()
    assert texts(bar) == []
    assert dock.panel.statusLabel.text() == ""


def test_a_layer_that_is_no_longer_edited_is_no_longer_named(dock, ask, bar):
    layer = ask("count 1")
    layer.startEditing()
    dock.results.redraw()
    assert any("is being edited" in text for text in texts(bar))
    layer.rollBack()
    assert not any("is being edited" in text for text in texts(bar))


def test_messages_of_others_stay(dock, ask, bar):
    bar.pushMessage("Another plugin", "says something", Qgis.MessageLevel.Warning, 0)
    ask("refuse")
    ask("count 1")
    assert any("says something" in text for text in texts(bar))


def test_a_message_that_the_user_has_closed_is_harmless(dock, ask, bar):
    ask("refuse")
    bar.clearWidgets()
    ask("count 1")
    assert not any("do not overlap" in text for text in texts(bar))


def test_warnings_stay_with_their_result(dock, ask):
    first = ask("count 1 warn")
    assert dock.panel.notesLabel.text() == "The overlap is small."
    assert any("small" in line for line in first.metadata().history())
    ask("count 1")
    assert not dock.panel.notesLabel.isVisible()
    dock.results.choose(first.id())
    assert dock.panel.notesLabel.text() == "The overlap is small."
    assert dock.panel.notesLabel.isVisible()


def test_nothing_found_names_the_threshold_and_no_false_hope(dock, ask):
    ask("count 0")
    said = dock.panel.statusLabel.text()
    assert said.startswith("Nothing found. A lower")
    dock.panel.show_threshold(0.5, 0.0)
    ask("count 0 ")
    said = dock.panel.statusLabel.text()
    assert "Nothing found above the threshold of 0.50." in said
    assert "lower threshold" in said
    ask("count 0 unknown")
    said = dock.panel.statusLabel.text()
    assert "Nothing found above the threshold" in said
    assert "lower threshold" not in said
    assert "notes" in said


def test_nothing_found_says_that_only_touched_polygons_were_kept():
    options = PolygonOptions(within="areas.gpkg", threshold=0.3)
    text = "Nothing found above the threshold of 0.30 that touches the chosen polygons."
    assert nothing_found_text(options, False).startswith(text)


def test_a_failed_run_says_what_was_written(dock, ask, client, monkeypatch):
    ask("refuse")
    assert dock.panel.statusLabel.text() == "The run failed. Nothing was written."
    detect = client.detect

    def half(request, *others, **more):
        Path(request.probability).write_bytes(b"whole")
        return detect(request, *others, **more)

    monkeypatch.setattr(client, "detect", half)
    ask("refuse")
    assert ".probability.tif" in dock.panel.statusLabel.text()
    assert "Nothing" not in dock.panel.statusLabel.text()


def test_a_result_under_another_name_is_the_one_that_is_shown(dock, ask):
    layer = ask("count 2 elsewhere")
    path = layer.source().split("|")[0]
    assert Path(path).name.startswith("kept_")
    assert layer.featureCount() == 2
    assert run_of(layer).request.output == path


def test_the_status_of_a_run_outlives_the_swipe(dock, ask):
    ask("count 1")
    dock.panel.swipeButton.setChecked(True)
    ask("count 2")
    said = dock.panel.statusLabel.text()
    assert said.startswith("2 polygons")
    dock.panel.swipeButton.setChecked(False)
    assert dock.panel.statusLabel.text() == said
