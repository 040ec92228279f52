"""The words that a model knows, for the window of the models."""

from __future__ import annotations

import html
from typing import Dict, List

from ...model.errors import MtrefsegError
from ...model.sentences.model_words import KnownObject, ModelWords
from ...model.weights.known_words import read_model_words
from ...processing_provider.known_models import KnownModel
from ...processing_provider.translate import tr

MOST_SYNONYMS = 12


def known_words_html(model: KnownModel) -> str:
    """Return what a model knows as HTML; empty where its folder cannot be read."""
    try:
        words = read_model_words(model.value)
    except MtrefsegError:  # the facts of the model show the problem
        return ""
    lines = _lines(words)
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"<p><b>{tr('Words that it knows')}</b></p><ul>{items}</ul><br>"


def _lines(words: ModelWords) -> List[str]:
    lines = [tr("It reads English: any word can be written.")] if words.reads_english else []
    lines += [_object(one) for one in words.objects]
    if words.any_change:
        lines.append(html.escape(tr("Everything that changed: “{}”").format(words.any_change)))
    lines += [html.escape(f"“{sentence}”") for sentence in words.sentences]
    if words.examples:
        examples = ", ".join(f"“{example}”" for example in words.examples)
        lines.append(f"<i>{html.escape(tr('Examples: {}').format(examples))}</i>")
    return lines


def _object(one: KnownObject) -> str:
    """Return noun, kinds of change and synonyms of an object."""
    text = f"<b>{html.escape(one.nouns[0])}</b>: {html.escape(_changes(one))}"
    others = [*one.nouns[1:], *one.synonyms]
    if others:
        shown = ", ".join(others[:MOST_SYNONYMS])
        if len(others) > MOST_SYNONYMS:
            shown = tr("{words} and {count} more").format(
                words=shown, count=len(others) - MOST_SYNONYMS
            )
        text += f"<br>{html.escape(tr('also: {}').format(shown))}"
    return text


def _changes(one: KnownObject) -> str:
    """Return the kinds of change; where all are from painted scenes that is told once."""
    painted = tr("learnt from painted scenes alone")
    names = [change_name(change.change) for change in one.changes]
    if one.changes and all(change.painted_only for change in one.changes):
        return f"{', '.join(names)} ({painted})"
    return ", ".join(
        f"{name} ({painted})" if change.painted_only else name
        for name, change in zip(names, one.changes)
    )


def change_name(change: str) -> str:
    """Return a kind of change in words."""
    names: Dict[str, str] = {
        "appear": tr("appeared"),
        "disappear": tr("disappeared"),
        "change": tr("changed"),
        "destroy": tr("were destroyed"),
        "harvest": tr("were harvested"),
        "green": tr("turned green"),
    }
    return names.get(change, change)
