"""Green, amber and red marks."""

from __future__ import annotations

from qgis.PyQt.QtGui import QIcon, QPixmap

from ...engine_client.interpreter import ROOT

MARK_PX = 18


def mark_pixmap(name: str, size_px: int = MARK_PX) -> QPixmap:
    """Return the mark ``green``, ``amber`` or ``red``; an empty name gives an empty picture."""
    icon = QIcon(str(ROOT / "resources" / f"mark-{name}.svg")) if name else QIcon()
    return icon.pixmap(size_px, size_px)
