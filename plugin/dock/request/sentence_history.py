"""The sentences of former runs, newest first, in QgsSettings."""

from __future__ import annotations

from typing import List, Sequence

from qgis.core import QgsSettings

from ...settings import PREFIX, Settings

KEY = PREFIX + "history"

# Sentences within the vocabulary of the bundled model; models read English.
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
    """Return the sentences of former runs, the last one first."""
    return list(QgsSettings().value(KEY, [], type=list))


def add_to_history(sentences: Sequence[str]) -> None:
    """Put sentences at the top, each once; any thread may call it.

    Runs call it in their own thread: writing settings takes long enough to block the window.
    """
    kept = [*sentences, *(s for s in history() if s not in sentences)]
    QgsSettings().setValue(KEY, kept[: Settings.load().history_length])
