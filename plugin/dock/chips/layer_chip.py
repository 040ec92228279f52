"""A chip for words that need a layer, where none was given or several fit, with a choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFrame, QLabel, QSizePolicy, QWidget

from ....processing_provider.translate import tr
from ..marks import mark_pixmap
from .chip_style import CHIP_STYLE, MARGIN_PX
from .elided_label import ElidedLabel
from .flow_layout import FlowLayout

SHORTEST = 14  # characters
MARK_PX = 14


@dataclass(frozen=True)
class LayerOffer:
    """Words of a sentence that need a layer of the project.

    Attributes:
        name: Name of the layer in conditions, ``roads``.
        layers: Ids and names of the layers that can be chosen.
        chosen: Id of the chosen one; empty: none.
        text: The words of the sentence, ``within 200 m of the roads``; empty: the name alone.
        may_be_none: Whether the choice can be taken back.
        problem: What becomes of the answer without a choice; empty: a layer is chosen.
        mark: Name of the mark of the problem.
    """

    name: str
    layers: Tuple[Tuple[str, str], ...]
    chosen: str
    text: str = ""
    may_be_none: bool = False
    problem: str = ""
    mark: str = "amber"


class LayerChip(QFrame):
    """Shows an offer; ``chosen`` emits the name and the id of the layer, empty for none."""

    chosen = pyqtSignal(str, str)

    def __init__(self, offer: LayerOffer, parent: QWidget) -> None:
        super().__init__(parent)
        self.offer = offer
        self.setObjectName("chip")
        self.setProperty("used", "false" if offer.problem else "true")
        self.setStyleSheet(CHIP_STYLE)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self)  # wraps: words and combo may be wider than the dock
        row.setContentsMargins(MARGIN_PX, 1, MARGIN_PX, 1)
        if offer.problem:
            row.addWidget(self._mark())
        self.label = ElidedLabel(offer.text or tr("Layer for '{}'").format(offer.name))
        row.addWidget(self.label)
        self.combo = self._combo()
        row.addWidget(self.combo)
        self.setToolTip(offer.problem)
        self.setAccessibleName(" ".join(filter(None, (self.label.text(), offer.problem))))

    def _mark(self) -> QLabel:
        mark = QLabel()
        mark.setPixmap(mark_pixmap(self.offer.mark, MARK_PX))
        mark.setAccessibleName(self.offer.mark)
        return mark

    def _combo(self) -> QComboBox:
        combo, offer = QComboBox(), self.offer
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(SHORTEST)
        combo.setAccessibleName(tr("Layer for '{}'").format(offer.name))
        if offer.may_be_none or not offer.chosen:
            none = tr("Choose a layer …") if offer.layers else tr("No vector layer in the project")
            combo.addItem(none, "")
        for layer_id, name in offer.layers:
            combo.addItem(name, layer_id)
        combo.setCurrentIndex(max(0, combo.findData(offer.chosen)))
        combo.setEnabled(bool(offer.layers))
        combo.activated.connect(lambda _: self.chosen.emit(offer.name, str(combo.currentData())))
        return combo
