"""Roles of words in a clause about a change: nouns, verbs, connectors.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import List, Sequence

from .pieces import Piece
from .tokens import Token

LOOK_AHEAD = 16
_ROLES = (
    ("implied", "IMPLIED"), ("noun", "N"), ("replace", "REPLACE"), ("turn", "TURN"),
    ("yields", "YIELD"), ("into", "INTO"),
    ("verb", "V"), ("nominal", "NOMINAL"), ("no_change", "NO_CHANGE"), ("everything", "ALL"),
    ("adjective", "ADJECTIVE"), ("negation", "NOT"), ("except", "EXCEPT"), ("conjunction", "AND"),
    ("disjunction", "OR"), ("yielded_by", "BY"), ("accompany", "WITH"), ("of", "OF"),
    ("preposition", "TO"), ("relation", "TO"), ("compare", "THAN"),
)  # fmt: skip
_NO_TOKEN = Token("", 0, 0)


def verb_follows(roles: Sequence[str], index: int) -> bool:
    """Return whether a noun with a verb of its own comes next: a new clause."""
    noun, in_place = roles[index] == "N", False
    for role in roles[index + 1 : index + LOOK_AHEAD]:
        if role == "N":
            noun, in_place = noun or not in_place, False
        elif role in ("V", "REPLACE", "TURN", "YIELD"):
            return noun
        elif role in ("TO", "OF", "PLACE"):
            in_place = True
        elif role in ("COMMA", "WITH", "BY") or (role in ("AND", "OR") and not noun):
            return False
    return False


def role_of(pieces: Sequence[Piece], index: int) -> str:
    """Return the role of a piece in a clause; empty: none."""
    piece = pieces[index]
    if piece.kind in ("COMMA", "CONDITION", "PLACE", "AND", "OR", "NOT", "EXCEPT"):
        return piece.kind
    if piece.token.text in (",", ";"):
        return "COMMA"
    if piece.kind == "SKIP" and not piece.token.get("of", "accompany"):
        return ""
    roles = [role for section, role in _ROLES if piece.token.get(section)]
    if not roles:
        return ""
    return _choose(pieces, index, roles)


def _choose(pieces: Sequence[Piece], index: int, roles: List[str]) -> str:
    """Choose among the roles of an ambiguous word by its neighbours."""
    before = pieces[index - 1].token if index else _NO_TOKEN
    after = pieces[index + 1].token if index + 1 < len(pieces) else _NO_TOKEN
    verb = next((role for role in roles if role in ("V", "REPLACE", "TURN")), "")
    if roles[0] == "N" and verb and not before.get("article", "quantity"):
        auxiliary = before.text.lower() in {"is", "are", "was", "were", "been", "being", "be", "to"}
        if auxiliary or after.get("article", "quantity"):
            return verb
    if "N" in roles and "TO" in roles and after.get("article"):
        return "TO"
    if "ADJECTIVE" in roles and "V" in roles:
        return _participle(before, after)
    if "NOMINAL" in roles and "N" in roles:
        return "NOMINAL"
    if "NOMINAL" in roles and "V" in roles:
        related = after.get("of", "preposition", "into") and not before.get("noun")
        return "NOMINAL" if related or before.get("article") else "V"
    return roles[0]


def _participle(before: Token, after: Token) -> str:
    noun_after = bool(after.get("noun"))
    return "ADJECTIVE" if noun_after and not before.get("noun") else "V"
