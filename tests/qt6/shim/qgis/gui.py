"""The widgets of QGIS that our pages have, as plain widgets."""

from enum import Enum, auto

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QComboBox, QGroupBox, QLineEdit, QWidget

from .core import __getattr__  # noqa: F401


class QgsMapLayerComboBox(QComboBox):
    layerChanged = pyqtSignal(object)  # noqa: N815
    filters = None

    def setFilters(self, filters):
        self.filters = filters

    def setAllowEmptyLayer(self, allowed):
        pass


class QgsCollapsibleGroupBox(QGroupBox):
    collapsedStateChanged = pyqtSignal(bool)  # noqa: N815

    def setCollapsed(self, collapsed):
        self.collapsedStateChanged.emit(collapsed)


class QgsFileWidget(QLineEdit):
    class StorageMode(Enum):
        GetDirectory = auto()

    def setStorageMode(self, mode):
        pass

    def setFilter(self, kinds):
        pass

    def setFilePath(self, path):
        self.setText(path)

    def filePath(self):
        return self.text()


class QgsOptionsPageWidget(QWidget):
    pass


class QgsOptionsWidgetFactory:
    pass
