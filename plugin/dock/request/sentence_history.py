"""The sentences of former runs, newest first, in QgsSettings."""

from __future__ import annotations

from typing import List, Sequence

from qgis.core import QgsSettings

from ....model.sentences.model_words import ModelWords
from ....model.sentences.parse_sentence import parse_sentence
from ....model.sentences.parsed_sentence import UNDERSTOOD
from ...settings import PREFIX, Settings

KEY = PREFIX + "history"

EXAMPLES = (
    "the buildings that appeared",
    "houses have been built in the northern half",
    "the buildings that were demolished, larger than 500 m²",
    "the three largest buildings that appeared",
    "new roads",
    "the water that appeared",
    "the trees that were cut down, only the sure ones",
    "the fields that were harvested",
    "everything that changed",
)
"""Sentences, and conditions behind them, that show what can be written."""


def examples(words: ModelWords) -> List[str]:
    """Return sentences that a model understands, those of its folder first."""
    understood = [
        sentence for sentence in EXAMPLES if parse_sentence(sentence, words).status == UNDERSTOOD
    ]
    return list(dict.fromkeys((*words.examples, *words.sentences, *understood)))


def history() -> List[str]:
    """Return the sentences of former runs, the last one first."""
    return list(QgsSettings().value(KEY, [], type=list))


def add_to_history(sentences: Sequence[str]) -> None:
    """Put sentences at the top, each once; any thread may call it.

    Runs call it in their own thread: writing settings takes long enough to block the window.
    """
    kept = [*sentences, *(s for s in history() if s not in sentences)]
    QgsSettings().setValue(KEY, kept[: Settings.load().history_length])
