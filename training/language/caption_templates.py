"""Templates of captions: learned from sentences by people, and composed of free words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from .caption_words import ADJECTIVES, PLACES, QUANTITIES, SLOT_WORDS, UNCHANGED, SlotWords

SINGULAR, PLURAL = "{one}", "{many}"
PARTICIPLE, VERB, VERB_S, VERB_ED = "{done}", "{do}", "{does}", "{did}"
SAMPLES = 300  # per change class; enough to draw every form of every verb
_INTRANSITIVE = {"appear": VERB, "appears": VERB_S, "appeared": VERB_ED}
_PARTICIPLES = ("built", "constructed", "completed", "erected", "established")
_BE = re.compile(r"\b(?:is|are|was|were|been|being)(?: \w+ly)?(?: newly)? $")
_OF_BUILDINGS = re.compile(
    r"\b(?:houses?|buildings?|villas?|roofs?|bungalows?|constructions?|residential|mansions?|"
    r"completed|warehouses?|another|parking)\b"
)
_NEW = re.compile(r"\b(?:new|newly|more)\b")
_SUBJECTS = ("a {adjective}{one}", "one {adjective}{one}", "another {adjective}{one}")
_NEW_SUBJECTS = ("a new {adjective}{one}", "new {adjective}{many}", "more {adjective}{many}")
_SINGULAR_VERBS = ("{does}", "{did}", "has {did}", "is {done}", "has been {done}", "was {done}")
_PLURAL_VERBS = ("{do}", "{did}", "have {did}", "are {done}", "have been {done}", "were {done}")


def template_of(sentence: str, noun: str, verb: str) -> str | None:
    """Replace noun and verb of a sentence about one kind of object by slots.

    Args:
        sentence: By a person, in lower case.
        noun: Its object as written, which occurs once.
        verb: What happens to it, as written.

    Returns:
        The template; None where other words would still tell the object.
    """
    slot = _INTRANSITIVE.get(verb)
    if verb in _PARTICIPLES and _BE.search(sentence.partition(f"{verb}")[0]):
        slot = PARTICIPLE
    if slot is None or any(len(re.findall(rf"\b{word}\b", sentence)) != 1 for word in (noun, verb)):
        return None
    number = PLURAL if noun.endswith("s") else SINGULAR
    text = re.sub(rf"\b{noun}\b", number, sentence)
    text = re.sub(rf"\b{verb}\b", slot, text)
    return None if _OF_BUILDINGS.search(text) else text


def fill(rng: np.random.Generator, template: str, words: SlotWords) -> str:
    """Fill the slots of a template with words of a change class."""
    verb = _pick(rng, words.verbs)
    first, _, rest = verb.partition(" ")
    rest = f" {rest}" * bool(rest)
    past = first + ("d" if first.endswith("e") else "ed")
    third = first + ("es" if first.endswith("sh") else "s")
    values = {
        SINGULAR: _pick(rng, words.singulars),
        PLURAL: _pick(rng, words.plurals),
        PARTICIPLE: _pick(rng, words.participles),
        VERB: verb,
        VERB_S: third + rest,
        VERB_ED: past + rest,
        "{adjective}": _pick(rng, ADJECTIVES),
    }
    for slot, value in values.items():
        template = template.replace(slot, value)
    return re.sub(r"\ban?(?= ([a-z]))", _article, template).strip()


def compose(rng: np.random.Generator, appears: bool) -> str:
    """Compose a template of number, object, verb and place.

    Args:
        rng: Decides.
        appears: Whether the objects are new.
    """
    place = _pick(rng, PLACES)
    if appears and rng.random() < 0.25:
        subject = _pick(rng, _NEW_SUBJECTS)
        if PLURAL in subject and rng.random() < 0.5:
            return f"{subject} {place}".strip()
    elif rng.random() < 0.35:
        subject = _pick(rng, _SUBJECTS)
    else:
        subject = f"{_pick(rng, QUANTITIES)} {{adjective}}{PLURAL}"
    verb = _pick(rng, _SINGULAR_VERBS if SINGULAR in subject else _PLURAL_VERBS)
    if place and rng.random() < 0.15:
        return f"{place} {subject} {verb}"
    return f"{subject} {verb} {place}".strip()


def sample_caption(
    rng: np.random.Generator, change_class: str, learned: Sequence[str] = ()
) -> str | None:
    """Sample a sentence as people write them, or None where the change class has no words for one.

    Args:
        rng: Decides.
        change_class: Name of the change class.
        learned: Templates of sentences by people; half of the samples use one.
    """
    words = SLOT_WORDS.get(change_class)
    if words is None:
        return None
    appears = change_class.endswith(("appears", "gained", "construction")) and (
        not change_class.endswith("disappears")
    )
    template = _pick(rng, learned) if learned and rng.random() < 0.5 else compose(rng, appears)
    if not appears and _NEW.search(template):
        template = compose(rng, appears)
    return fill(rng, template, words)


def caption_vocabulary() -> list[str]:
    """Return the words of the sentences that are composed here, for the tokenizer."""
    rng = np.random.default_rng(0)
    drawn = [sample_caption(rng, name) or "" for name in SLOT_WORDS for _ in range(SAMPLES)]
    texts = [*drawn, *PLACES, *QUANTITIES, *UNCHANGED]
    return sorted({word for text in texts for word in text.split()})


def _article(found: re.Match[str]) -> str:
    return "an" if found[1] in "aeiou" else "a"


def _pick(rng: np.random.Generator, texts: Sequence[str]) -> str:
    return texts[rng.integers(len(texts))]
