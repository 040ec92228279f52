"""Export of reviewed polygons as training data in the layout of the benchmark."""

from __future__ import annotations

from typing import Any, Dict

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog

from ....model.errors import MtrefsegError
from ....model.requests.export import ExportRequest
from ...engine_task import EngineTask
from ...settings import Settings
from ..context import DockContext
from ..messages import RESULT
from ..panel import DockPanel
from .result_controller import ResultController
from .result_layer import file_of, run_of


class ExportController(QObject):
    """Connects the button that exports training data."""

    def __init__(self, context: DockContext, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._context, self._panel, self._results = context, panel, results
        panel.trainingButton.clicked.connect(self.choose_folder)

    def export(self, folder: str) -> None:
        """Write the pairs of the selected result into a folder; the engine does it."""
        layer, info = self._results.layer, run_of(self._results.layer)
        if layer is None or info is None:
            return
        if layer.isEditable():
            text = self.tr("Layer '{}' is being edited. Save or discard the edits first.")
            self._context.show_warning(text.format(layer.name()))
            return
        self._context.messages.clear(RESULT)
        client = self._context.client
        allow_remote = Settings.load().allow_remote
        try:
            request = ExportRequest.of(file_of(layer), folder, info.request.pair, allow_remote)
        except MtrefsegError as error:
            self._context.show_error(error)
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
        task.warned.connect(self._context.show_warning)
        task.succeeded.connect(lambda counts: self._on_success(counts, folder))
        task.failed.connect(self._context.show_error)
        self._context.tasks.start(task)

    def choose_folder(self) -> None:
        """Choose a folder for the pairs of the selected result, and write them."""
        title = self.tr("Folder for the training data")
        folder = QFileDialog.getExistingDirectory(self._context.iface.mainWindow(), title)
        if folder:
            self.export(folder)

    def _on_success(self, counts: Dict[str, Any], folder: str) -> None:
        text = self.tr(
            "Training data: {pairs} pairs with {sentences} sentences, {empty} with an empty answer"
        )
        self._context.show_success(text.format(**counts), self.tr("Folder: {}").format(folder))
