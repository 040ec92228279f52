"""The answer in a model's text: JSON after reasoning, in fences, with small slips of form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from ....model.messages import Message, one_line
from ....model.requests.wire import MAX_DIGITS
from ....model.sentences.translation.language import detect_language
from .answer_schema import Schema, answer_schema
from .language_model import Answer

MOST_STARTS = 200
"""Places of a text that are tried as the begin of JSON."""
LONGEST_TEXT = 200_000
SHOWN_CHARACTERS = 120
_THOUGHT_END = re.compile(r"</(?:think|thinking|thought|reasoning)>", re.I)
_OPEN_THOUGHT = re.compile(r"\A\s*<(?:think|thinking|thought|reasoning)>", re.I)
_START, _END = re.compile(r"[{\[]"), re.compile(r"[}\]][\s`]*\Z")
_FENCE = re.compile(r"\s*(?:```\w*\s*)?")


class Unreadable(Exception):
    """A text holds no answer of the form.

    Attributes:
        problem: What is wrong with it.
    """

    def __init__(self, problem: Message) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_answer(text: str, form: type[Answer], cut_off: bool = False) -> Answer:
    """Return the answer in a text: the last JSON in it that has the form.

    The last one: a model that reasons in its text often repeats the form of the answer first.
    Keys that the form does not have are ignored; cases and spaces of keys and enumerated values, a
    lone object for a list, and a lone list for the form are mended.

    Args:
        text: What the model wrote.
        form: The form.
        cut_off: Whether the model was stopped; then the text must end with the answer.

    Raises:
        Unreadable: There is none, or it is in another language.
    """
    text = _without_thoughts(text[-LONGEST_TEXT:])
    if _OPEN_THOUGHT.search(text) or (cut_off and not _END.search(text)):
        raise Unreadable(Message("it is cut off"))
    schema = answer_schema(form)
    problem = _no_json(text)
    found: Answer | None = None
    for value in _json_values(text):
        try:
            found = form.model_validate(_mended(_as_form(value, schema), schema))
        except ValidationError as error:
            problem = _problem(error)
    if found is None:
        raise Unreadable(problem)
    _check_language(found, schema)
    return found


def _without_thoughts(text: str) -> str:
    """Return what stands behind the last end of reasoning."""
    ends = [found.end() for found in _THOUGHT_END.finditer(text)]
    return text[ends[-1] :] if ends else text


def _json_values(text: str) -> Iterator[Any]:
    """Yield the objects of a text that lie in no other, and the list that it begins with.

    Lists elsewhere are parts of an object that is cut off or malformed.
    """
    decoder = json.JSONDecoder(parse_int=_integer)
    start, tried = _START.search(text), 0
    while start is not None and tried < MOST_STARTS:
        tried += 1
        try:
            value, end = decoder.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            end = start.end()
        else:
            if isinstance(value, dict) or _FENCE.fullmatch(text[: start.start()]):
                yield value
        start = _START.search(text, end)


def _check_language(answer: BaseModel, schema: Schema) -> None:
    """Raise Unreadable when the free texts of an answer are not English."""
    texts = " ".join(_free_texts(answer.model_dump(mode="json"), schema))
    if detect_language(texts) != "en":
        shown = one_line(texts, SHOWN_CHARACTERS)
        raise Unreadable(Message("it is not in English: “{text}”", text=shown))


def _free_texts(value: Any, schema: Schema) -> Iterator[str]:
    if isinstance(value, str) and value and "enum" not in schema:
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from _free_texts(entry, schema.get("items", {}))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _free_texts(inner, schema.get("properties", {}).get(name, {}))


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(digits[:MAX_DIGITS])
    return int(digits)


def _as_form(value: Any, schema: Schema) -> Any:
    """Return a lone list, or the lone entry of one, as the only property of the form."""
    properties = schema["properties"]
    if len(properties) != 1:
        return value[0] if isinstance(value, list) and len(value) == 1 else value
    (name,) = properties
    if isinstance(value, list):
        return {name: value}
    return value


def _mended(value: Any, schema: Schema) -> Any:
    """Return a value with slips of form mended; values of numbers are left to the form."""
    if "enum" in schema:
        return _enumerated(value, schema["enum"])
    kind = schema.get("type")
    if kind == "object" and isinstance(value, dict):
        return _mended_object(value, schema["properties"])
    if kind == "array":
        entries = schema.get("items", {})
        if isinstance(value, dict) and entries.get("type") == "object":
            value = [value]
        return [_mended(one, entries) for one in value] if isinstance(value, list) else value
    return value.strip() if isinstance(value, str) else value


def _mended_object(value: dict[Any, Any], properties: Schema) -> dict[str, Any]:
    """Return the properties that the form has; null stands for a property that is not given."""
    known = {_folded(name): name for name in properties}
    named = {known.get(_folded(name)): inner for name, inner in value.items()}
    return {
        name: _mended(inner, properties[name])
        for name, inner in named.items()
        if name is not None and inner is not None
    }


def _enumerated(value: Any, allowed: list[Any]) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    matches = {_folded(one): one for one in allowed}
    return matches.get(_folded(value), value)


def _folded(value: Any) -> str:
    """Return a name without case, spaces, quotes and kinds of hyphens."""
    return re.sub(r"[\s_‐‑–-]+", "-", str(value).strip(" \t\n\"'.")).casefold()


def _no_json(text: str) -> Message:
    if not text.strip():
        return Message("it is empty")
    return Message("it holds no JSON: “{text}”", text=one_line(text.strip(), SHOWN_CHARACTERS))


def _problem(error: ValidationError) -> Message:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return Message(
        "{place}: {reason}", place=place or "JSON", reason=one_line(first["msg"], SHOWN_CHARACTERS)
    )


def form_in_words(form: type[BaseModel]) -> str:
    """Return the schema of a form as text for a prompt."""
    return json.dumps(answer_schema(form), separators=(",", ":"))
