"""Groups of words that stay together: objects, conditions, places, changes.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence, Tuple

from .word import Word

OBJECT = ("article", "number", "ordinal", "order", "adjective")
SEPARATORS = ("and", "or", "except", "without", ",", ";")
_LEADING = ("dimension", "article", "adjective", "relation", "genitive")
_MEASURING = ("unit", "compare", "dimension")
_TO = ("a", "bis")
RANGE = ("at most", "to", "and", "-", "–", "—")


@dataclass(frozen=True)
class Chunk:
    """A group of words.

    Attributes:
        kind: ``object``, ``condition``, ``place``, ``change``, ``link`` (a preposition),
            ``separator``, ``article`` or ``other``.
        words: In their order in English.
    """

    kind: str
    words: Tuple[Word, ...]


def chunks_of(words: Sequence[Word]) -> List[Chunk]:
    """Group the words of a sentence."""
    chunks: List[Chunk] = []
    position = 0
    while position < len(words):
        kind, end = next(
            ((kind, end) for kind, read in _READERS if (end := read(words, position)) > position),
            (_kind(words[position]), position + 1),
        )
        chunks.append(Chunk(kind, tuple(words[position:end])))
        position = end
    return chunks


def _condition(words: Sequence[Word], start: int) -> int:
    """Read ``at least 5 ha``, ``between 5 and 10 ha``, ``5 to 10 m wide``."""
    end = start
    while _role(words, end) in _LEADING and _leads_to_number(words, end):
        end += 1
    if _role(words, end) == "compare":
        end += 1
        end += _role(words, end) in ("article", "genitive")
    if _role(words, end) != "number":
        return start
    end, first = _quantity(words, end), end
    if _is_range(words, end):
        end = _quantity(words, end + 1)
    elif any(word.role in ("relation", "genitive") for word in words[start : start + 1]):
        return start
    if not any(word.role in _MEASURING for word in words[start:end]) or first == end:
        return start
    while _role(words, end) in ("after", "dimension"):
        end += 1
    return end


def _is_range(words: Sequence[Word], position: int) -> bool:
    """Return whether a word joins two numbers: ``1 bis 2``, ``de 1 a 2``."""
    joins = position < len(words) and (
        words[position].meaning.english in RANGE or words[position].text in _TO
    )
    return joins and _role(words, position + 1) == "number"


def _leads_to_number(words: Sequence[Word], position: int) -> bool:
    if words[position].role == "adjective" and not measures(words, position):
        return False
    roles = [word.role for word in words[position + 1 : position + 4]]
    leading = ("dimension", "article", "compare", "genitive", "relation")
    return "number" in roles and all(r in leading for r in roles[: roles.index("number")])


def measures(words: Sequence[Word], position: int) -> bool:
    """Return whether an adjective has its number behind it: ``larghe più di 5 m``."""
    following = [w.role for w in words[position + 1 : position + 4] if w.role != "genitive"]
    wide = words[position].meaning.english in ("wide", "long")
    return wide and following[:2] == ["compare", "number"]


def _quantity(words: Sequence[Word], position: int) -> int:
    while _role(words, position) == "number":
        position += 1
    position += _english(words, position) == "of" and _role(words, position + 1) == "unit"
    return position + (_role(words, position) == "unit")


def _place(words: Sequence[Word], start: int) -> int:
    """Read ``in the upper left corner``."""
    end = start
    while _role(words, end) in ("relation", "genitive", "article") and end < start + 2:
        end += 1
    first = end
    while _role(words, end) in ("position", "part") or (
        end > first and _role(words, end) in ("genitive", "article", "relation")
        and _role(words, end + 1) in ("position", "part")
    ):  # fmt: skip
        end += 1
    return end if end > first else start


def _object(words: Sequence[Word], start: int) -> int:
    """Read ``the three largest greenhouses``, with adjectives on both sides of the noun."""
    end, found = start, False
    while end < len(words) and _belongs(words, end, found):
        found = found or words[end].role == "noun"
        end += 1
    named = found or any(word.role == "order" for word in words[start:end])
    return end if named else start


def _belongs(words: Sequence[Word], position: int, after_noun: bool) -> bool:
    role = words[position].role
    if role == "article" and after_noun:
        return _role(words, position + 1) in ("order", "ordinal")
    if role in ("noun", "number"):
        return not after_noun
    if role == "adjective" and measures(words, position):
        return False
    return role in OBJECT or words[position].meaning.english in ("several", "all")


_READERS = (("condition", _condition), ("place", _place), ("object", _object))


def _kind(word: Word) -> str:
    if word.meaning.english in SEPARATORS:
        return "separator"
    if word.role in ("relation", "genitive"):
        return "link"
    return word.role if word.role in ("change", "article") else "other"


def _role(words: Sequence[Word], position: int) -> str:
    return words[position].role if position < len(words) else ""


def _english(words: Sequence[Word], position: int) -> str:
    return words[position].meaning.english if position < len(words) else ""
