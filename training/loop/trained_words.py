"""Additions of a training to the words of a model: its sentences, and the objects in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ...model.requests.train import TrainRequest
from ...model.sentences.model_words import KnownChange, KnownObject, ModelWords
from ...model.weights.known_words import (
    LONGEST_NAME,
    LONGEST_PHRASE,
    MOST_OBJECTS,
    MOST_SENTENCES,
    read_model_words,
)
from ..language.grammar import (
    APPEAR_VERBS,
    APPEAR_VERBS_OF,
    CHANGE_VERBS,
    DISAPPEAR_VERBS,
    DISAPPEAR_VERBS_OF,
)

MOST_EXAMPLES = 12
_DETERMINERS = r"(?:all|every|the|a|an|some|new|newly (?:built|appeared)|lost|removed|former)"
_ENDS = "that|which|who|was|were|is|are|has|have|had"


def words_after_training(request: TrainRequest, sentences: Iterable[str]) -> ModelWords:
    """Return what a model knows after a training.

    Args:
        request: Names the model that it begins with; of one that begins with starting points
            nothing is known but the training's sentences.
        sentences: Of the training's samples.

    Raises:
        MtrefsegError: The words of the model cannot be read.
    """
    begun = read_model_words(request.model)
    if request.start:
        begun = ModelWords(begun.model, begun.reads_english)
    if request.stage == 1:
        return begun
    counted = Counter(" ".join(text.split()) for text in sentences)
    usual = [text for text, _ in counted.most_common() if _can_be_stored(text)]
    known = list(dict.fromkeys((*usual, *begun.sentences)))[:MOST_SENTENCES]
    objects = [*begun.objects]
    for sentence in known:
        _add_object(objects, sentence)
    examples = tuple(dict.fromkeys((*usual[:MOST_EXAMPLES], *begun.examples)))
    return replace(
        begun, objects=tuple(objects[:MOST_OBJECTS]), sentences=tuple(known), examples=examples
    )


def _can_be_stored(text: str) -> bool:
    return bool(text) and text.isprintable() and len(text) <= LONGEST_PHRASE


def _add_object(objects: list[KnownObject], sentence: str) -> None:
    """Add the change that a sentence names to its object, or a new object."""
    noun, key = noun_of(sentence), change_of(sentence)
    if not noun or not key or len(noun) > LONGEST_NAME:
        return
    change = KnownChange(key, sentence)
    for number, known in enumerate(objects):
        if noun in known.nouns:
            if all(key != of_object.change for of_object in known.changes):
                objects[number] = replace(known, changes=(*known.changes, change))
            return
    objects.append(KnownObject(noun, (noun,), (), (change,)))


def noun_of(sentence: str) -> str:
    """Return the one to three words before the verb of a sentence; empty where there are none."""
    text = sentence.lower().strip(" .!")
    ends = "|".join((_ENDS, *sorted(map(re.escape, _VERBS), key=len, reverse=True)))
    nouns = r"(?:[^\W\d_][\w-]* ){0,2}?[^\W\d_][\w-]*"
    found = re.match(rf"(?:{_DETERMINERS} )*({nouns})(?= (?:{ends})\b|$)", text)
    return found[1] if found else ""


def change_of(sentence: str) -> str:
    """Return the key of the kind of change that a sentence names; empty where it names none."""
    text = f" {sentence.lower().strip(' .!')} "
    found = [key for verb, key in _VERBS.items() if f" {verb} " in text]
    if found:
        return found[0]
    if re.match(r" (?:the )?new(?:ly)? ", text):
        return "appear"
    return "disappear" if re.match(r" (?:the )?(?:lost|removed|former) ", text) else ""


def _participles(verbs: Iterable[str]) -> Iterable[str]:
    return (re.sub(r"^(?:was|is|has|have|are) ", "", verb) for verb in verbs)


_VERBS = {
    verb: key
    for key, verbs in (
        ("appear", (*APPEAR_VERBS, *(v for of in APPEAR_VERBS_OF.values() for v in of))),
        ("disappear", (*DISAPPEAR_VERBS, *(v for of in DISAPPEAR_VERBS_OF.values() for v in of))),
        ("change", CHANGE_VERBS),
        ("destroy", ("destroyed", "damaged", "collapsed", "burned down")),
    )
    for verb in _participles(verbs)
}
