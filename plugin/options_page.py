"""The page of the plugin in QGIS's options."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Callable, Optional, Tuple

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QWidget,
)

from ..model.requests.polygons import SPLIT_OBJECTS
from ..model.requests.run import DEVICES
from ..processing_provider.algorithms.engine_algorithm import ICON
from .dock.result.result_folder import (
    StoredResults,
    delete_unused,
    is_temporary,
    results_location,
    size_bytes,
    stored_results,
)
from .settings import Settings


class OptionsPage(QgsOptionsPageWidget):
    """Widgets for the settings; QGIS calls ``apply`` when the user confirms.

    Args:
        parent: QGIS's options.
        show_engine: Shows the dialog of the engine.
    """

    def __init__(self, parent: Optional[QWidget], show_engine: Callable[[], None]) -> None:
        super().__init__(parent)
        self._show_engine = show_engine
        self.setObjectName("mtrefsegOptions")
        settings = Settings.load()
        self.device = QComboBox()
        self.device.addItems(DEVICES)
        self.device.setCurrentText(settings.device)
        self.split_objects = QComboBox()
        self.split_objects.addItems(SPLIT_OBJECTS)
        self.split_objects.setCurrentText(settings.split_objects)
        self.split_objects.setToolTip(
            self.tr(
                "Houses in a row become polygons of their own. auto: where the sentence is about "
                "countable things, as buildings."
            )
        )
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setFilePath(settings.results_folder)
        self.stored = QLabel()
        self.stored.setWordWrap(True)
        self.stored.setTextFormat(Qt.TextFormat.PlainText)
        self.clean = QPushButton(self.tr("Delete &unused results…"))
        self.clean.clicked.connect(self._confirm_and_delete)
        self.check_pairs = QCheckBox(self.tr("&Check a pair as soon as it is chosen"))
        self.check_pairs.setChecked(settings.check_pairs)
        self.allow_remote = QCheckBox(self.tr("Allow &remote rasters"))
        self.allow_remote.setToolTip(
            self.tr(
                "Rasters by URL, and files that refer to such: the engine then uses the network."
            )
        )
        self.allow_remote.setChecked(settings.allow_remote)
        self.history = QSpinBox()
        self.history.setMaximum(1000)
        self.history.setValue(settings.history_length)
        self._build_form()
        self._show_stored()

    def apply(self) -> None:
        replace(
            Settings.load(),
            device=self.device.currentText(),
            split_objects=self.split_objects.currentText(),
            results_folder=self.folder.filePath(),
            check_pairs=self.check_pairs.isChecked(),
            history_length=self.history.value(),
            allow_remote=self.allow_remote.isChecked(),
        ).save()

    def _build_form(self) -> None:
        self.folder.setToolTip(self.tr("Empty: beside the project, or temporary without one."))
        form = QFormLayout(self)
        form.addRow(self.tr("&Device"), self.device)
        form.addRow(self.tr("Separate &touching objects"), self.split_objects)
        form.addRow(self.tr("&Folder for results"), self.folder)
        form.addRow(self.stored)
        form.addRow(self.clean)
        form.addRow(self.check_pairs)
        form.addRow(self.allow_remote)
        form.addRow(self.tr("&Sentences to remember"), self.history)
        engine = QPushButton(self.tr("&Engine…"))
        engine.setToolTip(self.tr("Install, update or remove what answers the questions."))
        engine.clicked.connect(lambda: self._show_engine())
        form.addRow(engine)

    def delete_unused(self, found: StoredResults) -> None:
        """Delete the files that the user has confirmed and show what is left."""
        left = delete_unused(found)
        self._show_stored()
        if left.unused:
            text = self.tr("{} files are in use and stay.").format(len(left.unused))
            self.stored.setText(f"{self.stored.text()} {text}")

    def _show_stored(self) -> None:
        found = stored_results(results_location(Settings.load()))
        text = self.tr("{count} files of results ({size}) in '{folder}'.").format(
            count=len(found.files), size=_size(found.files), folder=found.folder
        )
        if found.unused:
            text += " " + self.tr("No layer of this project uses {count} ({size}) of them.").format(
                count=len(found.unused), size=_size(found.unused)
            )
        if is_temporary(found.folder / "result"):
            text += " " + self.tr("The folder is temporary: QGIS removes it when it closes.")
        self.stored.setText(text)
        self.clean.setEnabled(bool(found.unused))

    def _confirm_and_delete(self) -> None:
        found, project = stored_results(results_location(Settings.load())), QgsProject.instance()
        if project.fileName() and project.isDirty():
            # The file on disk may refer to results that the open project has dropped.
            self.stored.setText(self.tr("Save the project first: its file may name other results."))
            return
        text = self.tr(
            "Delete {count} files ({size}) in '{folder}'? No layer of this project uses them. "
            "Other projects that show them lose them."
        ).format(count=len(found.unused), size=_size(found.unused), folder=found.folder)
        buttons = QMessageBox.StandardButton
        # Escaped as HTML: the message box would interpret markup in a folder's name.
        text = f"<p>{escape(text, quote=False)}</p>"
        answer = QMessageBox.question(self, "MTRefSeg", text, buttons.Yes | buttons.No, buttons.No)
        if answer == buttons.Yes:
            self.delete_unused(found)


def _size(files: Tuple[Path, ...]) -> str:
    return QLocale().formattedDataSize(size_bytes(files))


class OptionsFactory(QgsOptionsWidgetFactory):
    """Creates the page when the options are opened.

    Args:
        show_engine: Shows the dialog of the engine.
    """

    def __init__(self, show_engine: Callable[[], None]) -> None:
        super().__init__()
        self._show_engine = show_engine
        self.setTitle("MTRefSeg")

    def icon(self) -> QIcon:
        return QIcon(ICON)

    def createWidget(self, parent: Optional[QWidget] = None) -> OptionsPage:
        return OptionsPage(parent, self._show_engine)
