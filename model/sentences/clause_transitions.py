"""Read what stands for what in a clause: replaced, turned into, built over, used to be.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from .clause_result import Assigned
from .clause_roles import verb_follows
from .clause_state import ClauseState
from .lexicon import ground_concepts

_ENDS = ("", "BY", "WITH", "AND", "OR", "COMMA")


class ClauseTransitions(ClauseState):
    """Reads verbs and prepositions that give two objects opposite changes."""

    def _replace(self, index: int) -> None:
        token = self._token(index)
        following = self._role(self._next(index))
        self.passive = following in ("BY", "OF") or self._auxiliary(index)
        self.place = ""
        if self.subjects:
            self._assign(self.subjects, "disappear" if self.passive else "appear", token)
            self.last, self.subjects = self.subjects, []
        self.last_change = "disappear" if self.passive else "appear"
        self.pending = ("disappear", token) if not self.passive or following == "OF" else None

    def _transition(self, index: int) -> None:
        token = self._token(index)
        self.place = ""
        if "INTO" in self.roles[index + 1 : index + 8] and self._object_follows(index):
            self.pending, self.last = ("disappear", token), []
            return  # "turning the woods into roads"
        if not self._object_follows(index):
            if self.subjects:
                self._assign(self.subjects, "change", token)
                self.last, self.subjects = self.subjects, []
            return
        self._assign(self.subjects, "disappear", token)
        self.last, self.subjects = [], []
        self.pending, self.last_change = ("appear", token), "appear"

    def _into(self, index: int) -> None:
        if self._names_object_of_nominal(index):
            return  # "damage to houses"
        if self.pending and self.pending[0] == "disappear":
            self.pending, self.last_change = ("appear", self._token(index)), "appear"
            self.place = ""
        else:
            self.place = "open"

    def _with(self, index: int) -> None:
        self.place = ""
        if verb_follows(self.roles, index):
            self.pending = None
        elif self.last_change and not self.subjects:
            change = "appear" if self.last_change == "disappear" else self.last_change
            self.pending = (change, self._token(index))

    def _by(self, index: int) -> None:
        if self.passive:
            self.pending, self.passive, self.place = ("appear", self._token(index)), False, ""
            self.last_change = "appear"
        elif self._token(index).get("accompany"):
            self._with(index)
        else:
            self.place = "open"

    def _was(self, index: int) -> None:
        """Read "a field that used to be a forest", "there used to be a house"."""
        token = self._token(index)
        self.place = ""
        if self.subjects:
            change = "appear" if self._object_follows(index) else "disappear"
            self._assign(self.subjects, change, token)
            self.last, self.subjects, self.last_change = self.subjects, [], change
            self.pending = ("disappear", token) if change == "appear" else None
        else:
            self.pending, self.last = ("disappear", token), []
            self.last_change = "disappear"

    def _is_stranded(self, index: int) -> bool:
        """Return whether a preposition ends the verb of a ground: "the meadow was built on"."""
        following = self._next(index)
        objects = self.subjects or self.last
        ground = all(self._concept(token) in ground_concepts() for token in objects)
        stranded = self._role(following) == "TO" and self._role(self._next(following)) in _ENDS
        return bool(objects) and ground and stranded

    def _is_purpose(self, index: int) -> bool:
        """Return whether a ground is there for something: "the field is used to build houses"."""
        ground = all(self._concept(token) in ground_concepts() for token in self.subjects)
        infinitive = bool(index and self.pieces[index - 1].token.get("infinitive"))
        return infinitive and ground and bool(self.subjects) and self._object_follows(index)

    def _cover(self, index: int) -> None:
        """Read "the meadow was built on", "the field was built up with houses"."""
        token = self._token(index)
        ground = [t for t in self.subjects if self._concept(t) in ground_concepts()]
        if self.subjects and not ground:
            self._assign(self.subjects, "appear", token)
            self.last, self.subjects, self.last_change = self.subjects, [], "appear"
            return
        self._assign(ground, "disappear", token)
        self.place, self.last, self.subjects = "", ground, []
        self.last_change = "appear"
        if self._object_follows(index):
            self.pending = ("appear", token)
        elif self._role(self._next(index)) in ("BY", "WITH"):
            self.passive = True
        else:
            self.result.assigned.append(Assigned("construction", "appear", (token,)))
