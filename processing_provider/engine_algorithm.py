"""What all algorithms of the provider share: the engine's client, icon, help and translation."""

from __future__ import annotations

from typing import Tuple

from qgis.core import QgsProcessingAlgorithm
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..model.errors import MtrefsegError
from .interpreter import ROOT
from .worker_client import WorkerClient

HELP_URL = "https://github.com/mtrefseg/mtrefseg#readme"
ICON = str(ROOT / "resources" / "icon.svg")


class EngineAlgorithm(QgsProcessingAlgorithm):
    """An algorithm whose work is done by the engine, in a process of its own."""

    def __init__(self, client: WorkerClient) -> None:
        super().__init__()
        self._client = client

    def tr(self, text: str) -> str:
        return QCoreApplication.translate(type(self).__name__, text)

    def createInstance(self) -> EngineAlgorithm:
        return type(self)(self._client)

    def icon(self) -> QIcon:
        return QIcon(ICON)

    def svgIconPath(self) -> str:
        return ICON

    def helpUrl(self) -> str:
        return HELP_URL

    def canExecute(self) -> Tuple[bool, str]:
        try:
            self._client.check()
        except MtrefsegError as error:
            return False, str(error)
        return True, ""
