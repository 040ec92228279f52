"""The QML text says what was meant; tests/qgis asks QGIS itself."""

from xml.etree import ElementTree

import pytest

from mtrefseg.model.outputs.style import ALIASES, SENTENCE_COLOURS, style_qml


def test_one_sentence_is_drawn_by_confidence_in_five_fixed_classes() -> None:
    root = ElementTree.fromstring(style_qml(["ponds"]))
    renderer = root.find("renderer-v2")
    assert renderer is not None
    assert renderer.get("type") == "graduatedSymbol"
    assert renderer.get("attr") == "confidence"
    bounds = [(float(r.get("lower", "")), float(r.get("upper", ""))) for r in root.iter("range")]
    assert [b for pair in bounds for b in pair] == pytest.approx(
        [0, 0.2, 0.2, 0.4, 0.4, 0.6, 0.6, 0.8, 0.8, 1]
    )
    assert len(renderer.findall("symbols/symbol")) == 5


def test_several_sentences_are_drawn_apart() -> None:
    sentences = [f"sentence <{n}> & 'so' on" for n in range(2 * len(SENTENCE_COLOURS))]
    root = ElementTree.fromstring(style_qml(sentences))
    renderer = root.find("renderer-v2")
    assert renderer is not None
    assert renderer.get("type") == "categorizedSymbol"
    assert [c.get("value") for c in root.iter("category")] == sentences
    looks = [tuple(o.get("value") for o in symbol.iter("Option")) for symbol in root.iter("symbol")]
    assert len(set(looks)) == len(sentences)


def test_a_sentence_asked_twice_is_one_sentence() -> None:
    assert "graduatedSymbol" in style_qml(["ponds", "ponds"])


def test_fills_let_the_image_through_and_outlines_do_not() -> None:
    root = ElementTree.fromstring(style_qml(["ponds"]))
    for symbol in root.iter("symbol"):
        options = {o.get("name"): o.get("value", "") for o in symbol.iter("Option")}
        assert 0 < int(options["color"].split(",")[3]) < 128
        assert options["outline_color"].endswith(",255")


def test_fields_have_readable_names() -> None:
    root = ElementTree.fromstring(style_qml(["ponds"]))
    aliases = {a.get("field"): a.get("name") for a in root.iter("alias")}
    assert aliases == ALIASES
    assert aliases["area_m2"] == "Area (m²)"


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    root = ElementTree.fromstring(style_qml(["a\x0bb", "ü 😀"]))
    assert [c.get("value") for c in root.iter("category")] == ["a\ufffdb", "ü 😀"]
