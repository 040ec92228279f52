"""The sentences asked before, newest first, in QgsSettings."""

from __future__ import annotations

from typing import List, Sequence

from qgis.core import QgsSettings

from ...settings import PREFIX, Settings

KEY = PREFIX + "history"

# What the bundled model understands; models read English.
EXAMPLES = (
    "the buildings that appeared",
    "the buildings that appeared in the northern half",
    "the buildings that were demolished",
    "the new road",
    "the water that appeared",
    "flooded areas that appeared",
    "the trees that were cut down",
    "the fields that were harvested",
    "everything that changed",
)


def history() -> List[str]:
    """Return the sentences asked before, the last one first."""
    return list(QgsSettings().value(KEY, [], type=list))


def remember(sentences: Sequence[str]) -> None:
    """Put sentences at the top; each is kept once.

    Any thread may call it; writing settings is slow for the main one.
    """
    kept = [*sentences, *(s for s in history() if s not in sentences)]
    QgsSettings().setValue(KEY, kept[: Settings.load().history_length])
