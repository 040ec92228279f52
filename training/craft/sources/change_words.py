"""The type of a change from the value of an attribute, in words or as a number."""

from __future__ import annotations

from functools import cache

from ....model.files.craft_schema import APPEARS, CHANGE_TYPES, CHANGES_STATE, DISAPPEARS
from ....model.sentences.lexicon import load_lexicon
from ....model.sentences.tokens import tokenise

_TYPE_OF_CHANGE = {"appear": APPEARS, "disappear": DISAPPEARS}
# words of tables of changes, which no sentence uses
_OF_TABLES = {
    "gain": APPEARS, "gained": APPEARS, "add": APPEARS, "plus": APPEARS, "+": APPEARS,
    "loss": DISAPPEARS, "delete": DISAPPEARS, "deleted": DISAPPEARS, "minus": DISAPPEARS,
    "-": DISAPPEARS, "modify": CHANGES_STATE, "modified": CHANGES_STATE, "update": CHANGES_STATE,
    "updated": CHANGES_STATE, "state": CHANGES_STATE,
}  # fmt: skip

_UNCHANGED = {"no change", "unchanged", "not changed", "nochange", "no", "none", "stable", "same"}


def names_no_change(value: str) -> bool:
    """Return whether a value says that nothing changed, as ``unchanged``."""
    return " ".join(value.lower().replace("_", " ").split()) in _UNCHANGED


@cache
def change_type_of(value: str) -> int | None:
    """Return the type that a value names; None: it names none, or several.

    Args:
        value: As ``demolished``, ``new building``, ``appears``, ``0``, ``1.0``.
    """
    text = " ".join(value.lower().replace("_", " ").split())
    names = {name: number for number, name in CHANGE_TYPES.items()}
    if text in names or text in _OF_TABLES:
        return names.get(text, _OF_TABLES.get(text))
    try:
        return int(float(text)) if float(text) in CHANGE_TYPES else None
    except ValueError:
        pass
    found = {
        _TYPE_OF_CHANGE.get(entry.key, CHANGES_STATE)
        for token in tokenise(text, load_lexicon("en"), {})
        for entry in token.entries
        if entry.section in ("verb", "adjective", "nominal")
    }
    found |= {_OF_TABLES[word] for word in text.split() if word in _OF_TABLES}
    return found.pop() if len(found) == 1 else None
