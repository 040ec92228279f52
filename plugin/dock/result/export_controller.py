"""What was accepted and rejected becomes training data, in the layout of the benchmark."""

from __future__ import annotations

from typing import Any, Dict

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog

from ....model.errors import MtrefsegError
from ....model.requests.export import ExportRequest
from ...engine_task import EngineTask
from ...settings import Settings
from ..context import Desk
from ..messages import RESULT
from ..panel import DockPanel
from .result_controller import ResultController
from .result_layer import file_of, run_of


class TrainingController(QObject):
    """Wires the button that writes a training folder."""

    def __init__(self, desk: Desk, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._results = desk, panel, results
        panel.trainingButton.clicked.connect(self._ask_where)

    def export(self, folder: str) -> None:
        """Let the engine cut the pairs and write them into a folder."""
        layer, info = self._results.layer, run_of(self._results.layer)
        if layer is None or info is None:
            return
        if layer.isEditable():
            text = self.tr("Layer '{}' is being edited. Save or discard the edits first.")
            self._desk.warn(text.format(layer.name()))
            return
        self._desk.messages.end(RESULT)
        client = self._desk.client
        allowed = Settings.load().allow_remote
        try:
            request = ExportRequest.of(file_of(layer), folder, info.request.pair, allowed)
        except MtrefsegError as error:
            self._desk.refuse(error)
            return
        task = EngineTask(
            self.tr("Write training data"),
            lambda task: client.run(
                "export_training",
                request.to_dict(),
                task.report,
                task.isCanceled,
                task.warned.emit,
            ),
        )
        task.warned.connect(self._desk.warn)
        task.answered.connect(lambda written: self._written(written, folder))
        task.failed.connect(self._desk.refuse)
        self._desk.tasks.start(task)

    def _ask_where(self) -> None:
        title = self.tr("Folder for the training data")
        folder = QFileDialog.getExistingDirectory(self._desk.iface.mainWindow(), title)
        if folder:
            self.export(folder)

    def _written(self, written: Dict[str, Any], folder: str) -> None:
        text = self.tr(
            "Training data: {pairs} pairs with {sentences} sentences, {empty} with an empty answer"
        )
        self._desk.tell(text.format(**written), self.tr("Folder: {}").format(folder))
