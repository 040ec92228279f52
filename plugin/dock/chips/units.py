"""Units of the numbers on chips; expressions hold SI units and degrees. Standard library only."""

from __future__ import annotations

from typing import Dict

AREA_M2: Dict[str, float] = {
    "m²": 1.0,
    "a": 100.0,
    "dunam": 1000.0,
    "ha": 10_000.0,
    "km²": 1_000_000.0,
    "ft²": 0.3048**2,
    "yd²": 0.9144**2,
    "acres": 4046.8564224,
    "mi²": 1609.344**2,
}
LENGTH_M: Dict[str, float] = {
    "cm": 0.01,
    "m": 1.0,
    "km": 1000.0,
    "ft": 0.3048,
    "yd": 0.9144,
    "mi": 1609.344,
    "nmi": 1852.0,
}


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
    table = AREA_M2 if column.endswith("_m2") else LENGTH_M if column.endswith("_m") else {}
    return table.get(unit, 0.0)
