"""Help texts from the ``Attributes:`` of dataclasses."""

from __future__ import annotations

import inspect
import re
import sys
from functools import cache
from typing import Any

from ..model.requests.flat import FlatField

_ENTRY = re.compile(r"^    (\w+): (.+(?:\n        .+)*)", re.MULTILINE)
_CONSTANT = re.compile(r"``([A-Z][A-Z_]+)``")


def field_help(flat_field: FlatField) -> str:
    """Return the help text of a field.

    Constants of the dataclass's module are shown as their values, and None, which cannot be
    written, as an option that is not given.
    """
    text = attribute_texts(flat_field.owner)[flat_field.name]
    text = _CONSTANT.sub(lambda found: _shown(flat_field.owner, found[1]), text)
    return text.replace("``", "").replace(", or None", "").replace("None:", "not given:")


@cache
def attribute_texts(kind: Any) -> dict[str, str]:
    """Return the entries under ``Attributes:`` of a class, each in one line."""
    section = re.split(r"^(\w+):$", inspect.getdoc(kind) or "", flags=re.MULTILINE)
    texts = dict(zip(section[1::2], section[2::2], strict=True)).get("Attributes", "")
    return {name: " ".join(text.split()) for name, text in _ENTRY.findall(texts)}


def _shown(kind: Any, constant: str) -> str:
    value = getattr(sys.modules[kind.__module__], constant)
    return value if isinstance(value, str) else ", ".join(value)
