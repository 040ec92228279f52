"""The order of English: object, change, conditions and places.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import List, Sequence, Tuple

from .chunks import Chunk
from .word import Word

_PARTS = {"article": 0, "word": 1, "number": 2, "ordinal": 3, "order": 4, "adjective": 5, "noun": 6}
_RESTRICTING = ("link", "place", "condition")


def english_order(chunks: Sequence[Chunk]) -> List[Chunk]:
    """Return the chunks of a sentence in the order of English."""
    ordered: List[Chunk] = []
    for segment in _segments(chunks):
        ordered += _segment(segment)
    return [_adjectives_first(c) if c.kind == "object" else c for c in ordered]


def _segments(chunks: Sequence[Chunk]) -> List[List[Chunk]]:
    """Split at "and", "or", "except" and commas; "built or demolished" stays whole."""
    segments: List[List[Chunk]] = [[]]
    for place, chunk in enumerate(chunks):
        around = [c.kind for c in (*chunks[place - 1 : place], *chunks[place + 1 : place + 2])]
        if chunk.kind == "separator" and around != ["change", "change"]:
            segments += [[chunk], []]
        else:
            segments[-1].append(chunk)
    return segments


def _segment(chunks: List[Chunk]) -> List[Chunk]:
    chunks = _conditions_after(chunks)
    start, end = _changes(chunks)
    if start == end:
        return _object_first(chunks)
    changes = chunks[start:end]
    if end < len(chunks) and chunks[end].kind == "object":
        opening = _opening(chunks, start)
        before, between = chunks[:opening], chunks[opening:start]
        if not between or between[0].kind != "object":
            head = _with_article(between, chunks[end])
            rest = [c for c in between if c.kind != "article"]
            return [*before, head, *changes, *rest, *chunks[end + 1 :]]
    return _object_first(chunks)


def _changes(chunks: Sequence[Chunk]) -> Tuple[int, int]:
    places = [i for i, chunk in enumerate(chunks) if chunk.kind == "change"]
    if not places:
        return 0, 0
    end = places[0] + 1
    while end < len(chunks) and chunks[end].kind in ("change", "separator"):
        end += 1
    return places[0], end


def _opening(chunks: Sequence[Chunk], change: int) -> int:
    """Return where the words begin that stand before a participle: ``die am Fluss gebauten …``."""
    articles = [i for i in range(change) if chunks[i].kind == "article"]
    if articles:
        return articles[-1]
    return 0 if not change or chunks[0].kind in _RESTRICTING else change


def _with_article(between: Sequence[Chunk], chunk: Chunk) -> Chunk:
    articles = [c.words[0] for c in between if c.kind == "article"]
    return Chunk("object", (*articles[:1], *chunk.words)) if articles else chunk


def _conditions_after(chunks: List[Chunk]) -> List[Chunk]:
    """Put a condition behind the object that follows it: ``5 m breite Straßen``."""
    ordered = list(chunks)
    for place in range(len(ordered) - 1):
        first, second = ordered[place], ordered[place + 1]
        if first.kind == "condition" and second.kind == "object":
            ordered[place], ordered[place + 1] = second, first
    return ordered


def _object_first(chunks: List[Chunk]) -> List[Chunk]:
    """Put places and relations behind the object: ``im Wald wurden Häuser gebaut``."""
    if not chunks or chunks[0].kind not in _RESTRICTING:
        return chunks
    end = 0
    while end < len(chunks) and chunks[end].kind in _RESTRICTING:
        end += 1
        linked = chunks[end - 1].kind == "link"
        if linked and end < len(chunks) and chunks[end].kind == "object":
            end += 1
    if end < len(chunks) and chunks[end].kind in ("object", "other"):
        return [*chunks[end:], *chunks[:end]]
    return chunks


def _adjectives_first(chunk: Chunk) -> Chunk:
    words: List[Word] = sorted(chunk.words, key=lambda word: _PARTS[word.role])
    articles = [word for word in words if word.role == "article"]
    return Chunk("object", tuple(w for w in words if w.role != "article" or w is articles[0]))
