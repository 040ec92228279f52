"""Base of all algorithms of the provider: the engine's client, icon, help, translation, errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Iterator, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtGui import QIcon

from ...engine_client.interpreter import ROOT
from ...engine_client.worker_client import WorkerClient
from ...engine_client.worker_process import WorkerCrashed
from ...model.errors import MtrefsegError
from ..builders.parameter_values import Values
from ..engine_text import error_text
from ..translate import tr

HELP_URL = "https://github.com/mtrefseg/mtrefseg#readme"
ICON = str(ROOT / "resources" / "icon.svg")


class EngineAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that the engine runs in a worker process."""

    def __init__(self, client: WorkerClient) -> None:
        super().__init__()
        self._client = client

    def tr(self, text: str) -> str:
        return tr(text)

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
            return False, error_text(error)
        return True, ""

    def checkParameterValues(
        self, values: Values, context: QgsProcessingContext
    ) -> Tuple[bool, str]:
        try:
            plain = self.checked_values(values, context)
        except MtrefsegError as error:
            return False, error_text(error)
        return super().checkParameterValues(plain, context)

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        """Return ``ParameterValues.plain`` of values that the engine would accept.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        raise NotImplementedError

    @contextmanager
    def wrap_errors(self, feedback: QgsProcessingFeedback) -> Iterator[None]:
        """Raise errors of the body as errors of Processing; a crash adds the tail of its log."""
        try:
            yield
        except WorkerCrashed as error:
            feedback.reportError(error.log_tail)
            raise QgsProcessingException(error_text(error)) from error
        except MtrefsegError as error:
            raise QgsProcessingException(error_text(error)) from error
