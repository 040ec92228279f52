"""The main verb of a clause whose subject has its own: ``trees that stood here were cut``.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import Sequence

from .clause_roles import VERBS
from .lexicon import fold, is_word, load_lexicon
from .pieces import Piece


def main_verb_follows(pieces: Sequence[Piece], roles: Sequence[str], index: int) -> bool:
    """Return whether a verb only restricts its subject, and another one says what changed.

    Args:
        pieces: Of the sentence.
        roles: Of the pieces.
        index: Of the verb.
    """
    relative = _is_restricting(pieces, roles, index)
    in_place = False
    for place in range(index + 1, len(roles)):
        role = roles[place]
        if role in VERBS:
            return not _is_restricting(pieces, roles, place) and (
                _has_auxiliary(pieces, roles, place)
                or (relative and not _is_participle(pieces[place]))
            )
        if role == "N":
            if not in_place:
                return False
            in_place = False
        elif role in ("TO", "OF", "PLACE", "WITH", "BY"):
            in_place = True
        elif role in ("AND", "OR", "NOT"):
            return False
    return False


def _is_restricting(pieces: Sequence[Piece], roles: Sequence[str], index: int) -> bool:
    """Return whether a relative pronoun stands before a verb: ``that were standing``."""
    return any(piece.token.get("relative") for piece in _words_before(pieces, roles, index))


def _has_auxiliary(pieces: Sequence[Piece], roles: Sequence[str], index: int) -> bool:
    first = pieces[index].token.text.split(" ", 1)[0]
    before = _words_before(pieces, roles, index)
    return is_word(first, "auxiliary") or any(
        piece.token.get("auxiliary", "perfect") for piece in before
    )


def _words_before(pieces: Sequence[Piece], roles: Sequence[str], index: int) -> Sequence[Piece]:
    start = index
    while start and not roles[start - 1]:
        start -= 1
    return pieces[start:index]


def _is_participle(piece: Piece) -> bool:
    return fold(piece.token.text).endswith(load_lexicon("en").data["participle"])
