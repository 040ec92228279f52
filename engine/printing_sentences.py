"""Output about sentences: what one means, and what a model knows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..model.sentences.expression_text import expression_text
from ..model.sentences.model_words import KnownObject, ModelWords
from ..model.sentences.parsed_json import to_dict
from ..model.sentences.parsed_sentence import MAP, ParsedSentence, TextSpan
from ..model.sentences.remark_texts import remark_text
from ..model.sentences.unmeasured import missing_layers
from .printing import print_warning

PHRASE, PREDICATE, WARNING = "bold green", "bold cyan", "bold yellow"
"""Styles of the words in a sentence that a phrase, a predicate or a warning comes from."""


def print_parsed(parsed: ParsedSentence, as_json: bool) -> None:
    """Print what a sentence means: a line per phrase, predicate and remark, with its words."""
    if as_json:
        remarks = [remark_text(remark) for remark in parsed.remarks]
        print(json.dumps({**to_dict(parsed), "remark_texts": remarks}, ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(marked(parsed))
    table = Table("", "meaning", "words", box=None, pad_edge=False)
    for kind, meaning, words, style in _rows(parsed):
        table.add_row(Text(kind, style), Text(meaning), Text(words))
    console.print(table)
    print_missing_layers((parsed,), Console(stderr=True))


def marked(parsed: ParsedSentence) -> Text:
    """Return a sentence whose words have the styles of what they became."""
    text = Text(parsed.sentence)
    spans = [(span, PHRASE) for phrase in parsed.phrases for span in phrase.spans]
    spans += [(predicate.span, PREDICATE) for predicate in parsed.predicates]
    spans += [(remark.span, WARNING) for remark in parsed.remarks if remark.warning]
    for span, style in spans:
        text.stylize(style, span.start, span.end)
    return text


def _rows(parsed: ParsedSentence) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, meaning, words and style."""
    language = "" if parsed.language == "en" else f", {parsed.language or 'unknown language'}"
    yield "status", f"{parsed.status}{language}", "", ""
    for phrase in parsed.phrases:
        words = " … ".join(_words(parsed.sentence, span) for span in phrase.spans)
        yield "model", phrase.text, words, PHRASE
    for predicate in parsed.predicates:
        kind = "map" if predicate.use == MAP else predicate.use
        yield kind, expression_text(predicate.expression), predicate.text, PREDICATE
    for remark in parsed.remarks:
        kind, style = ("warning", WARNING) if remark.warning else ("note", "")
        yield kind, remark_text(remark), remark.text, style


def _words(sentence: str, span: TextSpan) -> str:
    return sentence[span.start : span.end]


def print_missing_layers(sentences: Sequence[ParsedSentence], console: Console) -> None:
    """Print how to give the reference layers that sentences name and that were not given."""
    words: dict[str, list[str]] = {}
    for missing in missing_layers(sentences):
        words.setdefault(missing.name, []).append(f"'{missing.text}'")
    for name, texts in words.items():
        text = f"Without --layer {name}=FILE the answer is not limited to {', '.join(texts)}."
        print_warning(text, console)


def print_words(words: ModelWords, as_json: bool) -> None:
    """Print the objects that a model knows with their changes, and its examples."""
    if as_json:
        print(json.dumps(asdict(words), ensure_ascii=False))
        return
    console = Console(highlight=False, soft_wrap=True)
    if words.reads_english:
        console.print(f"{words.model} reads English: it takes any sentence.", markup=False)
    if words.objects:
        table = Table("object", "changes", "also written", box=None, pad_edge=False)
        for one in words.objects:
            table.add_row(Text(one.nouns[0]), Text(_changes(one)), Text(_others(one)))
        console.print(table)
        console.print("* learnt from painted scenes only", markup=False)
    for title, texts in (("Examples", words.examples), ("Sentences", words.sentences)):
        if texts:
            console.print(f"\n{title}:", markup=False)
            console.print("\n".join(f"  {text}" for text in texts), markup=False)
    if words.any_change:
        console.print(f"\nEverything that changed: {words.any_change}", markup=False)


def _changes(known: KnownObject) -> str:
    names = (f"{one.change}{'*' if one.painted_only else ''}" for one in known.changes)
    return ", ".join(dict.fromkeys(names))


def _others(known: KnownObject) -> str:
    others = [*known.nouns[1:], *known.synonyms]
    more = f" and {len(others) - 6} more" if len(others) > 6 else ""
    return ", ".join(others[:6]) + more
