"""The QGIS style of the polygons as QML: by confidence or by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring  # nosec B405: built, not parsed

from ..files.result_schema import (
    AREA_M2,
    CONFIDENCE,
    DROPPED_BY,
    E_REL,
    KEPT,
    LENGTH_M,
    N_REL,
    PERIMETER_M,
    PHRASE,
    SENTENCE,
    UNDERSTOOD,
    WIDTH_M,
    X_REL,
    Y_REL,
)
from ..requests.checks import UNSTORABLE

DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
CONFIDENCE_COLOURS = ("#0d0887", "#7e03a8", "#cc4778", "#f89540", "#f0f921")  # plasma
# Okabe and Ito (2008), safe for the colour-blind; black is left out, it vanishes in shadows.
SENTENCE_COLOURS = (
    "#e69f00",
    "#56b4e9",
    "#cc79a7",
    "#f0e442",
    "#0072b2",
    "#d55e00",
    "#009e73",
)
LINES = ("solid", "dash", "dot", "dash dot")
FILL_ALPHA = 90
OUTLINE_MM = 0.46
DROPPED_SYMBOL = {
    "fillColor": "0,0,0,0",
    "outlineColor": "128,128,128,255",
    "outlineStyle": "dash",
    "outlineWidth": "0.2",
}
"""What QGIS draws otherwise where a predicate dropped a polygon: thin, grey, dashed, no fill."""
ALIASES = {
    "fid": "Number",
    SENTENCE: "Sentence",
    PHRASE: "Phrase",
    UNDERSTOOD: "Understood",
    DROPPED_BY: "Left out by",
    CONFIDENCE: "Confidence",
    AREA_M2: "Area (m²)",
    PERIMETER_M: "Perimeter (m)",
    WIDTH_M: "Width (m)",
    LENGTH_M: "Length (m)",
    X_REL: "Position from the left (0–1)",
    Y_REL: "Position from the top (0–1)",
    E_REL: "Position from the west (0–1)",
    N_REL: "Position from the south (0–1)",
    "before": "Before",
    "after": "After",
    "model": "Model",
    "created": "Created (UTC)",
}
# the tip is HTML: markup in the sentence is escaped, "&" first
_ESCAPED = "replace(replace(replace(\"sentence\", '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
MAP_TIP = (
    f"<b>[% {_ESCAPED} %]</b><br>"
    '[% format_number("area_m2", 0) %] m², '
    'confidence [% format_number("confidence", 2) %]'
    f"[% if({KEPT}, '', '<br>left out by: ' || replace(\"{DROPPED_BY}\", '<', '&lt;')) %]"
)


def style_qml(sentences: Sequence[str]) -> str:
    """Return the style of the layer: by confidence for one sentence, by sentence for several.

    QGIS 3.22 to 4 read it.
    """
    names = list(dict.fromkeys(sentences))
    root = Element("qgis", version="3.22.0", styleCategories="AllStyleCategories")
    root.append(_by_sentence(names) if len(names) > 1 else _by_confidence())
    SubElement(root, "layerOpacity").text = "1"
    aliases = SubElement(root, "aliases")
    for index, (field, alias) in enumerate(ALIASES.items()):
        SubElement(aliases, "alias", index=str(index), field=field, name=alias)
    SubElement(root, "previewExpression").text = '"sentence"'
    SubElement(root, "mapTip").text = MAP_TIP
    return DOCTYPE + tostring(root, encoding="unicode")


def _by_confidence() -> Element:
    renderer = _renderer("graduatedSymbol", CONFIDENCE, graduatedMethod="GraduatedColor")
    ranges, symbols = SubElement(renderer, "ranges"), SubElement(renderer, "symbols")
    number = len(CONFIDENCE_COLOURS)
    for index, colour in enumerate(CONFIDENCE_COLOURS):
        lower, upper = index / number, (index + 1) / number
        label = f"{lower:.1f} – {upper:.1f}"
        values = {"lower": f"{lower:.15f}", "upper": f"{upper:.15f}", "label": label}
        SubElement(ranges, "range", {**values, "symbol": str(index), "render": "true"})
        symbols.append(_symbol(str(index), colour, "solid"))
    return renderer


def _by_sentence(sentences: Sequence[str]) -> Element:
    renderer = _renderer("categorizedSymbol", SENTENCE)
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for index, sentence in enumerate(sentences):
        text = UNSTORABLE.sub("\ufffd", sentence)
        values = {"type": "string", "value": text, "label": text, "symbol": str(index)}
        SubElement(categories, "category", {**values, "render": "true"})
        cycle, colour = divmod(index, len(SENTENCE_COLOURS))
        symbols.append(_symbol(str(index), SENTENCE_COLOURS[colour], LINES[cycle % len(LINES)]))
    return renderer


def category_style(
    attribute: str, categories: Mapping[str, tuple[str, str, str]], fill_alpha: int = FILL_ALPHA
) -> str:
    """Return a style with one symbol for each value of a field or expression, as QML.

    Args:
        attribute: The field or expression.
        categories: Value → label, colour as ``#rrggbb``, line as one of ``LINES``.
        fill_alpha: Opacity of the fills, 0 to 255.
    """
    root = Element("qgis", version="3.22.0", styleCategories="Symbology")
    renderer = _renderer("categorizedSymbol", attribute)
    listed, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for index, (value, (label, colour, line)) in enumerate(categories.items()):
        values = {"type": "string", "value": value, "label": label, "symbol": str(index)}
        SubElement(listed, "category", {**values, "render": "true"})
        symbols.append(_symbol(str(index), colour, line, {}, fill_alpha))
    root.append(renderer)
    SubElement(root, "layerOpacity").text = "1"
    return DOCTYPE + tostring(root, encoding="unicode")


def _renderer(kind: str, field: str, **attributes: str) -> Element:
    switches = {"symbollevels": "0", "forceraster": "0", "enableorderby": "0"}
    return Element("renderer-v2", {"type": kind, "attr": field, **attributes, **switches})


def _symbol(
    name: str,
    colour: str,
    line: str,
    defined: Mapping[str, str] = DROPPED_SYMBOL,
    fill_alpha: int = FILL_ALPHA,
) -> Element:
    symbol = Element("symbol", type="fill", name=name, alpha="1", clip_to_extent="1")
    drawing = {"pass": "0", "enabled": "1", "locked": "0"}  # nosec B105: a rendering pass
    layer = SubElement(symbol, "layer", {"class": "SimpleFill", **drawing})
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    properties: Mapping[str, str] = {
        "color": f"{red},{green},{blue},{fill_alpha}",
        "style": "solid",
        "outline_color": f"{red},{green},{blue},255",
        "outline_style": line,
        "outline_width": str(OUTLINE_MM),
        "outline_width_unit": "MM",
        "joinstyle": "miter",
    }
    options = SubElement(layer, "Option", type="Map")
    for key, value in properties.items():
        SubElement(options, "Option", type="QString", name=key, value=value)
    if defined:
        layer.append(_dropped_properties(defined))
    return symbol


def _dropped_properties(defined: Mapping[str, str]) -> Element:
    """Return the properties that depend on ``dropped_by``; null is the value of the symbol."""
    element = Element("data_defined_properties")
    collection = SubElement(element, "Option", type="Map")
    SubElement(collection, "Option", type="QString", name="name", value="")
    properties = SubElement(collection, "Option", type="Map", name="properties")
    for name, value in defined.items():
        option = SubElement(properties, "Option", type="Map", name=name)
        SubElement(option, "Option", type="bool", name="active", value="true")
        expression = f"if({KEPT}, NULL, '{value}')"
        SubElement(option, "Option", type="QString", name="expression", value=expression)
        SubElement(option, "Option", type="int", name="type", value="3")
    SubElement(collection, "Option", type="QString", name="type", value="collection")
    return element
