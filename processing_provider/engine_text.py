"""The engine's messages in QGIS's language; one without a translation stays English."""

from __future__ import annotations

import sys

from ..model.errors import MtrefsegError
from ..model.messages import Message, Value, fill, format_value, has_words
from .translate import translated

CONTEXT = "engine"
"""``tools/engine_messages.py`` collects the templates."""


def engine_text(text: str) -> str:
    """Return a message with its template translated and its values inserted as they are."""
    template = text.template if isinstance(text, Message) else str(text)
    values = text.values if isinstance(text, Message) else {}
    known = translated(CONTEXT, template) if has_words(template) else template
    return fill(known, values, _shown)


def error_text(error: MtrefsegError) -> str:
    """Return both sentences of an error."""
    return f"{engine_text(error.message)} {engine_text(error.advice)}".strip()


def _shown(value: Value, kind: str) -> str:
    if isinstance(value, Message):
        return engine_text(value)
    text = format_value(value, kind)
    return text if isinstance(value, str) or not kind else _localised(text)


def _localised(number: str) -> str:
    core = sys.modules.get("qgis.PyQt.QtCore")
    if core is None:
        return number
    locale = core.QLocale()
    signs = {",": str(locale.groupSeparator()), ".": str(locale.decimalPoint())}
    return "".join(signs.get(sign, sign) for sign in number)
