"""Quarter turns and mirrors of a pair, and of the words for places in its sentence. Pure.

North is taken for the top of the image, as in sentences about maps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Direction = tuple[int, int]
UP, DOWN, LEFT, RIGHT = (0, 1), (0, -1), (-1, 0), (1, 0)
# families: a word keeps its own when it is turned
VERTICAL: dict[str, dict[Direction, str]] = {
    "top": {UP: "top", DOWN: "bottom"},
    "upper": {UP: "upper", DOWN: "lower"},
    "north": {UP: "north", DOWN: "south"},
}
HORIZONTAL: dict[str, dict[Direction, str]] = {
    "left": {LEFT: "left", RIGHT: "right"},
    "west": {LEFT: "west", RIGHT: "east"},
}
PARTNER = {"top": "left", "upper": "left", "north": "west", "left": "top", "west": "north"}
MEANING = {
    word: (direction, family)
    for families in (VERTICAL, HORIZONTAL)
    for family, words in families.items()
    for direction, word in words.items()
}
_V, _H = "top|bottom|upper|lower|north|south", "left|right|east|west"
_SUFFIX = r"(?:ernmost|ern|erly|most|wards|ward)"
_PICTURE = r"(?:the\s+)?(?:image|images|picture|scene|frame|view|map|tile|area|photo)\b"
_IMAGE = rf"(?:\s+of\s+{_PICTURE})"
_PART = (
    r"(?:-hand\s+|\s+)(?:side|part|half|corner|edge|portion|section|area|region|third|quarter|end|"
    r"border|margin|cent(?:er|re)|middle|sector|zone|cell|most|one|ones)s?\b"
)
_RELATION = (
    rf"\b(?:to\s+the\s+)?(?P<relation>left|right)\s+of\b(?!\s+{_PICTURE})|"
    r"\b(?P<over>above|below)\b(?!\s+\d)"
)
_PLACE = rf"\b(?P<v>{_V})(?P<gap>[- ]?)(?P<h>{_H})(?P<tail>{_SUFFIX}?)\b"
_SINGLE = rf"\b(?P<one>{_V}|{_H})(?P<end>{_SUFFIX}?)\b"
WORDS = re.compile(f"{_RELATION}|{_PLACE}|{_SINGLE}|\\b(?P<line>horizontal|vertical)", re.I)
SURE_AFTER = re.compile(rf"{_PART}|{_IMAGE}|\s*(?:$|[,.;)])|\s+(?:and|or)\b", re.I)
SURE_BEFORE = re.compile(r"\b(?:mid|middle|cent(?:er|re)|central)[- ]$", re.I)
# a sense that has nothing to do with places in the image
OTHER_SENSE = re.compile(
    r"\s+(?:bank|of|way|angle|time|next|after|before|behind|over|out|alone|untouched|standing|by|"
    r"to|in|on|as|at|unchanged|beside|where|near|there|here|empty|bare)\b",
    re.I,
)
UNSURE = re.compile(
    r"clockwise|o'clock|\b(?:upwards?|downwards?|upside|facing)\b|"
    r"\b(?:first|second|third|fourth|last|\d+(?:st|nd|rd|th))\s+(?:row|column)\b",
    re.I,
)


class Unsure(Exception):
    """A word may mean a place or something else."""


@dataclass(frozen=True)
class Orientation:
    """One of the eight ways to lay a square.

    Attributes:
        quarters: Quarter turns against the clock, 0 to 3.
        mirror: Left and right exchanged afterwards.
    """

    quarters: int = 0
    mirror: bool = False

    def image(self, image: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Turn an image or mask ``(h, w, …)``."""
        turned = np.rot90(image, self.quarters)
        return turned[:, ::-1] if self.mirror else turned

    def direction(self, way: Direction) -> Direction:
        """Return where a direction points afterwards."""
        x, y = way
        for _ in range(self.quarters % 4):
            x, y = -y, x
        return (-x, y) if self.mirror else (x, y)

    def inverse(self) -> Orientation:
        """Return what undoes this."""
        return self if self.mirror else Orientation(-self.quarters % 4)

    def sentence(self, text: str) -> str | None:
        """Rewrite the words for places; None where a word cannot be rewritten surely."""
        if not self.quarters % 4 and not self.mirror:
            return text
        if UNSURE.search(text):
            return None
        try:
            return WORDS.sub(self._word, text)
        except Unsure:
            return None

    def _word(self, match: re.Match[str]) -> str:
        if match["relation"] or match["over"]:
            said = self._relation(match)
        elif match["v"]:
            said = self._corner(match["v"], match["gap"], match["h"]) + match["tail"].lower()
        elif match["line"]:
            other = {"horizontal": "vertical", "vertical": "horizontal"}
            line = match["line"].lower()
            said = other[line] if self.quarters % 2 else line
        else:
            said = self._single(match)
        return said.capitalize() if match[0][0].isupper() else said

    def _relation(self, match: re.Match[str]) -> str:
        word = (match["relation"] or match["over"]).lower()
        way = {"above": UP, "below": DOWN, "left": LEFT, "right": RIGHT}[word]
        turned = self.direction(way)
        if turned in (UP, DOWN):
            return "above" if turned == UP else "below"
        side = "left" if turned == LEFT else "right"
        # the opening words stay as they were said
        return (
            f"{side} of" if match["relation"] and "to" not in match[0][:2] else f"to the {side} of"
        )

    def _corner(self, vertical: str, gap: str, horizontal: str) -> str:
        up, family = MEANING[vertical.lower()]
        side, other = MEANING[horizontal.lower()]
        ways = (self.direction(up), self.direction(side))
        first, second = ways if ways[0][1] else ways[::-1]
        return VERTICAL[family][first] + gap + HORIZONTAL[other][second]

    def _single(self, match: re.Match[str]) -> str:
        word, end = match["one"].lower(), match["end"].lower()
        way, family = MEANING[word]
        _check_sense(match, family)
        turned = self.direction(way)
        if (turned[0] == 0) != (way[0] == 0):
            family = PARTNER[family]
            if match.string[match.end() :].lower().startswith("-hand"):
                raise Unsure
        return (VERTICAL.get(family) or HORIZONTAL[family])[turned] + end


def _check_sense(match: re.Match[str], family: str) -> None:
    """Raise Unsure unless the word surely means a place in the image."""
    text, word = match.string, match[0]
    before, after = text[: match.start()], text[match.end() :]
    if family in ("north", "west"):
        if word[0].isupper() and before.strip():  # a name, as West Street
            raise Unsure
        return
    if match["end"] or SURE_BEFORE.search(before):
        return
    if SURE_AFTER.match(after) and not re.search(r"\b(?:was|were|is|are|been|be)\s*$", before):
        return
    adjective = family == "left" and re.search(r"\bthe\s+$", before, re.I)
    if not adjective or OTHER_SENSE.match(after):
        raise Unsure


ORIENTATIONS = tuple(
    Orientation(quarters, mirror) for mirror in (False, True) for quarters in range(4)
)
