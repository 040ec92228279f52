"""Values as open models write them → values of the forms; what cannot be read stays as it is."""

from __future__ import annotations

import re

from ....model.files.craft_schema import CELL_COLS, CELL_ROWS

_TYPES = (("disappear", 1), ("remov", 1), ("gone", 1), ("appear", 0), ("new", 0), ("add", 0),
          ("chang", 2), ("state", 2), ("modif", 2))  # fmt: skip
_ROWS = {"middle": "mid", "center": "mid", "centre": "mid", "upper": "top", "lower": "bottom"}
_COLS = {"middle": "center", "mid": "center", "centre": "center"}
_VERDICTS = ("accept", "correct", "reject")
PER_MILLE = 1000


def change_type(value: object) -> object:
    """Return "1", "disappeared" or 1.0 as 1."""
    if isinstance(value, str):
        text = value.strip().lower()
        if re.fullmatch(r"-?\d", text):
            return int(text)
        return next((number for word, number in _TYPES if word in text), value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def per_mille_box(value: object) -> object:
    """Return four numbers as whole ones, shares of one times 1000; no box as an empty list."""
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(v, (int, float)) for v in value):
        return value
    if len(value) != 4:
        return []
    shares = all(0 <= number <= 1 for number in value) and any(value)
    return [round(number * PER_MILLE if shares else number) for number in value]


def share(value: object) -> object:
    """Return a percentage, as 85 or "85%", as a share."""
    if isinstance(value, str) and re.fullmatch(r"\s*[\d.]+\s*%\s*", value):
        value = float(value.strip(" %")) / 100
    if isinstance(value, (int, float)) and 1 < value <= 100:
        return float(value) / 100
    return value


def cell(value: object) -> object:
    """Return "Middle Left" or "center" as the published name of the cell."""
    if not isinstance(value, str):
        return value
    words = re.findall(r"[a-z]+", value.lower())
    if len(words) == 1:
        words = ["mid", words[0]] if words[0] not in CELL_ROWS else [words[0], "center"]
    if len(words) != 2:
        return value
    row, col = _ROWS.get(words[0], words[0]), _COLS.get(words[1], words[1])
    return f"{row}-{col}" if row in CELL_ROWS and col in CELL_COLS else value


def verdict(value: object) -> object:
    """Return "Accepted." as "accept"."""
    text = value.strip().lower() if isinstance(value, str) else ""
    return next((word for word in _VERDICTS if text.startswith(word)), value)


def text(value: object) -> object:
    """Return no text as an empty one."""
    return "" if value is None else value
