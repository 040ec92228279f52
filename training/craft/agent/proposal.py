"""Changes that the language model names, before they have a mask; which of them are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from shapely.geometry import box

from ....model.sentences.lexicon import load_lexicon
from ....model.sentences.tokens import tokenise
from ..expression.object_nouns import concept_of, singular_of
from .view import Bounds

SAME_IOU, SAME_INSIDE, REPEATED_IOU = 0.3, 0.7, 0.6
"""Least overlap of two boxes of one object: intersection over union, or share of the smaller; and
of boxes of one answer, which lists each object once."""
_NOTHING = frozenset("none nothing unchanged nil empty no - n/a".split())
_AFTER_NOUN = re.compile(r"\s(?:of|with|in|on|at|near|beside|for|from|that|which)\s")
_ARTICLES = frozenset("a an the some new old former one".split())


@dataclass(frozen=True)
class Proposal:
    """A change that the model names.

    Attributes:
        what: The object in lower case, without article.
        where: Place in its cell in words; may be empty.
        cell: Published name of the cell.
        bounds: Box in pixels of the chip; that of the cell where none was given.
        boxed: Whether a box was given.
        change_type: 0 appears, 1 disappears, 2 changes state.
        confidence: 0 to 1.
        view: What was shown: the name of a cell, or ``overview``.
    """

    what: str
    where: str
    cell: str
    bounds: Bounds
    boxed: bool
    change_type: int
    confidence: float
    view: str

    @property
    def noun(self) -> str:
        """Noun of the object."""
        return object_noun(self.what)

    @property
    def text(self) -> str:
        """The model's words: object and place."""
        return f"{self.what}, {self.where}" if self.where else self.what


def clean_noun(text: str) -> str:
    """Return a noun as one line in lower case without article; empty: it names no object."""
    words = " ".join(text.split()).lower().strip(" .,;:\"'").split()
    while words and words[0] in _ARTICLES:
        words = words[1:]
    if not words or words[0] in _NOTHING or not any(map(str.isalpha, "".join(words))):
        return ""
    return " ".join(words)


@cache
def object_noun(words: str) -> str:
    """Return the noun of "large white house of brick" in the singular: "house".

    Words of which the lexicon knows none stay as they are.
    """
    head = words if singular_of(words) in load_lexicon().forms else _AFTER_NOUN.split(words)[0]
    tokens = tokenise(head, load_lexicon(), {})
    known = [token.text for token in tokens if token.get("noun") is not None]
    return singular_of(known[-1]) if known else words


def merge_proposals(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Join proposals of one object: over borders of cells, of the overview and a cell.

    Proposals of one type are one object where their boxes overlap and their nouns mean the same,
    or where one has no box and the other one lies in the same cell and means the same.

    Args:
        proposals: Those of the cells first: a joined one has the words of its first proposal.
    """
    merged: list[Proposal] = []
    for proposal in proposals:
        for number, other in enumerate(merged):
            if _same(other, proposal):
                merged[number] = _joined(other, proposal)
                break
        else:
            merged.append(proposal)
    return merged


def _same(one: Proposal, other: Proposal) -> bool:
    if one.change_type != other.change_type or concept_of(one.noun) != concept_of(other.noun):
        return False
    if not (one.boxed and other.boxed):
        return one.cell == other.cell
    iou, inside = _overlaps(one.bounds, other.bounds)
    if one.view == other.view:
        return iou >= REPEATED_IOU
    return iou >= SAME_IOU or inside >= SAME_INSIDE


def _overlaps(one: Bounds, other: Bounds) -> tuple[float, float]:
    """Return intersection over union, and over the smaller box."""
    first, second = box(*one), box(*other)
    common = first.intersection(second).area
    return common / (first.area + second.area - common), common / min(first.area, second.area)


def _joined(one: Proposal, other: Proposal) -> Proposal:
    bounds = one.bounds
    if other.boxed and not one.boxed:
        bounds = other.bounds
    elif one.boxed and other.boxed and one.cell != other.cell:
        bounds = (min(bounds[0], other.bounds[0]), min(bounds[1], other.bounds[1]),
                  max(bounds[2], other.bounds[2]), max(bounds[3], other.bounds[3]))  # fmt: skip
    confidence = max(one.confidence, other.confidence)
    return replace(one, bounds=bounds, boxed=one.boxed or other.boxed, confidence=confidence)
