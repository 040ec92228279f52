"""Forms of two parts with other words between: ``durch … ersetzt``.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Iterator, List, Sequence, Set, Tuple

from .vocabulary import GapForm, Meaning
from .word import Word


def join_gaps(words: List[Word], gaps: Sequence[GapForm]) -> List[Word]:
    """Replace the two parts of forms by their English words; the closest parts belong together."""
    found = sorted(
        (second - first, first, second, number)
        for number, gap in enumerate(gaps)
        for first, second in _gap_places(words, gap)
    )
    joined: Set[int] = set()
    for _, first, second, number in found:
        if joined.isdisjoint((first, second)):
            joined.update((first, second))
            _join(words, gaps[number], first, second)
    return words


def _join(words: List[Word], gap: GapForm, first: int, second: int) -> None:
    for place, stands in ((first, gap.at_first), (second, not gap.at_first)):
        meaning = gap.meaning if stands else Meaning("dropped", "")
        words[place] = replace(words[place], meaning=meaning, others=())


def _gap_places(words: Sequence[Word], gap: GapForm) -> Iterator[Tuple[int, int]]:
    """Yield the places of the two parts of a form, wherever its first part stands."""
    first = _place(words, gap.first, 0)
    while first >= 0:
        second = _place(words, gap.second, first + 1)
        if second >= 0:
            yield first, second
        first = _place(words, gap.first, first + 1, True)


def _place(words: Sequence[Word], form: Tuple[str, ...], start: int, anywhere: bool = False) -> int:
    """Return the place of a part of a form; the second part is in the same clause; -1: none."""
    text = " ".join(form)
    for place in range(start, len(words)):
        if start and not anywhere and words[place].role == "sign":
            return -1
        if words[place].text == text:
            return place
    return -1
