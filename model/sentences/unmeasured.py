"""What a sentence names and the map does not measure: the answer is not limited to it.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Tuple

from .parsed_sentence import ParsedSentence

MISSING_LAYER, LANDMARK, TWO_LAYERS = "missing layer", "landmark", "two layers"
OF_LAYERS = (MISSING_LAYER, LANDMARK)
"""Codes of remarks about a reference layer that was not given; ``layer`` is its name."""
NOT_LIMITED_TO = (
    *OF_LAYERS, "no layer named", "height", "incomplete", "excluded", "comparison", "time",
    "attribute",
)  # fmt: skip
"""Codes of remarks about words that do not limit the answer although they read so."""


@dataclass(frozen=True)
class MissingLayer:
    """A reference layer that a sentence names and that was not given.

    Attributes:
        name: As in the names of its fields: ``protected_areas``.
        text: The words that need it: ``not in the protected areas``.
        fitting: Names of the layers that fit, where several do.
    """

    name: str
    text: str
    fitting: Tuple[str, ...] = ()


def missing_layers(sentences: Iterable[ParsedSentence]) -> Tuple[MissingLayer, ...]:
    """Return the reference layers that sentences name and that were not given, each use once."""
    return _named(sentences, OF_LAYERS)


def ambiguous_layers(sentences: Iterable[ParsedSentence]) -> Tuple[MissingLayer, ...]:
    """Return the names in sentences that fit several layers, each use once."""
    return _named(sentences, (TWO_LAYERS,))


def _named(sentences: Iterable[ParsedSentence], codes: Tuple[str, ...]) -> Tuple[MissingLayer, ...]:
    found = (
        MissingLayer(
            str(remark.values.get("layer", "")),
            remark.text,
            tuple(filter(None, str(remark.values.get("layers", "")).split(", "))),
        )
        for parsed in sentences
        for remark in parsed.remarks
        if remark.code in codes
    )
    return tuple(dict.fromkeys(one for one in found if one.name))


def not_limited_to(parsed: ParsedSentence) -> Tuple[str, ...]:
    """Return the words of a sentence that do not limit its answer, in their order."""
    texts = (remark.text for remark in parsed.remarks if remark.code in NOT_LIMITED_TO)
    return tuple(dict.fromkeys(texts))
