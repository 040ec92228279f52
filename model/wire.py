"""Decoded JSON to the frozen dataclasses of the requests. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Dict, Type, TypeVar

from .errors import MtrefsegError

Request = TypeVar("Request")


def decode(kind: Type[Request], values: Dict[str, Any]) -> Request:
    """Make a request from decoded JSON; lists become tuples.

    Raises:
        MtrefsegError: A field is unknown or missing.
    """
    try:
        return kind(**{name: _frozen(value) for name, value in values.items()})
    except (TypeError, AttributeError) as error:
        known = ", ".join(f.name for f in fields(kind))  # type: ignore[arg-type]
        raise MtrefsegError(
            f"The request cannot be read ({error}).", f"Its fields are {known}."
        ) from error


class Decoded:
    """A request that can be made from decoded JSON."""

    @classmethod
    def from_dict(cls: Type[Request], values: Dict[str, Any]) -> Request:
        """Make a request from decoded JSON.

        Raises:
            MtrefsegError: A field is unknown or missing.
        """
        return decode(cls, values)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
