"""Words for numbers, the same in the engine and in QGIS. Standard library only."""

from __future__ import annotations

from .messages import Message

DAY_S = 24 * 3600


def duration(seconds: float) -> str:
    """Return a time in words: ``8 s``, ``3 min 20 s``, ``2 h 5 min``, ``3 days``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    if whole < 2 * DAY_S:
        return f"{whole // 3600} h {whole % 3600 // 60} min"
    return Message("{count:,} days", count=round(whole / DAY_S))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 tile``, ``1,200 tiles``."""
    nouns = noun if number == 1 else noun + "s"
    return Message("{count:,} {noun}", count=number, noun=Message(nouns))


def amount(count: float) -> str:
    """Return a number of bytes in words: ``320 MB``, ``1.5 GB``."""
    if count < 1e9:
        return f"{max(1, round(count / 1e6))} MB"
    return f"{count / 1e9:,.1f} GB" if count < 1e13 else f"{count / 1e12:,.0f} TB"


def shortened(text: str) -> str:
    """Return at most 60 characters of a text, for messages."""
    return text if len(text) <= 60 else f"{text[:57]}..."
