"""Layers that sentences name and nobody gave; sentences as written; chips that contradict."""

import pytest
from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt

from mtrefseg.model.sentences.expression import Comparison
from mtrefseg.model.sentences.parsed_sentence import GUESS, REFUSED, UNDERSTOOD
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.plugin.dock.chips.layer_chip import LayerChip
from mtrefseg.plugin.dock.result.result_layer import run_of

NEAR = "new buildings within 200 m of the roads"


@pytest.fixture
def written(dock, monkeypatch):
    """Write sentences, read them as the bundled model does, and return their views."""
    monkeypatch.setattr(dock.sentences, "read_words", read_model_words)
    dock.sentences._words.clear()

    def written(*sentences):
        dock.panel.sentenceEdit.setPlainText("\n".join(sentences))
        dock.sentences.parse()
        return dock.sentences.list.views

    return written


def lines(name):
    layer = QgsVectorLayer("LineString?crs=EPSG:32614", name, "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("LINESTRING(0 0, 1 1)"))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def layer_chips(view):
    # those that are replaced are deleted later
    return [chip for chip in view.findChildren(LayerChip) if not chip.isHidden()]


def choose(chip, layer_id):
    chip.combo.setCurrentIndex(chip.combo.findData(layer_id))
    chip.combo.activated.emit(chip.combo.currentIndex())


def test_a_missing_layer_is_shown_at_a_chip_and_chosen_there(dock, written, ask):
    layer = lines("OSM 2024")
    (view,) = written(NEAR)
    (chip,) = layer_chips(view)
    assert chip.label.text() == "within 200 m of the roads"
    assert "not limited to this" in chip.toolTip()
    assert chip.combo.currentText() == "Choose a layer …"
    assert view.remarkMark.accessibleName() == "amber"
    assert "there is no reference layer 'roads'" in view.remarkLabel.text()
    choose(chip, layer.id())
    (parsed,) = dock.sentences.parsed()
    assert parsed.predicates[0].expression == Comparison("dist_roads_m", "<=", 200.0)
    assert not parsed.remarks
    (chip,) = layer_chips(view)
    assert chip.combo.currentText() == "OSM 2024"
    (text,) = run_of(ask(NEAR)).request.layers
    assert text.startswith("roads=")


def test_a_choice_is_taken_back_and_goes_with_its_layer(dock, written):
    layer = lines("OSM")
    (view,) = written(NEAR)
    choose(layer_chips(view)[0], layer.id())
    choose(layer_chips(view)[0], "")
    assert not dock.sentences.parsed()[0].predicates
    choose(layer_chips(view)[0], layer.id())
    QgsProject.instance().removeMapLayer(layer.id())
    assert not dock.sentences.parsed()[0].predicates
    assert not layer_chips(view)[0].combo.isEnabled()


def test_the_summary_of_a_run_repeats_what_it_is_not_limited_to(dock, written, ask):
    sentence = "new houses larger than 1 m² near the river"
    written(sentence)
    ask(sentence)
    assert "ha, in" in dock.panel.statusLabel.text()
    assert dock.panel.statusLabel.text().endswith(". Not limited to 'near the river'")


def test_of_layers_that_fit_by_what_they_show_one_is_chosen(dock, written):
    main, small = lines("main_roads"), lines("small_roads")
    (view,) = written(NEAR)
    assert dock.sentences.parsed()[0].status == REFUSED
    (chip,) = layer_chips(view)
    ids = {layer_id for layer_id, _ in chip.offer.layers}
    assert ids == {main.id(), small.id()}
    choose(chip, small.id())
    (parsed,) = dock.sentences.parsed()
    assert parsed.status == UNDERSTOOD
    assert parsed.predicates[0].expression == Comparison("dist_roads_m", "<=", 200.0)


def test_the_choice_holds_in_another_language(dock, written):
    lines("main_roads"), lines("small_roads")
    (view,) = written("neue Häuser im Umkreis von 200 m um die Straßen")
    (chip,) = layer_chips(view)
    choose(chip, chip.offer.layers[0][0])
    (parsed,) = dock.sentences.parsed()
    assert parsed.status == UNDERSTOOD
    assert len(parsed.predicates) == 1


def test_a_sentence_goes_to_the_model_as_it_is_written(dock, written, qtbot):
    sentence = "cottages larger than 500 m²"
    (view,) = written(sentence)
    assert not view.writtenCheck.isChecked()
    qtbot.mouseClick(view.writtenCheck, Qt.MouseButton.LeftButton)
    (parsed,) = dock.sentences.parsed()
    assert [phrase.text for phrase in parsed.phrases] == [sentence]
    assert parsed.status == GUESS
    assert len(parsed.predicates) == 1
    qtbot.mouseClick(view.writtenCheck, Qt.MouseButton.LeftButton)
    assert dock.sentences.parsed()[0].phrases[0].text == "the buildings that changed"


def test_the_switch_is_not_there_where_it_changes_nothing(written):
    (view,) = written("the buildings that appeared")
    assert view.writtenCheck.isHidden()


def test_edited_chips_that_contradict_are_marked_and_start_no_run(dock, written):
    (view,) = written("new buildings larger than 500 m² and smaller than 900 m²")
    chips = view.chipRow.chips
    assert not any(chip.facts.problem for chip in chips)
    chips[1].boxes[0].setValue(100.0)
    chips = view.chipRow.chips
    expected = "'area > 500 m²' contradicts 'area < 100 m²'"
    assert all(expected in chip.facts.problem for chip in chips)
    assert expected in view.remarkLabel.text()
    assert all(chip.property("wrong") == "true" for chip in chips)
    assert view.remarkMark.accessibleName() == "red"
    dock.panel.runButton.click()
    assert not dock.run.running
    (message,) = dock.context.iface.messageBar().get_messages(Qgis.MessageLevel.Critical)
    assert "contradicts" in message
    chips[1].boxes[0].setValue(1000.0)
    assert dock.sentences.parsed()[0].status == UNDERSTOOD
    assert not any(chip.facts.problem for chip in view.chipRow.chips)


def test_a_sentence_that_contradicts_itself_is_repaired_at_its_chips(dock, written):
    (view,) = written("new buildings larger than 500 m² and smaller than 100 m²")
    assert dock.sentences.parsed()[0].status == REFUSED
    view.chipRow.chips[0].switch.click()
    assert dock.sentences.parsed()[0].status == UNDERSTOOD
