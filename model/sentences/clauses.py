"""Read which objects change how: nouns and verbs → pairs of concept and kind of change.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from .clause_result import Assigned, Clauses
from .clause_roles import verb_follows
from .clause_transitions import ClauseTransitions
from .main_verb import main_verb_follows
from .tokens import Token

_NEGATED = ("V", "REPLACE", "TURN", "NOMINAL", "N", "ADJECTIVE", "IMPLIED", "WAS", "COVER")


class ClauseReader(ClauseTransitions):
    """Reads the pieces from left to right with the subjects and the open change as state."""

    def read(self) -> Clauses:
        """Return the objects with their changes."""
        steps = {
            "N": self._noun, "V": self._verb, "REPLACE": self._replace, "TURN": self._transition,
            "YIELD": self._transition, "IMPLIED": self._implied, "NOMINAL": self._nominal,
            "ADJECTIVE": self._adjective, "AND": self._and, "OR": self._and, "COMMA": self._comma,
            "WITH": self._with, "BY": self._by, "OF": self._of, "TO": self._preposition,
            "PLACE": self._preposition, "INTO": self._into, "NOT": self._not,
            "EXCEPT": self._except, "ALL": self._everything, "NO_CHANGE": self._no_change,
            "WAS": self._was, "COVER": self._cover,
            "CONDITION": self._condition,
        }  # fmt: skip
        for index, role in enumerate(self.roles):
            if role in steps:
                steps[role](index)
        self._finish()
        return self.result

    def _noun(self, index: int) -> None:
        token = self._token(index)
        if self._role(index + 1) == "N":
            if self._place_before_subject(index):
                self.result.landmarks.append(token)
                self.place = "done"
            return  # the last noun of a compound is its head
        if self.place == "open":
            self.result.landmarks.append(token)
            self.place = "done"
        elif self.pending and not (self._after_comma(index) and verb_follows(self.roles, index)):
            change, by = self.pending
            self._assign([token], change, by)
            self.last, self.last_change, self.nominal = [*self.last, token], change, None
        else:
            self.subjects.append(token)

    def _place_before_subject(self, index: int) -> bool:
        """Return whether a subject follows a place at once: ``in the forest houses appear``."""
        free = self.place == "open" and not self.subjects and not self.pending
        return free and not self.result.assigned and verb_follows(self.roles, index)

    def _verb(self, index: int) -> None:
        token = self._token(index)
        entry = token.get("verb", "state")
        change = entry.key if entry else "change"
        infinitive = index and self.pieces[index - 1].token.get("infinitive")
        if self.place == "open" and not infinitive and self._object_follows(index):
            return  # "on abandoned land"
        if self.subjects and main_verb_follows(self.pieces, self.roles, index):
            return  # "trees that stood by the road were cut"
        self.place = ""
        before = self._role(self._before(index))
        if change == "appear" and (self._is_stranded(index) or self._is_purpose(index)):
            self._cover(index)
        elif self.subjects:
            self._assign(self.subjects, change, token)
            self.last, self.subjects, self.pending = self.subjects, [], None
        elif self.last and before in ("OR", "AND") and not self._object_follows(index):
            self._merge(change, token, before)
            self.pending = None
        elif not self._redundant(change, index):
            self.pending, self.last = (change, token), []
        self.last_change = change

    def _implied(self, index: int) -> None:
        token = self._token(index)
        entry = token.get("implied")
        if entry is None:
            return
        self.result.landmarks += self.subjects
        self.subjects, self.pending, self.place = [], None, ""
        self.result.assigned.append(Assigned(entry.key, str(entry.data), (token,)))
        self.last, self.last_change, self.place = [], str(entry.data), "done"
        if self._role(index + 1) == "N":
            self.place = "open"  # "flooded fields"

    def _nominal(self, index: int) -> None:
        token = self._token(index)
        entry = token.get("nominal")
        if entry is None:
            return
        following = self._role(self._next(index))
        self.place = ""
        if self.subjects and following not in ("OF", "N"):
            self._assign(self.subjects, entry.key, token)
            self.last, self.subjects, self.last_change = self.subjects, [], entry.key
            return
        self.pending, self.nominal, self.last = (entry.key, token), (entry.key, token), []
        self.last_change = entry.key

    def _adjective(self, index: int) -> None:
        token = self._token(index)
        entry = token.get("adjective")
        if entry is None:
            return
        if not self._object_follows(index):
            if self.subjects:
                self._assign(self.subjects, entry.key, token)
                self.last, self.subjects, self.last_change = self.subjects, [], entry.key
            return
        free = not self.pending or self.pending == self.adjective
        if not self.place and free and not self._has_own_verb(index):
            self.pending = self.adjective = (entry.key, token)
            self.last, self.last_change = [], entry.key

    def _and(self, index: int) -> None:
        if verb_follows(self.roles, index):
            self.place, self.pending = "", None
        elif self.place == "done":
            following = self._role(self._next(index))
            self.place = "open" if following == "N" else ""

    def _comma(self, index: int) -> None:
        self.place = ""
        if verb_follows(self.roles, index):
            self.pending = None

    def _of(self, index: int) -> None:
        chosen = self._role(self._before(index)) == "CONDITION"  # "the largest of the houses"
        if not chosen and (self.place == "done" or not self.pending):
            self.place = "open"

    def _preposition(self, index: int) -> None:
        if self._role(index) == "TO" and self._names_object_of_nominal(index):
            return  # "changes in buildings"
        self.place = "open"

    def _condition(self, index: int) -> None:
        if self.pieces[index].value:
            self.place = "done"  # the layer of a condition is a landmark

    def _not(self, index: int) -> None:
        following = self._next(index)
        if self._role(following) in _NEGATED:
            self.result.negated = self._token(index)

    def _except(self, index: int) -> None:
        if self._object_follows(index):
            self.result.excepted = self._token(index)

    def _everything(self, index: int) -> None:
        self._set_everything(self._token(index))

    def _set_everything(self, token: Token) -> None:
        self.result.everything = self.result.everything or token

    def _no_change(self, index: int) -> None:
        self.result.no_change = self._token(index)

    def _finish(self) -> None:
        if self.pending and not self.result.assigned and not self.subjects:
            word = self.pending[1]
            if word and word.get("everything"):
                self._set_everything(word)
        if self.nominal and self.pending and not self.last and not self.subjects:
            entry = self.nominal[1].get("nominal")
            alone = str(entry.data.get("alone", "")) if entry else ""
            if alone:
                self.result.assigned.append(Assigned(alone, self.nominal[0], (self.nominal[1],)))
            elif self.result.landmarks:
                self._assign(self.result.landmarks[:1], self.nominal[0], self.nominal[1])
                self.result.landmarks = self.result.landmarks[1:]
        if self.subjects and self.pending and not self.result.assigned:
            self._assign(self.subjects, *self.pending)
        elif self.subjects and not self.result.assigned:
            self._assign(self.subjects, "", None)
        elif self.subjects:
            self._assign(self.subjects[-1:], self.last_change or "change", None)
