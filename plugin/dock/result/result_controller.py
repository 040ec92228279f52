"""A finished result: list, threshold, zoom, save. The threshold needs no new run."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ....model.errors import Cancelled, MtrefsegError
from ....model.requests.detect_result import DetectResult
from ...engine_task import EngineTask
from ...settings import Settings
from ..context import Desk
from ..messages import PROJECT, RESULT
from ..panel import DockPanel
from ..request.area import carried
from .redraw_request import redraw_request
from .result_file import copy_geopackage
from .result_folder import is_temporary, new_output, results_folder
from .result_layer import RunInfo, add_history, change_source, file_of, result_layers, run_of

QUIET_MS = 300
MARGIN = 1.1


class ResultController(QObject):
    """Wires the list of results, the slider and the buttons beside it."""

    chosen = pyqtSignal()
    redrawn = pyqtSignal()

    def __init__(self, desk: Desk, panel: DockPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._task: Optional[EngineTask] = None
        self._redraw_soon = self._single_shot(QUIET_MS, self.redraw)
        self._list_soon = self._single_shot(0, self.show_list)
        panel.resultCombo.currentIndexChanged.connect(self._choose)
        panel.thresholdSlider.valueChanged.connect(self._redraw_later)
        panel.minAreaSpin.valueChanged.connect(self._redraw_later)
        panel.zoomButton.clicked.connect(self.zoom)
        panel.saveButton.clicked.connect(self._ask_where_to_save)
        project = QgsProject.instance()
        desk.links.connect(project.projectSaved, self._warn_of_temporary)
        for signal in (project.layersAdded, project.layersRemoved, project.readProject):
            desk.links.connect(signal, self._list_later)
        self.show_list()

    @property
    def layer(self) -> Optional[QgsVectorLayer]:
        """The chosen result."""
        return QgsProject.instance().mapLayer(str(self._panel.resultCombo.currentData() or ""))

    def show_list(self) -> None:
        """List the results of the project; the chosen one stays chosen."""
        before = str(self._panel.resultCombo.currentData() or "")
        layers = result_layers()
        ids = [layer.id() for layer in layers]
        chosen = before if before in ids else (ids or [""])[0]
        self._panel.show_results([(layer.id(), layer.name()) for layer in layers], chosen)
        if chosen != before:
            self._choose()

    def choose(self, layer_id: str) -> None:
        """Choose a result by the id of its layer."""
        self.show_list()
        self._panel.resultCombo.setCurrentIndex(self._panel.resultCombo.findData(layer_id))
        self._choose()

    def zoom(self) -> None:
        """Let the map show the whole result."""
        layer = self.layer
        if layer is None or layer.extent().isEmpty():
            return
        crs = self._desk.canvas.mapSettings().destinationCrs()
        box = carried(layer.extent(), layer.crs(), crs)
        box.scale(MARGIN)
        self._desk.canvas.setExtent(box)
        self._desk.canvas.refresh()

    def redraw(self) -> None:
        """Draw the chosen result again with the threshold and the area on the panel."""
        layer, info = self.layer, run_of(self.layer)
        if layer is None or info is None:
            return
        if not self._may_change(layer):
            self._show_as_drawn()
            return
        if self._task is not None:
            self._task.silence()
            self._task.cancel()
        threshold = self._panel.thresholdSlider.value() / 100
        try:
            output = new_output(results_folder(Settings.load()))
            new = info.at(output, threshold, self._panel.minAreaSpin.value())
            request = redraw_request(file_of(layer), new)
        except MtrefsegError as error:
            self._failed(error)
            return
        client = self._desk.client

        def work(task: EngineTask) -> DetectResult:
            return client.redraw(request, task.report, task.isCanceled)

        task = EngineTask(self.tr("Threshold {:.2f}").format(threshold), work, (layer,))
        layer_id = layer.id()  # the layer itself may be gone by then
        task.answered.connect(lambda found: self._redrawn(layer_id, new, found))
        task.failed.connect(self._failed)
        self._desk.messages.end(RESULT)
        self._task = self._desk.tasks.start(task)

    def save_as(self, path: str) -> None:
        """Copy the chosen result to a file that stays, and let the layer show that file."""
        layer, info = self.layer, run_of(self.layer)
        if layer is None or info is None or not self._may_change(layer):
            return
        source, layer_id = file_of(layer), layer.id()
        task = EngineTask(
            self.tr("Save as {}").format(Path(path).name),
            lambda task: copy_geopackage(source, path),
        )
        task.answered.connect(lambda _: self._saved(layer_id, info, path))
        task.failed.connect(self._desk.refuse)
        self._desk.tasks.start(task)

    def _warn_of_temporary(self) -> None:
        """The project keeps its results only where they do not go with QGIS."""
        self._desk.messages.end(PROJECT)
        layers = [x for x in result_layers() if is_temporary(Path(file_of(x)))]
        if layers:
            text = self.tr(
                "{} results of this project are temporary and go when QGIS closes. Keep what you "
                "need with Save…"
            )
            self._desk.warn(text.format(len(layers)), "\n".join(x.name() for x in layers), PROJECT)

    def _single_shot(self, milliseconds: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def _may_change(self, layer: QgsVectorLayer) -> bool:
        if layer.isEditable():
            text = self.tr("Layer '{}' is being edited. Save or discard the edits first.")
            self._desk.messages.end(RESULT)
            self._desk.warn(text.format(layer.name()))
            layer.editingStopped.connect(self._end_messages)
        return not layer.isEditable()

    def _list_later(self, *_: object) -> None:
        # The layer tree has a new layer only after the project told of it.
        self._list_soon.start()

    def _redraw_later(self) -> None:
        info = run_of(self.layer)
        if info is None:
            return
        drawn, panel = info.request.polygon_options, self._panel
        same_threshold = round(100 * drawn.threshold) == panel.thresholdSlider.value()
        if not same_threshold or drawn.min_area_m2 != panel.minAreaSpin.value():
            self._redraw_soon.start()

    def _redrawn(self, layer_id: str, info: RunInfo, found: DetectResult) -> None:
        self._task = None
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is None:
            return
        new = info.written(found.output, ())
        change_source(layer, new)
        text = self.tr("{count} polygons, {ha:.2f} ha, at this threshold")
        text = text.format(count=found.count, ha=found.area_m2 / 10_000)
        add_history(layer, [f"{text} ({new.request.polygon_options.threshold:.2f})"])
        self._panel.show_status(text)
        self._panel.show_notes((*new.notes, *found.warnings))
        self.redrawn.emit()

    def _failed(self, error: MtrefsegError) -> None:
        self._task = None
        self._show_as_drawn()
        if not isinstance(error, Cancelled):
            self._desk.refuse(error)

    def _show_as_drawn(self) -> None:
        """Let the slider tell what the layer shows, where it was not drawn again."""
        info = run_of(self.layer)
        if info is not None:
            drawn = info.request.polygon_options
            self._panel.show_threshold(drawn.threshold, drawn.min_area_m2)

    def _end_messages(self) -> None:
        self._desk.messages.end(RESULT)

    def _choose(self) -> None:
        info = run_of(self.layer)
        self._redraw_soon.stop()
        self._end_messages()
        self._panel.show_notes(info.notes if info is not None else ())
        self._show_as_drawn()
        self.chosen.emit()

    def _ask_where_to_save(self) -> None:
        title = self.tr("Save the result")
        path, _ = QFileDialog.getSaveFileName(
            self._desk.iface.mainWindow(), title, "", "GeoPackage (*.gpkg)"
        )
        if path:
            self.save_as(path if path.lower().endswith(".gpkg") else f"{path}.gpkg")

    def _saved(self, layer_id: str, info: RunInfo, path: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if layer is not None:
            change_source(layer, info.written(path, ()))
        self._desk.tell(self.tr("Saved as '{}'.").format(path))
