"""The dock as a whole: creates the view, connects the controllers, stores the state, closes."""

from __future__ import annotations

from typing import Any, List, Optional

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QObject, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication

from ...engine_client.worker_client import WorkerClient
from ...model.errors import MtrefsegError
from ...processing_provider.algorithms.engine_algorithm import HELP_URL
from ...processing_provider.engine_text import engine_text
from .compare.compare_controller import CompareController
from .compare.swipe_controller import SwipeController
from .context import DockContext
from .messages import INPUT, PROJECT, RESULT, RUN, TITLE, Messages
from .panel import DockPanel
from .project_state import DockState, number, parse_size, size_text
from .report.run_report import pair_facts, run_report
from .request.extent_controller import ExtentController
from .request.model_controller import ModelController
from .request.pair_controller import PairController
from .request.reading_controller import ReadingController
from .request.run_controller import RunController
from .request.sentence_controller import SentenceController
from .request.sentence_history import history
from .result.export_controller import ExportController
from .result.filter_controller import FilterController
from .result.result_controller import ResultController

OPTIONS_PAGE = "mtrefsegOptions"


class DockController(QObject):
    """Owns the panel and its controllers.

    Args:
        iface: QGIS's interface.
        client: Client of the engine, shared with Processing: one worker stays warm for both.
    """

    engine_requested = pyqtSignal()
    audit_requested = pyqtSignal(object)
    result_changed = pyqtSignal(object)

    def __init__(self, iface: Any, client: WorkerClient) -> None:
        super().__init__()
        self.panel = DockPanel()
        self.dock = QgsDockWidget(TITLE)
        self.dock.setObjectName("MtrefsegDock")
        self.dock.setWidget(self.panel)
        self.context = context = DockContext(iface, client, Messages(iface))
        self.reading = ReadingController(self.panel)
        self.pair = PairController(context, self.panel, self.reading)
        self.extent = ExtentController(context, self.panel)
        self.models = ModelController(context, self.panel)
        self.sentences = SentenceController(context, self.panel)
        self.run = RunController(context, self.panel, self.pair, self.extent, self.sentences)
        self.results = ResultController(context, self.panel)
        self.filter = FilterController(context, self.panel, self.results)
        self.compare = CompareController(context, self.panel, self.results)
        self.swipe = SwipeController(context, self.panel, self.results)
        self.export = ExportController(context, self.panel, self.results)
        self._connect()
        self._restore()
        self.check_engine()

    def check_engine(self) -> None:
        """Show the form, or the page that offers to install the engine."""
        try:
            self.context.client.check()
        except MtrefsegError as error:
            self.panel.show_setup(engine_text(error.message))
        else:
            self.panel.show_form()
            self.pair.check()

    def rasters(self) -> List[str]:
        """Return a line about the raster of each date, for a report."""
        return pair_facts(self.pair)

    def copy_report(self) -> None:
        """Put a report about the inputs and the last run on the clipboard."""
        report = run_report(self.context, self.panel, self.pair, self.sentences.parsed())
        QApplication.clipboard().setText(report)
        self.panel.show_status(self.tr("The report was copied to the clipboard."))

    def close(self) -> None:
        """Cancel the tasks, remove all map items and the dock."""
        self.context.connections.disconnect_all()
        self.context.tasks.stop()
        self.context.messages.clear()
        self.compare.close()
        self.swipe.close()
        self.extent.close()
        self.context.iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self.deleteLater()

    def _connect(self) -> None:
        project = QgsProject.instance()
        tasks, connections = self.context.tasks, self.context.connections
        connections.connect(project.layersWillBeRemoved, tasks.cancel_for_layers)
        connections.connect(project.writeProject, self._store)
        connections.connect(project.readProject, self._restore)
        connections.connect(project.cleared, self._reset)
        for changed in (*self.panel.input_signals(), self.reading.changed, self.extent.drawn):
            changed.connect(lambda *_: self.context.messages.clear(INPUT))
        self.run.succeeded.connect(self.results.choose)
        for changed in (self.results.redrawn, self.filter.filtered):
            changed.connect(lambda *_: self.result_changed.emit(self.results.layer))
        self.panel.auditButton.clicked.connect(self._request_audit)
        self.panel.reportButton.clicked.connect(self.copy_report)
        self.panel.setupButton.clicked.connect(self.engine_requested)
        self.panel.settingsButton.clicked.connect(self._show_settings)
        self.models.chosen.connect(self.pair.recheck_if_changed)
        self.panel.helpButton.clicked.connect(show_help)
        self.panel.set_sentence_menu(self.panel.examplesButton, self.sentences.examples)
        self.panel.set_sentence_menu(self.panel.historyButton, history)

    def _request_audit(self) -> None:
        if self.results.layer is not None:
            self.audit_requested.emit(self.results.layer)

    def _show_settings(self) -> None:
        self.context.iface.showOptionsDialog(currentPage=OPTIONS_PAGE)
        self.pair.recheck_if_changed()  # remote rasters may be allowed now

    def _reset(self) -> None:
        """Clear the messages about the former project."""
        self.context.messages.clear(INPUT, RESULT, PROJECT)
        if not self.run.running:
            self.context.messages.clear(RUN)
            self.panel.show_status("")
        self._restore()

    def _store(self, *_: Any) -> None:
        panel = self.panel
        DockState(
            before=_id(self.pair.before),
            after=_id(self.pair.after),
            sentences=panel.sentenceEdit.toPlainText(),
            extent=panel.extent_choice(),
            rectangle=self.extent.rectangle(),
            area=_id(panel.areaCombo.currentLayer()),
            model=panel.model(),
            result=_id(self.results.layer),
            reading=self.reading.to_text(),
            pixel_size=size_text(panel.pixel_size()),
            threshold=str(panel.thresholdSlider.value()),
            min_area_m2=f"{panel.minAreaSpin.value():g}",
        ).write(QgsProject.instance())

    def _restore(self, *_: Any) -> None:
        project, panel = QgsProject.instance(), self.panel
        state = DockState.read(project)
        self.reading.restore(state.reading, parse_size(state.pixel_size))
        if state.before or state.after:
            self.pair.choose(state.before, state.after)
        panel.sentenceEdit.setPlainText(state.sentences)
        self.extent.show_rectangle(state.rectangle)
        panel.choose_extent(state.extent)
        panel.areaCombo.setLayer(project.mapLayer(state.area))
        self.models.choose(state.model)
        least_m2 = number(state.min_area_m2, -1)
        panel.show_threshold(
            number(state.threshold, 0) / 100 or None, least_m2 if least_m2 >= 0 else None
        )
        self.results.choose(state.result)


def show_help() -> None:
    """Open the user guide in the browser."""
    QDesktopServices.openUrl(QUrl(HELP_URL))


def _id(layer: Optional[Any]) -> str:
    return layer.id() if layer is not None else ""
