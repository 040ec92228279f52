"""The dialog of the models: list, facts and card of each, add, download, remove."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Optional

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QInputDialog, QListWidgetItem, QWidget

from ...model.errors import MtrefsegError
from ...model.requests.events import Progress
from ...processing_provider.engine_text import error_text
from ...processing_provider.known_models import KnownModel, add_model, known_models, remove_model
from ..engine_task import EngineTask, Tasks
from .download import check_address, download_model
from .facts import ModelFacts, read_facts
from .known_words_text import known_words_html

MODEL = Qt.ItemDataRole.UserRole


class ModelsDialog(QDialog):
    """Shows the known models; emits ``changed`` when the list has changed.

    Args:
        parent: QGIS's main window.
    """

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        uic.loadUi(str(Path(__file__).with_suffix(".ui")), self)
        self._tasks = Tasks()
        self.splitter.setSizes([260, 500])
        self.list.currentItemChanged.connect(lambda item, before: self._show())
        self.add.clicked.connect(self._choose)
        self.download.clicked.connect(self._prompt_address)
        self.remove.clicked.connect(self._remove)
        self.open.clicked.connect(self._open)
        self.leave.clicked.connect(self.reject)
        self.details.anchorClicked.connect(_open_page)
        self._fill()

    @property
    def current(self) -> Optional[KnownModel]:
        """The selected model."""
        item = self.list.currentItem()
        return item.data(MODEL) if item is not None else None

    def reject(self) -> None:
        """Close; a download is stopped."""
        self._tasks.stop()
        super().reject()

    def add_folder(self, folder: str) -> None:
        """Add a folder to the list, or show why it is no model."""
        try:
            model = add_model(folder)
        except MtrefsegError as error:
            self.message.setText(error_text(error))
            return
        self._added(model)

    def fetch(self, address: str, sha256: str, folder: Path) -> None:
        """Download a model in a task and add it to the list."""

        def work(task: EngineTask) -> KnownModel:
            return download_model(address, sha256, folder, task.report, task.isCanceled)

        task = EngineTask(self.tr("Downloading a model"), work)
        task.progressed.connect(self._progress)
        task.succeeded.connect(self._added)
        task.failed.connect(lambda error: self._ended(error_text(error)))
        self.download.setEnabled(False)
        self._tasks.start(task)

    def _fill(self, value: str = "") -> None:
        self.list.clear()
        for model in known_models():
            item = QListWidgetItem(model.name, self.list)
            item.setData(MODEL, model)
            item.setToolTip(f"<p>{html.escape(str(model.folder))}</p>")
            if not model.complete:
                item.setText(self.tr("{} (missing)").format(model.name))
            if model.value == value:
                self.list.setCurrentItem(item)
        if self.current is None:
            self.list.setCurrentRow(0)

    def _show(self) -> None:
        model = self.current
        self.remove.setEnabled(model is not None and not model.bundled)
        self.open.setEnabled(model is not None)
        if model is not None:
            facts = read_facts(model)
            none = self.tr("*It has no card (README.md).*")
            if facts.card_hidden:
                none = self.tr("*Its card (README.md) is a link or too long, and is not shown.*")
            self.details.setMarkdown(facts.card or none)
            # setMarkdown replaces the whole document, so the facts are inserted afterwards.
            cursor = self.details.textCursor()
            cursor.movePosition(cursor.MoveOperation.Start)
            cursor.insertHtml(self._table(model, facts) + known_words_html(model))
            self.details.moveCursor(cursor.MoveOperation.Start)

    def _table(self, model: KnownModel, facts: ModelFacts) -> str:
        rows = {
            self.tr("Problem"): facts.problem,
            self.tr("Folder"): str(model.folder),
            self.tr("Size"): facts.size,
            self.tr("Tiles (pixels)"): facts.tiles,
            self.tr("Ground sample distance"): facts.gsd,
            self.tr("Licence, terms"): facts.licence,
            self.tr("Figures"): facts.score,
        }
        lines = [f"<b>{name}</b>: {html.escape(text)}" for name, text in rows.items() if text]
        return "<p>" + "<br>".join(lines) + "</p><br>"

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Model folder"))
        if folder:
            self.add_folder(folder)

    def _prompt_address(self) -> None:
        title = self.tr("Download a model")
        address, ok = QInputDialog.getText(
            self, title, self.tr("Address of the folder (https, of one commit where it is a hub's)")
        )
        if not ok:
            return
        sha256, ok = QInputDialog.getText(self, title, self.tr("SHA-256 of model.safetensors"))
        folder = QFileDialog.getExistingDirectory(self, self.tr("Put it into")) if ok else ""
        if not folder:
            return
        try:
            name = check_address(address, sha256).rstrip("/").split("/resolve/")[0].split("/")[-1]
            self.fetch(address, sha256, Path(folder) / name)
        except MtrefsegError as error:
            self.message.setText(error_text(error))

    def _progress(self, progress: Progress) -> None:
        text = self.tr("Downloading {}: {:.0f} %")
        self.message.setText(text.format(progress.text, 100 * progress.fraction))

    def _added(self, model: KnownModel) -> None:
        self._ended(self.tr("'{}' can be chosen now.").format(model.name))
        self._fill(model.value)
        self.changed.emit()

    def _ended(self, text: str) -> None:
        self.download.setEnabled(True)
        self.message.setText(text)

    def _remove(self) -> None:
        if self.current is not None:
            remove_model(self.current.value)
            self._fill()
            self.changed.emit()

    def _open(self) -> None:
        if self.current is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.current.folder)))


def _open_page(url: QUrl) -> None:
    """Open a web page linked by a card; a linked file might be a program."""
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)
