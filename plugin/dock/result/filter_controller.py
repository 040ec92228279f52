"""The chips of a result: a changed condition acts at once on its polygons, without a run."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional, Tuple

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ....model.errors import Cancelled, MtrefsegError
from ....model.files.refilter import Refiltered, refilter
from ....model.sentences.parsed_sentence import ParsedSentence, Predicate
from ...engine_task import EngineTask
from ..chips.sentence_view import SentenceFacts, SentenceList
from ..context import DockContext
from ..messages import RESULT
from ..panel import DockPanel
from .chip_outcomes import Counts, chip_facts, dropped_counts, dropped_text
from .result_controller import ResultController
from .result_layer import RunInfo, file_of, run_of, set_run


class FilterController(QObject):
    """Connects the chips of the selected result.

    ``filtered`` is emitted when other polygons belong to the answer.
    """

    filtered = pyqtSignal()

    def __init__(self, context: DockContext, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._context, self._panel, self._results = context, panel, results
        self._task: Optional[EngineTask] = None
        self._again = False
        self.list = SentenceList(panel)
        panel.filterLayout.addWidget(self.list)
        self.list.edited.connect(self._on_edited)
        self.list.reset_requested.connect(self._on_reset)
        results.chosen.connect(self.show)
        results.redrawn.connect(self.show)
        self.show()

    @property
    def running(self) -> bool:
        """Whether a changed condition is being applied."""
        return self._task is not None

    def show(self) -> None:
        """Show the conditions of the selected result."""
        info = run_of(self._results.layer)
        sentences = info.request.parsed if info is not None else ()
        counts = dropped_counts(info.request.output) if sentences and info is not None else {}
        self.list.show_sentences(
            [
                _facts(info, number, parsed, counts)
                for number, parsed in enumerate(sentences)
                if info is not None
            ]
        )
        self._panel.update_minimum_width()

    def _on_edited(self, number: int, index: int, new: Optional[Predicate]) -> None:
        info = run_of(self._results.layer)
        if info is None:
            return
        predicates = list(info.request.parsed[number].predicates)
        predicates[index : index + 1] = [] if new is None else [new]
        self._set(info, number, tuple(predicates))

    def _on_reset(self, number: int) -> None:
        info = run_of(self._results.layer)
        if info is not None and info.as_run:
            self._set(info, number, info.as_run[number].predicates)

    def _set(self, info: RunInfo, number: int, predicates: Tuple[Predicate, ...]) -> None:
        """Store the conditions of a sentence with the layer, and apply them."""
        layer = self._results.layer
        if layer is None or not self._results.is_writable(layer):
            self.show()
            return
        sentences = list(info.request.parsed)
        sentences[number] = replace(sentences[number], predicates=predicates)
        request = replace(info.request, parsed=tuple(sentences))
        set_run(layer, replace(info, request=request, as_run=info.as_run or info.request.parsed))
        self._apply()

    def _apply(self) -> None:
        """Apply the conditions of the selected result; the last ones win."""
        layer, info = self._results.layer, run_of(self._results.layer)
        if layer is None or info is None:
            return
        if self._task is not None:
            self._again = True
            return
        layer_id, path, request = layer.id(), file_of(layer), info.request
        self._context.messages.clear(RESULT)
        task = EngineTask(
            self.tr("Conditions"),
            lambda _: refilter(path, request.parsed, request.where),
            (layer,),
        )
        task.succeeded.connect(lambda result: self._on_applied(layer_id, result))
        task.failed.connect(self._on_failure)
        self._task = self._context.tasks.start(task)

    def _on_applied(self, layer_id: str, result: Refiltered) -> None:
        self._task = None
        layer = QgsProject.instance().mapLayer(layer_id)
        info = run_of(layer)
        if layer is None or info is None:
            return
        new = info.filtered(result)
        set_run(layer, new)
        layer.reload()
        layer.triggerRepaint()
        if self._again:
            self._again = False
            self._apply()
            return
        self.show()
        text = self.tr("{count} polygons, {ha:.2f} ha").format(
            count=result.count, ha=result.area_m2 / 10_000
        )
        self._panel.show_status(f"{text}; {dropped_text(result.dropped_count)}")
        self._panel.show_notes(new.all_notes)
        self.filtered.emit()

    def _on_failure(self, error: MtrefsegError) -> None:
        self._task, self._again = None, False
        self.show()
        if not isinstance(error, Cancelled):
            self._context.show_error(error)


def _facts(info: RunInfo, number: int, parsed: ParsedSentence, counts: Counts) -> SentenceFacts:
    several = len(info.request.parsed) > 1
    edited = bool(info.as_run) and info.as_run[number] != parsed
    shown = bool(parsed.predicates) or edited
    return SentenceFacts(
        title=parsed.sentence if several and shown else "",
        predicates=parsed.predicates,
        chips=tuple(chip_facts(parsed, counts, info.resolved)),
        edited=edited,
    )
