"""The lines between client and worker: the form of a request and of an error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from ..model.errors import Cancelled, MtrefsegError
from ..model.messages import Message, messages_in, one_line
from ..model.out_of_memory import is_out_of_memory
from ..model.requests.wire import parse_json

FIELDS = {"id", "op", "request", "secret"}
"""``secret`` is a key that an operation needs; it stands in no log, request or result."""
LONGEST_ID = 200
LONGEST_TEXT = 2000


def parse_message(line: bytes) -> dict[str, Any]:
    """Decode one line of the client.

    Raises:
        MtrefsegError: It is no table with an ``op``, or a field is of another kind.
    """
    try:
        message = parse_json(line)
    except ValueError as error:
        raise MtrefsegError(
            "A request cannot be read: {error}.", "Send one JSON object in a line.", error=error
        ) from error
    if not isinstance(message, dict) or not isinstance(message.get("op"), str):
        raise MtrefsegError("A request is no JSON with an op.", "Send an object with id and op.")
    number, request = message.get("id"), message.get("request", {})
    if unknown := sorted(message.keys() - FIELDS):
        raise MtrefsegError(
            "A request has an unknown field '{unknown}'.",
            "It has id, op, request and secret.",
            unknown=f"{unknown[0]:.60}",
        )
    if isinstance(number, bool) or not isinstance(number, int | str | None):
        raise MtrefsegError(
            "A request has the id {number}.", "Use a whole number.", number=f"{number!r:.60}"
        )
    if len(str(number)) > LONGEST_ID:
        raise MtrefsegError("A request has an id of 200 characters or more.", "Use a number.")
    if not isinstance(request, dict):
        raise MtrefsegError(
            "The fields of a request are {request}.",
            "Send an object of fields.",
            request=f"{request!r:.60}",
        )
    if not isinstance(message.get("secret", ""), str):
        # without its value
        raise MtrefsegError("The secret of a request is no text.", "Send a text.")
    return message


def error_event(error: BaseException) -> dict[str, Any]:
    """Return the fields of an ``error`` event for any exception: a sentence and advice."""
    if isinstance(error, MtrefsegError):
        return error_fields(error.message, error.advice, isinstance(error, Cancelled))
    if is_out_of_memory(error):
        return error_fields(
            Message("The engine ran out of memory."),
            Message("Use a smaller batch size or tile size, or the device 'cpu'."),
        )
    if isinstance(error, ModuleNotFoundError):
        return error_fields(
            Message(
                "Package '{package}' is missing in the engine's Python ({python}).",
                package=error.name,
                python=sys.executable,
            ),
            Message("Install it there, or choose another Python."),
        )
    lines = str(error).strip().splitlines() or ["no text"]
    message = Message(
        "Unexpected error in the engine: {kind}, {error}.",
        kind=type(error).__name__,
        error=lines[0][:300],
    )
    return {**error_fields(message), "unexpected": True}


def encode_event(event: Mapping[str, Any]) -> str:
    """Return an event as a line of JSON; ``messages`` has its messages' templates and values."""
    messages = messages_in(event)
    return json.dumps({**event, "messages": messages} if messages else event, default=str)


def error_fields(message: str, advice: str = "", cancelled: bool = False) -> dict[str, Any]:
    """Return the fields of an ``error`` event, shortened and in one line each."""
    message, advice = (one_line(text, LONGEST_TEXT) for text in (message, advice))
    return {"message": message, "advice": advice, "cancelled": cancelled}
