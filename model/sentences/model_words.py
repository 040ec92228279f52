"""What a model knows: objects, kinds of change, synonyms, examples.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple


@dataclass(frozen=True)
class KnownChange:
    """A phrase that a model was trained with.

    Attributes:
        change: Key of the kind of change in the lexicon: ``appear``, ``disappear``, ``change`` …
        phrase: The sentence that it answers best: ``the buildings that appeared``.
        painted_only: Whether its masks came from painted scenes alone.
    """

    change: str
    phrase: str
    painted_only: bool = False


@dataclass(frozen=True)
class KnownObject:
    """An object that a model was trained with masks of.

    Attributes:
        concept: Key in the lexicon, ``building``; for a trained region its own noun.
        nouns: Its nouns in the training, the first one stands for it in messages: ``buildings``.
        synonyms: Accepted words that stand for it: ``cottages``.
        changes: The changes of it that the model was trained with.
    """

    concept: str
    nouns: Tuple[str, ...]
    synonyms: Tuple[str, ...]
    changes: Tuple[KnownChange, ...]


@dataclass(frozen=True)
class ModelWords:
    """The words of a model; stored as ``words.json`` in its folder.

    Attributes:
        model: Name of the model, for messages.
        reads_english: Whether it has a language model that reads English: any word passes.
        objects: What it knows.
        any_change: The phrase for everything that changed; empty: it cannot answer that.
        sentences: Sentences that it was trained with for a region, verbatim.
        examples: Sentences that it answers well.
    """

    model: str
    reads_english: bool = False
    objects: Tuple[KnownObject, ...] = ()
    any_change: str = ""
    sentences: Tuple[str, ...] = ()
    examples: Tuple[str, ...] = ()
