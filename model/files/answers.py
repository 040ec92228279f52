"""The answers of a run after its predicates: counts, warnings and provenance.

Standard library only, Python 3.9: the engine and QGIS report a filtered result alike.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from ..messages import Message
from ..requests.detect_result import DroppedPolygons, SentenceResult
from ..sentences.expression import Quantile
from ..sentences.expression_text import expression_text, leaves
from ..sentences.parsed_sentence import GUESS as GUESSED
from ..sentences.parsed_sentence import MAP, NO_CHANGE, ParsedSentence, Phrase
from ..sentences.remark_texts import remark_text
from ..sentences.unmeasured import not_limited_to
from ..wording import shortened
from .filter_result import FilterResult, PredicateResult, SentenceFilter
from .result_schema import GUESS, KNOWN, SYNONYM

ANSWERS, WARNINGS = "answers", "warnings"
"""Names of facts of the provenance."""
FEW = 8
"""Fewer polygons make a quantile of little meaning."""


def sentence_results(
    parsed: Sequence[ParsedSentence], filtered: FilterResult
) -> Tuple[SentenceResult, ...]:
    """Return the result of each sentence."""
    return tuple(
        SentenceResult(
            one.sentence,
            answer.kept,
            answer.area_m2,
            answer.mean_confidence,
            tuple(phrase.text for phrase in one.phrases if one.status != NO_CHANGE),
            understood_as(one, one.phrases),
            _dropped(answer, filtered),
            tuple(dict.fromkeys(map(remark_text, one.remarks))),
            not_limited_to(one),
        )
        for one, answer in zip(parsed, filtered.sentences)
    )


def understood_as(parsed: ParsedSentence, phrases: Sequence[Phrase]) -> str:
    """Return ``yes``, ``synonym`` or ``guess``, the most doubtful of some phrases of a sentence."""
    if parsed.status == GUESSED:
        return GUESS
    return SYNONYM if any(phrase.synonyms for phrase in phrases) else KNOWN


def _dropped(answer: SentenceFilter, filtered: FilterResult) -> Tuple[DroppedPolygons, ...]:
    found = [DroppedPolygons(one.text, one.dropped, one.expression) for one in answer.predicates]
    if filtered.where is not None:
        count = answer.dropped - sum(one.dropped for one in answer.predicates)
        found.append(DroppedPolygons(filtered.where.text, count, filtered.where.expression))
    return tuple(found)


def answer_warnings(
    parsed: Sequence[ParsedSentence], filtered: FilterResult
) -> Tuple[Message, ...]:
    """Return what a person has to know about the numbers, as sentences."""
    found: List[Message] = []
    for one, answer in zip(parsed, filtered.sentences):
        name = Message("'{sentence}'", sentence=shortened(one.sentence))
        if answer.dropped and not answer.kept:
            found.append(_emptied(name, answer, filtered))
        else:
            found += _count_warnings(name, one, answer)
        measured = [predicate for predicate in one.predicates if predicate.use == MAP]
        for predicate, result in zip(measured, answer.predicates):
            found += _predicate_warnings(name, result)
            quantile = any(isinstance(leaf, Quantile) for leaf in leaves(predicate.expression))
            if quantile and 0 < result.compared < FEW:
                found.append(_few_compared(name, result))
    if filtered.where is not None:
        found += _predicate_warnings(Message("The condition"), filtered.where)
    return tuple(found)


def _count_warnings(name: Message, parsed: ParsedSentence, answer: SentenceFilter) -> List[Message]:
    """Return a warning where another number was found than the sentence names."""
    counts = [str(one.values.get("count")) for one in parsed.remarks if one.code == "count"]
    if len(counts) != 1 or not counts[0].isdecimal() or int(counts[0]) == answer.kept:
        return []
    text = "{name} names {expected}, and {found} were found."
    return [Message(text, name=name, expected=counts[0], found=answer.kept)]


def _emptied(name: Message, answer: SentenceFilter, filtered: FilterResult) -> Message:
    reasons = sorted(
        (one for one in _dropped(answer, filtered) if one.count), key=lambda one: -one.count
    )
    text = Message("'{predicate}' {count}", predicate=reasons[0].predicate, count=reasons[0].count)
    for one in reasons[1:]:
        text = Message(
            "{others}, '{predicate}' {count}",
            others=text,
            predicate=one.predicate,
            count=one.count,
        )
    return Message(
        "None of the {count} polygons of {name} is left; excluded were by {reasons}. Change or "
        "remove '{predicate}'; all polygons are in the file.",
        count=answer.dropped,
        name=name,
        reasons=text,
        predicate=reasons[0].predicate,
    )


def _predicate_warnings(name: Message, predicate: PredicateResult) -> List[Message]:
    found = []
    if predicate.tied:
        text = "{name}: {count} more of equal rank are kept by '{predicate}'."
        found.append(Message(text, name=name, count=predicate.tied, predicate=predicate.text))
    if predicate.unmeasured:
        text = "{name}: '{predicate}' excluded {count} without a measured value."
        found.append(Message(text, name=name, count=predicate.unmeasured, predicate=predicate.text))
    return found


def _few_compared(name: Message, predicate: PredicateResult) -> Message:
    text = "{name}: '{predicate}' compares {count} polygons only."
    return Message(text, name=name, predicate=predicate.text, count=predicate.compared)


def answer_facts(
    parsed: Sequence[ParsedSentence],
    filtered: FilterResult,
    of_run: Sequence[str],
    of_answers: Sequence[str],
) -> Dict[str, Any]:
    """Return what the provenance holds about the answers, as JSON.

    Args:
        parsed: The sentences.
        filtered: What their predicates did.
        of_run: Warnings that other predicates leave as they are.
        of_answers: Warnings about what the predicates did, see ``run_warnings``.
    """
    sentences = [
        {
            "sentence": one.sentence,
            "status": one.status,
            "understood": understood_as(one, one.phrases),
            "language": one.language,
            "translation": one.translation,
            "phrases": [phrase.text for phrase in one.phrases],
            "predicates": _predicate_facts(one, answer),
            "remarks": [remark_text(remark) for remark in one.remarks],
            "not_limited_to": not_limited_to(one),
            "kept": answer.kept,
            "dropped": answer.dropped,
        }
        for one, answer in zip(parsed, filtered.sentences)
    ]
    where = asdict(filtered.where) if filtered.where else None
    answers = {"sentences": sentences, "where": where, WARNINGS: list(of_answers)}
    return {ANSWERS: answers, WARNINGS: list(dict.fromkeys((*of_run, *of_answers)))}


def run_warnings(facts: Mapping[str, Any]) -> Tuple[str, ...]:
    """Return the stored warnings that are not about what the predicates did.

    Args:
        facts: Of the provenance, decoded.
    """
    stored, answers = facts.get(WARNINGS), facts.get(ANSWERS)
    of_answers = answers.get(WARNINGS) if isinstance(answers, dict) else None
    if not isinstance(stored, list) or not isinstance(of_answers, list):
        return ()  # of an earlier version, which did not tell them apart
    return tuple(str(text) for text in stored if text not in of_answers)


def _predicate_facts(parsed: ParsedSentence, answer: SentenceFilter) -> List[Dict[str, Any]]:
    """Return the predicates with what they did; those that the map does not use have no numbers."""
    results = iter(answer.predicates)
    return [
        {
            "text": one.text,
            "use": one.use,
            "condition": expression_text(one.expression),
            **({"result": asdict(next(results))} if one.use == MAP else {}),
        }
        for one in parsed.predicates
    ]
