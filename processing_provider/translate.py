"""Translation of texts that belong to no Qt class: all in one context."""

from __future__ import annotations

import sys

CONTEXT = "mtrefseg"


def tr(text: str) -> str:
    """Return a text in QGIS's language; ``tools/words.py`` collects the source texts.

    Qt is looked up instead of imported: the modules of the installation use the standard library
    only and are tested without QGIS, where texts stay English.
    """
    return translated(CONTEXT, text)


def translated(context: str, text: str) -> str:
    """Return a text of any context in QGIS's language, or as it is."""
    core = sys.modules.get("qgis.PyQt.QtCore")
    return text if core is None else str(core.QCoreApplication.translate(context, text))


def mark(text: str) -> str:
    """Return a text unchanged that is collected for translation and translated by ``tr`` later."""
    return text
