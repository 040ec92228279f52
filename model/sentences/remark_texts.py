"""English texts of remarks about a sentence, as templates with named values.

The plugin translates the templates. Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import Dict

from ..messages import Message
from .parsed_sentence import Remark

REMARK_TEXTS: Dict[str, str] = {
    "unknown word": "{model} does not know: {words}. It knows: {known}.",
    "unknown object": "{model} was not trained with {noun}. It knows: {known}.",
    "no object": "The sentence names no object that {model} knows. Write it like this: {example}.",
    "synonym": "'{word}' is taken for {noun}.",
    "typo": "'{word}' is taken for '{meant}'.",
    "no change named": "No change is named: the {noun} that changed are meant.",
    "other change": "{model} was not trained with this change of {noun}: it answers '{phrase}'.",
    "painted only": "{model} learnt '{phrase}' from painted scenes alone.",
    "landmark": "'{text}' is not measured: there is no reference layer '{layer}'. The answer is "
    "not limited to it.",
    "near": "'{text}' is taken for {distance:.0f} m. Write a distance for another one.",
    "missing layer": "'{text}' is not measured: there is no reference layer '{layer}'. The answer "
    "is not limited to it.",
    "no layer named": "'{text}' names no layer to measure from, as in 'within 200 m of the roads'. "
    "The answer is not limited to it.",
    "two layers": "'{text}' fits the layers {layers}: write one of these names.",
    "count": "The number {count} does not limit the answer. Write 'the {count} largest' for that.",
    "thousands": "'{text}' is taken for {value}. Write it without the point or comma to be sure.",
    "unit": "'{text}': {unit} is no unit of {quantity}. Write for example {example}.",
    "no unit": "'{text}' has no unit: {unit} are meant.",
    "height": "Heights are not measured: the answer is not limited to '{text}'.",
    "contradiction": "'{text}' contradicts '{other}': nothing can be both. Remove one of them.",
    "either": "'{text}' is taken for either of them.",
    "impossible": "'{text}' holds for nothing: no polygon can meet it. Change or remove it.",
    "excluded": "'{text}' does not limit the answer: no object can be taken from it.",
    "comparison": "'{text}' is not measured: amounts cannot be compared. The answer is not limited "
    "to it.",
    "time": "'{text}' is not measured: two images tell what changed between them, and no other "
    "time. The answer is not limited to it.",
    "attribute": "'{text}' is not told apart: the answer is not limited to it.",
    "command": "'{text}' is a command, and a sentence only finds changes. Write what changed, like "
    "this: {example}.",
    "future": "'{text}' is about the future, which no image shows. Write what changed, like this: "
    "{example}.",
    "code": "'{text}' is not written in words. Write what changed, like this: {example}.",
    "incomplete": "'{text}' is not understood. Write it like this: {example}.",
    "negation": "What did not change cannot be drawn. Write what changed, like this: {example}.",
    "question": "A question is not answered with a map. Write what changed, like this: {example}.",
    "no change": "The sentence says that nothing changed: nothing is drawn.",
    "empty": "The sentence is empty. Write what changed, like this: {example}.",
    "language": "The language of the sentence is not known. Write it in English, German, French, "
    "Spanish, Portuguese or Italian, like this: {example}.",
    "too long": "The sentence has {count} characters; at most {limit} are read.",
    "nested": "The conditions are nested too deeply: write fewer of them.",
    "guess": "The sentence goes to {model} as it is; the answer may be anything.",
}


def remark_text(remark: Remark) -> Message:
    """Return the English text of a remark."""
    return Message(REMARK_TEXTS[remark.code], **{"text": remark.text, **remark.values})
