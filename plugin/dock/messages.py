"""The dock's items in QGIS's message bar: plain text, and gone when their cause is."""

from __future__ import annotations

from html import escape
from typing import Any, List, Tuple

from qgis.core import Qgis
from qgis.gui import QgsMessageBarItem, QgsMessageViewer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton

from ...processing_provider.translate import tr

TITLE = "MTRefSeg"

# What a message is about; it ends with it.
QUESTION = "question"  # what is missing on the panel
RUN = "run"  # the run in progress, or the last one
RESULT = "result"  # the result that is chosen
PROJECT = "project"  # the project as it was saved


class Messages:
    """Pushes items and takes them away by subject.

    Args:
        iface: QGIS's window.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._shown: List[Tuple[str, QgsMessageBarItem]] = []

    def push(self, text: str, details: str, level: Qgis.MessageLevel, about: str) -> None:
        """Show plain text; ``details`` come with a button that shows them."""
        bar = self._iface.messageBar()
        before = bar.items()
        # The bar takes its texts as HTML, whatever they begin with.
        bar.pushMessage(TITLE, escape(text, quote=False), level)
        for item in bar.items():
            if item in before:
                continue
            self._shown.append((about, item))
            if details:
                item.layout().addWidget(self._details_button(f"{text}\n\n{details}"))

    def end(self, *subjects: str) -> None:
        """Take away the items about these subjects that are still there; of none: all of ours."""
        bar = self._iface.messageBar()
        there = bar.items()
        for subject, item in self._shown:
            if (not subjects or subject in subjects) and item in there:
                bar.popWidget(item)
        there = bar.items()
        self._shown = [(subject, item) for subject, item in self._shown if item in there]

    def _details_button(self, text: str) -> QPushButton:
        button = QPushButton(tr("Details"))
        button.clicked.connect(lambda: self._show_details(text))
        return button

    def _show_details(self, text: str) -> None:
        viewer = QgsMessageViewer(self._iface.mainWindow())
        viewer.setWindowTitle(TITLE)
        viewer.setWindowModality(Qt.WindowModality.NonModal)
        viewer.setMessageAsPlainText(text)
        viewer.showMessage(False)
