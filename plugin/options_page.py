"""The page of the plugin in QGIS's options."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QPushButton, QSpinBox, QWidget

from ..model.request import DEVICES
from ..processing_provider.engine_algorithm import ICON
from .settings import Settings


class OptionsPage(QgsOptionsPageWidget):
    """Settings as widgets; QGIS calls ``apply`` when the user says OK."""

    def __init__(self, parent: Optional[QWidget]) -> None:
        super().__init__(parent)
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
        engine.clicked.connect(self._show_engine)
        form.addRow(engine)

    def _show_engine(self) -> None:
        # Late: the options open without it.
        from .runtime.dialog import RuntimeDialog

        RuntimeDialog(self).exec()


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page when the options are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle("MTRefSeg")

    def icon(self) -> QIcon:
        return QIcon(ICON)

    def createWidget(self, parent: Optional[QWidget] = None) -> OptionsPage:
        return OptionsPage(parent)
