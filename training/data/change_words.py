"""Rewrites sentences for swapped dates, and classifies their change type. Pure.

What appeared has disappeared when the dates are swapped. A sentence with a word whose opposite is
ambiguous is not rewritten: the dates of that sample are not swapped.
"""

from __future__ import annotations

import re

APPEAR, DISAPPEAR, STATE, UNKNOWN = "appear", "disappear", "state", "unknown"
# words for appearance → words for disappearance, and back
OPPOSITES = (
    ("appeared", "disappeared"),
    ("appears", "disappears"),
    ("appear", "disappear"),
    ("appearing", "disappearing"),
    ("appearance", "disappearance"),
    ("added", "removed"),
    ("emerged", "vanished"),
    ("emerges", "vanishes"),
    ("newly built", "newly demolished"),
    ("built", "demolished"),
    ("filled up", "dried up"),
    ("flooded", "drained"),
    ("planted", "felled"),
    ("expanded", "shrank"),
    ("is new", "is gone"),
    ("are new", "are gone"),
    ("not there before", "no longer there"),
    ("not present before", "no longer present"),
    ("second image only", "first image only"),
    ("only in the second image", "only in the first image"),
    ("only be seen after", "only be seen before"),
)
# synonyms; their opposite is a word of the list above
TO_APPEAR = {"torn down": "built", "pulled down": "built", "razed": "built", "cut down": "planted",
          "shrunk": "expanded", "dried out": "filled up", "lost": "new",
          "demolition": "construction"}  # fmt: skip
TO_DISAPPEAR = {"constructed": "demolished", "erected": "demolished", "new": "removed",
           "newly added": "removed", "newly appeared": "removed", "newly constructed": "demolished",
           "construction": "demolition"}  # fmt: skip
# true for both orders of the dates
EITHER = ("appeared or disappeared", "any change", "everything that changed", "changed", "changes",
          "change", "different", "differ")  # fmt: skip
# words for a state at one date that have no unambiguous opposite
AMBIGUOUS = re.compile(
    r"\b(?:replac\w*|becom\w*|became|turn(?:ed|s|ing)?|convert\w*|into|from|transform\w*|under|"
    r"complet\w*|finish\w*|unfinished|repair\w*|damag\w*|destroy\w*|ruin\w*|more|fewer|less|"
    r"increas\w*|decreas\w*|reduc\w*|still|yet|remain\w*|extend\w*|extension|restor\w*|exist\w*|"
    r"former\w*|old|used to|once|previous\w*|current\w*|ongoing|start\w*|now|then|later|earlier|"
    r"rose|rise\w*|reced\w*|grew|grow\w*|gain\w*|regrow\w*|clear\w*|excavat\w*|pav\w*|"
    r"before|after|first|second|prior|recent\w*|abandon\w*|renovat\w*|rebuil\w*|open\w*|clos\w*|"
    r"logg\w*|expos\w*|uncover\w*|laid|install\w*|mount\w*|dismantl\w*|taken|torn|dug|burn\w*|"
    r"burnt|harvest\w*|collaps\w*|evaporat\w*|form|forms|formed|cut|chopp\w*)\b",
    re.I,
)
APPEAR_WORDS = dict(OPPOSITES) | TO_DISAPPEAR
DISAPPEAR_WORDS = {gone: new for new, gone in OPPOSITES} | TO_APPEAR
OPPOSITE = APPEAR_WORDS | DISAPPEAR_WORDS


def _any_of(words: object) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.I)


_KNOWN = _any_of([*OPPOSITE, *EITHER])
_STATE = re.compile(
    r"\b(?:replac\w*|becom\w*|became|turn(?:ed|s)|convert\w*|transform\w*|damag\w*|destroy\w*|"
    r"repair\w*|renovat\w*|into|changed|changes|change|different)\b",
    re.I,
)


def swap_dates_in(sentence: str) -> str | None:
    """Rewrite a sentence for swapped dates; None where a word is ambiguous."""
    found = [match[0].lower() for match in _KNOWN.finditer(sentence)]
    rest = _KNOWN.sub(" ", sentence)
    if not found or AMBIGUOUS.search(rest) or re.search(r"\b(?:not|no|never|newly)\b", rest, re.I):
        return None
    return _KNOWN.sub(_opposite, sentence)


def _opposite(match: re.Match[str]) -> str:
    opposite = OPPOSITE.get(match[0].lower(), match[0])
    return opposite.capitalize() if match[0][0].isupper() else opposite


def change_type(sentence: str) -> str:
    """Return the published change type of a sentence: appear, disappear, state; or unknown."""
    found = {match[0].lower() for match in _KNOWN.finditer(sentence)}
    new, gone = bool(found & APPEAR_WORDS.keys()), bool(found & DISAPPEAR_WORDS.keys())
    if new != gone:
        return APPEAR if new else DISAPPEAR
    if _STATE.search(sentence) or (new and gone) or found:
        return STATE
    return UNKNOWN
