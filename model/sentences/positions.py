"""Positions in the searched extent: halves, thirds, quarters, corners, middle, edge.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import FrozenSet, List, Tuple

from .expression import And, Comparison, Expression, Or

MIDDLE, EDGE = (0.25, 0.75), 0.1
# key: column, whether its high values are meant
_SIDES = {
    "left": ("x_rel", False), "right": ("x_rel", True),
    "top": ("y_rel", False), "bottom": ("y_rel", True),
    "west": ("e_rel", False), "east": ("e_rel", True),
    "south": ("n_rel", False), "north": ("n_rel", True),
}  # fmt: skip
_PAIRS = {
    "northeast": ("north", "east"), "northwest": ("north", "west"),
    "southeast": ("south", "east"), "southwest": ("south", "west"),
}  # fmt: skip


def position(keys: Tuple[str, ...], parts: FrozenSet[str]) -> Expression:
    """Return the predicate of a position.

    Args:
        keys: Of the lexicon's positions: ``top``, ``left``, ``middle`` …
        parts: Of its position parts: ``third``, ``corner`` …
    """
    sides = _sides(keys)
    if "edge" in keys:
        share = EDGE
    elif "third" in parts:
        share = 1 / 3
    elif "quarter" in parts and len(sides) == 1:
        share = 0.25
    else:
        share = 0.5
    if sides:
        operands: List[Expression] = [_outer(side, share) for side in sides]
        if "middle" in keys:
            free = "y_rel" if sides[0] in ("left", "right") else "x_rel"
            operands += _between(free)
        return operands[0] if len(operands) == 1 else And(tuple(operands))
    if "middle" in keys:
        return And((*_between("x_rel"), *_between("y_rel")))
    if "corner" in parts and "edge" not in keys:
        return And((_ends("x_rel", 0.25), _ends("y_rel", 0.25)))
    return Or((_ends("x_rel", EDGE), _ends("y_rel", EDGE)))


def _sides(keys: Tuple[str, ...]) -> List[str]:
    sides: List[str] = []
    for key in keys:
        sides += [s for s in _PAIRS.get(key, tuple(key.split())) if s in _SIDES]
    return list(dict.fromkeys(sides))


def _outer(side: str, share: float) -> Comparison:
    column, high = _SIDES[side]
    value = round(1 - share, 4) if high else round(share, 4)
    return Comparison(column, ">=" if high else "<=", value)


def _between(column: str) -> List[Expression]:
    return [Comparison(column, ">=", MIDDLE[0]), Comparison(column, "<=", MIDDLE[1])]


def _ends(column: str, share: float) -> Expression:
    return Or((Comparison(column, "<=", share), Comparison(column, ">=", 1 - share)))
