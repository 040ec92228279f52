"""Elements that the plugin adds to QGIS's window: icon, menus, options page and dock."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from qgis.core import QgsRasterLayer, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QApplication

from ..engine_client.interpreter import ROOT
from ..engine_client.worker_client import WorkerClient
from ..processing_provider.algorithms.engine_algorithm import ICON
from .audit.audit_controller import AuditController
from .dock.controller import DockController, show_help
from .dock.messages import TITLE
from .options_page import OptionsFactory
from .settings import PREFIX

OPEN, AUDIT_OPEN = PREFIX + "dock_open", PREFIX + "audit_open"
AUDIT_ICON = str(ROOT / "resources" / "audit.svg")
Pair = Tuple[Optional[QgsRasterLayer], Optional[QgsRasterLayer]]


class PluginWindow(QObject):
    """Adds everything on creation; ``remove`` takes it away again.

    Args:
        iface: QGIS's interface.
        client: Client of the engine.

    Attributes:
        dock: Controller of the dock, None until it is first shown.
        audit: Controller of the audit panel, None until it is first shown.
        engine: Dialog that installs the engine, None while it is closed.
    """

    def __init__(self, iface: Any, client: WorkerClient) -> None:
        super().__init__()
        self._iface, self._client = iface, client
        self.dock: Optional[DockController] = None
        self.audit: Optional[AuditController] = None
        self.engine: Any = None
        self.action = QAction(QIcon(ICON), self.tr("Find changes in words"), iface.mainWindow())
        self.action.setObjectName("mtrefsegDockAction")
        self.action.setCheckable(True)
        self.action.toggled.connect(self.show_dock)
        self.audit_action = QAction(QIcon(AUDIT_ICON), self.tr("Audit records"), iface.mainWindow())
        self.audit_action.setObjectName("mtrefsegAuditAction")
        self.audit_action.setCheckable(True)
        self.audit_action.toggled.connect(self.show_audit)
        self._help = QAction(QIcon(ICON), TITLE, iface.mainWindow())
        self._help.triggered.connect(show_help)
        self._options = OptionsFactory(self.show_engine)
        for action in (self.action, self.audit_action):
            iface.addToolBarIcon(action)
            iface.addPluginToMenu(TITLE, action)
        iface.pluginHelpMenu().addAction(self._help)
        iface.registerOptionsWidgetFactory(self._options)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.timeout.connect(self._open_docks)
        self._start.start(0)  # open as in the last session, after QGIS has started

    def show_dock(self, on: bool) -> None:
        """Show or hide the dock; it is created on first use, so that QGIS starts no slower."""
        if self.dock is None:
            if not on:
                return
            self.dock = DockController(self._iface, self._client)
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock.dock)
            self.dock.dock.closed.connect(lambda: self.action.setChecked(False))
            self.dock.engine_requested.connect(self.show_engine)
            self.dock.audit_requested.connect(self._audit_result)
            self.dock.result_changed.connect(self._on_result_changed)
        self.dock.dock.setUserVisible(on)
        QgsSettings().setValue(OPEN, on)

    def show_audit(self, on: bool) -> None:
        """Show or hide the audit panel; it is created on first use."""
        if self.audit is None:
            if not on:
                return
            self.audit = AuditController(self._iface, self._client, self._chosen_pair)
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.audit.dock)
            self.audit.dock.closed.connect(lambda: self.audit_action.setChecked(False))
            self.audit.export_requested.connect(self._export_result)
            self.audit.restore()
        if not on:
            self.audit.close_file()
        self.audit.dock.setUserVisible(on)
        QgsSettings().setValue(AUDIT_OPEN, on)

    def _open_docks(self) -> None:
        for action, name in ((self.action, OPEN), (self.audit_action, AUDIT_OPEN)):
            if QgsSettings().value(name, False, type=bool):
                action.setChecked(True)

    def _audit_result(self, layer: QgsVectorLayer) -> None:
        self.audit_action.setChecked(True)
        if self.audit is not None:
            self.audit.dock.setUserVisible(True)  # it may be a tab behind another dock
            self.audit.open_result(layer)

    def _on_result_changed(self, layer: Optional[QgsVectorLayer]) -> None:
        if self.audit is not None and layer is not None:
            self.audit.follow_result(layer)

    def _export_result(self, layer_id: str) -> None:
        self.action.setChecked(True)
        if self.dock is not None:
            self.dock.results.choose(layer_id)
            self.dock.export.choose_folder()

    def _chosen_pair(self) -> Pair:
        return (self.dock.pair.before, self.dock.pair.after) if self.dock else (None, None)

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
        if self.audit is not None:
            self.audit.close()
            self.audit = None
        if self.dock is not None:
            self.dock.close()
            self.dock = None
        self._iface.unregisterOptionsWidgetFactory(self._options)
        self._iface.pluginHelpMenu().removeAction(self._help)
        for action in (self.audit_action, self.action):
            self._iface.removePluginMenu(TITLE, action)
            self._iface.removeToolBarIcon(action)
        for action in (self._help, self.audit_action, self.action):
            action.deleteLater()
