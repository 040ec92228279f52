"""Numbers with units, in the forms in which people write them.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List, Optional, Tuple

from .tokens import Token

LARGEST = 1e12


@dataclass(frozen=True)
class Quantity:
    """A number with its unit.

    Attributes:
        value: As written, in its unit.
        unit: Key of the unit; empty: none was written.
        kind: ``area``, ``length``, ``share``, ``pixel``, ``other``; empty: no unit.
        factor: To m² or m.
        token: Its place in the sentence.
        uncertain: Whether the sign in the number may be of thousands or of decimals.
    """

    value: float
    unit: str
    kind: str
    factor: float
    token: Token
    uncertain: bool = False

    @property
    def si(self) -> float:
        """The value in m², m or as a share."""
        return round(self.value * self.factor, 10)


def read_number(text: str, decimal_comma: bool) -> Tuple[float, bool]:
    """Return the value of digits with signs, and whether its sign may mean two things.

    Args:
        text: ``2.500``, ``2,5``, ``1 000``, ``1,000.5``.
        decimal_comma: Whether the language writes 2,5 for two and a half.
    """
    text = re.sub(r"[\s'\u00a0\u202f]", "", text)
    points, commas = text.count("."), text.count(",")
    if points and commas:
        decimal = "," if text.rfind(",") > text.rfind(".") else "."
        other = "." if decimal == "," else ","
        return float(text.replace(other, "").replace(decimal, ".")), False
    if points + commas == 0:
        return float(text), False
    sign = "." if points else ","
    if points + commas > 1:
        return float(text.replace(sign, "")), False
    whole, part = text.split(sign)
    if len(part) != 3 or whole == "0" or len(whole) > 3:
        return float(f"{whole}.{part}"), False
    thousands = sign == ("." if decimal_comma else ",")
    return (float(whole + part) if thousands else float(f"{whole}.{part}")), True


def read_quantity(
    tokens: List[Token], position: int, decimal_comma: bool
) -> Optional[Tuple[Quantity, int]]:
    """Return the number at a place with its unit and how many tokens it takes."""
    value, uncertain, used = _value(tokens, position, decimal_comma)
    if not used or value > LARGEST:
        return None
    following = position + used
    if following < len(tokens) and tokens[following].text == "-":
        following += 1
    unit = tokens[following].get("unit") if following < len(tokens) else None
    if unit:
        used = following + 1 - position
        factor, kind, key = float(unit.data["factor"]), str(unit.data["quantity"]), unit.key
    else:
        factor, kind, key = 1.0, "", ""
    token = joined(tokens[position : position + used])
    return Quantity(value, key, kind, factor, token, uncertain), used


def _value(tokens: List[Token], position: int, decimal_comma: bool) -> Tuple[float, bool, int]:
    total, uncertain, used = 1.0, False, 0
    while position + used < len(tokens) and used < 3:
        token = tokens[position + used]
        number = token.get("number")
        if token.is_number and not used and not token.get("ordinal"):
            value, uncertain = read_number(token.text, decimal_comma)
        elif number and (not used or number.data >= 100):
            value = float(number.data)
        else:
            break
        total, used = total * value, used + 1
    return total, uncertain, used


def joined(tokens: List[Token]) -> Token:
    """Return one token for a run of tokens; its text is joined by spaces."""
    first, last = tokens[0], tokens[-1]
    return Token(" ".join(t.text for t in tokens), first.start, last.end)
