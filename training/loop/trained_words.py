"""Additions of a training to the words of a model: its sentences, and the objects in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ...model.requests.train import TrainRequest
from ...model.sentences.lexicon import Entry, load_lexicon
from ...model.sentences.model_words import KnownChange, KnownObject, ModelWords
from ...model.sentences.tokens import Token, tokenise
from ...model.weights.known_words import (
    LONGEST_NAME,
    LONGEST_PHRASE,
    MOST_OBJECTS,
    MOST_SENTENCES,
    read_model_words,
)

MOST_EXAMPLES = 12
MOST_WORDS = 3
"""Of a noun."""
_CHANGES = ("verb", "adjective", "nominal")
_BEFORE_NOUN = ("article", "quantity", "size", "number", "filler", "of")


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
    noun, key = noun_and_change(sentence)
    if not noun or not key or len(noun) > LONGEST_NAME:
        return
    change = KnownChange(key, sentence)
    for number, known in enumerate(objects):
        if noun in known.nouns:
            if all(key != of_object.change for of_object in known.changes):
                objects[number] = replace(known, changes=(*known.changes, change))
            return
    objects.append(KnownObject(noun, (noun,), (), (change,)))


def noun_and_change(sentence: str) -> tuple[str, str]:
    """Return the noun of a sentence and the key of its change, by the lexicon of the parser.

    The noun may be any word: it is what stands before the verb, or behind the words for a change.
    Either is empty where the sentence names none; a noun has three words at most.
    """
    tokens = tokenise(sentence.strip(" .!"), load_lexicon("en"), {})
    changes = [entry.key for token in tokens if (entry := _change(token)) is not None]
    start = 0
    while start < len(tokens) and _leads(tokens[start]):
        start += 1
    end = start
    while end < len(tokens) and _is_of_noun(tokens[end]):
        end += 1
    words = sentence[tokens[start].start : tokens[end - 1].end].split() if end > start else []
    noun = " ".join(words).lower() if len(words) <= MOST_WORDS else ""
    return noun, changes[0] if changes else ""


def _change(token: Token) -> Entry | None:
    return None if token.get("noun") else token.get(*_CHANGES)


def _leads(token: Token) -> bool:
    """Return whether a token may stand before the noun."""
    return not token.get("noun") and bool(token.get(*_CHANGES, *_BEFORE_NOUN) or token.is_number)


def _is_of_noun(token: Token) -> bool:
    return bool(token.get("noun")) or (not token.entries and token.text[0].isalpha())
