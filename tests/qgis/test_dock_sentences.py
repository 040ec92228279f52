"""What is shown below the sentences while they are typed, and what the chips do to the run."""

import time

import pytest
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QApplication

from mtrefseg.model.sentences.expression import And, Comparison, Direction, Quantile, Rank
from mtrefseg.model.sentences.model_words import ModelWords
from mtrefseg.model.sentences.parse_sentence import parse_sentence
from mtrefseg.model.sentences.parsed_sentence import (
    MODEL,
    OFF,
    REFUSED,
    UNDERSTOOD,
    ParsedSentence,
    Phrase,
    Predicate,
    Remark,
    TextSpan,
)
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.plugin.dock.chips.chip_parts import ChipNumber, chip_parts, with_number
from mtrefseg.plugin.dock.request import sentence_controller
from mtrefseg.plugin.dock.request.sentence_history import EXAMPLES, examples
from mtrefseg.plugin.dock.result.result_layer import run_of
from mtrefseg.tests.qgis.polygon_layers import polygons

SLOW_MS = 30_000
SENTENCE = "cottages of at least half a hectare within 200 m of the roads"


def find(text, whole=SENTENCE):
    return TextSpan(whole.index(text), whole.index(text) + len(text))


AREA = Predicate(
    Comparison("area_m2", ">=", 5000.0),
    "of at least half a hectare",
    find("of at least half a hectare"),
    "ha",
)
NEAR = Predicate(
    Comparison("dist_roads_m", "<=", 200.0),
    "within 200 m of the roads",
    find("within 200 m of the roads"),
    "m",
)
PARSED = {
    SENTENCE: ParsedSentence(
        SENTENCE,
        (Phrase("the buildings that changed", synonyms=(("cottages", "buildings"),)),),
        (AREA, NEAR),
    ),
    "elephants danced": ParsedSentence(
        "elephants danced",
        (),
        remarks=(
            Remark(
                "unknown word",
                "elephants, danced",
                TextSpan(0, 16),
                {"model": "mini", "words": "elephants, danced", "known": "water, buildings"},
            ),
        ),
        status=REFUSED,
    ),
    "neue Gebäude": ParsedSentence(
        "neue Gebäude",
        (Phrase("the buildings that appeared"),),
        language="de",
        translation="the buildings that appeared",
    ),
}


@pytest.fixture
def typed(dock, qtbot, monkeypatch):
    """Type sentences and wait until they are parsed."""

    def parse(sentence, words, layers=(), guess=False, language=""):
        parsed = PARSED.get(sentence, ParsedSentence(sentence, (Phrase(sentence),)))
        if guess:
            return ParsedSentence(sentence, (Phrase(sentence),), status="guess")
        return parsed

    monkeypatch.setattr(sentence_controller, "parse_sentence", parse)

    def typed(*sentences):
        dock.panel.sentenceEdit.setFocus()
        text = "\n".join(sentences)
        dock.panel.sentenceEdit.selectAll()
        if text.isascii():
            qtbot.keyClicks(dock.panel.sentenceEdit, text)
        else:  # QTest has keys for ASCII alone
            dock.panel.sentenceEdit.insertPlainText(text)
        with qtbot.waitSignal(dock.sentences.changed, timeout=SLOW_MS):
            pass
        return dock.sentences.list.views

    return typed


def chips(view):
    return view.chipRow.chips


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_phrase_and_its_synonyms_are_shown_while_one_types(typed):
    (view,) = typed(SENTENCE)
    assert view.phraseLabel.text() == (
        "The model is asked: the buildings that changed (cottages → buildings)"
    )
    assert [len(chip.boxes) for chip in chips(view)] == [1, 1]
    assert chips(view)[0].boxes[0].text() in ("0.5 ha", "0,5 ha")
    assert not view.guessButton.isVisible()
    assert not view.titleLabel.isVisible()


def test_a_sentence_in_another_language_shows_its_translation(typed):
    (view,) = typed("neue Gebäude")
    assert view.phraseLabel.text() == (
        "German. The model is asked in English: the buildings that appeared"
    )


def test_every_line_has_a_part_of_its_own(typed):
    views = typed(SENTENCE, "", "neue Gebäude")
    assert [view.titleLabel.text() for view in views] == [SENTENCE, "neue Gebäude"]
    assert [len(chips(view)) for view in views] == [2, 0]


def test_an_edited_number_is_in_the_request_of_the_run(dock, typed, ask, qtbot):
    (view,) = typed(SENTENCE)
    box = chips(view)[0].boxes[0]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "2")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    (parsed,) = dock.sentences.parsed()
    assert parsed.predicates[0].expression == Comparison("area_m2", ">=", 20_000.0)
    assert chips(view)[0].boxes[0].hasFocus()
    assert run_of(ask(SENTENCE)).request.parsed == (parsed,)


def test_a_number_keeps_the_digits_that_were_typed(dock, typed, qtbot):
    (view,) = typed(SENTENCE)
    (box,) = chips(view)[0].boxes
    box.setFocus()
    box.selectAll()
    point = box.locale().decimalPoint()
    qtbot.keyClicks(box, f"0{point}125")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dock.sentences.parsed()[0].predicates[0].expression.value == 1250.0
    assert box.text() == f"0{point}125 ha"
    assert chips(view)[0].boxes == [box]  # the same widget: an arrow stays pressed


def test_a_switched_off_predicate_stays_and_a_removed_one_goes(dock, typed, qtbot):
    (view,) = typed(SENTENCE)
    click(qtbot, chips(view)[0].switch)
    assert dock.sentences.parsed()[0].predicates[0].use == OFF
    assert len(chips(view)) == 2
    click(qtbot, chips(view)[0].remove_button)
    assert dock.sentences.parsed()[0].predicates == (NEAR,)
    assert view.resetButton.isVisible()
    click(qtbot, view.resetButton)
    assert dock.sentences.parsed()[0].predicates == (AREA, NEAR)
    assert not view.resetButton.isVisible()


def test_words_left_to_the_model_return_into_the_phrase(dock, typed):
    (view,) = typed(SENTENCE)
    chips(view)[1].menu().actions()[0].trigger()
    (parsed,) = dock.sentences.parsed()
    assert parsed.predicates[1].use == MODEL
    assert parsed.phrases[0].text == "the buildings that changed within 200 m of the roads"
    assert "within 200 m of the roads" in view.phraseLabel.text()
    chips(view)[1].menu().actions()[0].trigger()
    assert dock.sentences.parsed() == (PARSED[SENTENCE],)


def test_an_edit_stays_while_other_sentences_are_typed(dock, typed, qtbot):
    (view,) = typed(SENTENCE)
    click(qtbot, chips(view)[0].switch)
    views = typed(SENTENCE, "neue Gebäude")
    assert dock.sentences.parsed()[0].predicates[0].use == OFF
    assert not chips(views[0])[0].switch.isChecked()


def test_a_refused_sentence_starts_no_run_and_tells_what_the_model_knows(dock, typed):
    (view,) = typed("elephants danced")
    told = "mini does not know: elephants, danced. It knows: water, buildings."
    assert view.remarkLabel.text() == told
    assert view.remarkMark.accessibleName() == "red"
    dock.panel.runButton.click()
    assert not dock.run.running
    (message,) = dock.context.iface.messageBar().get_messages(Qgis.MessageLevel.Critical)
    assert told in message


def test_ask_anyway_lets_a_refused_sentence_run(dock, typed, ask, qtbot):
    (view,) = typed("elephants danced")
    click(qtbot, view.guessButton)
    assert not view.guessButton.isVisible()
    (parsed,) = run_of(ask("elephants danced")).request.parsed
    assert parsed.status == "guess"


def test_the_words_of_a_chip_are_marked_under_the_pointer(dock, typed):
    views = typed("neue Gebäude", SENTENCE)
    chip = chips(views[1])[1]
    chip.hovered.emit(True)
    (mark,) = dock.panel.sentenceEdit.extraSelections()
    assert mark.cursor.selectedText() == "within 200 m of the roads"
    QApplication.sendEvent(chip, QEvent(QEvent.Type.Leave))
    assert dock.panel.sentenceEdit.extraSelections() == []


def test_a_chip_tells_and_copies_its_expression(typed):
    (view,) = typed(SENTENCE)
    chip = chips(view)[0]
    assert '"area_m2" >= 5000' in chip.toolTip()
    chip.menu().actions()[2].trigger()
    assert QApplication.clipboard().text() == '"area_m2" >= 5000'


def test_the_keys_reach_every_part_of_a_chip_and_each_has_a_name(dock, typed):
    (view,) = typed(SENTENCE)
    widget, order = dock.panel.examplesButton, []
    for _ in range(40):
        widget = widget.nextInFocusChain()
        order.append(widget)
    controls = [control for chip in chips(view) for control in chip.controls()]
    places = [order.index(control) for control in controls]
    assert places == sorted(places)
    assert places[-1] < order.index(dock.panel.extentCombo)
    assert all(control.accessibleName() for control in controls)


def roads(name="roads"):
    layer = QgsVectorLayer("LineString?crs=EPSG:32614", name, "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("LINESTRING(0 0, 1 1)"))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_a_layer_of_the_project_that_the_sentence_names_goes_with_the_run(typed, ask, tmp_path):
    roads()
    polygons((0, 0, 1, 1))
    typed(SENTENCE)
    (text,) = run_of(ask(SENTENCE)).request.layers
    name, source = text.split("=", 1)
    path, layer_name = source.split("|layername=")
    assert (name, layer_name) == ("roads", "roads")
    copy = QgsVectorLayer(f"{path}|layername={layer_name}", "copy", "ogr")
    assert copy.featureCount() == 1
    assert copy.crs() == QgsCoordinateReferenceSystem("EPSG:32614")


def test_of_two_layers_of_one_name_the_user_chooses(dock, typed):
    first, second = roads(), roads("Roads")
    (view,) = typed(SENTENCE)
    (offer,) = view.facts.offers
    assert {layer_id for layer_id, _ in offer.layers} == {first.id(), second.id()}
    other = second.id() if offer.chosen == first.id() else first.id()
    view.layer_chosen.emit("roads", other)
    assert view.facts.offers[0].chosen == other


@pytest.mark.parametrize(
    ("expression", "texts", "edited"),
    [
        (Rank("area_m2", True, 3), ("area:", "largest", "3"), Rank("area_m2", True, 7)),
        (Quantile("area_m2", "<=", 0.25), ("area:", "smallest", "25 %"), None),
        (Quantile("area_m2", ">=", 0.75), ("area:", "largest", "25 %"), None),
        (Direction("bearing_river", 0.0), ("north of the river", "±", "45 °"), None),
        (
            And((Comparison("area_m2", ">=", 200), Comparison("area_m2", "<=", 500))),
            ("area", "200 m²", "–", "500 m²"),
            And((Comparison("area_m2", ">=", 7), Comparison("area_m2", "<=", 500))),
        ),
        (Comparison("y_rel", "<", 0.5), ("north of the river",), None),
    ],
)
def test_numbers_of_all_predicates_can_be_edited(expression, texts, edited):
    predicate = Predicate(expression, "north of the river")
    parts = chip_parts(predicate)
    shown = [x if isinstance(x, str) else f"{x.value:g} {x.unit}".strip() for x in parts]
    assert shown == list(texts)
    numbers = [part for part in parts if isinstance(part, ChipNumber)]
    if edited is not None:
        assert with_number(predicate, numbers[0], 7.0).expression == edited


@pytest.mark.parametrize("sentence", EXAMPLES)
def test_every_example_is_understood_by_the_bundled_model(sentence):
    parsed = parse_sentence(sentence, read_model_words("mini"))
    assert parsed.status == UNDERSTOOD
    assert not {remark.code for remark in parsed.remarks} - {"painted only", "synonym"}


def test_the_examples_are_those_of_the_chosen_model():
    words = read_model_words("mini")
    assert examples(words)[: len(words.examples)] == list(words.examples)
    trained = ModelWords("fields of a region", sentences=("the vineyards that were replanted",))
    assert examples(trained) == ["the vineyards that were replanted"]


def test_words_of_the_bundled_model_are_parsed_within_the_time_of_a_key():
    words = read_model_words("mini")
    parse_sentence(SENTENCE, words, ("roads",))  # reads the lexicon
    begun_s = time.monotonic()
    for _ in range(20):
        parse_sentence(SENTENCE, words, ("roads",))
    assert (time.monotonic() - begun_s) / 20 < 0.05  # 5 ms where nothing else runs
