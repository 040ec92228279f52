"""Fields of dataclasses from decoded JSON of an untrusted source.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import math
from dataclasses import MISSING, fields
from typing import Any, Callable, Dict, Mapping, Sequence, Tuple, Type, TypeVar

from ..errors import MtrefsegError

MOST_PARTS = 200
"""Largest length of a list."""
LONGEST_TEXT = 10_000
LARGEST = 1e15
Read = Callable[[Any], Any]
Kind = TypeVar("Kind")


def read_fields(kind: Type[Kind], values: Any, readers: Mapping[str, Read], what: str) -> Kind:
    """Make a dataclass from a table.

    Args:
        kind: The dataclass.
        values: The table, as JSON gave it.
        readers: Field → makes its value and raises ValueError, whose text says what it should be.
        what: What the dataclass is called in errors.

    Raises:
        MtrefsegError: A field is unknown, missing or wrong.
    """
    if not isinstance(values, dict):
        raise MtrefsegError(
            "A {what} is {values}.",
            "It must be a table of fields.",
            what=what,
            values=f"{values!r:.60}",
        )
    read: Dict[str, Any] = {}
    for name, value in values.items():
        if name not in readers:
            raise MtrefsegError(
                "A {what} has an unknown field {name}.",
                "It has {readers}.",
                what=what,
                name=f"{name!r:.60}",
                readers=", ".join(readers),
            )
        try:
            read[name] = readers[name](value)
        except ValueError as error:
            raise MtrefsegError(
                "Field {name} of a {what} is {value}.",
                "It must be {error}.",
                name=name,
                what=what,
                value=f"{value!r:.60}",
                error=error,
            ) from None
    required = {
        one.name
        for one in fields(kind)  # type: ignore[arg-type]
        if one.default is MISSING and one.default_factory is MISSING
    }
    if missing := ", ".join(sorted(required.difference(read))):
        raise MtrefsegError(
            "A {what} lacks {missing}.",
            "It has {readers}.",
            what=what,
            missing=missing,
            readers=", ".join(readers),
        )
    return kind(**read)


def text(value: Any) -> str:
    """Read a text."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or "\0" in value:
        raise ValueError(f"a text of at most {LONGEST_TEXT} characters")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("a text of whole Unicode characters") from None
    return value


def whole_number(value: Any) -> int:
    """Read a whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise ValueError("a whole number from 0")
    return value


def yes_or_no(value: Any) -> bool:
    """Read a truth value."""
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def number(value: Any) -> float:
    """Read a finite number."""
    fits = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not fits or not (abs(value) <= LARGEST and math.isfinite(value)):
        raise ValueError("a finite number")
    return float(value)


def text_or_number(value: Any) -> Any:
    """Read a text or a finite number."""
    return text(value) if isinstance(value, str) else number(value)


def one_of(choices: Sequence[str]) -> Read:
    """Return a reader of one of some texts."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError(f"one of {', '.join(choices)}")
        return value

    return read


def list_of(read: Read) -> Read:
    """Return a reader of a list as a tuple."""

    def read_all(value: Any) -> Tuple[Any, ...]:
        if not isinstance(value, (list, tuple)) or len(value) > MOST_PARTS:
            raise ValueError(f"a list of at most {MOST_PARTS} values")
        return tuple(map(read, value))

    return read_all


def table_of(read: Read) -> Read:
    """Return a reader of a table with text keys."""

    def read_all(value: Any) -> Dict[str, Any]:
        if not isinstance(value, dict) or len(value) > MOST_PARTS:
            raise ValueError(f"a table of at most {MOST_PARTS} values")
        return {text(key): read(inner) for key, inner in value.items()}

    return read_all
