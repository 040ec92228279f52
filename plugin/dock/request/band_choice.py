"""Three combo boxes of bands, for red, green and blue of one date."""

from __future__ import annotations

from typing import Sequence, Tuple

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox

DECLARED = 0


class BandChoice(QObject):
    """Either all three combo boxes name a band, or none does and the file's declaration holds.

    Args:
        combos: The combo boxes of red, green and blue.
    """

    changed = pyqtSignal()

    def __init__(self, combos: Sequence[QComboBox]) -> None:
        super().__init__(combos[0])
        self._combos = tuple(combos)
        self._first: Tuple[int, ...] = ()
        for combo in self._combos:
            combo.activated.connect(lambda _=0, combo=combo: self._on_activated(combo))

    def bands(self) -> Tuple[int, ...]:
        """Return three band numbers from 1, or an empty tuple."""
        numbers = tuple(int(combo.currentData() or DECLARED) for combo in self._combos)
        return numbers if all(numbers) else ()

    def set_bands(self, names: Sequence[str], first: Sequence[int], chosen: Sequence[int]) -> None:
        """Fill the combo boxes without emitting ``changed``.

        Args:
            names: Names of the bands, from the first on.
            first: Bands for the other two colours when the user chooses one.
            chosen: Selected bands; empty: as the file declares.
        """
        self._first = tuple(first)
        for combo in self._combos:
            combo.clear()
            combo.addItem(self.tr("as declared"), DECLARED)
            for band, name in enumerate(names, start=1):
                combo.addItem(name, band)
            combo.setEnabled(bool(names))
            combo.setMinimumWidth(_width_px(combo.itemText(0)))
        self._show(chosen or (DECLARED,) * len(self._combos))

    def _on_activated(self, combo: QComboBox) -> None:
        if combo.currentData() == DECLARED:
            self._show((DECLARED,) * len(self._combos))
        else:
            shown = (int(c.currentData() or DECLARED) for c in self._combos)
            self._show([band or first for band, first in zip(shown, self._first)])
        self.changed.emit()

    def _show(self, bands: Sequence[int]) -> None:
        for combo, band in zip(self._combos, bands):
            combo.setCurrentIndex(max(0, combo.findData(band)))


def _width_px(text: str) -> int:
    """Return the width of a combo box that shows a text uncut, in this font and theme."""
    probe = QComboBox()
    probe.addItem(text)
    return probe.sizeHint().width()
