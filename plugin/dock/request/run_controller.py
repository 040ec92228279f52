"""Ask, watch, cancel: from the button to polygons on the map."""

from __future__ import annotations

from typing import Optional, Tuple

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ....model.errors import Cancelled, MtrefsegError
from ....model.requests.detect import DetectRequest
from ....model.requests.detect_result import DetectResult
from ....model.requests.events import Progress
from ....processing_provider.layer_post_processor import layer_name
from ....processing_provider.reporting import progress_text, summary
from ....processing_provider.translate import tr
from ...engine_task import EngineTask
from ...settings import Settings
from ..context import Desk
from ..messages import QUESTION, RUN
from ..panel import DockPanel
from ..result.partial_layer import PartialLayer
from ..result.result_layer import RunInfo, add_history, add_to_project, open_result
from .area_polygons import PolygonsCopy
from .detect_form import Question
from .extent_controller import ExtentController
from .pair_controller import PairController
from .run_summary import forget_polygons, nothing_found, what_is_there
from .sentence_history import remember

Answer = Tuple[DetectResult, RunInfo, QgsVectorLayer]


class RunController(QObject):
    """Wires run, cancel, progress and what comes of it."""

    answered = pyqtSignal(str)

    def __init__(
        self, desk: Desk, panel: DockPanel, pair: PairController, extent: ExtentController
    ) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._pair, self._extent = desk, panel, pair, extent
        self._task: Optional[EngineTask] = None
        self._partial: Optional[PartialLayer] = None
        self._user_cancelled = False
        panel.asked.connect(self.ask)
        panel.cancelButton.clicked.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    def ask(self) -> None:
        """Start the run that the panel describes, or say what is missing."""
        if self.running:
            return
        try:
            question = self._question()
            request = question.request(Settings.load())
            self._desk.client.check()
        except MtrefsegError as error:
            self._desk.messages.end(QUESTION)
            self._desk.refuse(error, QUESTION)
            return
        info = RunInfo(
            request,
            before_id=question.before.id(),
            after_id=question.after.id(),
            group=question.pair_name,
            notes=question.reading.notes,
        )
        self._desk.messages.end(QUESTION, RUN)
        self._pair.choice.settle()
        self._pair.stop_checking()
        self._start(info, question)

    def cancel(self) -> None:
        """Stop the run; it ends within two seconds."""
        if self._task is not None:
            self._user_cancelled = True
            self._panel.cancelButton.setEnabled(False)
            self._panel.show_status(self.tr("Stopping …"))
            self._task.cancel()

    def _question(self) -> Question:
        before, after = self._pair.layers()
        return Question(
            before=before,
            after=after,
            reading=self._pair.reading(),
            sentences=self._panel.sentences(),
            model=self._panel.model(),
            area=self._extent.area(),
            threshold=self._panel.thresholdSlider.value() / 100,
            min_area_m2=self._panel.minAreaSpin.value(),
            shift_px=self._pair.shift_px,
            measured_shift_px=self._pair.measured_shift_px,
        )

    def _start(self, info: RunInfo, question: Question) -> None:
        desk, request = self._desk, info.request
        polygons = PolygonsCopy.of(question.area.polygons_id, question.before.crs())

        def work(task: EngineTask) -> Answer:
            remember(request.sentences)
            with desk.checking:  # the worker that checks is free when this can be had
                pass
            if polygons is not None:
                polygons.write(request.polygon_options.within)
            result = desk.client.detect(
                request,
                task.report,
                task.warned.emit,
                task.isCanceled,
                on_polygons=task.found.emit,
            )
            written = info.written(result.output, result.warnings)
            return result, written, open_result(result.output, written)

        name = layer_name(request.sentences)
        self._partial = PartialLayer(self.tr("{} (looking …)").format(name), info.group)
        self._user_cancelled = False
        self._task = EngineTask(name, work, (question.before, question.after))
        self._task.progressed.connect(self._progress)
        self._task.warned.connect(self._desk.warn_of_run)
        self._task.found.connect(self._partial.add)
        self._task.answered.connect(self._answered)
        self._task.failed.connect(lambda error: self._failed(error, request))
        self._panel.show_busy(True)
        self._panel.show_status(self.tr("Starting the engine …"))
        self._desk.tasks.start(self._task)

    def _progress(self, progress: Progress) -> None:
        if not self._user_cancelled:
            self._panel.show_progress(progress.fraction, progress_text(progress, tr))

    def _answered(self, answer: Answer) -> None:
        self._end()
        result, info, layer = answer
        if QgsProject.instance().mapLayer(info.before_id) is None:
            text = self.tr("The project changed meanwhile. The result is in '{}'.")
            self._panel.show_status(text.format(result.output))
            self._desk.warn(text.format(result.output), about=RUN)
            return
        add_history(layer, [*summary(result, tr), *info.notes])
        add_to_project(layer, info.group)
        text = self._in_words(result, info)
        self._panel.show_status(text)
        self._desk.tell(text, "\n".join([*summary(result, tr), *info.notes]), about=RUN)
        self.answered.emit(layer.id())

    def _in_words(self, result: DetectResult, info: RunInfo) -> str:
        if not result.count:
            return nothing_found(info.request.polygon_options, bool(result.warnings))
        text = self.tr("{count} polygons, {ha:.2f} ha, in {seconds:.1f} s")
        return text.format(count=result.count, ha=result.area_m2 / 10_000, seconds=result.seconds)

    def _failed(self, error: MtrefsegError, request: DetectRequest) -> None:
        self._end()
        forget_polygons(request)
        written = what_is_there(request)
        if not isinstance(error, Cancelled):
            self._panel.show_status(f"{self.tr('The run failed.')} {written}")
            self._desk.refuse(error, RUN)
        elif self._user_cancelled:
            self._panel.show_status(f"{self.tr('Cancelled.')} {written}")
        else:
            self._panel.show_status(f"{self.tr('Stopped.')} {written}")
            text = self.tr(
                "The run was stopped, because one of its rasters left the project or QGIS's "
                "task manager cancelled it."
            )
            self._desk.warn(f"{text} {written}", about=RUN)

    def _end(self) -> None:
        self._task = None
        if self._partial is not None:
            self._partial.remove()
        self._partial = None
        self._panel.show_busy(False)
        self._pair.go_on_checking()
