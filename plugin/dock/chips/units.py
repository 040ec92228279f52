"""Units of the numbers on chips; expressions hold SI units and degrees."""

from __future__ import annotations

from ....model.sentences.lexicon import load_lexicon


def default_unit(column: str) -> str:
    """Return the unit of a measured column; empty where it has none."""
    if column.endswith("_m2"):
        return "m²"
    if column.endswith("_m"):
        return "m"
    return "°" if column.startswith("bearing_") else ""


def factor(unit: str, column: str) -> float:
    """Return how many units of the column one unit has; 0: the unit is not one of the column."""
    if unit == default_unit(column):
        return 1.0
    known = load_lexicon("en").data["units"].get(unit, {})
    quantity = "area" if column.endswith("_m2") else "length" if column.endswith("_m") else ""
    return float(known["factor"]) if known.get("quantity") == quantity else 0.0
