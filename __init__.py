"""Change maps from two images and a sentence: the QGIS plugin and the importable package."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802  (the name QGIS looks for)
    """Return the plugin object. QGIS calls this once, when the plugin is switched on."""
    from .plugin.main import MtrefsegPlugin

    return MtrefsegPlugin(iface)
