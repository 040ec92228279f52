"""Kinds of qualifiers in the words of any sentence, for scores per kind."""

from __future__ import annotations

import re

PLAIN = "plain"
_COMPASS = r"(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?"
KINDS = {
    "position": re.compile(
        rf"\b(?:{_COMPASS}|top|bottom|upper|lower|left|right|cent(?:er|re|ral)|middle|corner|edge|"
        r"mid|leftmost|rightmost|topmost|bottommost)\b",
        re.I,
    ),
    "size": re.compile(
        r"\b(?:small|smaller|smallest|large|larger|largest|big|bigger|biggest|tiny|huge|long|short|"
        r"narrow|wide|tall)\b",
        re.I,
    ),
    "colour": re.compile(
        r"\b(?:red|green|blue|white|black|gr[ea]y|brown|yellow|orange|dark|bright|light|reddish|"
        r"greenish|bluish|pale)\b",
        re.I,
    ),
    "number": re.compile(
        r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|single|both|"
        r"\d+)\b",
        re.I,
    ),
    "relation": re.compile(
        r"\b(?:beside|next to|near|along|between|behind|in front of|around|close to|adjacent|"
        r"across|opposite|inside|within|above|below|(?:left|right) of)\b",
        re.I,
    ),
}


def qualifier_kinds(sentence: str) -> list[str]:
    """Return the kinds of qualifiers in a sentence, ``plain`` where there are none."""
    return [name for name, words in KINDS.items() if words.search(sentence)] or [PLAIN]
