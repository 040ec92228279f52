"""Finished results: list, threshold without a new run, zoom, save."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Tuple

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ....model.errors import Cancelled, MtrefsegError
from ....model.files.refilter import Refiltered, refilter
from ....model.requests.detect_result import DetectResult
from ....processing_provider.engine_text import engine_text
from ...engine_task import EngineTask
from ...settings import Settings
from ..area import transform_box
from ..context import DockContext
from ..messages import PROJECT, RESULT
from ..panel import DockPanel
from .redraw_request import redraw_request
from .result_file import copy_geopackage
from .result_folder import is_temporary, new_output, results_folder
from .result_layer import RunInfo, add_history, file_of, result_layers, run_of, set_result_file

QUIET_MS = 300
MARGIN = 1.1
Redrawn = Tuple[DetectResult, Optional[Refiltered]]


class ResultController(QObject):
    """Connects the list of results, the slider and the buttons of the selected result."""

    chosen = pyqtSignal()
    redrawn = pyqtSignal()

    def __init__(self, context: DockContext, panel: DockPanel) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._task: Optional[EngineTask] = None
        self._redraw_timer = self._single_shot(QUIET_MS, self.redraw)
        self._list_timer = self._single_shot(0, self.show_list)
        panel.resultCombo.currentIndexChanged.connect(self._on_selected)
        panel.thresholdSlider.valueChanged.connect(self._redraw_later)
        panel.minAreaSpin.valueChanged.connect(self._redraw_later)
        panel.zoomButton.clicked.connect(self.zoom)
        panel.saveButton.clicked.connect(self._choose_save_path)
        project = QgsProject.instance()
        context.connections.connect(project.projectSaved, self._warn_temporary)
        for signal in (project.layersAdded, project.layersRemoved, project.readProject):
            context.connections.connect(signal, self._list_later)
        self.show_list()

    @property
    def layer(self) -> Optional[QgsVectorLayer]:
        """The selected result."""
        return QgsProject.instance().mapLayer(str(self._panel.resultCombo.currentData() or ""))

    def show_list(self) -> None:
        """List the results of the project; the selected one stays selected."""
        before = str(self._panel.resultCombo.currentData() or "")
        layers = result_layers()
        ids = [layer.id() for layer in layers]
        chosen = before if before in ids else (ids or [""])[0]
        self._panel.show_results([(layer.id(), layer.name()) for layer in layers], chosen)
        if chosen != before:
            self._on_selected()

    def choose(self, layer_id: str) -> None:
        """Select a result by the id of its layer."""
        self.show_list()
        self._panel.resultCombo.setCurrentIndex(self._panel.resultCombo.findData(layer_id))
        self._on_selected()

    def zoom(self) -> None:
        """Zoom the canvas to the selected result."""
        layer = self.layer
        if layer is None or layer.extent().isEmpty():
            return
        crs = self._context.canvas.mapSettings().destinationCrs()
        box = transform_box(layer.extent(), layer.crs(), crs)
        box.scale(MARGIN)
        self._context.canvas.setExtent(box)
        self._context.canvas.refresh()

    def redraw(self) -> None:
        """Draw the selected result again with the threshold and minimum area of the panel."""
        layer, info = self.layer, run_of(self.layer)
        if layer is None or info is None:
            return
        if not self.is_writable(layer):
            self._show_drawn_values()
            return
        if self._task is not None:
            self._task.mute()
            self._task.cancel()
        threshold = self._panel.threshold()
        try:
            output = new_output(results_folder(Settings.load()))
            new = info.at(output, threshold, self._panel.min_area_m2())
            request = redraw_request(file_of(layer), new)
        except MtrefsegError as error:
            self._on_failure(error)
            return
        client = self._context.client

        def work(task: EngineTask) -> Redrawn:
            result = client.redraw(request, task.report, task.isCanceled)
            # The engine knows the conditions of the run, which may have been changed since.
            filtered = (
                refilter(result.output, new.request.parsed, new.request.where)
                if new.request.parsed
                else None
            )
            return result, filtered

        task = EngineTask(self._threshold_text(threshold), work, (layer,))
        layer_id = layer.id()  # the layer may be deleted when the task ends
        task.succeeded.connect(lambda result: self._on_redrawn(layer_id, new, result))
        task.failed.connect(self._on_failure)
        self._context.messages.clear(RESULT)
        self._task = self._context.tasks.start(task)

    def save_as(self, path: str) -> None:
        """Copy the selected result to a file of the user, and show that file in the layer."""
        layer, info = self.layer, run_of(self.layer)
        if layer is None or info is None or not self.is_writable(layer):
            return
        source, layer_id = file_of(layer), layer.id()
        task = EngineTask(
            self.tr("Save as {}").format(Path(path).name),
            lambda task: copy_geopackage(source, path),
        )
        task.succeeded.connect(lambda _: self._on_saved(layer_id, info, path))
        task.failed.connect(self._context.show_error)
        self._context.tasks.start(task)

    def _warn_temporary(self) -> None:
        """Warn about results of the project that QGIS deletes when it closes."""
        self._context.messages.clear(PROJECT)
        layers = [x for x in result_layers() if is_temporary(Path(file_of(x)))]
        if layers:
            text = self.tr(
                "{} results of this project are temporary and go when QGIS closes. Keep what you "
                "need with Save…"
            )
            self._context.show_warning(
                text.format(len(layers)), "\n".join(x.name() for x in layers), PROJECT
            )

    def _single_shot(self, milliseconds: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def is_writable(self, layer: QgsVectorLayer) -> bool:
        """Return whether the file of a layer may be changed; a warning tells why not."""
        if layer.isEditable():
            text = self.tr("Layer '{}' is being edited. Save or discard the edits first.")
            self._context.messages.clear(RESULT)
            self._context.show_warning(text.format(layer.name()))
            layer.editingStopped.connect(self._clear_messages)
        return not layer.isEditable()

    def _list_later(self, *_: object) -> None:
        # The layer tree gets a new layer only after the signal of the project.
        self._list_timer.start()

    def _redraw_later(self) -> None:
        info = run_of(self.layer)
        if info is None:
            return
        drawn, panel = info.request.polygon_options, self._panel
        same_threshold = round(100 * (drawn.threshold or 0)) == panel.thresholdSlider.value()
        if not same_threshold or drawn.min_area_m2 != panel.min_area_m2():
            self._redraw_timer.start()

    def _on_redrawn(self, layer_id: str, info: RunInfo, redrawn: Redrawn) -> None:
        self._task = None
        result, filtered = redrawn
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is None:
            return
        new = info.redrawn(result, filtered)
        set_result_file(layer, new)
        text = self.tr("{count} polygons, {ha:.2f} ha, at this threshold")
        totals = filtered or result
        text = text.format(count=totals.count, ha=totals.area_m2 / 10_000)
        drawn = self._threshold_text(new.request.polygon_options.threshold)
        add_history(layer, [f"{text} ({drawn})"])
        self._panel.show_status(text)
        of_redraw = (one for one in result.warnings if one not in result.answer_warnings)
        self._panel.show_notes(tuple(dict.fromkeys((*new.all_notes, *map(engine_text, of_redraw)))))
        self.redrawn.emit()

    def _threshold_text(self, threshold: Optional[float]) -> str:
        if threshold is None:
            return self.tr("Threshold of the model")
        return self.tr("Threshold {:.2f}").format(threshold)

    def _on_failure(self, error: MtrefsegError) -> None:
        self._task = None
        self._show_drawn_values()
        if not isinstance(error, Cancelled):
            self._context.show_error(error)

    def _show_drawn_values(self) -> None:
        """Show the threshold and minimum area with which the layer was drawn."""
        info = run_of(self.layer)
        if info is not None:
            drawn = info.request.polygon_options
            self._panel.show_threshold(drawn.threshold, drawn.min_area_m2)

    def _clear_messages(self) -> None:
        self._context.messages.clear(RESULT)

    def _on_selected(self) -> None:
        info = run_of(self.layer)
        self._redraw_timer.stop()
        self._clear_messages()
        self._panel.show_notes(info.all_notes if info is not None else ())
        self._show_drawn_values()
        self.chosen.emit()

    def _choose_save_path(self) -> None:
        title = self.tr("Save the result")
        path, _ = QFileDialog.getSaveFileName(
            self._context.iface.mainWindow(), title, "", "GeoPackage (*.gpkg)"
        )
        if path:
            self.save_as(path if Path(path).suffix.lower() == ".gpkg" else f"{path}.gpkg")

    def _on_saved(self, layer_id: str, info: RunInfo, path: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is not None:
            set_result_file(layer, info.at_path(path))
        self._context.show_success(self.tr("Saved as '{}'.").format(path))
