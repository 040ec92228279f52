"""Checks of the sentences of a request, their readings and its condition, without a model.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import Dict, Tuple

from ..errors import MtrefsegError
from ..sentences.expression_text import LONGEST_WHERE
from ..sentences.parsed_sentence import ParsedSentence
from .checks import check_text

LONGEST_SENTENCE = 10_000
MOST_SENTENCES = 1000  # each costs memory and time of its own


def check_sentences(sentences: Tuple[str, ...]) -> None:
    """Raise MtrefsegError when there is no sentence, too many, or one that cannot be used."""
    if not sentences:
        raise MtrefsegError("No sentence was given.", 'Write one, as "the new buildings".')
    if len(sentences) > MOST_SENTENCES:
        raise MtrefsegError(
            "{count} sentences were given; a run takes {most_sentences}.",
            "Give them in several runs.",
            count=len(sentences),
            most_sentences=MOST_SENTENCES,
        )
    first: Dict[str, int] = {}
    for number, sentence in enumerate(sentences, start=1):
        _check_sentence(number, sentence)
        earlier = first.setdefault(" ".join(sentence.split()), number)
        if earlier != number:
            raise MtrefsegError(
                "Sentence {number} is the same as sentence {earlier}, '{sentence}'.",
                "Give each sentence once.",
                number=number,
                earlier=earlier,
                sentence=f"{sentence.strip():.60}",
            )


def _check_sentence(number: int, sentence: str) -> None:
    if not sentence.strip():
        raise MtrefsegError(
            "Sentence {number} is empty.",
            'Write what to look for, as "the new buildings".',
            number=number,
        )
    if len(sentence) > LONGEST_SENTENCE:
        raise MtrefsegError(
            "Sentence {number} has {count} characters.",
            "Write at most {longest_sentence}; a line is enough.",
            number=number,
            count=len(sentence),
            longest_sentence=LONGEST_SENTENCE,
        )
    check_text(sentence, f"Sentence {number}")


def check_parsed(sentences: Tuple[str, ...], parsed: Tuple[ParsedSentence, ...]) -> None:
    """Raise MtrefsegError unless there is no reading, or one of each sentence in their order."""
    if not parsed:
        return
    if len(parsed) != len(sentences):
        raise MtrefsegError(
            "{parsed_count} parsed sentences were given for {sentences_count} sentences.",
            "Give one for each, or none.",
            parsed_count=len(parsed),
            sentences_count=len(sentences),
        )
    for number, (sentence, reading) in enumerate(zip(sentences, parsed), start=1):
        if reading.sentence != sentence:
            raise MtrefsegError(
                (
                    "Parsed sentence {number} is of '{reading_sentence}', and sentence "
                    "{number} is '{sentence}'."
                ),
                "Parse the sentence again.",
                number=number,
                reading_sentence=f"{reading.sentence:.60}",
                sentence=f"{sentence:.60}",
            )


def check_where(where: str) -> None:
    """Raise MtrefsegError when a condition is too long or cannot be stored."""
    if len(where) > LONGEST_WHERE:
        raise MtrefsegError(
            "Parameter where has {count} characters.",
            "Write at most {longest_where}.",
            count=len(where),
            longest_where=LONGEST_WHERE,
        )
    check_text(where, "Parameter where")
