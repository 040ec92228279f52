"""A checker that has a sentence alone and picks the objects of a chip that it fits.

It parses the sentence as the product does and applies its conditions to all objects of the chip,
so a sentence is unambiguous where the picked objects are those that it was written for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from ....model.sentences.lexicon import load_lexicon
from ....model.sentences.parse_sentence import parse_sentence
from ....model.sentences.parsed_sentence import (
    NO_CHANGE,
    REFUSED,
    ParsedSentence,
    Phrase,
    Remark,
)
from ....model.sentences.tokens import tokenise
from ....model.sentences.unmeasured import NOT_LIMITED_TO
from .chip_scene import ChipObject, ChipScene
from .colours import colour_of_word
from .evaluate import Mask, fit
from .object_nouns import ANY_CHANGE, checker_words, is_general, names_one, same_nouns, singular_of

_UNREAD = (*NOT_LIMITED_TO, "unknown word", "two layers", "typo", "either", "contradiction")
_BEFORE_LAYER = ("relation", "of", "target", "preposition")
_ONLY_SOME = re.compile(
    r"^(?:some|several|many|a few|few|most|a couple|a number|various|one|part|parts|half|another|"
    r"other)\b",
    re.I,
)


class Picks(NamedTuple):
    """What a sentence picks.

    Attributes:
        ids: Of the objects that it fits; None: the sentence cannot be checked.
        reason: Why it cannot be checked, or why nothing is picked; else empty.
    """

    ids: frozenset[str] | None
    reason: str = ""

    def are(self, members: Sequence[str] | frozenset[str]) -> bool:
        """Return whether exactly these objects are picked."""
        return self.ids == frozenset(members)


class SentenceFacts(NamedTuple):
    """A sentence as the checker reads it.

    Attributes:
        parsed: What the product's parser reads.
        colours: That it names, each once.
        counts: Numbers of objects that it names.
        nouns: Nouns of its phrases as written, by the number of the phrase.
    """

    parsed: ParsedSentence
    colours: frozenset[str]
    counts: frozenset[int]
    nouns: tuple[tuple[str, ...], ...]


def check_sentence(sentence: str, scene: ChipScene) -> Picks:
    """Return the objects of a chip that a sentence fits.

    Args:
        sentence: In English.
        scene: The chip with all of its changed objects, see ``chip_scene``.
    """
    reading = read_sentence(sentence, scene)
    reason = unread(reading)
    if reason:
        return Picks(None, reason)
    if reading.parsed.status == NO_CHANGE:
        return Picks(frozenset(), "it says that nothing changed")
    found = np.zeros(len(scene.objects), bool)
    for number, phrase in enumerate(reading.parsed.phrases):
        group, unsure = group_of(phrase, reading.nouns[number], scene)
        predicates = [p for p in reading.parsed.predicates if not p.phrases or number in p.phrases]
        plain = group
        if reading.colours:
            plain, missing = with_colours(group, reading.colours, scene)
            unsure |= missing
        picked = fit(predicates, scene.columns, plain, tolerant=False).surely
        if (unsure & fit(predicates, scene.columns, plain | unsure, False).surely).any():
            return Picks(None, "what or of which colour an object is, is not clear")
        found |= picked
    return _counted(reading, scene.chosen(found))


def read_sentence(sentence: str, scene: ChipScene) -> SentenceFacts:
    """Parse a sentence about a chip."""
    text = re.sub(r"\bgray\b", "grey", sentence)
    words = checker_words(one.noun for one in scene.objects)
    parsed = parse_sentence(text, words, _layers_in(text, scene), language="en")
    counts = {int(float(r.values["count"])) for r in parsed.remarks if r.code == "count"}
    nouns = tuple(_nouns(text, phrase) for phrase in parsed.phrases)
    return SentenceFacts(parsed, frozenset(_colour_words(text)), frozenset(counts), nouns)


def unread(reading: SentenceFacts) -> str:
    """Return which words of a sentence limit it and are not read; empty: none."""
    for remark in reading.parsed.remarks:
        if remark.code in _UNREAD and not _is_colour(remark):
            return f"'{remark.text}' is not read ({remark.code})"
    if reading.parsed.status == REFUSED:
        code = next((r.code for r in reading.parsed.remarks), REFUSED)
        return f"it names no change of an object ({code})"
    match = _ONLY_SOME.match(reading.parsed.sentence.strip())
    return f"'{match.group()}' leaves open which ones" if match else ""


def group_of(phrase: Phrase, nouns: Sequence[str], scene: ChipScene) -> tuple[Mask, Mask]:
    """Return the objects that a phrase is about, and those that may be among them.

    Args:
        phrase: Of the parser.
        nouns: Its nouns as written.
        scene: The chip.
    """
    if phrase.text == ANY_CHANGE or not phrase.concept:
        every = np.ones(len(scene.objects), bool)
        return every, ~every
    fits, maybe = [], []
    same = [one for one in scene.objects if one.concept == phrase.concept]
    for one in scene.objects:
        is_object = one.concept == phrase.concept and _is_named(one, nouns, same)
        changes = phrase.change in (one.change, "change")
        fits.append(is_object is True and changes)
        unknown = one.concept == "" or (one.concept == phrase.concept and is_object is None)
        state = one.change == "change" and one.change_type == 2 and phrase.change not in (
            "appear", "disappear")  # fmt: skip
        maybe.append((unknown and (changes or state)) or (is_object is True and state))
    group, unsure = np.array(fits, bool), np.array(maybe, bool)
    return group, unsure & ~group


def with_colours(group: Mask, colours: frozenset[str], scene: ChipScene) -> tuple[Mask, Mask]:
    """Return the objects of a group that have one of some colours, and those that may have it."""
    known = [scene.colours.get(one.id, "") for one in scene.objects]
    fits = np.array([colour in colours for colour in known], bool)
    missing = np.array([colour == "" for colour in known], bool)
    return group & fits, group & missing


def _is_named(one: ChipObject, nouns: Sequence[str], same: Sequence[ChipObject]) -> bool | None:
    """Return whether nouns name an object of their concept; None: it may be.

    "The warehouses" are those of several buildings that are called so; where no object of the
    chip is called so, the word stands for all of the concept, as in the product.
    """
    written = {singular_of(noun) for noun in nouns}
    if not written or any(is_general(noun, one.concept) for noun in written):
        return True
    meant = {other for noun in written for other in same_nouns(noun)}
    called = [other for other in same if other.noun in meant]
    if one.noun in meant or not called:
        return True
    return None if is_general(one.noun, one.concept) else False


def _counted(reading: SentenceFacts, ids: frozenset[str]) -> Picks:
    if len(reading.parsed.phrases) == 1:
        if reading.counts and reading.counts != {len(ids)}:
            count = ", ".join(map(str, sorted(reading.counts)))
            return Picks(frozenset(), f"it fits {len(ids)} objects and says {count}")
        singular = reading.nouns[0] and all(names_one(noun) for noun in reading.nouns[0])
        if singular and len(ids) > 1 and not re.match(r"(?:each|every|any)\b", _text(reading)):
            return Picks(None, f"it names one object and fits {len(ids)}")
    return Picks(ids)


def _text(reading: SentenceFacts) -> str:
    return reading.parsed.sentence.strip().lower()


def _layers_in(text: str, scene: ChipScene) -> tuple[str, ...]:
    """Return the layers that a sentence relates its object to: ``near the new road``.

    "New road" is also the object of a sentence, so a word of place has to stand before it.
    """
    return tuple(
        name
        for name in scene.layers
        if name not in scene.own or _relation_to(name).search(text.lower())
    )


@cache
def _relation_to(layer: str) -> re.Pattern[str]:
    words = [form for section in _BEFORE_LAYER for form in _forms(section)]
    before = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    forms = "|".join(map(re.escape, {layer, singular_of_layer(layer)}))
    return re.compile(rf"\b(?:{before})\s+(?:the\s+|a\s+|an\s+)?(?:{forms})\b")


def singular_of_layer(name: str) -> str:
    """Return the name of a layer with its noun in the singular: ``new road``."""
    kind, _, noun = name.partition(" ")
    return f"{kind} {singular_of(noun)}"


def _forms(section: str) -> list[str]:
    data = load_lexicon("en").data
    if section == "relation":
        return [form for forms in data["relations"].values() for form in forms]
    return list(data["words"][section])


def _is_colour(remark: Remark) -> bool:
    return remark.code == "attribute" and bool(colour_of_word(remark.text))


def _colour_words(text: str) -> set[str]:
    """Return the colours of a text; those within a noun are none: "green area"."""
    tokens = tokenise(text, load_lexicon("en"), {})
    return {colour_of_word(token.text) for token in tokens} - {""}


def _nouns(text: str, phrase: Phrase) -> tuple[str, ...]:
    """Return the words of a phrase that are nouns."""
    words = (text[span.start : span.end].lower() for span in phrase.spans)
    return tuple(word for word in words if _is_noun(word) or singular_of(word) == phrase.concept)


def _is_noun(word: str) -> bool:
    entries = load_lexicon("en").forms.get(singular_of(word), ())
    return any(entry.section == "noun" for entry in entries)
