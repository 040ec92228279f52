"""What the widgets ask of ``qgis.core``; everything else is a class without a use."""

from enum import Flag, auto

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtGui import QIcon


class _Anything(type):
    def __getattr__(cls, name):
        return Unused

    def __or__(cls, other):
        return Unused


class Unused(metaclass=_Anything):
    def __init__(self, *args):
        pass


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Unused


class Qgis:
    QGIS_VERSION = "4.0 (stand-in)"

    @staticmethod
    def LayerFilters(flags):
        return flags


class QgsSettings:
    stored = {}

    def value(self, key, default=None, type=None):  # noqa: A002
        return self.stored.get(key, default)

    def setValue(self, key, value):
        self.stored[key] = value

    def remove(self, key):
        self.stored.pop(key, None)


class QgsProject:
    """A project without layers that was never saved."""

    instance = classmethod(lambda cls: cls())
    absolutePath = fileName = lambda self: ""  # noqa: N815
    mapLayers = lambda self: {}  # noqa: E731, N815
    isDirty = lambda self: False  # noqa: E731, N815


class QgsProcessingUtils:
    tempFolder = staticmethod(lambda: "/nowhere/processing")  # noqa: N815


class QgsMapLayerProxyModel:
    class Filter(Flag):
        RasterLayer = auto()
        PolygonLayer = auto()
        HasGeometry = auto()


class QgsFeedback:
    cancelled = False

    def cancel(self):
        self.cancelled = True

    def isCanceled(self):
        return self.cancelled


class QgsNetworkAccessManager(QObject):
    proxyAuthenticationRequired = pyqtSignal(object, object)  # noqa: N815
    instance = classmethod(lambda cls: cls())


class QgsTask(QObject):
    class Flag(Flag):
        CanCancel = auto()
        CancelWithoutPrompt = auto()

    taskCompleted = pyqtSignal()  # noqa: N815
    taskTerminated = pyqtSignal()  # noqa: N815

    def __init__(self, title, flags):
        super().__init__()
        self._cancelled = False

    def cancel(self):
        self._cancelled = True

    def isCanceled(self):
        return self._cancelled

    def setProgress(self, percent):
        pass


class _TaskManager:
    """Runs a task in the main thread when the event loop turns."""

    def addTask(self, task):
        def work():
            ok = task.run()
            task.finished(ok)
            (task.taskCompleted if ok else task.taskTerminated).emit()

        QTimer.singleShot(0, work)


class _Registry:
    def providerById(self, name):
        return None


class QgsApplication:
    getThemeIcon = staticmethod(lambda name: QIcon())  # noqa: N815
    taskManager = staticmethod(_TaskManager)  # noqa: N815
    processingRegistry = staticmethod(_Registry)  # noqa: N815
    qgisSettingsDirPath = staticmethod(lambda: "/nowhere/")  # noqa: N815


class QgsProcessingProvider(QObject):
    pass
