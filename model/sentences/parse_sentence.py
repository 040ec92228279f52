"""Parse a sentence: phrases for the model, predicates for the map, remarks.

Standard library and the vendored lark, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List, Sequence

from .clause_result import Clauses
from .clauses import ClauseReader
from .conditions import split_conditions
from .left_out import leave_out
from .leftovers import remark_leftovers
from .lexicon import load_lexicon
from .model_words import ModelWords
from .parsed_sentence import REFUSED, ParsedSentence, Phrase, Remark, TextSpan
from .phrases import example_of, model_forms
from .pieces import Reading
from .reference_layers import layer_forms
from .sentence_result import SentenceResult
from .tokens import tokenise
from .translation.from_english import from_english
from .translation.language import detect_language
from .translation.translate import translate
from .translation.vocabulary import TRANSLATED
from .unanswerable import code_in, refuse_unanswerable
from .word_checks import add_counts, correct_typing_errors

LONGEST = 2000


def parse_sentence(
    sentence: str,
    words: ModelWords,
    layers: Sequence[str] = (),
    guess: bool = False,
    language: str = "",
) -> ParsedSentence:
    """Return what a sentence means.

    Args:
        sentence: As written, in any language that has a lexicon.
        words: What the model knows.
        layers: Names of the reference layers.
        guess: Whether a sentence that names no known object goes to the model as it is.
        language: ISO 639-1 code; empty: recognised.
    """
    whole = TextSpan(0, len(sentence))
    if not sentence.strip():
        return _refused(sentence, [Remark("empty", "", whole, {"example": example_of(words)})])
    if len(sentence) > LONGEST:
        counts = {"count": len(sentence), "limit": LONGEST}
        return _refused(sentence, [Remark("too long", sentence[:40], whole, dict(counts))])
    if _is_trained(sentence, words):
        return ParsedSentence(sentence, (Phrase(sentence, spans=(whole,)),))
    code = None if words.reads_english else code_in(sentence)
    if code:
        return _refused(sentence, [replace(code, values={"example": example_of(words)})])
    lexicon = load_lexicon("en")
    named = layer_forms(layers, lexicon)
    kept = {form: form in named for form in (*named, *model_forms(words))}
    kept = {form: layer for form, layer in kept.items() if layer or form not in lexicon.forms}
    spoken = language or detect_language(sentence, named)
    if spoken in TRANSLATED:
        translation = translate(sentence, spoken, kept)
        parsed = _parse_english(translation.english.text, words, layers, guess)
        return from_english(parsed, sentence, translation)
    if spoken != "en" and not guess:
        remark = Remark("language", sentence, whole, {"example": example_of(words)})
        return replace(_refused(sentence, [remark]), language=spoken)
    return _parse_english(sentence, words, layers, guess)


def _is_trained(sentence: str, words: ModelWords) -> bool:
    """Return whether a model was trained with a sentence as it is, in whatever language."""
    trained = {text.strip().rstrip(".").casefold() for text in words.sentences}
    return sentence.strip().rstrip(".").casefold() in trained


def _parse_english(
    sentence: str, words: ModelWords, layers: Sequence[str], guess: bool
) -> ParsedSentence:
    lexicon = load_lexicon("en")
    forms = {**model_forms(words), **layer_forms(layers, lexicon)}
    reading = Reading(tokenise(sentence, lexicon, forms), lexicon, layers)
    correct_typing_errors(reading)
    leave_out(reading)
    pieces, conditions = split_conditions(reading)
    clauses = ClauseReader(pieces).read()
    _check(reading, clauses, words)
    add_counts(reading)
    remark_leftovers(reading)
    return SentenceResult(sentence, words, guess, reading, clauses, conditions).parsed()


def _check(reading: Reading, clauses: Clauses, words: ModelWords) -> None:
    example = example_of(words)
    if clauses.negated:
        reading.refuse("negation", clauses.negated, example=example)
    elif clauses.excepted:
        reading.refuse("incomplete", clauses.excepted, example=example)
    elif _is_unchanged(clauses):
        reading.refuse("negation", reading.token(0), example=example)
    refuse_unanswerable(reading, bool(clauses.assigned or clauses.everything), example)


def _is_unchanged(clauses: Clauses) -> bool:
    """Return whether objects are named that did not change: ``unchanged buildings``."""
    if clauses.no_change is None or not clauses.assigned:
        return False
    before = clauses.no_change.start < clauses.assigned[0].tokens[0].start
    return before and not any(assigned.change for assigned in clauses.assigned)


def _refused(sentence: str, remarks: List[Remark]) -> ParsedSentence:
    return ParsedSentence(sentence, (), (), tuple(remarks), status=REFUSED)
