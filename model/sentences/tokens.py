"""Tokens of a sentence: words, numbers and signs with their meanings in a lexicon.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Dict, Iterator, List, Mapping, Optional, Tuple

from .lexicon import Entry, Lexicon, fold
from .parsed_sentence import TextSpan

PIECES = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+(?:[.,'\u00a0\u202f ]\d{3})*(?:[.,]\d+)?|[<>]=?|[≤≥=&%°]|"
    r"(?:(?:k|c)?m|ft|yd|mi)(?:\^?2|²)(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+|-[^\W\d_]+)*|[,;:.!?()–—-]"
)
_NOUNS = ("noun", "layer", "unit", "implied", "nominal")
_VERBS = ("verb", "state", "replace", "turn", "yields", "cover")
Extra = Mapping[str, Tuple[Entry, ...]]


@dataclass(frozen=True)
class Token:
    """A form of the sentence.

    Attributes:
        text: As written.
        start: Of its first character.
        end: After its last character.
        entries: What it may mean; empty: unknown.
        typo: The form that it was taken for.
    """

    text: str
    start: int
    end: int
    entries: Tuple[Entry, ...] = ()
    typo: str = ""

    def get(self, *sections: str) -> Optional[Entry]:
        """Return the first meaning in one of the sections."""
        return next((e for e in self.entries if e.section in sections), None)

    @property
    def span(self) -> TextSpan:
        """The place in the sentence."""
        return TextSpan(self.start, self.end)

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[:1].isdecimal()


def tokenise(sentence: str, lexicon: Lexicon, extra: Extra) -> List[Token]:
    """Split a sentence into the longest forms of the lexicon.

    Args:
        sentence: Any text.
        lexicon: Of its language.
        extra: More forms, with priority: nouns of the model, names of layers.
    """
    raw = list(_raw_tokens(sentence, lexicon, extra))
    folded = [fold(token.text).replace("’", "'") for token in raw]
    longest = _starts(lexicon, extra)
    tokens: List[Token] = []
    position = 0
    while position < len(raw):
        count, entries = _longest(folded, position, longest, lexicon, extra)
        if (
            entries
            and entries[0].section == "or_more"
            and _compares(folded, position + count, lexicon)
        ):
            count, entries = 1, find_entries(folded[position], lexicon, extra)
        first, last = raw[position], raw[position + count - 1]
        tokens.append(Token(sentence[first.start : last.end], first.start, last.end, entries))
        position += count
    return tokens


def _compares(folded: List[str], position: int, lexicon: Lexicon) -> bool:
    """Return whether "or larger" begins a comparison: "or larger than", "or over 500"."""
    word = folded[position] if position < len(folded) else ""
    sections = {entry.section for entry in lexicon.forms.get(word, ())}
    return word[:1].isdecimal() or not sections.isdisjoint(("than", "number"))


def find_entries(word: str, lexicon: Lexicon, extra: Extra) -> Tuple[Entry, ...]:
    """Return the meanings of a form, of its stems where they fit the section."""
    found = list(extra.get(word, ())) + list(lexicon.forms.get(word, ()))
    for part, ending, other in _endings(lexicon):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: len(word) - len(ending)] + other
            entries = extra.get(stem, ()) + lexicon.forms.get(stem, ())
            found += [e for e in entries if _inflection_of(e.section) == part and e not in found]
    return tuple(found)


def _endings(lexicon: Lexicon) -> Iterator[Tuple[str, str, str]]:
    for part, rules in lexicon.inflection.items():
        for ending, other in rules:
            yield part, ending, other


def _inflection_of(section: str) -> str:
    if section in ("noun", "layer", "unit", "implied", "nominal"):
        return "nouns"
    return (
        "verbs" if section in ("verb", "state", "replace", "turn", "yields", "cover") else "other"
    )


def _raw_tokens(sentence: str, lexicon: Lexicon, extra: Extra) -> Iterator[Token]:
    for match in PIECES.finditer(sentence):
        text = match.group()
        if "-" in text and len(text) > 1 and not find_entries(fold(text), lexicon, extra):
            start = match.start()
            for word in re.finditer(r"[^-]+", text):
                yield Token(word.group(), start + word.start(), start + word.end())
        else:
            yield Token(text, match.start(), match.end())


def _starts(lexicon: Lexicon, extra: Extra) -> Dict[str, int]:
    starts = dict(lexicon.starts) if extra else lexicon.starts
    for form in extra:
        first, count = form.split(" ", 1)[0], form.count(" ") + 1
        starts[first] = max(starts.get(first, 1), count)
    return starts


def _longest(
    folded: List[str], position: int, starts: Dict[str, int], lexicon: Lexicon, extra: Extra
) -> Tuple[int, Tuple[Entry, ...]]:
    first = folded[position]
    stems = {first: starts.get(first, 1)}
    for _, ending, other in _endings(lexicon):
        if first.endswith(ending):
            stem = first[: len(first) - len(ending)] + other
            stems.setdefault(stem, starts.get(stem, 1))
    for count in range(min(max(stems.values()), len(folded) - position), 1, -1):
        rest = " ".join(folded[position + 1 : position + count])
        entries = find_entries(f"{first} {rest}", lexicon, extra)
        for stem, longest in stems.items():
            if not entries and longest >= count and stem != first:
                entries = lexicon.forms.get(f"{stem} {rest}", ())
        if entries:
            return count, entries
    return 1, find_entries(first, lexicon, extra)


def with_entries(token: Token, *entries: Entry) -> Token:
    """Return a token with other meanings."""
    return replace(token, entries=entries)
