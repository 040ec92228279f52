"""The view of the dock: what Qt Designer drew, and nothing that decides."""

from __future__ import annotations

from html import escape
from typing import Callable, Sequence, Tuple

from qgis.core import QgsApplication, QgsMapLayerProxyModel
from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeyEvent, QShowEvent
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ...processing_provider.interpreter import ROOT
from .area import CHOICES

UI = str(ROOT / "plugin" / "dock" / "dock.ui")
MARK_PX = 18
THEME_ICONS = {
    "zoomButton": "mActionZoomToLayer.svg",
    "editButton": "mActionToggleEditing.svg",
    "reportButton": "mActionEditCopy.svg",
    "settingsButton": "mActionOptions.svg",
    "helpButton": "mActionHelpContents.svg",
    "historyButton": "mIconHistory.svg",
}
REVIEW_BUTTONS = ("previousButton", "acceptButton", "rejectButton", "editButton", "nextButton")


class DockPanel(QWidget):
    """Widgets by the names that Designer gave them, and how to fill them."""

    asked = pyqtSignal()
    shown = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        uic.loadUi(UI, self)
        self.beforeCombo.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.afterCombo.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        for combo in (self.beforeCombo, self.afterCombo):
            combo.setAllowEmptyLayer(True)
        for name, icon in THEME_ICONS.items():
            getattr(self, name).setIcon(QgsApplication.getThemeIcon(f"/{icon}"))
        for choice, text in zip(CHOICES, self._extent_texts()):
            self.extentCombo.addItem(text, choice)
        self.runButton.clicked.connect(self.asked)
        self.extentCombo.currentIndexChanged.connect(self._show_extent_choice)
        self.thresholdSlider.valueChanged.connect(
            lambda value: self.thresholdValue.setText(f"{value / 100:.2f}")
        )
        self.show_review(False)

    def _extent_texts(self) -> Tuple[str, ...]:
        return (
            self.tr("Wherever both rasters are"),
            self.tr("What the map shows"),
            self.tr("A rectangle on the map"),
            self.tr("Extent of a layer"),
            self.tr("Polygons of a layer"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        self._make_room()
        super().showEvent(event)
        self.shown.emit()

    def _make_room(self) -> None:
        """Let no theme and no font push a button out of sight: nothing scrolls sideways."""
        bar = self.scrollArea.verticalScrollBar().sizeHint().width()
        self.scrollArea.setMinimumWidth(self.content.minimumSizeHint().width() + bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def sentences(self) -> Tuple[str, ...]:
        """Return the sentences, without empty lines."""
        lines = (line.strip() for line in self.sentenceEdit.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def add_sentence(self, sentence: str) -> None:
        """Put a sentence on a line of its own, unless it is there."""
        if sentence not in self.sentences():
            self.sentenceEdit.setPlainText("\n".join((*self.sentences(), sentence)))

    def extent_choice(self) -> str:
        """Return one of ``area.CHOICES``."""
        return str(self.extentCombo.currentData())

    def choose_extent(self, choice: str) -> None:
        """Show a choice of the extent."""
        self.extentCombo.setCurrentIndex(max(0, self.extentCombo.findData(choice)))

    def _show_extent_choice(self) -> None:
        choice = self.extent_choice()
        filters = QgsMapLayerProxyModel.Filter
        only = filters.PolygonLayer if choice == "polygons" else filters.HasGeometry
        layers = only if choice == "polygons" else only | filters.RasterLayer
        self.areaCombo.setFilters(layers)
        self.areaCombo.setVisible(choice in ("layer", "polygons"))
        self.drawButton.setVisible(choice == "rectangle")

    def model(self) -> str:
        """Return ``mini`` or the folder of the chosen model."""
        return str(self.modelCombo.currentData() or "mini")

    def give_menu(self, button: QToolButton, sentences: Callable[[], Sequence[str]]) -> None:
        """Give a button a menu of sentences, looked up when it opens; a click adds one."""
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu, sentences()))
        button.setMenu(menu)

    def _fill_menu(self, menu: QMenu, sentences: Sequence[str]) -> None:
        menu.clear()
        for sentence in sentences:
            action = menu.addAction(sentence.replace("&", "&&"))
            action.triggered.connect(lambda _=False, text=sentence: self.add_sentence(text))
        if not sentences:
            menu.addAction(self.tr("Nothing yet")).setEnabled(False)

    def show_setup(self, reason: str) -> None:
        """Show the page that offers to install the engine."""
        self.setupReason.setText(reason)
        self.pages.setCurrentWidget(self.setupPage)

    def show_ask(self) -> None:
        """Show the page with the question."""
        self.pages.setCurrentWidget(self.askPage)

    def show_check(self, mark: str, findings: Sequence[Tuple[str, str]]) -> None:
        """Show a mark (``green``, ``amber``, ``red`` or empty) and findings with theirs."""
        icon = QIcon(str(ROOT / "resources" / f"mark-{mark}.svg")) if mark else QIcon()
        self.markLabel.setPixmap(icon.pixmap(MARK_PX, MARK_PX))
        self.markLabel.setAccessibleName(mark)
        told = [text for own, text in findings if own == mark]
        if mark == "green":  # good news are short, the tool tip has them all
            told = told[:1]
        self.checkLabel.setText("<br>".join(escape(text) for text in told))
        self.checkLabel.setToolTip("\n".join(text for _, text in findings))

    def findings(self) -> Tuple[str, ...]:
        """Return what was found about the pair."""
        return tuple(self.checkLabel.toolTip().splitlines())

    def show_busy(self, busy: bool) -> None:
        """Let the user cancel instead of ask, or the other way round."""
        self.runButton.setEnabled(not busy)
        self.cancelButton.setEnabled(busy)
        self.progressBar.setVisible(busy)
        self.progressBar.setValue(0)

    def show_progress(self, fraction: float, text: str) -> None:
        """Show how far a run is; the bar never falls."""
        self.progressBar.setValue(max(self.progressBar.value(), int(100 * fraction)))
        self.show_status(text)

    def show_status(self, text: str) -> None:
        """Say something below the button; empty hides it."""
        self.statusLabel.setText(text)
        self.statusLabel.setVisible(bool(text))

    def show_results(self, results: Sequence[Tuple[str, str]], chosen: str) -> None:
        """Fill the list of results with ids and names, without telling anybody."""
        self.resultCombo.blockSignals(True)
        self.resultCombo.clear()
        for layer_id, name in results:
            self.resultCombo.addItem(name, layer_id)
        self.resultCombo.setCurrentIndex(self.resultCombo.findData(chosen))
        self.resultCombo.blockSignals(False)
        self.resultGroup.setVisible(bool(results))
        self._make_room()

    def show_threshold(self, threshold: float, min_area_m2: float) -> None:
        """Show how a result was drawn, without telling anybody."""
        for widget, value in (
            (self.thresholdSlider, round(100 * threshold)),
            (self.minAreaSpin, min_area_m2),
        ):
            widget.blockSignals(True)
            widget.setValue(value)
            widget.blockSignals(False)
        self.thresholdValue.setText(f"{threshold:.2f}")

    def show_review(self, on: bool) -> None:
        """Show the buttons of the review, or hide them."""
        for name in REVIEW_BUTTONS:
            getattr(self, name).setVisible(on)
        self.reviewLabel.setVisible(on)
        self._make_room()
