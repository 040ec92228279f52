"""Choice of the model: the known models, and the dialog that manages them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ....processing_provider.known_models import known_models
from ..context import DockContext
from ..panel import DockPanel


class ModelController(QObject):
    """Connects the list of models, which is filled again whenever the dock is shown.

    ``chosen`` is emitted when another model may have been selected.
    """

    chosen = pyqtSignal()

    def __init__(self, context: DockContext, panel: DockPanel) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        panel.shown.connect(self.fill)
        panel.modelButton.clicked.connect(self._manage)
        panel.modelCombo.activated.connect(lambda _: self.chosen.emit())
        self.fill()

    def fill(self) -> None:
        """List the models whose files exist; the selected one stays selected."""
        combo, chosen = self._panel.modelCombo, self._panel.model()
        combo.clear()
        for model in known_models():
            if model.complete:
                combo.addItem(model.name, model.value)
        self.choose(chosen)

    def choose(self, value: str) -> None:
        """Select a model by its value in a request; the first model where it is not listed."""
        combo = self._panel.modelCombo
        combo.setCurrentIndex(max(0, combo.findData(value)))
        self.chosen.emit()

    def _manage(self) -> None:
        # Imported late: the dock opens without it.
        from ...models.dialog import ModelsDialog

        dialog = ModelsDialog(self._context.iface.mainWindow())
        dialog.exec()
        self.fill()
        if dialog.current is not None:
            self.choose(dialog.current.value)
