"""The dock as a whole: builds the view, wires its controllers, remembers, goes away."""

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
from .compare.compare_controller import CompareController
from .compare.swipe_controller import SwipeController
from .context import Desk
from .messages import PROJECT, QUESTION, RESULT, RUN, TITLE, Messages
from .panel import DockPanel
from .project_state import DockState, number, size_of, size_text
from .report.run_report import pair_facts, question_report
from .request.extent_controller import ExtentController
from .request.model_controller import ModelController
from .request.pair_controller import PairController
from .request.reading_controller import ReadingController
from .request.run_controller import RunController
from .request.sentence_history import EXAMPLES, history
from .result.export_controller import TrainingController
from .result.result_controller import ResultController
from .result.review_controller import ReviewController

OPTIONS_PAGE = "mtrefsegOptions"


class DockController(QObject):
    """Everything behind the dock.

    Args:
        iface: QGIS's window.
        client: The way to the engine, shared with Processing: one worker stays warm for both.
    """

    engine_asked = pyqtSignal()

    def __init__(self, iface: Any, client: WorkerClient) -> None:
        super().__init__()
        self.panel = DockPanel()
        self.dock = QgsDockWidget(TITLE)
        self.dock.setObjectName("MtrefsegDock")
        self.dock.setWidget(self.panel)
        self.desk = desk = Desk(iface, client, Messages(iface))
        self.reading = ReadingController(self.panel)
        self.pair = PairController(desk, self.panel, self.reading)
        self.extent = ExtentController(desk, self.panel)
        self.models = ModelController(desk, self.panel)
        self.run = RunController(desk, self.panel, self.pair, self.extent)
        self.results = ResultController(desk, self.panel)
        self.review = ReviewController(desk, self.panel, self.results)
        self.compare = CompareController(desk, self.panel, self.results)
        self.swipe = SwipeController(desk, self.panel, self.results)
        self.training = TrainingController(desk, self.panel, self.results)
        self._connect()
        self._restore()
        self.look_for_engine()

    def look_for_engine(self) -> None:
        """Show the question, or the page that offers to install what answers it."""
        try:
            self.desk.client.check()
        except MtrefsegError as error:
            self.panel.show_setup(error.message)
        else:
            self.panel.show_ask()
            self.pair.check()

    def rasters(self) -> List[str]:
        """Return a line about the raster of each date, for a report."""
        return pair_facts(self.pair)

    def copy_report(self) -> None:
        """Put a report about the question and its rasters on the clipboard."""
        QApplication.clipboard().setText(question_report(self.desk, self.panel, self.pair))
        self.panel.show_status(self.tr("The report was copied to the clipboard."))

    def close(self) -> None:
        """Stop what runs, take everything off the map, remove the dock."""
        self.desk.links.cut()
        self.desk.tasks.stop()
        self.desk.messages.end()
        self.panel.reviewCheck.setChecked(False)
        self.compare.close()
        self.swipe.close()
        self.extent.close()
        self.desk.iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self.deleteLater()

    def _connect(self) -> None:
        project = QgsProject.instance()
        self.desk.links.connect(project.layersWillBeRemoved, self.desk.tasks.let_go)
        self.desk.links.connect(project.writeProject, self._remember)
        self.desk.links.connect(project.readProject, self._restore)
        self.desk.links.connect(project.cleared, self._begin_anew)
        for changed in (*self.panel.question_changes(), self.reading.changed, self.extent.drawn):
            changed.connect(lambda *_: self.desk.messages.end(QUESTION))
        self.run.answered.connect(self.results.choose)
        self.panel.reportButton.clicked.connect(self.copy_report)
        self.panel.setupButton.clicked.connect(self.engine_asked)
        self.panel.settingsButton.clicked.connect(self._show_settings)
        self.models.chosen.connect(self.pair.look_again)
        self.panel.helpButton.clicked.connect(show_help)
        self.panel.give_menu(self.panel.examplesButton, lambda: EXAMPLES)
        self.panel.give_menu(self.panel.historyButton, history)

    def _show_settings(self) -> None:
        self.desk.iface.showOptionsDialog(currentPage=OPTIONS_PAGE)
        self.pair.look_again()  # remote rasters may be allowed now

    def _begin_anew(self) -> None:
        """What was said about another project ends with it."""
        self.desk.messages.end(QUESTION, RESULT, PROJECT)
        if not self.run.running:
            self.desk.messages.end(RUN)
            self.panel.show_status("")
        self._restore()

    def _remember(self, *_: Any) -> None:
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
        self.reading.restore(state.reading, size_of(state.pixel_size))
        if state.before or state.after:
            self.pair.choose(state.before, state.after)
        panel.sentenceEdit.setPlainText(state.sentences)
        self.extent.show_rectangle(state.rectangle)
        panel.choose_extent(state.extent)
        panel.areaCombo.setLayer(project.mapLayer(state.area))
        self.models.choose(state.model)
        panel.show_threshold(number(state.threshold, 50) / 100, number(state.min_area_m2, 0))
        self.results.choose(state.result)


def show_help() -> None:
    """Open the user guide in the browser."""
    QDesktopServices.openUrl(QUrl(HELP_URL))


def _id(layer: Optional[Any]) -> str:
    return layer.id() if layer is not None else ""
