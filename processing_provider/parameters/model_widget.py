"""Widget of the parameter ``MODEL``: a list of the known models that takes any folder."""

from __future__ import annotations

from processing.gui.wrappers import WidgetWrapper
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QToolButton, QWidget

from ..known_models import known_models
from ..translate import tr


class ModelBox(QWidget):
    """An editable combo box of the known models, and a button that chooses a folder."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for model in known_models():
            self.box.addItem(model.name, model.value)
        button = QToolButton()
        button.setText("…")
        button.setToolTip(tr("Choose a model folder"))
        button.clicked.connect(self._browse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box, 1)
        layout.addWidget(button)
        self.setFocusProxy(self.box)

    def value(self) -> str:
        """Return the selected name or the entered folder."""
        text = self.box.currentText().strip()
        index = self.box.findText(text)
        return str(self.box.itemData(index)) if index >= 0 else text

    def set_value(self, value: str) -> None:
        """Show a name or folder, known or not."""
        index = self.box.findData(value)
        if index >= 0:
            self.box.setCurrentIndex(index)
        else:
            self.box.setEditText(value)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Model folder"))
        if folder:
            self.set_value(folder)


class ModelWidget(WidgetWrapper):
    """Wrapper of ``ModelBox`` for the dialogs of Processing."""

    def createWidget(self) -> ModelBox:
        box = ModelBox()
        # QGIS sets no value where there is no default: the first model would be selected
        box.set_value(str(self.parameterDefinition().defaultValue() or ""))
        box.box.currentTextChanged.connect(lambda text: self.widgetValueHasChanged.emit(self))
        return box

    def setValue(self, value: object) -> None:
        self.widget.set_value(str(value or ""))

    def value(self) -> str:
        return str(self.widget.value())
