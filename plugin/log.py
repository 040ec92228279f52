"""Log of the plugin: records of this package's loggers appear in QGIS's log panel."""

from __future__ import annotations

import logging
from typing import Optional

from qgis.core import Qgis, QgsApplication, QgsMessageLog

TAG = "mtrefseg"
# QGIS may load the folder under another name than mtrefseg.
PACKAGE = __name__.split(".")[0]


class QgisLogHandler(logging.Handler):
    """Forwards records to ``QgsMessageLog``, which takes messages of any thread."""

    def emit(self, record: logging.LogRecord) -> None:
        if QgsApplication.instance() is None:  # a worker may end after QGIS
            return
        QgsMessageLog.logMessage(self.format(record), TAG, _level(record.levelno), False)


class PluginLog:
    """Connects the package's loggers with QGIS's log while the plugin is loaded."""

    def __init__(self) -> None:
        self._handler: Optional[QgisLogHandler] = None
        self._former_level = logging.NOTSET

    def install(self) -> None:
        """Forward records from level INFO on."""
        if self._handler is not None:
            return
        logger = logging.getLogger(PACKAGE)
        self._handler, self._former_level = QgisLogHandler(), logger.level
        logger.addHandler(self._handler)
        logger.setLevel(logging.INFO)

    def remove(self) -> None:
        """Forward nothing any more."""
        if self._handler is not None:
            logger = logging.getLogger(PACKAGE)
            logger.removeHandler(self._handler)
            logger.setLevel(self._former_level)
            self._handler = None


def _level(number: int) -> Qgis.MessageLevel:
    if number >= logging.ERROR:
        return Qgis.MessageLevel.Critical
    return Qgis.MessageLevel.Warning if number >= logging.WARNING else Qgis.MessageLevel.Info
