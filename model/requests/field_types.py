"""Types and ranges of the fields of requests and configurations, by their annotations.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import math
from dataclasses import is_dataclass
from typing import Any, Callable, Dict, Mapping, Tuple, Union, get_args, get_origin, get_type_hints

from ..errors import MtrefsegError
from ..messages import Message

LONGEST_TEXT = 100_000  # characters; a CRS as WKT has some thousands
LONGEST_LIST = 100_000
LARGEST_INTEGER = 2**53  # beyond it a float cannot hold every whole number
# ranges of pixel values, which may be open at an end
OPEN_ENDED = ("nodata_before", "nodata_after")

Usable = Callable[[float], bool]


_HINTS: Dict[Any, Dict[str, Any]] = {}


def hints_of(kind: Any) -> Dict[str, Any]:
    """Return the annotations of a dataclass as types."""
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]


def check_type(name: str, value: Any, hint: Any, finite: bool = True) -> None:
    """Raise MtrefsegError unless decoded JSON has the type of an annotation.

    Args:
        name: Of the field, for the error.
        value: What JSON gave; lists stand for tuples, tables for dataclasses.
        hint: Its type, as ``hints_of`` returns it.
        finite: Numbers must be finite, but for the fields ``OPEN_ENDED``, which must be no NaN.
    """
    usable = _is_number if name in OPEN_ENDED else math.isfinite
    problem = _problem(value, hint, usable if finite else _always)
    if problem:
        raise MtrefsegError(
            "Parameter {name} is {value}.",
            "It must be {problem}.",
            name=name,
            value=f"{value!r:.60}",
            problem=problem,
        )


def _problem(value: Any, hint: Any, usable: Usable) -> str:
    """Return what a value should be, or nothing when it is."""
    origin = get_origin(hint)
    if hint is Any:
        return ""
    if _is_union(hint):
        found = [_problem(value, choice, usable) for choice in get_args(hint)]
        return "" if "" in found else " or ".join(found)
    if origin is tuple:
        return _problem_of_list(value, get_args(hint), usable)
    if is_dataclass(hint) or hint is dict or origin is dict:
        decoded = is_dataclass(hint) and type(value) is hint
        return "" if decoded or isinstance(value, dict) else "a table"
    return _problem_of_scalar(value, hint, usable)


def _is_union(hint: Any) -> bool:
    # "int | None" has a type of its own since Python 3.10
    return get_origin(hint) is Union or type(hint).__name__ == "UnionType"


def _problem_of_list(value: Any, hints: Tuple[Any, ...], usable: Usable) -> str:
    if not isinstance(value, (list, tuple)) or len(value) > LONGEST_LIST:
        return Message("a list of at most {longest_list} values", longest_list=LONGEST_LIST)
    if len(hints) == 2 and hints[1] is Ellipsis:
        hints = (hints[0],) * len(value)
    elif len(value) != len(hints):
        return Message("a list of {count} values", count=len(hints))
    found = (_problem(inner, hint, usable) for inner, hint in zip(value, hints))
    problem = next((text for text in found if text), "")
    return Message("a list, each value of it {problem}", problem=problem) if problem else ""


def _problem_of_scalar(value: Any, hint: Any, usable: Usable) -> str:
    if hint is str:
        return _problem_of_text(value)
    if hint is bool:
        return "" if isinstance(value, bool) else Message("true or false")
    if hint is type(None):
        return "" if value is None else "nothing"
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if hint is int:
        whole = number and isinstance(value, int) and abs(value) <= LARGEST_INTEGER
        return "" if whole else Message("a whole number")
    if hint is float:
        return "" if number and _is_usable(value, usable) else Message("a finite number")
    return ""


def _is_usable(value: float, usable: Usable) -> bool:
    return abs(value) <= LARGEST_INTEGER if isinstance(value, int) else usable(value)


def _is_number(value: float) -> bool:
    return not math.isnan(value)


def _always(value: float) -> bool:
    return True


def _problem_of_text(value: Any) -> str:
    if not isinstance(value, str):
        return "a text"
    if len(value) > LONGEST_TEXT:
        return Message("a text of at most {longest_text} characters", longest_text=LONGEST_TEXT)
    try:
        # what stands for undecodable bytes of a path may stay, other halves of pairs may not
        value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return Message("a text of whole Unicode characters")
    return Message("a text without a null character") if "\0" in value else ""


def check_fields(instance: Any, ranges: Mapping[str, Tuple[float, float]]) -> None:
    """Check the types of all fields of a dataclass and the ranges of those that have one.

    Args:
        instance: Of the dataclass.
        ranges: Name of a field → closed range, of each value where the field is a tuple and of the
            length where it is a text.

    Raises:
        MtrefsegError: Names the field, its value and what is allowed.
    """
    for name, hint in hints_of(type(instance)).items():
        value = getattr(instance, name)
        check_type(name, value, hint)
        if name in ranges:
            _check_range(name, value, *ranges[name])


def _check_range(name: str, value: Any, low: float, high: float) -> None:
    if isinstance(value, str):
        if not low <= len(value) <= high:
            raise MtrefsegError(
                "Parameter {name} has {count} characters.",
                "It must have {low:g} to {high:g}.",
                name=name,
                count=len(value),
                low=low,
                high=high,
            )
        return
    if not all(
        low <= number <= high for number in (value if isinstance(value, tuple) else [value])
    ):
        raise MtrefsegError(
            "Parameter {name} is {value}.",
            "It must lie from {low:g} to {high:g}.",
            name=name,
            value=f"{value!r:.60}",
            low=low,
            high=high,
        )
