"""Exchange of the dates, in words: what appeared has disappeared. Pure.

Also tells the change type of a sentence. Words that may be true both ways are not touched: then
the dates of that sample are not exchanged.
"""

from __future__ import annotations

import re

APPEAR, DISAPPEAR, STATE, UNKNOWN = "appear", "disappear", "state", "unknown"
# what is said of something new → what is said of it when the dates are exchanged, and back
BOTH_WAYS = (
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
# other words for the same; their way back is a word of the list above
TO_NEW = {"torn down": "built", "pulled down": "built", "razed": "built", "cut down": "planted",
          "shrunk": "expanded", "dried out": "filled up", "lost": "new",
          "demolition": "construction"}  # fmt: skip
TO_GONE = {"constructed": "demolished", "erected": "demolished", "new": "removed",
           "newly added": "removed", "newly appeared": "removed", "newly constructed": "demolished",
           "construction": "demolition"}  # fmt: skip
# true of both orders of the dates
EITHER = ("appeared or disappeared", "any change", "everything that changed", "changed", "changes",
          "change", "different", "differ")  # fmt: skip
# a state before or after that has no sure word the other way round
UNSURE = re.compile(
    r"\b(?:replac\w*|becom\w*|became|turn(?:ed|s|ing)?|convert\w*|into|from|transform\w*|under|"
    r"complet\w*|finish\w*|unfinished|repair\w*|damag\w*|destroy\w*|ruin\w*|more|fewer|less|"
    r"increas\w*|decreas\w*|reduc\w*|still|yet|remain\w*|extend\w*|extension|restor\w*|exist\w*|"
    r"former\w*|old|used to|once|previous\w*|current\w*|ongoing|start\w*|now|then|later|earlier|"
    r"rose|rise\w*|reced\w*|grew|grow\w*|gain\w*|regrow\w*|clear\w*|excavat\w*|pav\w*|"
    r"before|after|first|second|prior|recent\w*|abandon\w*|renovat\w*|rebuil\w*|open\w*|clos\w*)\b",
    re.I,
)
NEW = dict(BOTH_WAYS) | TO_GONE
GONE = {gone: new for new, gone in BOTH_WAYS} | TO_NEW
OTHER_WAY = NEW | GONE


def _any_of(words: object) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)  # type: ignore[call-overload]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.I)


_KNOWN = _any_of([*OTHER_WAY, *EITHER])
_STATE = re.compile(
    r"\b(?:replac\w*|becom\w*|became|turn(?:ed|s)|convert\w*|transform\w*|damag\w*|destroy\w*|"
    r"repair\w*|renovat\w*|into|changed|changes|change|different)\b",
    re.I,
)


def exchange_dates(sentence: str) -> str | None:
    """Rewrite a sentence for exchanged dates; None where that cannot be done surely."""
    found = [match[0].lower() for match in _KNOWN.finditer(sentence)]
    rest = _KNOWN.sub(" ", sentence)
    if not found or UNSURE.search(rest) or re.search(r"\b(?:not|no|never|newly)\b", rest, re.I):
        return None
    return _KNOWN.sub(_exchanged, sentence)


def _exchanged(match: re.Match[str]) -> str:
    said = OTHER_WAY.get(match[0].lower(), match[0])
    return said.capitalize() if match[0][0].isupper() else said


def change_type(sentence: str) -> str:
    """Tell the published change type: appear, disappear, state; or unknown."""
    found = {match[0].lower() for match in _KNOWN.finditer(sentence)}
    new, gone = bool(found & NEW.keys()), bool(found & GONE.keys())
    if new != gone:
        return APPEAR if new else DISAPPEAR
    if _STATE.search(sentence) or (new and gone) or found:
        return STATE
    return UNKNOWN
