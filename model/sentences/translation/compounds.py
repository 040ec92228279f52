"""German compounds: a noun of several nouns written as one word.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Optional, Tuple

from .vocabulary import Meaning, Vocabulary

LINKS = ("", "s", "es", "n", "en", "e", "er")
GENERIC = (
    "flaeche", "flache", "flaechen", "flachen", "gebiet", "gebiete", "bereich", "bereiche",
    "anlage", "anlagen", "gelaende", "gelande", "grundstueck", "grundstucke", "bestand",
    "bestaende", "bestande", "stueck", "stuck", "areal", "areale", "zone", "zonen",
)  # fmt: skip
_ADJECTIVES = {"neu": "new", "gross": "large", "klein": "small", "alt": ""}
_SHORTEST, _SHORTEST_HEAD = 3, 4


def compound(word: str, vocabulary: Vocabulary) -> Tuple[Meaning, ...]:
    """Return the meaning of a folded compound; empty: it is none that is known.

    The last part says what it is, unless it says nothing: ``Parkplatzfläche`` is a car park. Where
    the last part is a change, the first is what changed: ``Hausbau``.
    """
    loose: Tuple[Meaning, ...] = ()
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first, last = word[:cut], word[cut:]
        modifier = _modifier(first, vocabulary)
        if last in GENERIC and modifier:
            return (replace(modifier, plural=last.endswith("n") or last.endswith("e")),)
        heads = vocabulary.meanings(last)
        nominal = next((m for m in heads if m.role == "nominal"), None)
        if nominal and modifier:
            return (replace(nominal, english=f"{nominal.english} of {modifier.english}"),)
        noun = next((m for m in heads if m.role == "noun"), None)
        if noun and first in _ADJECTIVES:
            return (replace(noun, english=f"{_ADJECTIVES[first]} {noun.english}".strip()),)
        if noun and modifier:
            return (noun,)
        if noun and not loose and len(last) >= _SHORTEST_HEAD:
            loose = (noun,)
    return loose


def _modifier(word: str, vocabulary: Vocabulary) -> Optional[Meaning]:
    """Return the noun that the first part of a compound stands for, with or without its link."""
    for link in LINKS:
        stem = word[: len(word) - len(link)]
        node = vocabulary.root.next.get(stem) if word.endswith(link) else None
        for meaning in node.meanings if node else ():
            if meaning.role == "noun":
                return meaning
    return None
