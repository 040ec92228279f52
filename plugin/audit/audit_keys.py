"""The keys of the audit, in the panel and over the maps, never while a text is typed."""

from __future__ import annotations

from typing import Callable, Dict, Iterable, Tuple

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ...processing_provider.translate import mark

TYPED_INTO = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QAbstractItemView)
KEYS: Dict[int, str] = {
    Qt.Key.Key_A: "accept", Qt.Key.Key_R: "reject", Qt.Key.Key_U: "unsure", Qt.Key.Key_E: "edit",
    Qt.Key.Key_Space: "skip", Qt.Key.Key_Backspace: "undo", Qt.Key.Key_F: "flag",
    Qt.Key.Key_0: "type0", Qt.Key.Key_1: "type1", Qt.Key.Key_2: "type2", Qt.Key.Key_H: "hide",
    Qt.Key.Key_B: "blink", Qt.Key.Key_Left: "previous", Qt.Key.Key_Right: "next",
}  # fmt: skip
TABLE: Tuple[Tuple[str, str], ...] = (
    ("A", mark("Accept: sentence and mask fit")),
    ("R", mark("Reject: not usable")),
    ("U", mark("Unsure: decide later")),
    ("0  1  2", mark("Type: appears, disappears, changes its state")),
    ("E", mark("Edit the mask; E again stores it")),
    ("F", mark("Flag with a reason")),
    ("Space", mark("Skip")),
    ("⌫", mark("Undo, as often as you like")),
    ("←  →", mark("Previous and next record")),
    ("H", mark("Hide the mask")),
    ("B", mark("Blink: alternate the dates")),
)
"""Keys and what they do, for the help of the panel."""


class AuditKeys(QObject):
    """Filters the keys of widgets.

    Args:
        run: Called with the name of an action; returns whether it exists now.
        parent: Owner.
    """

    def __init__(self, run: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._run = run

    def watch(self, widgets: Iterable[QWidget]) -> None:
        """Filter the keys of these widgets and of all widgets in them."""
        for widget in widgets:
            for one in (widget, *widget.findChildren(QWidget)):
                if not isinstance(one, TYPED_INTO) and not isinstance(one.parent(), TYPED_INTO):
                    one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        action = self._action(watched, event)
        if not action:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            # QGIS has shortcuts of one letter; accepted here, the key comes as a key press.
            if self._run(""):
                event.accept()
                return True
            return False
        # A key that is held down must not decide about records that were never looked at.
        return self._run("" if event.isAutoRepeat() else action)

    @staticmethod
    def _action(watched: QObject, event: QKeyEvent) -> str:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return ""
        key = event.key()
        if key == Qt.Key.Key_Space and isinstance(watched, QAbstractButton):
            return ""  # presses the button that has the focus
        return KEYS.get(key, "")
