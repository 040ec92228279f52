"""Sentences for a target: the same objects in different words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .change_forms import ChangeForms, change_forms
from .check_sentence import check_sentence
from .chip_scene import ChipScene
from .descriptions import COLOUR, DIRECTION, NEAR, NUMBERS, ORDER, PLACE, SIZE, Description
from .object_nouns import Noun, noun_of, same_nouns
from .targets import Target

MOST_WORDS = 20
TRIES_PER_WORDING = 6
OWN_NOUN_SHARE = 0.85
SINGLE_TREE_M2 = 80.0
# how the parts are joined; {a} stands for article and number, {b} for an order, {c} for a colour
_RELATIVE = "{a} {b}{c}{n} that {verb}{after}"
_PLACE_FIRST = "{a} {b}{c}{n}{after} that {verb}"
_ADJECTIVE = "{a} {b}{adjective}{c}{n}{after}"
_STATEMENT = "{some} {b}{c}{n} {verb}{after}"
_PLACE_THEN_STATEMENT = "{after}, {some} {b}{c}{n} {verb}"
_FORMS = (_ADJECTIVE, _RELATIVE, _PLACE_FIRST, _STATEMENT, _PLACE_THEN_STATEMENT)
_SHARES = (0.4, 0.27, 0.1, 0.17, 0.06)
_COUNT_SHARE, _ALL_SHARE = 0.4, 0.15


@dataclass(frozen=True)
class _Choice:
    """What a sentence is made of.

    Attributes:
        form: Of ``_FORMS``.
        noun: With its number.
        forms: Of the change.
        clause: Number of the clause.
        adjective: Number of the adjective.
        before: An order.
        colour: That the objects have.
        after: Words after it.
        count: Number word; empty: none.
        every: Whether it begins with "all".
    """

    form: str
    noun: Noun
    forms: ChangeForms
    clause: int
    adjective: int
    before: str
    colour: str
    after: str
    count: str
    every: bool


def wordings(
    target: Target, scene: ChipScene, rng: np.random.Generator, wanted: int = 1
) -> tuple[str, ...]:
    """Return sentences that pick the members of a target and nothing else, all different.

    Args:
        target: The objects and what tells them from others.
        scene: The chip, for the check.
        rng: Decides.
        wanted: How many; there may be fewer.
    """
    found: list[str] = []
    used: set[tuple[str, str]] = set()
    for tried in range(wanted * TRIES_PER_WORDING):
        choice = _choice(target, rng)
        text = _text(choice, len(target.members) > 1)
        late = tried >= wanted * TRIES_PER_WORDING // 2
        key = choice.form, _head(text)
        if text in found or (key in used and not late) or len(text.split()) > MOST_WORDS:
            continue
        if check_sentence(text, scene).are(target.members):
            found.append(text)
            used.add(key)
        if len(found) == wanted:
            break
    return tuple(found)


def _head(text: str) -> str:
    return " ".join(text.split()[:4])


def _choice(target: Target, rng: np.random.Generator) -> _Choice:
    several = len(target.members) > 1
    forms = change_forms(target.concept, target.change)
    has_order = any(part.kind == ORDER for part in target.parts)
    nouns = _nouns(target, has_order)
    noun = nouns[0] if rng.random() < OWN_NOUN_SHARE else nouns[rng.integers(len(nouns))]
    weights = np.array(_SHARES)
    if has_order:
        weights[3:] = 0
    if not any(part.after for part in target.parts):
        weights[2:] = 0
    if any(part.kind not in (PLACE, NEAR) for part in target.parts if part.after):
        weights[4] = 0
    if any(part.kind == SIZE for part in target.parts):
        weights[[1, 3]] = 0  # "smaller than 400 m²" stands beside the noun
    if not forms.adjectives:
        weights[0] = 0
    before = {part.kind: f"{_pick(part.before, rng)} " for part in target.parts if part.before}
    after = [_pick(part.after, rng) for part in _sorted(target.parts) if part.after]
    counted = several and target.countable and not has_order and noun.many
    count = NUMBERS[len(target.members)] if counted and len(target.members) < len(NUMBERS) else ""
    clause = _low(len(forms.clauses), rng)
    return _Choice(
        _FORMS[rng.choice(len(_FORMS), p=weights / weights.sum())],
        noun,
        forms,
        clause,
        _low(len(forms.adjectives), rng) if forms.adjectives else 0,
        before.get(ORDER, ""),
        before.get(COLOUR, ""),
        "".join(f" {words}" for words in after),
        count if rng.random() < _COUNT_SHARE else "",
        len(target.members) > 2 and not target.parts and rng.random() < _ALL_SHARE,
    )


def _nouns(target: Target, has_order: bool) -> list[Noun]:
    """Return the nouns that may stand for a target; a large polygon is no single tree."""
    if target.noun == "tree" and target.area_m2 > SINGLE_TREE_M2:
        return [noun_of("forest patch") if has_order else Noun("trees", "")]
    return [noun_of(one) for one in same_nouns(target.noun)]


def _sorted(parts: Sequence[Description]) -> Iterator[Description]:
    """Yield neighbours before places: as people word it."""
    kinds = (ORDER, COLOUR, SIZE, NEAR, DIRECTION, PLACE)
    yield from sorted(parts, key=lambda part: kinds.index(part.kind))


def _low(size: int, rng: np.random.Generator) -> int:
    """Return a number below a size; low ones are the usual words."""
    return int(size * rng.random() ** 2.5)


def _pick(words: Sequence[str], rng: np.random.Generator) -> str:
    return words[_low(len(words), rng)]


def _text(choice: _Choice, several: bool) -> str:
    noun = choice.noun.form(several)
    plural = (several and bool(choice.noun.many)) or choice.noun.one == "trees"
    verb = choice.forms.clause(choice.clause, plural)
    adjectives = choice.forms.adjectives or ("",)
    article = "all" if choice.every and not choice.count else "the"
    some = choice.count or ("" if several or not choice.noun.many else "a")
    text = choice.form.format(
        a=f"{article} {choice.count}".strip(),
        some=some,
        b=choice.before,
        c=choice.colour,
        adjective=f"{adjectives[choice.adjective]} " if adjectives[0] else "",
        n=noun,
        verb=verb,
        after=choice.after,
    )
    text = " ".join(text.replace(" ,", ",").split())
    return re.sub(r"\ba (?=[aeiou])", "an ", text)
