"""The page of the plugin in QGIS's options."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Optional

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QPushButton, QSpinBox, QWidget

from ..model.request import DEVICES
from ..processing_provider.engine_algorithm import ICON
from .settings import Settings


class OptionsPage(QgsOptionsPageWidget):
    """Settings as widgets; QGIS calls ``apply`` when the user says OK.

    Args:
        parent: QGIS's options.
        show_engine: Shows the page of the engine.
    """

    def __init__(self, parent: Optional[QWidget], show_engine: Callable[[], None]) -> None:
        super().__init__(parent)
        self._show_engine = show_engine
        self.setObjectName("mtrefsegOptions")
        settings = Settings.load()
        self.device = QComboBox()
        self.device.addItems(DEVICES)
        self.device.setCurrentText(settings.device)
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setFilePath(settings.results_folder)
        self.check_pairs = QCheckBox(self.tr("&Check a pair as soon as it is chosen"))
        self.check_pairs.setChecked(settings.check_pairs)
        self.history = QSpinBox()
        self.history.setMaximum(1000)
        self.history.setValue(settings.history_length)
        self._lay_out()

    def apply(self) -> None:
        replace(
            Settings.load(),
            device=self.device.currentText(),
            results_folder=self.folder.filePath(),
            check_pairs=self.check_pairs.isChecked(),
            history_length=self.history.value(),
        ).save()

    def _lay_out(self) -> None:
        self.folder.setToolTip(self.tr("Empty: beside the project, or temporary without one."))
        form = QFormLayout(self)
        form.addRow(self.tr("&Device"), self.device)
        form.addRow(self.tr("&Folder for results"), self.folder)
        form.addRow(self.check_pairs)
        form.addRow(self.tr("&Sentences to remember"), self.history)
        engine = QPushButton(self.tr("&Engine…"))
        engine.setToolTip(self.tr("Install, update or remove what answers the questions."))
        engine.clicked.connect(lambda: self._show_engine())
        form.addRow(engine)


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when the options are opened.

    Args:
        show_engine: Shows the page of the engine.
    """

    def __init__(self, show_engine: Callable[[], None]) -> None:
        super().__init__()
        self._show_engine = show_engine
        self.setTitle("MTRefSeg")

    def icon(self) -> QIcon:
        return QIcon(ICON)

    def createWidget(self, parent: Optional[QWidget] = None) -> OptionsPage:
        return OptionsPage(parent, self._show_engine)
