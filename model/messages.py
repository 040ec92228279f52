"""Messages that can be translated: a template and values. Standard library only, Python 3.9."""

from __future__ import annotations

import numbers
import re
from typing import Any, Callable, Dict, Iterable, List, Mapping, Tuple, Union

Value = Union[str, int, float]
FormatValue = Callable[[Value, str], str]

# A name, and for numbers a grouping, digits and a kind: nothing that reads attributes or items.
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::(,?(?:\.[0-9])?[fg%]?))?\}")
_LETTER = re.compile(r"[^\W\d_]")
_DEEPEST = 8
"""Messages in messages; deeper ones of a line of JSON are left out."""


class Message(str):
    """A sentence in English that keeps the template and the values that it was made of.

    It is a text for everything that takes texts. Without values the template is the text, and
    braces in it have no meaning.

    Args:
        template: The sentence with placeholders as ``{path}`` or ``{share:.0%}``; it is what
            translations are found by.
        values: The values of the placeholders. A message is translated in its turn, a number is
            formatted, anything else is inserted as text.

    Attributes:
        template: As given.
        values: As given, other objects as their text.
    """

    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Message:
        """Format the sentence."""
        if isinstance(template, Message):
            return template
        kept = {name: _value(value) for name, value in values.items()}
        message = super().__new__(cls, fill(template, kept, format_value))
        message.template, message.values = str(template), kept
        return message

    def __add__(self, other: str) -> Message:
        """Append a text; both are translated by themselves."""
        return Message("{first}{second}", first=self, second=other)

    def __radd__(self, other: str) -> Message:
        """Put a text in front."""
        return Message("{first}{second}", first=other, second=self)

    def __deepcopy__(self, memo: object) -> Message:
        """Return the message itself: ``dataclasses.asdict`` copies what it reads."""
        return self

    def __reduce__(self) -> Tuple[Any, ...]:
        """Keep template and values where a message is pickled, as between processes."""
        return _restored, (self.template, dict(self.values))


def fill(template: str, values: Mapping[str, Value], format_: FormatValue) -> str:
    """Return a template with its values; a placeholder without a value stays as it is."""
    if not values:
        return str(template)

    def inserted(found: re.Match[str]) -> str:
        name, kind = found.group(1), found.group(2) or ""
        return format_(values[name], kind) if name in values else found.group()

    return _PLACEHOLDER.sub(inserted, template)


def format_value(value: Value, kind: str) -> str:
    """Return a value in English; ``kind`` formats numbers only."""
    if not kind or isinstance(value, str):
        return str(value)
    try:
        return format(value, kind)
    except OverflowError:  # a whole number beyond those with a decimal point
        return str(value)


def joined(separator: str, texts: Iterable[str]) -> str:
    """Return texts with a separator between them; messages among them stay translatable."""
    result: Union[str, None] = None
    for text in texts:
        result = text if result is None else Message(result) + separator + text
    return result or ""


def has_words(template: str) -> bool:
    """Return whether a template holds anything to translate, not placeholders alone."""
    return bool(_LETTER.search(_PLACEHOLDER.sub("", template)))


def one_line(text: str, longest: int) -> str:
    """Return a text without line ends and at most ``longest`` characters; a message stays one."""
    line = " ".join(text.splitlines())
    if isinstance(text, Message) and line != text:
        values = {k: one_line(v, longest) if isinstance(v, str) else v
                  for k, v in text.values.items()}  # fmt: skip
        text = Message(" ".join(text.template.splitlines()), **values)
        line = str(text)
    return text if text == line and len(line) <= longest else line[:longest]


def messages_in(payload: object) -> List[Dict[str, Any]]:
    """Return the messages in tables and lists for JSON, each once: text, template and values.

    A reader that does not know them has the texts in their places all the same.
    """
    found: Dict[str, Message] = {}
    _collect(payload, found)
    return [_as_json(message) for message in found.values()]


def restore_messages(payload: Any, encoded: object) -> Any:
    """Return what was read from JSON with messages in the place of the texts that they have.

    Args:
        payload: Tables, lists and texts.
        encoded: What ``messages_in`` returned; entries of any other form are left out.
    """
    entries = encoded if isinstance(encoded, list) else []
    known = {str(m): m for m in map(_from_json, entries) if m is not None}
    return _replaced(payload, known) if known else payload


def _value(value: object) -> Value:
    if isinstance(value, Exception):
        value = _of_exception(value)
    if isinstance(value, Message):
        return value
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        return str(value)
    return int(value) if isinstance(value, numbers.Integral) else float(value)


def _of_exception(error: Exception) -> object:
    """Return the message of an error that has one, in ``text`` or as its one argument."""
    text = getattr(error, "text", error.args[0] if len(error.args) == 1 else None)
    return text if isinstance(text, Message) else error


def _restored(template: str, values: Dict[str, Value]) -> Message:
    return Message(template, **values)


def _collect(payload: object, found: Dict[str, Message]) -> None:
    if isinstance(payload, Message):
        found.setdefault(str(payload), payload)
    elif isinstance(payload, Mapping):
        for value in payload.values():
            _collect(value, found)
    elif isinstance(payload, (list, tuple)):
        for value in payload:
            _collect(value, found)


def _as_json(message: Message) -> Dict[str, Any]:
    values = {k: _as_json(v) if isinstance(v, Message) else v for k, v in message.values.items()}
    return {"text": str(message), "template": message.template, "values": values}


def _from_json(entry: object, depth: int = 0) -> Union[Message, None]:
    if not isinstance(entry, dict) or depth > _DEEPEST:
        return None
    template, values = entry.get("template"), entry.get("values")
    if not isinstance(template, str) or not isinstance(values, dict):
        return None
    read: Dict[str, object] = {}
    for name, value in values.items():
        read[name] = _from_json(value, depth + 1) if isinstance(value, dict) else value
        if not isinstance(read[name], (str, int, float)):
            return None
    message = Message(template, **read)
    return message if str(message) == entry.get("text") else None


def _replaced(payload: Any, known: Mapping[str, Message]) -> Any:
    if isinstance(payload, str):
        return known.get(payload, payload)
    if isinstance(payload, dict):
        return {key: _replaced(value, known) for key, value in payload.items()}
    if isinstance(payload, list):
        return [_replaced(value, known) for value in payload]
    return payload
