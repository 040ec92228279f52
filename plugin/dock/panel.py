"""The view of the dock: the form of Qt Designer, without logic."""

from __future__ import annotations

from typing import Any, Callable, Optional, Sequence, Tuple

from qgis.core import Qgis, QgsApplication, QgsMapLayerProxyModel
from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QShowEvent
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ...engine_client.interpreter import ROOT
from .area import CHOICES
from .marks import mark_pixmap
from .reading import AS_IT_IS, AUTO, METRES, PixelSize
from .sentence_lines import sentence_lines
from .sentence_menu import SentenceMenu
from .text_lists import bulleted, tool_tip

UI = str(ROOT / "plugin" / "dock" / "dock.ui")
THEME_ICONS = {
    "zoomButton": "mActionZoomToLayer.svg",
    "reportButton": "mActionEditCopy.svg",
    "settingsButton": "mActionOptions.svg",
    "helpButton": "mActionHelpContents.svg",
    "historyButton": "mIconHistory.svg",
}


class DockPanel(QWidget):
    """Widgets by their names in Designer, and methods that fill them."""

    run_requested = pyqtSignal()
    shown = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        uic.loadUi(UI, self)
        self._findings: Tuple[str, ...] = ()
        for combo in (self.beforeCombo, self.afterCombo):
            combo.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
            combo.setAllowEmptyLayer(True)
        for name, icon in THEME_ICONS.items():
            getattr(self, name).setIcon(QgsApplication.getThemeIcon(f"/{icon}"))
        for choice, text in zip(CHOICES, self._extent_texts()):
            self.extentCombo.addItem(text, choice)
        for size, text in zip((AUTO, AS_IT_IS, METRES), self._size_texts()):
            self.pixelSizeCombo.addItem(text, size)
        self.pixelSizeCombo.currentIndexChanged.connect(self._show_size_choice)
        self.readingTitle = self.readingGroup.title()
        self.readingGroup.setCollapsed(True)
        self.readingGroup.collapsedStateChanged.connect(lambda _: self.update_minimum_width())
        self.runButton.clicked.connect(self.run_requested)
        self.extentCombo.currentIndexChanged.connect(self._show_extent_choice)
        self.thresholdSlider.valueChanged.connect(
            lambda value: self.thresholdValue.setText(self._threshold_text(value))
        )
        self.notesMark.setPixmap(mark_pixmap("amber"))
        self.show_notes(())

    def _size_texts(self) -> Tuple[str, ...]:
        return (self.tr("As the model sees best"), self.tr("As it is"), self.tr("In metres"))

    def _extent_texts(self) -> Tuple[str, ...]:
        return (
            self.tr("Wherever both rasters are"),
            self.tr("What the map shows"),
            self.tr("A rectangle on the map"),
            self.tr("Extent of a layer"),
            self.tr("Polygons of a layer"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        self.update_minimum_width()
        super().showEvent(event)
        self.shown.emit()

    def update_minimum_width(self) -> None:
        """Keep all buttons visible in any theme and font: the area does not scroll sideways."""
        bar = self.scrollArea.verticalScrollBar().sizeHint().width()
        self.scrollArea.setMinimumWidth(self.content.minimumSizeHint().width() + bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.run_requested.emit()
        else:
            super().keyPressEvent(event)

    def sentences(self) -> Tuple[str, ...]:
        """Return the sentences, without empty lines."""
        return tuple(line for _, line in sentence_lines(self.sentenceEdit.toPlainText()))

    def add_sentence(self, sentence: str) -> None:
        """Append a sentence on a new line, unless it is present."""
        if sentence not in self.sentences():
            self.sentenceEdit.setPlainText("\n".join((*self.sentences(), sentence)))

    def extent_choice(self) -> str:
        """Return one of ``area.CHOICES``."""
        return str(self.extentCombo.currentData())

    def choose_extent(self, choice: str) -> None:
        """Select one of ``area.CHOICES``."""
        self.extentCombo.setCurrentIndex(max(0, self.extentCombo.findData(choice)))

    def _show_extent_choice(self) -> None:
        choice = self.extent_choice()
        filters = QgsMapLayerProxyModel.Filter
        only = filters.PolygonLayer if choice == "polygons" else filters.HasGeometry
        layers = only if choice == "polygons" else only | filters.RasterLayer
        flags = getattr(Qgis, "LayerFilters", None) or QgsMapLayerProxyModel.Filters  # before 3.34
        self.areaCombo.setFilters(flags(layers))
        self.areaCombo.setVisible(choice in ("layer", "polygons"))
        self.drawButton.setVisible(choice == "rectangle")
        self.update_minimum_width()

    def input_signals(self) -> Tuple[Any, ...]:
        """Return the signals of changed inputs."""
        return (
            self.beforeCombo.layerChanged,
            self.afterCombo.layerChanged,
            self.sentenceEdit.textChanged,
            self.extentCombo.currentIndexChanged,
            self.areaCombo.layerChanged,
            self.modelCombo.currentIndexChanged,
        )

    def pixel_size(self) -> PixelSize:
        """Return the chosen pixel size."""
        return PixelSize(str(self.pixelSizeCombo.currentData()), self.pixelSizeSpin.value())

    def show_pixel_size(self, size: PixelSize) -> None:
        """Show a pixel size without emitting ``valueChanged``."""
        self.pixelSizeSpin.blockSignals(True)
        self.pixelSizeSpin.setValue(size.metres)
        self.pixelSizeSpin.blockSignals(False)
        self.pixelSizeCombo.setCurrentIndex(max(0, self.pixelSizeCombo.findData(size.choice)))

    def _show_size_choice(self) -> None:
        self.pixelSizeSpin.setVisible(self.pixelSizeCombo.currentData() == METRES)
        self.update_minimum_width()

    def show_reading(self, chosen: bool) -> None:
        """Mark the title of the group, which may be collapsed, as changed."""
        changed = self.tr("{} (changed)").format(self.readingTitle)
        self.readingGroup.setTitle(changed if chosen else self.readingTitle)

    def model(self) -> str:
        """Return ``mini`` or the folder of the chosen model."""
        return str(self.modelCombo.currentData() or "mini")

    def set_sentence_menu(self, button: QToolButton, source: Callable[[], Sequence[str]]) -> None:
        """Give a button a menu of sentences, filled when it opens; a click adds the sentence."""
        button.setMenu(SentenceMenu(button, source, self.add_sentence))

    def show_setup(self, reason: str) -> None:
        """Show the page that offers to install the engine."""
        self.setupReason.setText(reason)
        self.pages.setCurrentWidget(self.setupPage)

    def show_form(self) -> None:
        """Show the page with the form."""
        self.pages.setCurrentWidget(self.formPage)

    def show_check(self, mark: str, findings: Sequence[Tuple[str, str]]) -> None:
        """Show the overall mark (``green``, ``amber``, ``red`` or empty) and marked findings."""
        self.markLabel.setPixmap(mark_pixmap(mark))
        self.markLabel.setAccessibleName(mark)
        visible = [text for finding_mark, text in findings if finding_mark != "green"]
        if mark == "green":  # one line is enough; the tool tip has all findings
            visible = [text for _, text in findings][:1]
        self._findings = tuple(text for _, text in findings)
        self.checkLabel.setText(bulleted(visible))
        self.checkLabel.setToolTip(tool_tip(self._findings))

    def findings(self) -> Tuple[str, ...]:
        """Return the findings about the pair."""
        return self._findings

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show the warnings about the selected result."""
        self.notesLabel.setText(bulleted(notes))
        for widget in (self.notesLabel, self.notesMark):
            widget.setVisible(bool(notes))

    def show_busy(self, busy: bool) -> None:
        """Enable Cancel during a run, and Run otherwise."""
        self.runButton.setEnabled(not busy)
        self.cancelButton.setEnabled(busy)
        self.progressBar.setVisible(busy)
        self.progressBar.setValue(0)

    def show_progress(self, fraction: float, text: str) -> None:
        """Show the progress of a run; the bar never decreases."""
        self.progressBar.setValue(max(self.progressBar.value(), int(100 * fraction)))
        self.show_status(text)

    def show_status(self, text: str) -> None:
        """Show a text below the button; an empty text hides the label."""
        self.statusLabel.setText(text)
        self.statusLabel.setVisible(bool(text))

    def show_results(self, results: Sequence[Tuple[str, str]], chosen: str) -> None:
        """Fill the list of results with ids and names without emitting signals."""
        self.resultCombo.blockSignals(True)
        self.resultCombo.clear()
        for layer_id, name in results:
            self.resultCombo.addItem(name, layer_id)
        self.resultCombo.setCurrentIndex(self.resultCombo.findData(chosen))
        self.resultCombo.blockSignals(False)
        self.resultGroup.setVisible(bool(results))
        self.update_minimum_width()

    def threshold(self) -> Optional[float]:
        """Return the threshold; None: where the model itself decides."""
        return self.thresholdSlider.value() / 100 or None

    def min_area_m2(self) -> Optional[float]:
        """Return the minimum area; None: chosen by the pixel size."""
        area_m2 = float(self.minAreaSpin.value())
        return area_m2 if area_m2 >= 0 else None

    def _threshold_text(self, percent: int) -> str:
        return f"{percent / 100:.2f}" if percent else self.tr("auto")

    def show_threshold(self, threshold: Optional[float], min_area_m2: Optional[float]) -> None:
        """Show the threshold and minimum area of a result without emitting signals."""
        percent = 0 if threshold is None else round(100 * threshold)
        for widget, value in (
            (self.thresholdSlider, percent),
            (self.minAreaSpin, -1 if min_area_m2 is None else min_area_m2),
        ):
            widget.blockSignals(True)
            widget.setValue(value)
            widget.blockSignals(False)
        self.thresholdValue.setText(self._threshold_text(percent))
