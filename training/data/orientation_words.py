"""Rotates and mirrors images, and the words for positions and directions in sentences. Pure.

North is the top of the image, as in sentences about maps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Direction = tuple[int, int]
UP, DOWN, LEFT, RIGHT = (0, 1), (0, -1), (-1, 0), (1, 0)
# a word is replaced by one of its family: top by bottom or left, north by south or west
VERTICAL: dict[str, dict[Direction, str]] = {
    "top": {UP: "top", DOWN: "bottom"},
    "upper": {UP: "upper", DOWN: "lower"},
    "north": {UP: "north", DOWN: "south"},
}
HORIZONTAL: dict[str, dict[Direction, str]] = {
    "left": {LEFT: "left", RIGHT: "right"},
    "west": {LEFT: "west", RIGHT: "east"},
}
OTHER_AXIS = {"top": "left", "upper": "left", "north": "west", "left": "top", "west": "north"}
DIRECTION_WORDS = {
    word: (direction, family)
    for families in (VERTICAL, HORIZONTAL)
    for family, words in families.items()
    for direction, word in words.items()
}
_V, _H = "top|bottom|upper|lower|north|south", "left|right|east|west"
_SUFFIX = r"(?:ernmost|ern|erly|most|wards|ward)"
_PICTURE = r"(?:the\s+)?(?:image|images|picture|scene|frame|view|map|tile|area|photo)\b"
_IMAGE = rf"(?:\s+of\s+{_PICTURE})"
_REGION = (
    r"(?:-hand\s+|\s+)(?:side|part|half|corner|edge|portion|section|area|region|third|quarter|end|"
    r"border|margin|cent(?:er|re)|middle|sector|zone|cell|most|one|ones)s?\b"
)
_RELATION = (
    rf"\b(?:to\s+the\s+)?(?P<relation>left|right)\s+of\b(?!\s+{_PICTURE})|"
    r"\b(?P<over>above|below)\b(?!\s+\d)"
)
_CORNER = rf"\b(?P<v>{_V})(?P<gap>[- ]?)(?P<h>{_H})(?P<tail>{_SUFFIX}?)\b"
_SINGLE = rf"\b(?P<one>{_V}|{_H})(?P<end>{_SUFFIX}?)\b"
WORDS = re.compile(f"{_RELATION}|{_CORNER}|{_SINGLE}|\\b(?P<line>horizontal|vertical)", re.I)
CLEAR_AFTER = re.compile(rf"{_REGION}|{_IMAGE}|\s*(?:$|[,.;)])|\s+(?:and|or)\b", re.I)
CLEAR_BEFORE = re.compile(r"\b(?:mid|middle|cent(?:er|re)|central)[- ]$", re.I)
# what follows a word in a sense other than a position in the image
OTHER_SENSE = re.compile(
    r"\s+(?:bank|of|way|angle|time|next|after|before|behind|over|out|alone|untouched|standing|by|"
    r"to|in|on|as|at|unchanged|beside|where|near|there|here|empty|bare)\b",
    re.I,
)
AMBIGUOUS = re.compile(
    r"clockwise|o'clock|\b(?:upwards?|downwards?|upside|facing)\b|"
    r"\b(?:first|second|third|fourth|last|\d+(?:st|nd|rd|th))\s+(?:row|column)\b",
    re.I,
)


class AmbiguousWord(Exception):
    """A word may mean a position or something else."""


@dataclass(frozen=True)
class Orientation:
    """One of the eight symmetries of a square.

    Attributes:
        quarters: Quarter turns counterclockwise, 0 to 3.
        mirror: Left and right are swapped afterwards.
    """

    quarters: int = 0
    mirror: bool = False

    def image(self, image: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Rotate and mirror an image or mask ``(h, w, …)``."""
        rotated = np.rot90(image, self.quarters)
        return rotated[:, ::-1] if self.mirror else rotated

    def direction(self, direction: Direction) -> Direction:
        """Rotate and mirror a direction."""
        x, y = direction
        for _ in range(self.quarters % 4):
            x, y = -y, x
        return (-x, y) if self.mirror else (x, y)

    def inverse(self) -> Orientation:
        """Return the inverse orientation."""
        return self if self.mirror else Orientation(-self.quarters % 4)

    def sentence(self, text: str) -> str | None:
        """Rewrite the words for positions; None where a word is ambiguous."""
        if not self.quarters % 4 and not self.mirror:
            return text
        if AMBIGUOUS.search(text):
            return None
        try:
            return WORDS.sub(self._word, text)
        except AmbiguousWord:
            return None

    def _word(self, match: re.Match[str]) -> str:
        if match["relation"] or match["over"]:
            word = self._relation(match)
        elif match["v"]:
            word = self._corner(match["v"], match["gap"], match["h"]) + match["tail"].lower()
        elif match["line"]:
            other = {"horizontal": "vertical", "vertical": "horizontal"}
            line = match["line"].lower()
            word = other[line] if self.quarters % 2 else line
        else:
            word = self._single(match)
        return word.capitalize() if match[0][0].isupper() else word

    def _relation(self, match: re.Match[str]) -> str:
        word = (match["relation"] or match["over"]).lower()
        direction = {"above": UP, "below": DOWN, "left": LEFT, "right": RIGHT}[word]
        result = self.direction(direction)
        if result in (UP, DOWN):
            return "above" if result == UP else "below"
        side = "left" if result == LEFT else "right"
        # without "to the" before it the word stays without
        without_article = match["relation"] and "to" not in match[0][:2]
        return f"{side} of" if without_article else f"to the {side} of"

    def _corner(self, vertical: str, gap: str, horizontal: str) -> str:
        vertical_direction, vertical_family = DIRECTION_WORDS[vertical.lower()]
        horizontal_direction, horizontal_family = DIRECTION_WORDS[horizontal.lower()]
        results = (self.direction(vertical_direction), self.direction(horizontal_direction))
        up_or_down, sideways = results if results[0][1] else results[::-1]
        first = VERTICAL[vertical_family][up_or_down]
        return first + gap + HORIZONTAL[horizontal_family][sideways]

    def _single(self, match: re.Match[str]) -> str:
        word, suffix = match["one"].lower(), match["end"].lower()
        direction, family = DIRECTION_WORDS[word]
        _check_sense(match, family)
        result = self.direction(direction)
        if (result[0] == 0) != (direction[0] == 0):
            family = OTHER_AXIS[family]
            if match.string[match.end() :].lower().startswith("-hand"):
                raise AmbiguousWord
        return (VERTICAL.get(family) or HORIZONTAL[family])[result] + suffix


def _check_sense(match: re.Match[str], family: str) -> None:
    """Raise AmbiguousWord unless the word clearly means a position in the image."""
    text, word = match.string, match[0]
    before, after = text[: match.start()], text[match.end() :]
    if family in ("north", "west"):
        if word[0].isupper() and before.strip():  # a name, as West Street
            raise AmbiguousWord
        return
    if match["end"] or CLEAR_BEFORE.search(before):
        return
    if CLEAR_AFTER.match(after) and not re.search(r"\b(?:was|were|is|are|been|be)\s*$", before):
        return
    adjective = family == "left" and re.search(r"\bthe\s+$", before, re.I)
    if not adjective or OTHER_SENSE.match(after):
        raise AmbiguousWord


ORIENTATIONS = tuple(
    Orientation(quarters, mirror) for mirror in (False, True) for quarters in range(4)
)
