"""What the plugin adds to QGIS's window: icon, menus, settings page, and the dock when asked."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..processing_provider.engine_algorithm import ICON
from ..processing_provider.worker_client import WorkerClient
from .dock.controller import DockController, show_help
from .dock.desk import TITLE
from .options_page import OptionsFactory
from .settings import PREFIX

OPEN = PREFIX + "dock_open"


class PluginWindow(QObject):
    """Adds everything when it is made; ``remove`` takes it away again.

    Args:
        iface: QGIS's window.
        client: The way to the engine.
    """

    def __init__(self, iface: Any, client: WorkerClient) -> None:
        super().__init__()
        self._iface, self._client = iface, client
        self.dock: Optional[DockController] = None
        self.action = QAction(QIcon(ICON), self.tr("Find changes in words"), iface.mainWindow())
        self.action.setObjectName("mtrefsegDockAction")
        self.action.setCheckable(True)
        self.action.toggled.connect(self.show_dock)
        self._help = QAction(QIcon(ICON), TITLE, iface.mainWindow())
        self._help.triggered.connect(show_help)
        self._options = OptionsFactory()
        iface.addToolBarIcon(self.action)
        iface.addPluginToMenu(TITLE, self.action)
        iface.pluginHelpMenu().addAction(self._help)
        iface.registerOptionsWidgetFactory(self._options)
        if QgsSettings().value(OPEN, False, type=bool):
            # As it was left; after the start, which is waited for.
            QTimer.singleShot(0, self.action.toggle)

    def show_dock(self, on: bool) -> None:
        """Show the dock, made on first use so that QGIS starts no slower; or hide it."""
        if self.dock is None:
            if not on:
                return
            self.dock = DockController(self._iface, self._client)
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock.dock)
            self.dock.dock.closed.connect(lambda: self.action.setChecked(False))
        self.dock.dock.setUserVisible(on)
        QgsSettings().setValue(OPEN, on)

    def remove(self) -> None:
        """Take away what was added, in the opposite order."""
        if self.dock is not None:
            self.dock.close()
            self.dock = None
        self._iface.unregisterOptionsWidgetFactory(self._options)
        self._iface.pluginHelpMenu().removeAction(self._help)
        self._iface.removePluginMenu(TITLE, self.action)
        self._iface.removeToolBarIcon(self.action)
        for action in (self._help, self.action):
            action.deleteLater()
