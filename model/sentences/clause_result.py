"""What was read of a sentence about changes.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

from .tokens import Token


@dataclass(frozen=True)
class Assigned:
    """An object with its change; ``change`` is empty where none is named."""

    concept: str
    change: str
    tokens: Tuple[Token, ...]


@dataclass
class Clauses:
    """What was read.

    Attributes:
        assigned: Objects with changes, in their order.
        landmarks: Nouns that only tell where.
        everything: Token of "all changes" and its like.
        no_change: Token of "nothing has changed" and its like.
        negated: Token of a negation of the change.
        excepted: Token of "except" before an object.
    """

    assigned: List[Assigned]
    landmarks: List[Token]
    everything: Optional[Token] = None
    no_change: Optional[Token] = None
    negated: Optional[Token] = None
    excepted: Optional[Token] = None
