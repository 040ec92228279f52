"""Several texts as one: below each other, or as a tool tip."""

from __future__ import annotations

from html import escape
from typing import Sequence


def tool_tip(texts: Sequence[str]) -> str:
    """Return plain texts as an HTML tool tip: Qt guesses the format of a plain one."""
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def bulleted(texts: Sequence[str]) -> str:
    """Return texts below each other, with bullets when there are several."""
    return "\n".join(f"• {text}" for text in texts) if len(texts) > 1 else "".join(texts)
