"""The words of the algorithms, and of what else has no class to be looked up by."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "mtrefseg"


def tr(text: str) -> str:
    """Return a text in the language of QGIS; ``tools/translations.sh`` finds the texts."""
    return QCoreApplication.translate(CONTEXT, text)
