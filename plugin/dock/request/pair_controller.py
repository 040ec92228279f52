"""The pair of rasters: its choice, and its check as soon as both rasters are chosen."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QObject, QTimer

from ....model.errors import Cancelled, MtrefsegError
from ....model.requests.check import MARKS, CheckRequest, CheckResult, Finding, ShiftFacts
from ....model.requests.same_raster import check_two_rasters
from ....processing_provider.engine_text import engine_text, error_text
from ...engine_task import EngineTask
from ...settings import Settings
from ..context import DockContext
from ..panel import DockPanel
from ..reading import PairReading
from .detect_form import chosen_pair
from .layer_watch import LayerWatch
from .pair_choice import PairChoice
from .pair_findings import EXCHANGED, with_notes
from .reading_controller import ReadingController

QUIET_MS = 300
SMALL_SHIFT_PX = 0.5
Layers = Tuple[QgsRasterLayer, QgsRasterLayer]


class PairController(QObject):
    """Connects the layer combo boxes, the swap button and the findings below them."""

    def __init__(self, context: DockContext, panel: DockPanel, reading: ReadingController) -> None:
        super().__init__(panel)
        self._context, self._panel, self._reading = context, panel, reading
        self._task: Optional[EngineTask] = None
        self._watch: Optional[LayerWatch] = None
        self._shift: Optional[ShiftFacts] = None
        self._measured: Optional[ShiftFacts] = None
        self._checked: Optional[Tuple[CheckRequest, Tuple[str, ...]]] = None
        self._checked_ids: Tuple[str, ...] = ()
        self._corrected: Tuple[str, ...] = ()
        self._interrupted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.check)
        for combo in (panel.beforeCombo, panel.afterCombo):
            combo.layerChanged.connect(self._on_changed)
        self.choice = PairChoice(context.connections, panel)
        panel.swapButton.clicked.connect(self.swap)
        panel.exchangeButton.clicked.connect(self.swap)
        reading.changed.connect(self._on_reading_changed)

    @property
    def before(self) -> Optional[QgsRasterLayer]:
        """The raster of the first date."""
        return self.choice.before

    @property
    def after(self) -> Optional[QgsRasterLayer]:
        """The raster of the second date."""
        return self.choice.after

    def layers(self) -> Layers:
        """Return both rasters.

        Raises:
            MtrefsegError: One is missing, or both are the same.
        """
        return chosen_pair(self.before, self.after)

    def reading(self) -> PairReading:
        """Return how both rasters are read: bands, nodata, pixel size.

        Raises:
            MtrefsegError: As ``layers``; or a nodata value is no number.
        """
        return self._reading.pair(self.layers())

    @property
    def shift_px(self) -> Tuple[float, float]:
        """Shift to correct; (0, 0) unless the user has switched the correction on."""
        if self._shift is None or not self._panel.shiftCheck.isChecked():
            return 0.0, 0.0
        return self._shift.x_px, self._shift.y_px

    @property
    def measured_shift_px(self) -> Tuple[float, ...]:
        """Shift and spread that the check has measured; empty when it has measured none."""
        shift = self._measured
        return (shift.x_px, shift.y_px, shift.spread_px) if shift is not None else ()

    def choose(self, before_id: str, after_id: str) -> None:
        """Select layers by their ids; an unknown id selects no layer."""
        self.choice.choose(before_id, after_id)

    def swap(self) -> None:
        """Exchange before and after."""
        self.choice.swap()

    def pause_checking(self) -> None:
        """Cancel the check, so that the engine is free for a run; earlier findings are kept."""
        self._interrupted = self._timer.isActive() or self._task is not None
        self._timer.stop()
        if self._task is not None:
            self._task.mute()
            self._task.cancel()
            self._task = None
            self._panel.show_check("", [])

    def resume_checking(self) -> None:
        """Start the check again that ``pause_checking`` has cancelled."""
        if self._interrupted:
            self._timer.start()

    def check(self) -> None:
        """Check the pair in the engine and show the findings."""
        self._reset()
        self._interrupted = False
        both = self.before is not None and self.after is not None
        try:
            layers, reading = self.layers(), self.reading()
            request = self._request(reading)
            check_two_rasters(request.pair)
            self._context.client.check()
        except MtrefsegError as error:
            self._panel.show_check(
                "red" if both else "", [("red" if both else "", error_text(error))]
            )
            return
        self._checked = (request, reading.notes)
        self._checked_ids = tuple(layer.id() for layer in layers)
        self._watch_layers(layers)
        if Settings.load().check_pairs:
            self._start_check(layers, reading, request)
        else:
            self._show_findings([], reading, layers)

    def recheck_if_changed(self) -> None:
        """Check again when the request differs from the last one."""
        try:
            reading = self.reading()
            current = (self._request(reading), reading.notes)
        except MtrefsegError:
            current = None
        if self._checked is not None and current != self._checked:
            self._on_changed()

    def _start_check(self, layers: Layers, reading: PairReading, request: CheckRequest) -> None:
        context = self._context

        def work(task: EngineTask) -> CheckResult:
            with context.check_lock:
                return context.client.check_pair(request, task.report, task.isCanceled)

        self._panel.show_check("", [("", self.tr("Looking at the pair …"))])
        self._task = EngineTask(self.tr("Check the pair"), work, layers)
        self._task.succeeded.connect(lambda result: self._show(result, reading, layers))
        self._task.failed.connect(self._failed)
        self._context.tasks.start(self._task)

    def _show(self, result: CheckResult, reading: PairReading, layers: Layers) -> None:
        self._task = None
        self._show_findings(list(result.findings), reading, layers)
        shift = self._measured = result.shift
        if shift is None or shift.varies or max(abs(shift.x_px), abs(shift.y_px)) < SMALL_SHIFT_PX:
            return
        self._shift = shift
        self._panel.shiftCheck.setVisible(True)
        self._panel.shiftCheck.setChecked(self._corrected == self._checked_ids)

    def _show_findings(self, findings: List[Finding], reading: PairReading, pair: Layers) -> None:
        found = with_notes(findings, reading.notes, pair)
        mark = MARKS[max((MARKS.index(f.mark) for f in found), default=0)] if found else ""
        self._panel.show_check(mark, [(f.mark, engine_text(f.text)) for f in found])
        self._panel.exchangeButton.setVisible(any(f.about == EXCHANGED for f in found))

    def _failed(self, error: MtrefsegError) -> None:
        self._task = None
        # QGIS cancels all tasks before the user confirms to quit; that is no finding.
        findings = [] if isinstance(error, Cancelled) else [("red", error_text(error))]
        self._panel.show_check("red" if findings else "", findings)

    def _watch_layers(self, layers: Layers) -> None:
        """Check again when a property of a layer changes in QGIS, as its CRS."""
        if self._watch is not None:
            self._watch.stop()
        self._watch = LayerWatch(layers, self)
        self._watch.changed.connect(self.recheck_if_changed)

    def _request(self, reading: PairReading) -> CheckRequest:
        return CheckRequest(reading.source, self._panel.model(), reading.fit_gsd)

    def _reset(self) -> None:
        self.pause_checking()
        self._checked = None
        # A second check of the same pair keeps the user's choice of the correction.
        if self._panel.shiftCheck.isChecked():
            self._corrected = self._checked_ids
        elif self._shift is not None:
            self._corrected = ()
        self._shift = self._measured = None
        self._panel.shiftCheck.setVisible(False)
        self._panel.shiftCheck.setChecked(False)
        self._panel.exchangeButton.setVisible(False)
        self._panel.show_check("", [])

    def _on_changed(self, *_: Any) -> None:
        self._reset()
        self._timer.start()

    def _on_reading_changed(self) -> None:
        self.choice.stop_guessing()
        self._on_changed()
