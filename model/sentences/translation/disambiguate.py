"""The meaning that a word has in its place: ``der``, ``este``, ``des``.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Sequence

from .vocabulary import Meaning
from .word import Word

_NOUNS = ("noun", "nominal", "implied", "position", "part")
_REFERRING = ("relation", "genitive", "position", "unit", "compare")
_BEFORE_PLACE = ("article", "genitive", "part", "position", "relation")
_UNDER = "unter"
_SIZES = {"large": "", "wide": "wide", "long": "long"}


def disambiguate(words: Sequence[Word]) -> List[Word]:
    """Choose a meaning for each word by its neighbours and leave out what says nothing."""
    chosen: List[Word] = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        meaning = _meaning(word, chosen, following)
        if meaning.role != "dropped":
            chosen.append(replace(word, meaning=meaning))
    return _without_relatives(chosen)


def _meaning(word: Word, chosen: Sequence[Word], following: Optional[Word]) -> Meaning:
    before = chosen[-1].role if chosen else ""
    if word.get("command") and (word.others or not chosen):
        return _command(word, chosen)
    if word.role == "name":
        return _name(word, chosen)
    if word.meaning.english == "removed" and _holds_distance(chosen):
        return Meaning("dropped", "")
    found = _place(word, before) or _after_number(word, before) or _before_object(word, following)
    if found:
        return found
    if word.get("relative") and (before == "sign" or not word.get("article")):
        return _of(word, "relative")
    return _genitive(word, before) if word.get("genitive") else word.meaning


def _command(word: Word, chosen: Sequence[Word]) -> Meaning:
    """Return what ``supprime`` is: a command where it comes first, elsewhere "removed"."""
    others = [m for m in (word.meaning, *word.others) if m.role != "command"]
    return others[0] if chosen else _of(word, "command")


def _place(word: Word, before: str) -> Optional[Meaning]:
    """Return what ``unteren`` and French ``est`` are: "less than" and "is" have no such place."""
    if word.get("position") is None:
        return None
    if word.role == "compare" and word.text != _UNDER:
        return _of(word, "position")
    if word.get("dropped") and before not in _BEFORE_PLACE:
        return Meaning("dropped", "")
    return None


def _after_number(word: Word, before: str) -> Optional[Meaning]:
    """Return what ``breit`` and ``groß`` are after a number; without one they are no measure."""
    if before in ("unit", "number") and word.get("after"):
        return _of(word, "after")
    if before == "unit" and word.role == "adjective" and word.meaning.english in _SIZES:
        return Meaning("after", _SIZES[word.meaning.english])
    if word.role == "number" and word.get("part") and before in ("position", "relation"):
        return _of(word, "part")
    if word.role == "after":
        return next((m for m in word.others if m.role != "after"), word.meaning)
    return None


def _before_object(word: Word, following: Optional[Word]) -> Optional[Meaning]:
    """Return what a word is by the word that follows: ``construction de``, ``große Felder``."""
    if word.get("dimension") and word.get("adjective") and _is_object(following):
        return _of(word, "adjective")
    if word.get("genitive") and word.get("dropped") and _is_auxiliary(following):
        return Meaning("dropped", "")
    if word.get("nominal") and word.get("noun"):
        opens = following and (following.get("genitive") or following.role == "relation")
        return _of(word, "nominal" if opens else "noun")
    return None


def _is_object(following: Optional[Word]) -> bool:
    return following is not None and following.role in ("noun", "change", "adjective", "name")


def _is_auxiliary(following: Optional[Word]) -> bool:
    """Return whether ``a`` is a form of "to have": French ``a disparu``."""
    return following is not None and following.role in ("change", "dropped", "replacement")


def _name(word: Word, chosen: Sequence[Word]) -> Meaning:
    """Return what a word is that names a layer: the layer after a relation, else an object."""
    before = next((w.role for w in reversed(chosen) if w.role != "article"), "")
    noun = word.get("noun")
    if noun is None or before in _REFERRING:
        return Meaning("noun", word.meaning.english, plural=True)
    return noun


def _holds_distance(words: Sequence[Word]) -> bool:
    """Return whether "200 m von der Straße" stands before ``entfernt``."""
    roles = [word.role for word in words]
    if "unit" not in roles:
        return False
    return any(w.meaning.english.startswith("from") for w in words[roles.index("unit") :])


def _genitive(word: Word, before: str) -> Meaning:
    """Return what a preposition with an article is: ``des`` is "of the", or an article."""
    genitive = _of(word, "genitive")
    if before == "unit" and word.get("relation"):
        return _of(word, "relation")
    if before == "unit":
        return Meaning("relation", genitive.english.replace("of", "from"))
    if before in _NOUNS or genitive.english not in ("of the", "of"):
        return genitive
    if word.get("article"):
        return _of(word, "article")
    if genitive.english == "of the" or before in ("", "change", "word"):
        return Meaning("dropped", "")
    return genitive


def _of(word: Word, role: str) -> Meaning:
    return word.get(role) or word.meaning


def _without_relatives(words: Sequence[Word]) -> List[Word]:
    """Leave out relative pronouns and the commas before them; clauses of changes have their own."""
    kept: List[Word] = []
    for word in words:
        if word.role != "relative":
            kept.append(word)
        elif kept and kept[-1].meaning.english == ",":
            kept.pop()
    while kept and kept[-1].meaning.english in (",", "."):
        kept.pop()
    while kept and kept[0].meaning.english in ("and", "or", ","):
        kept.pop(0)
    return kept
