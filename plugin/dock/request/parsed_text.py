"""A parsed sentence in words: what the model is asked, and the remarks."""

from __future__ import annotations

from typing import List, Tuple

from ....model.sentences.parsed_sentence import NO_CHANGE, REFUSED, ParsedSentence
from ....model.weights.parse_request import GUESSABLE
from ....processing_provider.sentence_texts import remark_text
from ....processing_provider.translate import tr


def language_name(code: str) -> str:
    """Return the name of a language that sentences may be written in."""
    names = {
        "de": tr("German"),
        "en": tr("English"),
        "es": tr("Spanish"),
        "fr": tr("French"),
        "it": tr("Italian"),
        "pt": tr("Portuguese"),
    }
    return names.get(code, code)


def phrase_text(parsed: ParsedSentence) -> str:
    """Return what the model is asked, with the words that stand for others."""
    if parsed.status in (REFUSED, NO_CHANGE) or not parsed.phrases:
        return ""
    asked = "  +  ".join(phrase.text for phrase in parsed.phrases)
    if parsed.language in ("", "en"):
        text = tr("The model is asked: {}").format(asked)
    else:
        text = tr("{language}. The model is asked in English: {phrase}")
        text = text.format(language=language_name(parsed.language), phrase=asked)
    pairs = dict.fromkeys(pair for phrase in parsed.phrases for pair in phrase.synonyms)
    words = ", ".join(f"{written} → {known}" for written, known in pairs)
    return f"{text} ({words})" if words else text


def remark_texts(parsed: ParsedSentence) -> Tuple[str, ...]:
    """Return the remarks, each once; synonyms stand behind the phrase."""
    remarks = [remark for remark in parsed.remarks if remark.code != "synonym"]
    return tuple(dict.fromkeys(map(remark_text, remarks)))


def mark_of(parsed: ParsedSentence) -> str:
    """Return ``red`` for a refused sentence, ``amber`` for one with warnings, else nothing."""
    if parsed.status == REFUSED:
        return "red"
    return "amber" if any(remark.warning for remark in parsed.remarks) else ""


def can_guess(parsed: ParsedSentence) -> bool:
    """Return whether a refused sentence may go to the model nevertheless.

    A negation or a question may not: no model can answer it.
    """
    codes = {remark.code for remark in parsed.remarks}
    return parsed.status == REFUSED and bool(codes.intersection(GUESSABLE))


def report_lines(sentences: Tuple[ParsedSentence, ...]) -> List[str]:
    """Return lines about parsed sentences for a report, in English."""
    lines = []
    for parsed in sentences:
        phrases = " + ".join(phrase.text for phrase in parsed.phrases)
        lines.append(f"Parsed: {parsed.status}, {parsed.language or 'no language'}: {phrases}")
        lines += [f"Predicate ({p.use}): {p.text}: {p.expression}" for p in parsed.predicates]
        lines += [f"Remark: {remark.code}: {remark.text}" for remark in parsed.remarks]
    return lines
