"""Who answers: the known models, and the list that manages them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ....processing_provider.known_models import known_models
from ..context import Desk
from ..panel import DockPanel


class ModelController(QObject):
    """Wires the list of models; it is looked up again whenever the dock is shown.

    ``chosen`` is emitted when another model may have been chosen.
    """

    chosen = pyqtSignal()

    def __init__(self, desk: Desk, panel: DockPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        panel.shown.connect(self.fill)
        panel.modelButton.clicked.connect(self._manage)
        panel.modelCombo.activated.connect(lambda _: self.chosen.emit())
        self.fill()

    def fill(self) -> None:
        """List the models whose files are there; the chosen one stays chosen."""
        combo, chosen = self._panel.modelCombo, self._panel.model()
        combo.clear()
        for model in known_models():
            if model.complete:
                combo.addItem(model.name, model.value)
        self.choose(chosen)

    def choose(self, value: str) -> None:
        """Choose a model by what a request calls it; the first one when it is not there."""
        combo = self._panel.modelCombo
        combo.setCurrentIndex(max(0, combo.findData(value)))
        self.chosen.emit()

    def _manage(self) -> None:
        # Late: the dock opens without it.
        from ...models.dialog import ModelsDialog

        dialog = ModelsDialog(self._desk.iface.mainWindow())
        dialog.exec()
        self.fill()
        if dialog.current is not None:
            self.choose(dialog.current.value)
