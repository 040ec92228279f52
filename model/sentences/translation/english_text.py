"""English text of ordered words, with the places that its words come from.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterable, List, Optional, Sequence, Tuple

from ..parsed_sentence import TextSpan
from .chunks import Chunk
from .word import Word

_ROWS = ("upper", "lower", "north", "south")
_SINGULAR = frozenset("das dem ein eine einen einem einer eines el un una o um il lo".split())


@dataclass
class EnglishText:
    """A text and the places of its words in the sentence that it translates.

    Attributes:
        text: In English.
        places: Of each piece of the text: its start and end, and those of the words behind it.
    """

    text: str = ""
    places: List[Tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, english: str, word: Word) -> None:
        """Append English words for a word of the sentence."""
        if not english:
            return
        space = " " if self.text and not english.startswith((",", "?")) else ""
        start = len(self.text) + len(space)
        self.text += space + english
        self.places.append((start, len(self.text), word.start, word.end))

    def source(self, span: TextSpan) -> TextSpan:
        """Return the place in the sentence that a place in this text comes from."""
        found = [p for p in self.places if p[0] < span.end and span.start < p[1]]
        if not found:
            return TextSpan(0, 0)
        return TextSpan(min(p[2] for p in found), max(p[3] for p in found))


def english_text(chunks: Sequence[Chunk]) -> EnglishText:
    """Write chunks as an English sentence."""
    text = EnglishText()
    plural = True
    for place, chunk in enumerate(chunks):
        before = chunks[place - 1] if place else None
        if chunk.kind == "place":
            following = chunks[place + 1] if place + 1 < len(chunks) else None
            _add_place(text, chunk, following)
        elif chunk.kind == "object":
            if before and before.kind == "other" and before.words[0].role == "nominal":
                text.add("of", chunk.words[0])
            plural = _add_object(text, chunk)
        elif chunk.kind == "change":
            _add_change(text, chunk.words[0], before, plural)
        elif chunk.kind == "condition":
            _add_condition(text, chunk)
        elif not _negates(chunk, chunks[place + 1 : place + 2]):
            for word in chunk.words:
                text.add(word.meaning.english, word)
    return text


def _add_object(text: EnglishText, chunk: Chunk) -> bool:
    noun = next((word for word in chunk.words if word.role == "noun"), None)
    singular = noun is not None and not _is_plural(noun, chunk.words)
    for word in chunk.words:
        english = word.meaning.english
        if word is noun and singular and word.meaning.plural:
            english = english[:-1] if english.endswith("s") else english
        text.add(english if english != "a" or singular else "", word)
    return not singular


def _is_plural(noun: Word, words: Iterable[Word]) -> bool:
    """Return whether a noun is a plural; an article says it where both forms are the same."""
    if not noun.meaning.plural:
        return False
    if not noun.meaning.singular:
        return True
    return not any(word.text in _SINGULAR for word in words)


def _add_place(text: EnglishText, chunk: Chunk, following: Optional[Chunk]) -> None:
    named = [word for word in chunk.words if word.role in ("position", "part")]
    keys = sorted((w for w in named if w.role == "position"), key=_row)
    parts = [word for word in named if word.role == "part"]
    direction = following is not None and following.words[0].meaning.english.startswith("of")
    if not (direction and len(keys) == 1 and not parts):
        text.add("in the", chunk.words[0])
    for word in (*keys, *parts):
        text.add(word.meaning.english, word)


def _row(word: Word) -> int:
    return 0 if word.meaning.english.startswith(_ROWS) else 1


def _negates(chunk: Chunk, following: Sequence[Chunk]) -> bool:
    """Return whether a chunk is the "not" of the change that follows."""
    return chunk.words[0].meaning.english == "not" and any(c.kind == "change" for c in following)


def _add_change(text: EnglishText, word: Word, before: Optional[Chunk], plural: bool) -> None:
    negation = "not " if before is not None and _negates(before, [Chunk("change", (word,))]) else ""
    be = ("were " if plural else "was ") if word.meaning.passive else "have " if negation else ""
    relative = "" if before is None else "that "
    text.add(f"{relative}{be}{negation}{word.meaning.english}", word)


def _add_condition(text: EnglishText, chunk: Chunk) -> None:
    """Write a comparison; a range always as "between 1 and 2 ha", an adjective at its end."""
    numbers = [i for i, word in enumerate(chunk.words) if word.role == "number"]
    ends = [i for i in numbers[1:] if chunk.words[i - 1].role != "number"]
    last = [word for word in chunk.words if word.role == "adjective"]
    for place, word in enumerate(chunk.words):
        joins = bool(ends) and place == ends[0] - 1
        leads = bool(ends) and place < numbers[0] and word.role != "dimension"
        if ends and place == numbers[0]:
            text.add("between", word)
        if word not in last and not leads:
            text.add("and" if joins else word.meaning.english, word)
    for word in last:
        text.add(word.meaning.english, word)
