"""The pair of rasters: chosen, and checked as soon as both are there."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QObject, QTimer

from ....model.errors import Cancelled, MtrefsegError
from ....model.requests.check import MARKS, CheckRequest, CheckResult, Finding, ShiftFacts
from ....model.requests.same_raster import check_two_rasters
from ...engine_task import EngineTask
from ...settings import Settings
from ..context import Desk
from ..panel import DockPanel
from .detect_form import chosen_pair
from .layer_watch import LayerWatch
from .pair_choice import PairChoice
from .pair_findings import EXCHANGED, with_notes
from .reading import PairReading
from .reading_controller import ReadingController

QUIET_MS = 300
SMALL_SHIFT_PX = 0.5
Layers = Tuple[QgsRasterLayer, QgsRasterLayer]


class PairController(QObject):
    """Wires the pickers, the swap button, and the findings below them."""

    def __init__(self, desk: Desk, panel: DockPanel, reading: ReadingController) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._reading = desk, panel, reading
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
            combo.layerChanged.connect(self._changed)
        self.choice = PairChoice(desk.links, panel)
        panel.swapButton.clicked.connect(self.swap)
        panel.exchangeButton.clicked.connect(self.swap)
        reading.changed.connect(self._reading_changed)

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
        """Return how both rasters are read.

        Raises:
            MtrefsegError: As ``layers``; or values without data are no numbers.
        """
        return self._reading.pair(self.layers())

    @property
    def shift_px(self) -> Tuple[float, float]:
        """What to correct: (0, 0) when the user does not want it."""
        if self._shift is None or not self._panel.shiftCheck.isChecked():
            return 0.0, 0.0
        return self._shift.x_px, self._shift.y_px

    @property
    def measured_shift_px(self) -> Tuple[float, ...]:
        """What the check has measured, with its spread; empty when it has not."""
        found = self._measured
        return (found.x_px, found.y_px, found.spread_px) if found is not None else ()

    def choose(self, before_id: str, after_id: str) -> None:
        """Choose layers by their ids; unknown ones choose nothing."""
        self.choice.choose(before_id, after_id)

    def swap(self) -> None:
        """Let before be after."""
        self.choice.swap()

    def stop_checking(self) -> None:
        """Let the engine turn to something else; what is known of the pair stays."""
        self._interrupted = self._timer.isActive() or self._task is not None
        self._timer.stop()
        if self._task is not None:
            self._task.silence()
            self._task.cancel()
            self._task = None
            self._panel.show_check("", [])

    def go_on_checking(self) -> None:
        """Check now what was interrupted."""
        if self._interrupted:
            self._timer.start()

    def check(self) -> None:
        """Ask the engine about the pair, and show what it says."""
        self._forget()
        self._interrupted = False
        both = self.before is not None and self.after is not None
        try:
            layers, reading = self.layers(), self.reading()
            request = self._request(reading)
            check_two_rasters(request.pair)
            self._desk.client.check()
        except MtrefsegError as error:
            self._panel.show_check("red" if both else "", [("red" if both else "", str(error))])
            return
        self._checked = (request, reading.notes)
        self._checked_ids = tuple(layer.id() for layer in layers)
        self._follow(layers)
        if Settings.load().check_pairs:
            self._ask(layers, reading, request)
        else:
            self._show_findings([], reading, layers)

    def look_again(self) -> None:
        """Check again when what would be asked is something else than what was."""
        try:
            reading = self.reading()
            now = (self._request(reading), reading.notes)
        except MtrefsegError:
            now = None
        if self._checked is not None and now != self._checked:
            self._changed()

    def _ask(self, layers: Layers, reading: PairReading, request: CheckRequest) -> None:
        desk = self._desk

        def work(task: EngineTask) -> CheckResult:
            with desk.checking:
                return desk.client.check_pair(request, task.report, task.isCanceled)

        self._panel.show_check("", [("", self.tr("Looking at the pair …"))])
        self._task = EngineTask(self.tr("Check the pair"), work, layers)
        self._task.answered.connect(lambda result: self._show(result, reading, layers))
        self._task.failed.connect(self._failed)
        self._desk.tasks.start(self._task)

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
        self._panel.show_check(mark, [(f.mark, f.text) for f in found])
        self._panel.exchangeButton.setVisible(any(f.about == EXCHANGED for f in found))

    def _failed(self, error: MtrefsegError) -> None:
        self._task = None
        # QGIS cancels all tasks before it asks whether to quit; that is no finding.
        findings = [] if isinstance(error, Cancelled) else [("red", str(error))]
        self._panel.show_check("red" if findings else "", findings)

    def _follow(self, layers: Layers) -> None:
        """Check again when QGIS learns something else about a layer, as its CRS."""
        if self._watch is not None:
            self._watch.end()
        self._watch = LayerWatch(layers, self)
        self._watch.changed.connect(self.look_again)

    def _request(self, reading: PairReading) -> CheckRequest:
        return CheckRequest(reading.source, self._panel.model(), reading.fit_gsd)

    def _forget(self) -> None:
        self.stop_checking()
        self._checked = None
        # A check again of the same pair must not undo what the user has ticked.
        if self._panel.shiftCheck.isChecked():
            self._corrected = self._checked_ids
        elif self._shift is not None:
            self._corrected = ()
        self._shift = self._measured = None
        self._panel.shiftCheck.setVisible(False)
        self._panel.shiftCheck.setChecked(False)
        self._panel.exchangeButton.setVisible(False)
        self._panel.show_check("", [])

    def _changed(self, *_: Any) -> None:
        self._forget()
        self._timer.start()

    def _reading_changed(self) -> None:
        self.choice.settle()
        self._changed()
