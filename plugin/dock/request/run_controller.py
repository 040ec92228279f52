"""A run from the button to polygons on the map: start, progress, cancel, result."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional, Tuple

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ....model.errors import Cancelled, MtrefsegError
from ....model.requests.detect import DetectRequest
from ....model.requests.detect_result import DetectResult
from ....model.requests.events import Progress
from ....processing_provider.engine_text import engine_text
from ....processing_provider.layer_post_processor import layer_name
from ....processing_provider.reporting import progress_text, summary
from ....processing_provider.translate import tr
from ...engine_task import EngineTask
from ...settings import Settings
from ..context import DockContext
from ..messages import INPUT, RUN
from ..panel import DockPanel
from ..result.chip_outcomes import resolved_by_run
from ..result.partial_layer import PartialLayer
from ..result.result_layer import RunInfo, add_history, add_to_project, open_result
from .area_polygons import PolygonsCopy
from .detect_form import DetectForm
from .extent_controller import ExtentController
from .pair_controller import PairController
from .run_summary import remove_polygons_copy, summary_text, written_files_text
from .sentence_controller import SentenceController
from .sentence_history import add_to_history

RunResult = Tuple[DetectResult, RunInfo, QgsVectorLayer]


class RunController(QObject):
    """Connects the buttons and the progress of a run; emits ``succeeded`` with the layer's id."""

    succeeded = pyqtSignal(str)

    def __init__(
        self,
        context: DockContext,
        panel: DockPanel,
        pair: PairController,
        extent: ExtentController,
        sentences: SentenceController,
    ) -> None:
        super().__init__(panel)
        self._context, self._panel, self._pair, self._extent = context, panel, pair, extent
        self._sentences = sentences
        self._task: Optional[EngineTask] = None
        self._partial: Optional[PartialLayer] = None
        self._user_cancelled = False
        panel.run_requested.connect(self.start)
        panel.cancelButton.clicked.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether a run is in progress."""
        return self._task is not None

    def start(self) -> None:
        """Start the run that the panel describes, or show what is missing."""
        if self.running:
            return
        try:
            form = self._form()
            request = form.request(Settings.load())
            self._context.client.check()
        except MtrefsegError as error:
            self._context.messages.clear(INPUT)
            self._context.show_error(error, INPUT)
            return
        info = RunInfo(
            request,
            before_id=form.before.id(),
            after_id=form.after.id(),
            group=form.pair_name,
            notes=form.reading.notes,
        )
        self._context.messages.clear(INPUT, RUN)
        self._pair.choice.stop_guessing()
        self._pair.pause_checking()
        self._start_task(info, form)

    def cancel(self) -> None:
        """Stop the run; it ends within two seconds."""
        if self._task is not None:
            self._user_cancelled = True
            self._panel.cancelButton.setEnabled(False)
            self._panel.show_status(self.tr("Stopping …"))
            self._task.cancel()

    def _form(self) -> DetectForm:
        before, after = self._pair.layers()
        return DetectForm(
            before=before,
            after=after,
            reading=self._pair.reading(),
            sentences=self._panel.sentences(),
            model=self._panel.model(),
            area=self._extent.area(),
            threshold=self._panel.threshold(),
            min_area_m2=self._panel.min_area_m2(),
            shift_px=self._pair.shift_px,
            measured_shift_px=self._pair.measured_shift_px,
            parsed=self._sentences.parsed(),
            references=self._sentences.layers,
        )

    def _start_task(self, info: RunInfo, form: DetectForm) -> None:
        context, request = self._context, info.request
        polygons = PolygonsCopy.of(form.area.polygons_id, form.before.crs())
        references = form.reference_files(request.output)

        def work(task: EngineTask) -> RunResult:
            add_to_history(request.sentences)
            with context.check_lock:  # wait until the worker has left the check of a pair
                pass
            if polygons is not None:
                polygons.write(request.polygon_options.within)
            for reference in references:
                reference.write()
            result = context.client.detect(
                request,
                task.report,
                lambda text: task.warned.emit(engine_text(text)),
                task.isCanceled,
                on_polygons=task.partial_result.emit,
            )
            written = replace(info.written(result), resolved=resolved_by_run(result))
            return result, written, open_result(result.output, written)

        name = layer_name(request.sentences)
        self._partial = PartialLayer(self.tr("{} (looking …)").format(name), info.group)
        self._user_cancelled = False
        self._task = EngineTask(name, work, (form.before, form.after))
        self._task.progressed.connect(self._on_progress)
        self._task.warned.connect(self._context.show_run_warning)
        self._task.partial_result.connect(self._partial.add)
        self._task.succeeded.connect(self._on_success)
        self._task.failed.connect(lambda error: self._on_failure(error, request))
        self._panel.show_busy(True)
        self._panel.show_status(self.tr("Starting the engine …"))
        self._context.tasks.start(self._task)

    def _on_progress(self, progress: Progress) -> None:
        if not self._user_cancelled:
            self._panel.show_progress(progress.fraction, progress_text(progress, tr))

    def _on_success(self, run: RunResult) -> None:
        self._end()
        result, info, layer = run
        if QgsProject.instance().mapLayer(info.before_id) is None:
            text = self.tr("The project changed meanwhile. The result is in '{}'.")
            self._panel.show_status(text.format(result.output))
            self._context.show_warning(text.format(result.output), subject=RUN)
            return
        add_history(layer, [*summary(result, tr), *info.all_notes])
        add_to_project(layer, info.group)
        text = summary_text(result, info.request)
        self._panel.show_status(text)
        self._context.show_success(
            text, "\n".join([*summary(result, tr), *info.all_notes]), subject=RUN
        )
        self.succeeded.emit(layer.id())

    def _on_failure(self, error: MtrefsegError, request: DetectRequest) -> None:
        self._end()
        remove_polygons_copy(request)
        written = written_files_text(request)
        if not isinstance(error, Cancelled):
            self._panel.show_status(f"{self.tr('The run failed.')} {written}")
            self._context.show_error(error, RUN)
        elif self._user_cancelled:
            self._panel.show_status(f"{self.tr('Cancelled.')} {written}")
        else:
            self._panel.show_status(f"{self.tr('Stopped.')} {written}")
            text = self.tr(
                "The run was stopped, because one of its rasters left the project or QGIS's "
                "task manager cancelled it."
            )
            self._context.show_warning(f"{text} {written}", subject=RUN)

    def _end(self) -> None:
        self._task = None
        if self._partial is not None:
            self._partial.remove()
        self._partial = None
        self._panel.show_busy(False)
        self._pair.resume_checking()
