"""A parsed sentence: phrases for the model, predicates for the map, and remarks.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Tuple, Union

from .expression import Expression

MAP, OFF, MODEL = "map", "off", "model"
"""What becomes of a predicate: measured, not used, or left in the phrase for the model."""
UNDERSTOOD, GUESS, NO_CHANGE, REFUSED = "understood", "guess", "no change", "refused"
"""Status of a sentence; the map draws nothing for ``NO_CHANGE`` and a run refuses ``REFUSED``."""


@dataclass(frozen=True)
class TextSpan:
    """A place in the sentence: characters ``start`` to ``end``, as of a slice."""

    start: int
    end: int


@dataclass(frozen=True)
class Phrase:
    """What the model is asked.

    Attributes:
        text: In the form that the model was taught: ``the buildings that appeared``.
        concept: Key of the object in the lexicon, ``building``; empty: anything that changed, or a
            text that is not in the lexicon.
        change: Key of the kind of change in the lexicon: ``appear``, ``disappear``, ``change``
            (either), or a state change as ``harvest``.
        spans: The words that it comes from.
        synonyms: Pairs of a word as written and the model's word for it: ``cottages, buildings``.
    """

    text: str
    concept: str = ""
    change: str = ""
    spans: Tuple[TextSpan, ...] = ()
    synonyms: Tuple[Tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Predicate:
    """A condition on measured columns: a chip in the dock.

    Attributes:
        expression: The condition, in SI units and degrees.
        text: The words that it comes from.
        span: Their place in the sentence.
        unit: The unit that was written, ``ha``; empty: none. Numbers are shown in it.
        phrases: Numbers of the phrases that it belongs to; empty: all.
        use: ``MAP``, ``OFF`` or ``MODEL``.
    """

    expression: Expression
    text: str = ""
    span: TextSpan = TextSpan(0, 0)
    unit: str = ""
    phrases: Tuple[int, ...] = ()
    use: str = MAP


@dataclass(frozen=True)
class Remark:
    """Something about a piece of the sentence that a person has to know.

    Attributes:
        code: Which remark, a key of ``remark_texts``: ``unknown word``, ``landmark``, ``count`` …
        text: The words that it is about.
        span: Their place.
        values: For the text of the remark.
        warning: Whether the run repeats it as a warning.
    """

    code: str
    text: str
    span: TextSpan
    values: Dict[str, Union[str, float]] = field(default_factory=dict)
    warning: bool = True


@dataclass(frozen=True)
class ParsedSentence:
    """What a sentence means.

    Attributes:
        sentence: As written.
        phrases: What the model is asked; their answers are joined.
        predicates: Conditions, all of which must hold.
        remarks: What was not understood, assumed or left out.
        language: ISO 639-1 code, ``en``; empty: not recognised.
        translation: The phrase in English where the sentence is in another language.
        status: ``UNDERSTOOD``, ``GUESS``, ``NO_CHANGE`` or ``REFUSED``.
    """

    sentence: str
    phrases: Tuple[Phrase, ...]
    predicates: Tuple[Predicate, ...] = ()
    remarks: Tuple[Remark, ...] = ()
    language: str = "en"
    translation: str = ""
    status: str = UNDERSTOOD
