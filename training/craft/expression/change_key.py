"""The kind of change of a candidate, as the lexicon names it."""

from __future__ import annotations

from functools import cache

from ....model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS
from ....model.sentences.lexicon import load_lexicon
from ....model.sentences.tokens import tokenise
from ..candidate import Candidate

CHANGE_OF_TYPE = {APPEARS: "appear", DISAPPEARS: "disappear", CHANGES_STATE: "change"}
_STATES = ("destroy", "burn", "harvest", "green")


def change_of(candidate: Candidate) -> str:
    """Return the key of a candidate's change; a change of state is looked for in its text."""
    if candidate.change_type != CHANGES_STATE:
        return CHANGE_OF_TYPE[candidate.change_type]
    return _state_in(candidate.text)


@cache
def _state_in(text: str) -> str:
    """Return the change of state that a text names: ``burnt in May``; ``change`` without any."""
    found = {
        entry.key
        for token in tokenise(text, load_lexicon("en"), {})
        for entry in token.entries
        if entry.section in ("verb", "adjective", "nominal") and entry.key in _STATES
    }
    return found.pop() if len(found) == 1 else CHANGE_OF_TYPE[CHANGES_STATE]
