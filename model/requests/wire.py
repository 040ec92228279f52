"""JSON from outside to the frozen dataclasses of the requests. Standard library only, Python 3.9.

Everything that is parsed here may come from an attacker: size, nesting, length of numbers and the
type of every field are limited before anything else works with the values.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import MISSING
from pathlib import Path
from typing import Any, Dict, List, Type, TypeVar, Union

from ..errors import MtrefsegError
from ..messages import Message
from .field_types import check_type
from .flat import compose, flat_fields, flatten

Request = TypeVar("Request")

MAX_BYTES = 1 << 20  # of a request or a configuration; those of real use have some kB
MAX_DEPTH = 32
MAX_CONTAINERS = 2_000_000
MAX_DIGITS = 40
_BINARY = getattr(os, "O_BINARY", 0)  # Windows


class BadJson(ValueError):
    """Text that is no JSON, or more of it than is accepted; the message names which."""


def parse_json(data: Union[str, bytes], limit: int = MAX_BYTES) -> Any:
    """Parse JSON of an untrusted source.

    Args:
        data: UTF-8 text.
        limit: Largest length in bytes (characters, where it is text already).

    Raises:
        BadJson: It is too long, nested too deeply, no UTF-8 or no JSON. A subclass of ValueError.
    """
    if len(data) > limit:
        raise BadJson(Message("it is longer than {limit:.1f} MB", limit=limit / 1000000.0))
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        if text.count("[") + text.count("{") > MAX_CONTAINERS:
            raise BadJson(
                Message(
                    "it has more than {max_containers} lists and objects",
                    max_containers=MAX_CONTAINERS,
                )
            )
        values = json.loads(text, parse_int=_integer)
    except UnicodeDecodeError:
        raise BadJson(Message("it is not text in UTF-8")) from None
    except json.JSONDecodeError as error:
        raise BadJson(Message("{msg} at character {pos}", msg=error.msg, pos=error.pos)) from None
    except RecursionError:
        raise _too_deep() from None
    _check_depth(values)
    return values


def read_json(path: Path, limit: int = MAX_BYTES) -> Any:
    """Parse a JSON file of an untrusted source.

    Raises:
        OSError: It cannot be read, or is no regular file.
        BadJson: As for ``parse_json``.
    """
    return parse_json(read_bytes(path, limit), limit)


def read_bytes(path: Path, limit: int) -> bytes:
    """Read a regular file up to ``limit`` bytes and one more; a pipe or device never blocks.

    Raises:
        OSError: It cannot be read, or is no regular file.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(Message("it is no regular file"))
        return file.read(limit + 1)


def decode(kind: Type[Request], values: Any, finite: bool = True, what: str = "request") -> Request:
    """Make a request from decoded JSON; lists become tuples.

    Args:
        kind: A dataclass; the annotations of its flat fields are checked.
        values: A table of its flat fields.
        finite: Numbers must be finite, but for the ends of nodata ranges.
        what: What it is called in errors.

    Raises:
        MtrefsegError: A field is unknown, missing, of another type, or has a value that cannot
            work.
    """
    known = flat_fields(kind)
    advice = Message("Its fields are {known}.", known=", ".join(known))
    if not isinstance(values, dict):
        raise MtrefsegError(
            "The {what} is {values}, not a table of fields.",
            advice,
            what=what,
            values=f"{values!r:.60}",
        )
    for name, value in values.items():
        if name not in known:
            raise MtrefsegError(
                "The {what} has an unknown field {name}.", advice, what=what, name=f"{name!r:.60}"
            )
        check_type(name, value, known[name].hint, finite)
    required = {name for name, one in known.items() if one.default is MISSING}
    missing = ", ".join(sorted(required.difference(values)))
    if missing:
        raise MtrefsegError("The {what} lacks {missing}.", advice, what=what, missing=missing)
    return compose(kind, values)


class Decoded:
    """A request that is made from decoded JSON and written as such."""

    @classmethod
    def from_dict(cls: Type[Request], values: Dict[str, Any]) -> Request:
        """Make a request from decoded JSON.

        Raises:
            MtrefsegError: A field is unknown, missing, of another type, or has a value that cannot
                work.
        """
        return decode(cls, values)

    def to_dict(self) -> Dict[str, Any]:
        """Return the flat fields, which ``from_dict`` reads."""
        return flatten(self)


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise BadJson(Message("it holds a number of {count} digits", count=len(digits)))
    return int(digits)


def _check_depth(values: Any) -> None:
    """Refuse what a recursive function could not follow; this one is none."""
    level: List[Any] = [values] if isinstance(values, (dict, list)) else []
    for _ in range(MAX_DEPTH):
        inner = (value.values() if isinstance(value, dict) else value for value in level)
        level = [v for members in inner for v in members if isinstance(v, (dict, list))]
    if level:
        raise _too_deep()


def _too_deep() -> BadJson:
    return BadJson(Message("it is nested more than {max_depth} deep", max_depth=MAX_DEPTH))
