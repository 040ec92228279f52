"""Parsed sentences as lines of Processing's log."""

from __future__ import annotations

from typing import List, Sequence

from ..model.sentences.parsed_sentence import MAP, NO_CHANGE, ParsedSentence, Remark
from ..model.sentences.remark_texts import remark_text as english_text
from ..model.sentences.unmeasured import missing_layers
from .engine_text import engine_text
from .translate import tr


def parsed_lines(sentences: Sequence[ParsedSentence]) -> List[str]:
    """Return what the model is given for each sentence, what is measured, and the notes.

    Remarks that the engine repeats as warnings are left out.
    """
    lines = []
    for parsed in sentences:
        lines.append(_phrases(parsed))
        measured = [one.text for one in parsed.predicates if one.use == MAP]
        if measured:
            lines.append(tr("Measured on the map: {}").format("; ".join(measured)))
        lines += [remark_text(remark) for remark in parsed.remarks if not remark.warning]
    return lines


def missing_layer_lines(sentences: Sequence[ParsedSentence], parameter: str) -> List[str]:
    """Return a warning for each reference layer that sentences name and that was not given.

    Args:
        sentences: As the engine will read them.
        parameter: Label of the parameter that takes the layers.
    """
    text = tr(
        "'{parameter}' has no layer '{name}': the answer is not limited to '{words}'. Add a layer "
        "of that name, or rename one."
    )
    return [
        text.format(parameter=parameter, name=missing.name, words=missing.text)
        for missing in missing_layers(sentences)
    ]


def remark_text(remark: Remark) -> str:
    """Return a remark in QGIS's language."""
    return engine_text(english_text(remark))


def _phrases(parsed: ParsedSentence) -> str:
    if parsed.status == NO_CHANGE:
        return tr('"{}": the model is not needed.').format(parsed.sentence)
    phrases = " + ".join(phrase.text for phrase in parsed.phrases)
    text = tr('"{sentence}": the model is given "{phrases}".')
    return text.format(sentence=parsed.sentence, phrases=phrases)
