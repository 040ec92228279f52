"""The audit as a whole: opens files, restores what the project knows, closes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional, Sequence, Tuple

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ...engine_client.worker_client import WorkerClient
from ...model.audit.session import AuditSession
from ...model.errors import MtrefsegError
from ..dock.context import DockContext
from ..dock.messages import AUDIT, Messages
from ..dock.result.result_layer import dates_of, file_of
from ..settings import PREFIX
from .audit_keys import AuditKeys
from .audit_panel import AuditPanel
from .audit_state import AuditState
from .dialogs import KeysDialog
from .open_audit import OpenAudit
from .pair_layers import RasterMissing, crs_note, find_pair
from .processing_starter import ProcessingStarter

AUDITOR, LAST_FILE = PREFIX + "auditor", PREFIX + "audited_file"
Pair = Tuple[QgsRasterLayer, QgsRasterLayer]


class AuditController(QObject):
    """Owns the panel and the open file.

    Args:
        iface: QGIS's interface.
        client: Client of the engine.
        chosen_pair: Returns the rasters that are chosen in the dock, None where there are none.
    """

    export_requested = pyqtSignal(str)

    def __init__(self, iface: Any, client: WorkerClient, chosen_pair: Any) -> None:
        super().__init__()
        self.panel = panel = AuditPanel()
        self.dock = QgsDockWidget(self.tr("MTRefSeg audit"))
        self.dock.setObjectName("MtrefsegAuditDock")
        self.dock.setWidget(panel)
        self.context = DockContext(iface, client, Messages(iface))
        self.audit: Optional[OpenAudit] = None
        self.keys = AuditKeys(self._run, self)
        self.keys.watch((panel,))
        self._chosen_pair = chosen_pair
        self.starter = ProcessingStarter(self.context, chosen_pair)
        stored, names = (
            QgsSettings(),
            (QgsApplication.userFullName(), QgsApplication.userLoginName()),
        )
        panel.auditorEdit.setText(str(stored.value(AUDITOR, "") or names[0] or names[1]))
        panel.fileWidget.setFilePath(str(stored.value(LAST_FILE, "")))
        self._layer_id = ""
        self._connect()

    def open(self, path: str, layer: Optional[QgsVectorLayer] = None) -> bool:
        """Open a file with the name and the role of the first page; return whether it is open.

        Args:
            path: Training file, or result.
            layer: Layer of a result, which knows its rasters.
        """
        self.close_file()
        panel = self.panel
        auditor, blind = panel.auditorEdit.text().strip(), bool(panel.roleCombo.currentData())
        self._layer_id = layer.id() if layer is not None else ""
        session = None
        try:
            if not auditor:
                raise MtrefsegError(self.tr("Every decision has a name."), self.tr("Enter yours."))
            session = AuditSession.open(path, auditor, blind=blind)
            self._show(session, layer)
        except MtrefsegError as error:
            if session is not None and self.audit is None:
                session.close()
            self.context.show_error(error, AUDIT)
            panel.show_start()
            return False
        QgsSettings().setValue(AUDITOR, auditor)
        QgsSettings().setValue(LAST_FILE, path)
        return True

    def open_result(self, layer: QgsVectorLayer) -> None:
        """Open the file of a result."""
        if layer.isEditable():
            text = self.tr("Layer '{}' is being edited. Save or discard the edits first.")
            self.context.show_warning(text.format(layer.name()), subject=AUDIT)
            return
        self.panel.fileWidget.setFilePath(file_of(layer))
        self.panel.choose("squares", "todo")
        self.open(file_of(layer), layer)

    def follow_result(self, layer: QgsVectorLayer) -> None:
        """Open the result again that is audited: it was drawn or filtered anew."""
        if self.audit is not None and layer.id() == self._layer_id:
            self.open_result(layer)

    def close_file(self) -> None:
        """Close the open file; every decision is stored already."""
        self.context.messages.clear(AUDIT)
        self.panel.show_start()
        if self.audit is not None:
            audit, self.audit = self.audit, None
            audit.release()

    def close(self) -> None:
        """Close the file and remove the dock."""
        self.close_file()
        self.context.connections.disconnect_all()
        self.context.iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self.deleteLater()

    def restore(self, *_: Any) -> None:
        """Open what was open when the project was saved."""
        state, panel = AuditState.read(QgsProject.instance()), self.panel
        panel.choose(state.order, state.only)
        (panel.swipeButton if state.view == "swipe" else panel.sideButton).setChecked(True)
        if not state.file:
            return
        panel.fileWidget.setFilePath(state.file)
        panel.roleCombo.setCurrentIndex(panel.roleCombo.findData(bool(state.blind)))
        if self.open(state.file) and self.audit is not None:
            self.audit.actions.go_to_listed(state.record)

    def _show(self, session: AuditSession, layer: Optional[QgsVectorLayer]) -> None:
        crs = QgsCoordinateReferenceSystem(session.facts.crs)
        known = dates_of(layer) if layer is not None else None
        pair = known or find_pair(
            session.facts, session.path, self._chosen_pair(), self._choose_raster
        )
        training = session.is_training_file
        self.audit = OpenAudit(self.context, self.panel, session, pair, crs, self.keys)
        self.panel.show_session(Path(session.path).name, session.path, training, session.blind)
        self.audit.actions.show()
        for raster in pair[:1]:
            note = crs_note(raster, crs)
            if note:
                self.context.show_warning(note, subject=AUDIT)
        self.context.canvas.setFocus()

    def _choose_raster(self, error: RasterMissing) -> str:
        window = self.context.iface.mainWindow()
        title = self.tr("Where is '{}' now?").format(Path(error.path).name)
        return str(QFileDialog.getOpenFileName(window, title)[0])

    def _connect(self) -> None:
        panel, project = self.panel, QgsProject.instance()
        panel.openButton.clicked.connect(lambda: self.open(panel.fileWidget.filePath()))
        panel.closeButton.clicked.connect(self.close_file)
        self.dock.closed.connect(self.close_file)
        for name, button in panel.buttons().items():
            if name not in ("hide", "blink"):
                button.clicked.connect(lambda *_, name=name: self._press(name))
        for button in (panel.sideButton, panel.swipeButton):
            button.setAutoExclusive(True)
        for button in (panel.swipeButton, panel.hideButton, panel.blinkButton):
            button.toggled.connect(self._if_open(lambda audit, _: audit.show_view()))
        panel.helpButton.clicked.connect(lambda: KeysDialog(self.context.iface.mainWindow()).show())
        panel.sentence_changed.connect(
            self._if_open(lambda audit, text: audit.actions.set_sentence(text))
        )
        for combo in (panel.orderCombo, panel.filterCombo):
            combo.currentIndexChanged.connect(
                self._if_open(lambda audit, _: audit.actions.reorder(*panel.choices()))
            )
        panel.buildButton.clicked.connect(self.starter.build)
        panel.describeButton.clicked.connect(lambda: self.starter.describe(self._path()))
        panel.exportButton.clicked.connect(self._export)
        connections = self.context.connections
        connections.connect(project.writeProject, self._store)
        connections.connect(project.readProject, self.restore)
        connections.connect(project.cleared, self.close_file)
        connections.connect(project.layersWillBeRemoved, self._on_removed)

    def _run(self, name: str) -> bool:
        return self.audit is not None and self.audit.actions.run(name)

    def _press(self, name: str) -> None:
        if self.audit is None:
            return
        if name == "many":
            self.audit.many.open()
        else:
            self.audit.actions.run(name)

    def _if_open(self, do: Callable[..., None]) -> Callable[..., None]:
        """Return a slot that does something with the open file, if there is one."""

        def slot(*values: Any) -> None:
            if self.audit is not None:
                do(self.audit, *values)

        return slot

    def _path(self) -> str:
        return self.audit.session.path if self.audit is not None else ""

    def _export(self) -> None:
        if self.audit is None:
            return
        if self.audit.session.is_training_file:
            self.starter.export(self._path())
        else:
            self.export_requested.emit(self._layer_id)

    def _store(self, *_: Any) -> None:
        order, only = self.panel.choices()
        view = "swipe" if self.panel.swipeButton.isChecked() else "side"
        state = AuditState(order=order, only=only, view=view)
        if self.audit is not None:
            session, queue = self.audit.session, self.audit.actions.queue
            blind = "1" if session.blind else ""
            state = AuditState(session.path, queue.current or "", order, only, view, blind)
        state.write(QgsProject.instance())

    def _on_removed(self, ids: Sequence[str]) -> None:
        if self.audit is not None and {layer.id() for layer in self.audit.pair} & set(ids):
            self.close_file()
            text = self.tr(
                "A raster of the audit was removed from the project, so the file was closed. "
                "Every decision is stored."
            )
            self.context.show_warning(text, subject=AUDIT)
