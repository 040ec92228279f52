"""Roles of words in a clause about a change: nouns, verbs, connectors.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import List, Sequence

from .pieces import Piece
from .tokens import Token

LOOK_AHEAD = 16
VERBS = ("V", "REPLACE", "TURN", "YIELD", "WAS", "COVER")
_ROLES = (
    ("implied", "IMPLIED"), ("noun", "N"), ("replace", "REPLACE"), ("turn", "TURN"),
    ("yields", "YIELD"), ("was", "WAS"), ("cover", "COVER"), ("into", "INTO"),
    ("verb", "V"), ("state", "V"), ("nominal", "NOMINAL"), ("no_change", "NO_CHANGE"),
    ("everything", "ALL"),
    ("adjective", "ADJECTIVE"), ("negation", "NOT"), ("except", "EXCEPT"), ("conjunction", "AND"),
    ("disjunction", "OR"), ("yielded_by", "BY"), ("accompany", "WITH"), ("of", "OF"),
    ("preposition", "TO"), ("relation", "TO"),
)  # fmt: skip
_NO_TOKEN = Token("", 0, 0)


def verb_follows(roles: Sequence[str], index: int) -> bool:
    """Return whether a noun with a verb of its own comes next: a new clause."""
    noun, in_place, aside = roles[index] == "N", False, False
    for place, role in enumerate(roles[index + 1 : index + LOOK_AHEAD], start=index + 1):
        if role == "COMMA" and noun and (aside or _adds_part(roles, place)):
            aside = not aside  # "a house, with a garage, has been built"
        elif role == "N":
            noun, in_place = noun or not in_place, False
        elif role in VERBS:
            return noun
        elif role in ("TO", "OF", "PLACE") or (role in ("WITH", "BY") and noun):
            in_place = True  # also "a hall with a yard has been built"
        elif role in ("COMMA", "WITH", "BY") or (role in ("AND", "OR") and not noun):
            return False
    return False


def _adds_part(roles: Sequence[str], index: int) -> bool:
    following = next((role for role in roles[index + 1 :] if role), "")
    return following in ("WITH", "BY", "TO", "PLACE")


def role_of(pieces: Sequence[Piece], index: int) -> str:
    """Return the role of a piece in a clause; empty: none."""
    piece = pieces[index]
    if piece.kind in ("COMMA", "CONDITION", "PLACE", "AND", "OR", "NOT", "EXCEPT"):
        return piece.kind
    if piece.token.text in (",", ";"):
        return "COMMA"
    if piece.kind == "SKIP" and not piece.token.get("of", "accompany", "past"):
        return ""
    if piece.token.get("past") and _is_last(pieces, index):
        return "WAS"  # "houses where the trees were"
    roles = [role for section, role in _ROLES if piece.token.get(section)]
    if not roles:
        return ""
    return _choose(pieces, index, roles)


def _is_last(pieces: Sequence[Piece], index: int) -> bool:
    """Return whether a word ends its clause."""
    return index + 1 == len(pieces) or pieces[index + 1].token.text in (",", ";", ".")


def _choose(pieces: Sequence[Piece], index: int, roles: List[str]) -> str:
    """Choose among the roles of an ambiguous word by its neighbours."""
    before = pieces[index - 1].token if index else _NO_TOKEN
    after = pieces[index + 1].token if index + 1 < len(pieces) else _NO_TOKEN
    verb = next((role for role in roles if role in VERBS), "")
    marked = before.get("auxiliary", "infinitive") or after.get("article", "quantity")
    if roles[0] == "N" and verb and marked and not before.get("article", "quantity"):
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
