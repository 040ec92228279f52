"""Which two rasters: guessed, chosen, swapped, and checked as soon as they are there."""

from __future__ import annotations

from typing import Optional, Tuple

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, QTimer

from ...model.check_request import CheckRequest, CheckResult, ShiftFacts
from ...model.errors import Cancelled, MtrefsegError
from ...model.pair_names import guess_pair
from ...processing_provider.request_builder import raster_path
from ..settings import Settings
from .desk import Desk
from .engine_task import EngineTask
from .panel import DockPanel
from .question import chosen_pair

QUIET_MS = 300
SMALL_SHIFT_PX = 0.5


class PairController(QObject):
    """Wires the two pickers, the swap button and the mark below them."""

    def __init__(self, desk: Desk, panel: DockPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._task: Optional[EngineTask] = None
        self._shift: Optional[ShiftFacts] = None
        self._measured: Optional[ShiftFacts] = None
        self._chosen = self._interrupted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.check)
        for combo in (panel.beforeCombo, panel.afterCombo):
            combo.layerChanged.connect(self._changed)
            combo.activated.connect(self._user_chose)
        panel.swapButton.clicked.connect(self.swap)
        desk.links.connect(QgsProject.instance().layersAdded, self.guess)
        desk.links.connect(QgsProject.instance().cleared, self._start_anew)
        self.guess()

    @property
    def before(self) -> Optional[QgsRasterLayer]:
        """The raster of the first date."""
        return self._panel.beforeCombo.currentLayer()

    @property
    def after(self) -> Optional[QgsRasterLayer]:
        """The raster of the second date."""
        return self._panel.afterCombo.currentLayer()

    def layers(self) -> Tuple[QgsRasterLayer, QgsRasterLayer]:
        """Return both rasters.

        Raises:
            MtrefsegError: One is missing, or both are the same.
        """
        return chosen_pair(self.before, self.after)

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
        project = QgsProject.instance()
        self._panel.beforeCombo.setLayer(project.mapLayer(before_id))
        self._panel.afterCombo.setLayer(project.mapLayer(after_id))
        self._chosen = self.before is not None and self.after is not None

    def swap(self) -> None:
        """Let before be after."""
        before, after = self.before, self.after
        self._panel.beforeCombo.setLayer(after)
        self._panel.afterCombo.setLayer(before)
        self._chosen = True

    def guess(self) -> None:
        """Choose by names and dates, as long as the user did not."""
        if self._chosen:
            return
        layers = [
            layer
            for layer in QgsProject.instance().mapLayers().values()
            if isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal"
        ]
        pair = guess_pair([layer.name() for layer in layers])
        if pair is not None:
            self._panel.beforeCombo.setLayer(layers[pair[0]])
            self._panel.afterCombo.setLayer(layers[pair[1]])

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
        try:
            before, after = layers = self.layers()
            request = CheckRequest(raster_path(before), raster_path(after))
            self._desk.client.check()
        except MtrefsegError as error:
            both = self.before is not None and self.after is not None
            self._panel.show_check("red" if both else "", [("red" if both else "", str(error))])
            return
        if not Settings.load().check_pairs:
            return
        desk = self._desk

        def work(task: EngineTask) -> CheckResult:
            with desk.checking:
                return desk.client.check_pair(request, task.report, task.isCanceled)

        self._panel.show_check("", [("", self.tr("Looking at the pair …"))])
        self._task = EngineTask(self.tr("Check the pair"), work, layers)
        self._task.answered.connect(self._show)
        self._task.failed.connect(self._failed)
        self._desk.tasks.start(self._task)

    def _show(self, result: CheckResult) -> None:
        self._task = None
        self._panel.show_check(result.mark, [(f.mark, f.text) for f in result.findings])
        shift = self._measured = result.shift
        if shift is None or shift.varies or max(abs(shift.x_px), abs(shift.y_px)) < SMALL_SHIFT_PX:
            return
        self._shift = shift
        self._panel.shiftCheck.setVisible(True)

    def _failed(self, error: MtrefsegError) -> None:
        self._task = None
        # QGIS cancels all tasks before it asks whether to quit; that is no finding.
        findings = [] if isinstance(error, Cancelled) else [("red", str(error))]
        self._panel.show_check("red" if findings else "", findings)

    def _forget(self) -> None:
        self.stop_checking()
        self._shift = self._measured = None
        self._panel.shiftCheck.setVisible(False)
        self._panel.shiftCheck.setChecked(False)
        self._panel.show_check("", [])

    def _changed(self) -> None:
        self._forget()
        self._timer.start()

    def _user_chose(self) -> None:
        self._chosen = True

    def _start_anew(self) -> None:
        self._chosen = False
