"""Translation of the plugin into QGIS's language."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..engine_client.interpreter import ROOT


def language() -> str:
    """Return QGIS's language, as ``de``; ``qgis --lang`` wins over the settings."""
    return str(QgsApplication.instance().translation() or QgsApplication.locale())[:2]


class Translation:
    """Installs a translator where there is one for QGIS's language; English needs none."""

    def __init__(self) -> None:
        self._translator: Optional[QTranslator] = None

    def install(self) -> None:
        """Install ``i18n/mtrefseg_xx.qm`` of QGIS's language xx."""
        path = ROOT / "i18n" / f"mtrefseg_{language()}.qm"
        if self._translator is None and path.is_file():
            self._translator = QTranslator()
            self._translator.load(str(path))
            QCoreApplication.installTranslator(self._translator)

    def remove(self) -> None:
        """Remove the translator."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
