"""The dock's items in QGIS's message bar: plain text, removed together with their cause."""

from __future__ import annotations

from html import escape
from typing import Any, List, Tuple

from qgis.core import Qgis
from qgis.gui import QgsMessageBarItem, QgsMessageViewer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton

from ...processing_provider.translate import tr

TITLE = "MTRefSeg"

# Subjects of messages; a message is cleared with its subject.
INPUT = "input"  # what is missing on the panel
RUN = "run"  # the run in progress, or the last one
RESULT = "result"  # the selected result
AUDIT = "audit"  # the audit of records
PROJECT = "project"  # the project as it was saved


class Messages:
    """Pushes items and removes them by subject.

    Args:
        iface: QGIS's interface.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._shown: List[Tuple[str, QgsMessageBarItem]] = []

    def push(self, text: str, details: str, level: Qgis.MessageLevel, subject: str) -> None:
        """Show plain text; ``details`` get a button that shows them."""
        bar = self._iface.messageBar()
        before = bar.items()
        # The bar interprets every text as HTML.
        bar.pushMessage(TITLE, escape(text, quote=False), level)
        for item in bar.items():
            if item in before:
                continue
            self._shown.append((subject, item))
            if details:
                item.layout().addWidget(self._details_button(f"{text}\n\n{details}"))

    def clear(self, *subjects: str) -> None:
        """Remove the items of these subjects; without subjects all items of the dock."""
        bar = self._iface.messageBar()
        present = bar.items()
        for subject, item in self._shown:
            if (not subjects or subject in subjects) and item in present:
                bar.popWidget(item)
        present = bar.items()
        self._shown = [(subject, item) for subject, item in self._shown if item in present]

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
