"""Checks of the sentences of a request, their readings and its condition, without a model.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import Dict, Tuple

from ..errors import MtrefsegError
from ..sentences.parsed_sentence import ParsedSentence
from .checks import check_text

LONGEST_SENTENCE = 10_000
MOST_SENTENCES = 1000  # each costs memory and time of its own
LONGEST_WHERE = 10_000


def check_sentences(sentences: Tuple[str, ...]) -> None:
    """Raise MtrefsegError when there is no sentence, too many, or one that cannot be used."""
    if not sentences:
        raise MtrefsegError("No sentence was given.", 'Write one, as "the new buildings".')
    if len(sentences) > MOST_SENTENCES:
        raise MtrefsegError(
            f"{len(sentences)} sentences were given; a run takes {MOST_SENTENCES}.",
            "Give them in several runs.",
        )
    first: Dict[str, int] = {}
    for number, sentence in enumerate(sentences, start=1):
        _check_sentence(number, sentence)
        earlier = first.setdefault(" ".join(sentence.split()), number)
        if earlier != number:
            raise MtrefsegError(
                f"Sentence {number} is the same as sentence {earlier}, '{sentence.strip():.60}'.",
                "Give each sentence once.",
            )


def _check_sentence(number: int, sentence: str) -> None:
    if not sentence.strip():
        raise MtrefsegError(
            f"Sentence {number} is empty.", 'Write what to look for, as "the new buildings".'
        )
    if len(sentence) > LONGEST_SENTENCE:
        raise MtrefsegError(
            f"Sentence {number} has {len(sentence)} characters.",
            f"Write at most {LONGEST_SENTENCE}; a line is enough.",
        )
    check_text(sentence, f"Sentence {number}")


def check_parsed(sentences: Tuple[str, ...], parsed: Tuple[ParsedSentence, ...]) -> None:
    """Raise MtrefsegError unless there is no reading, or one of each sentence in their order."""
    if not parsed:
        return
    if len(parsed) != len(sentences):
        raise MtrefsegError(
            f"{len(parsed)} parsed sentences were given for {len(sentences)} sentences.",
            "Give one for each, or none.",
        )
    for number, (sentence, reading) in enumerate(zip(sentences, parsed), start=1):
        if reading.sentence != sentence:
            raise MtrefsegError(
                f"Parsed sentence {number} is of '{reading.sentence:.60}', and sentence {number} "
                f"is '{sentence:.60}'.",
                "Parse the sentence again.",
            )


def check_where(where: str) -> None:
    """Raise MtrefsegError when a condition is too long or cannot be stored."""
    if len(where) > LONGEST_WHERE:
        raise MtrefsegError(
            f"Parameter where has {len(where)} characters.", f"Write at most {LONGEST_WHERE}."
        )
    check_text(where, "Parameter where")
