"""Elements that the plugin adds to QGIS's window: icon, menus, options page and dock."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QApplication

from ..engine_client.worker_client import WorkerClient
from ..processing_provider.algorithms.engine_algorithm import ICON
from .dock.controller import DockController, show_help
from .dock.messages import TITLE
from .options_page import OptionsFactory
from .settings import PREFIX

OPEN = PREFIX + "dock_open"


class PluginWindow(QObject):
    """Adds everything on creation; ``remove`` takes it away again.

    Args:
        iface: QGIS's interface.
        client: Client of the engine.

    Attributes:
        dock: Controller of the dock, None until it is first shown.
        engine: Dialog that installs the engine, None while it is closed.
    """

    def __init__(self, iface: Any, client: WorkerClient) -> None:
        super().__init__()
        self._iface, self._client = iface, client
        self.dock: Optional[DockController] = None
        self.engine: Any = None
        self.action = QAction(QIcon(ICON), self.tr("Find changes in words"), iface.mainWindow())
        self.action.setObjectName("mtrefsegDockAction")
        self.action.setCheckable(True)
        self.action.toggled.connect(self.show_dock)
        self._help = QAction(QIcon(ICON), TITLE, iface.mainWindow())
        self._help.triggered.connect(show_help)
        self._options = OptionsFactory(self.show_engine)
        iface.addToolBarIcon(self.action)
        iface.addPluginToMenu(TITLE, self.action)
        iface.pluginHelpMenu().addAction(self._help)
        iface.registerOptionsWidgetFactory(self._options)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.timeout.connect(self.action.toggle)
        if QgsSettings().value(OPEN, False, type=bool):
            # Open as in the last session, after QGIS has started.
            self._start.start(0)

    def show_dock(self, on: bool) -> None:
        """Show or hide the dock; it is created on first use, so that QGIS starts no slower."""
        if self.dock is None:
            if not on:
                return
            self.dock = DockController(self._iface, self._client)
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock.dock)
            self.dock.dock.closed.connect(lambda: self.action.setChecked(False))
            self.dock.engine_requested.connect(self.show_engine)
        self.dock.dock.setUserVisible(on)
        QgsSettings().setValue(OPEN, on)

    def show_engine(self) -> None:
        """Show the dialog of the engine; there is one only, so that nothing is installed twice."""
        if self.engine is None:
            # Imported late: QGIS starts without it.
            from .runtime.dialog import RuntimeDialog

            rasters = self.dock.rasters() if self.dock else ()
            window = self._iface.mainWindow()
            self.engine = RuntimeDialog(window, self._client, rasters=rasters)
            self.engine.changed.connect(self._check_engine)
            self.engine.finished.connect(self._delete_engine_dialog)
        # Not modal: QGIS can be used and closed during an installation. Above a modal window, as
        # QGIS's options, the dialog would be blocked unless it is modal too.
        modality, over = Qt.WindowModality, QApplication.activeModalWidget()
        self.engine.hide()
        self.engine.setWindowModality(modality.ApplicationModal if over else modality.NonModal)
        self.engine.show()
        self.engine.raise_()
        self.engine.activateWindow()

    def _check_engine(self) -> None:
        if self.dock is not None:
            self.dock.check_engine()

    def _delete_engine_dialog(self) -> None:
        if self.engine is not None:
            self.engine.deleteLater()
            self.engine = None

    def remove(self) -> None:
        """Remove what was added, in reverse order."""
        self._start.stop()
        if self.engine is not None:
            self.engine.close_now()
        if self.dock is not None:
            self.dock.close()
            self.dock = None
        self._iface.unregisterOptionsWidgetFactory(self._options)
        self._iface.pluginHelpMenu().removeAction(self._help)
        self._iface.removePluginMenu(TITLE, self.action)
        self._iface.removeToolBarIcon(self.action)
        for action in (self._help, self.action):
            action.deleteLater()
