"""The state of reading clauses from left to right.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from .clause_result import Assigned, Clauses
from .clause_roles import VERBS, role_of, verb_follows
from .lexicon import nominal_targets
from .pieces import Piece
from .tokens import Token


class ClauseState:
    """The pieces with their roles, the subjects and the open change.

    Attributes:
        subjects: Objects that wait for a verb.
        last: Objects of the last verb.
        last_change: Its kind of change.
        pending: A kind of change that waits for objects, and its word.
        place: ``open`` after a preposition, ``done`` after its noun.
        passive: Whether "replaced" waits for "by".
        nominal: A noun of change that waits for its object.
        adjective: The last change that an adjective names: "new".
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.roles = [role_of(pieces, i) for i in range(len(pieces))]
        self.result = Clauses([], [])
        self.subjects: List[Token] = []
        self.last: List[Token] = []
        self.last_change = ""
        self.pending: Optional[Tuple[str, Optional[Token]]] = None
        self.place = ""  # "open" after a preposition, "done" after its noun
        self.passive = False
        self.nominal: Optional[Tuple[str, Token]] = None
        self.adjective: Optional[Tuple[str, Optional[Token]]] = None

    def _token(self, index: int) -> Token:
        return self.pieces[index].token

    def _next(self, index: int) -> int:
        """Return the next place with a role."""
        index += 1
        while index < len(self.roles) and not self.roles[index]:
            index += 1
        return index

    def _role(self, index: int) -> str:
        return self.roles[index] if 0 <= index < len(self.roles) else ""

    def _assign(self, nouns: List[Token], change: str, by: Optional[Token]) -> None:
        for noun in nouns:
            tokens = (noun,) if by is None else (noun, by)
            self.result.assigned.append(Assigned(self._concept(noun), change, tokens))

    def _after_comma(self, index: int) -> bool:
        return self._role(self._before(index)) in ("COMMA", "AND", "")

    def _before(self, index: int) -> int:
        index -= 1
        while index > 0 and not self.roles[index]:
            index -= 1
        return index

    def _redundant(self, change: str, index: int) -> bool:
        """Return whether a verb only goes on about the last objects: ``built … located``."""
        return bool(self.last) and change == self.last_change and not self._object_follows(index)

    def _object_follows(self, index: int) -> bool:
        following = self._next(index)
        while self._role(following) in ("ADJECTIVE", "CONDITION"):
            following = self._next(following)
        return self._role(following) == "N"

    def _has_own_verb(self, index: int) -> bool:
        """Return whether the next object has a verb that it shares with no other object."""
        following = self._next(index)
        while self._role(following) != "N" and following < len(self.roles):
            following = self._next(following)
        if not verb_follows(self.roles, following):
            return False
        roles = [role for role in self.roles[following + 1 :] if role and role != "CONDITION"]
        verb = next(number for number, role in enumerate(roles) if role in VERBS)
        pairs = zip(roles[:verb], roles[1:verb])
        return not any(pair in (("AND", "N"), ("OR", "N")) for pair in pairs)

    def _merge(self, change: str, token: Token, connector: str) -> None:
        """Give the last objects a second change; ``appeared or disappeared`` is any change."""
        either = {change, self.last_change} == {"appear", "disappear"}
        starts = {token.start for token in self.last}
        for position, assigned in enumerate(self.result.assigned):
            if not starts & {token.start for token in assigned.tokens}:
                continue
            if either:
                tokens = (*assigned.tokens, token)
                self.result.assigned[position] = Assigned(assigned.concept, "change", tokens)
        if not either and change != self.last_change:
            self._assign(self.last, change, token)

    def _auxiliary(self, index: int) -> bool:
        return bool(index and self.pieces[index - 1].token.get("auxiliary"))

    def _concept(self, token: Token) -> str:
        entry = token.get("noun")
        return entry.key if entry else ""

    def _names_object_of_nominal(self, index: int) -> bool:
        """Return whether a preposition names what a noun of change is about: ``damage to houses``.

        "construction in the forest" tells where.
        """
        if not self.pending or not self.nominal or self.last:
            return False
        words = {self.nominal[1].text.lower(), self.nominal[1].text.lower().rstrip("s")}
        return not words.isdisjoint(nominal_targets(self._token(index).text))
