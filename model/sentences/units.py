"""Units of the numbers in conditions; expressions hold SI units and degrees.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from functools import cache
from typing import Dict, Tuple

from .lexicon import fold, load_lexicon


def quantity_of(column: str) -> str:
    """Return ``area`` or ``length`` for a measured column with such a unit, else nothing."""
    if column.endswith("_m2"):
        return "area"
    return "length" if column.endswith("_m") else ""


def default_unit(column: str) -> str:
    """Return the unit of a measured column; empty where it has none."""
    units = {"area": "m²", "length": "m"}
    return units.get(quantity_of(column), "°" if column.startswith("bearing_") else "")


def factor(unit: str, column: str) -> float:
    """Return how many units of the column one unit has; 0: the unit is not one of the column.

    Args:
        unit: Key of the lexicon, ``ha``.
        column: A measured column.
    """
    if unit == default_unit(column):
        return 1.0
    known = load_lexicon("en").data["units"].get(unit, {})
    quantity = quantity_of(column)
    return float(known["factor"]) if quantity and known.get("quantity") == quantity else 0.0


def units_of(quantity: str) -> Tuple[str, ...]:
    """Return the units of a quantity, as messages name them."""
    units = load_lexicon("en").data["units"]
    return tuple(name for name, unit in units.items() if unit["quantity"] == quantity)


@cache
def units_by_form() -> Dict[str, str]:
    """Return the units by the folded forms in which they are written."""
    found: Dict[str, str] = {}
    for name, unit in load_lexicon("en").data["units"].items():
        for form in unit["forms"]:
            found.setdefault(fold(form), name)
    return found
