"""Checks a rewritten sentence: it has to keep type, place, number, size and objects."""

from __future__ import annotations

import re
from collections.abc import Collection

from ....model.sentences.alternative_positions import POSITION_COLUMNS
from ....model.sentences.expression_text import columns_of
from ....model.sentences.lexicon import load_lexicon
from ....model.sentences.parsed_sentence import NO_CHANGE, REFUSED
from ....model.sentences.tokens import tokenise
from .check_sentence import SentenceFacts, check_sentence, group_of, read_sentence, with_colours
from .chip_scene import ChipScene
from .evaluate import fit
from .object_nouns import concept_of, singular_of

MOST_WORDS = 30
_LANDMARKS = ("landmark", "unknown word", "missing layer", "no layer named")
_KEPT = {"area_m2": "size", "length_m": "size", "width_m": "size", "perimeter_m": "size"}


def check_rewrite(
    original: str,
    rewrite: str,
    members: Collection[str],
    scene: ChipScene,
    landmarks: Collection[str] = (),
) -> str | None:
    """Return why a rewritten sentence is refused; None: it may replace the original.

    Args:
        original: A sentence that picks the members.
        rewrite: The same in other words, by a language model.
        members: Ids of the candidates in the mask.
        scene: The chip with all of its candidates.
        landmarks: Nouns of unchanged things that are known to be in the chip, as an agent named
            them: ``entrance``. Others are invented.
    """
    if not rewrite.strip() or len(rewrite.split()) > MOST_WORDS:
        return "it is empty" if not rewrite.strip() else f"it has more than {MOST_WORDS} words"
    before, after = read_sentence(original, scene), read_sentence(rewrite, scene)
    if after.parsed.status in (REFUSED, NO_CHANGE):
        return "it names no change of an object"
    if before.parsed.status == REFUSED:
        return "the original is not understood, so nothing can be compared"
    return (
        _other_type(before, after)
        or _other_numbers(before, after, len(members))
        or _invented(original, rewrite, scene, landmarks)
        or _other_place(after, members, scene)
        or _other_picks(rewrite, after, frozenset(members), scene)
    )


def _other_type(before: SentenceFacts, after: SentenceFacts) -> str | None:
    old, new = ({(p.concept, p.change) for p in one.parsed.phrases} for one in (before, after))
    if {concept for concept, _ in old} != {concept for concept, _ in new}:
        return "it names another object"
    return None if old == new else "it drops or changes the type of change"


def _other_numbers(before: SentenceFacts, after: SentenceFacts, members: int) -> str | None:
    if after.counts and after.counts != (before.counts or {members}):
        return "it changes the number"
    if before.counts and not after.counts and sum(before.counts) > 1:
        return "it drops the number"
    if before.colours != after.colours:
        return "it changes the colour"
    old, new = (_sizes(one) for one in (before, after))
    return None if old == new else "it changes the size"


def _sizes(reading: SentenceFacts) -> set[str]:
    """Return the conditions on sizes; an order of size is one."""
    return {
        str(predicate.expression)
        for predicate in reading.parsed.predicates
        if set(columns_of(predicate.expression)) & _KEPT.keys()
    }


def _other_place(after: SentenceFacts, members: Collection[str], scene: ChipScene) -> str | None:
    """Return a reason where a place that the rewrite names is not that of the members."""
    mask = scene.mask(frozenset(members))
    for predicate in after.parsed.predicates:
        if set(columns_of(predicate.expression)) <= set(POSITION_COLUMNS):
            held = fit([predicate], scene.columns, mask, tolerant=False).surely
            if not held[mask].all():
                return f"it moves the place: '{predicate.text}'"
    return None


def _invented(
    original: str, rewrite: str, scene: ChipScene, landmarks: Collection[str]
) -> str | None:
    known = {concept_of(singular_of(noun)) for noun in landmarks}
    known |= {one.concept for one in scene.objects}
    known |= {concept_of(singular_of(name.replace("_", " "))) for name in scene.layers}
    known |= {concept for concept, _ in _nouns(original)}
    words = {word for noun in landmarks for word in noun.lower().split()}
    for concept, word in _nouns(rewrite):
        if concept not in known and word not in words:
            return f"it names '{word}', which is not known to be there"
    return None


def _nouns(text: str) -> list[tuple[str, str]]:
    """Return the concepts of the nouns of a text, and of words that the lexicon does not know."""
    found = []
    for token in tokenise(text, load_lexicon("en"), {}):
        nouns = [entry.key for entry in token.entries if entry.section == "noun"]
        others = [entry for entry in token.entries if entry.section != "noun"]
        if nouns and not others:
            found.append((nouns[0], token.text.lower()))
        elif not token.entries and re.match(r"[a-z]", token.text, re.I):
            found.append((token.text.lower(), token.text.lower()))
    return found


def _other_picks(
    rewrite: str, after: SentenceFacts, members: frozenset[str], scene: ChipScene
) -> str | None:
    """Return a reason where the rewrite fits other objects.

    Where it names a landmark that is not measured, it has to fit the members at least.
    """
    unmeasured = any(remark.code in _LANDMARKS for remark in after.parsed.remarks)
    if not unmeasured:
        picks = check_sentence(rewrite, scene)
        if picks.ids is None:
            return picks.reason
        return None if picks.are(members) else f"it fits {len(picks.ids)} objects of the chip"
    return None if members <= _fitted(after, scene) else "it does not fit the objects of the mask"


def _fitted(reading: SentenceFacts, scene: ChipScene) -> frozenset[str]:
    found: set[str] = set()
    for number, phrase in enumerate(reading.parsed.phrases):
        group, _ = group_of(phrase, reading.nouns[number], scene)
        if reading.colours:
            group, _ = with_colours(group, reading.colours, scene)
        predicates = [p for p in reading.parsed.predicates if not p.phrases or number in p.phrases]
        found |= scene.chosen(fit(predicates, scene.columns, group, tolerant=False).surely)
    return frozenset(found)
