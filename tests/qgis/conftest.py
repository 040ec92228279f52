"""Fixtures of the tests in real QGIS: small rasters and a provider with a fake worker."""

import faulthandler
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
)
from qgis.gui import QgsBrowserGuiModel
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication

from mtrefseg.engine_client.interpreter import worker_command, worker_environment
from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.model.sentences.model_words import ModelWords
from mtrefseg.plugin.audit.audit_controller import AuditController
from mtrefseg.plugin.dock.controller import DockController
from mtrefseg.plugin.dock.request.sentence_controller import SentenceController
from mtrefseg.plugin.settings import Settings
from mtrefseg.processing_provider.provider import MtrefsegProvider
from mtrefseg.tests.qgis.training_file import write_training_file

gdal.UseExceptions()
# QGIS would leave statistics beside every raster it opens.
os.environ["GDAL_PAM_ENABLED"] = "NO"
gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")
ROOT = Path(__file__).resolve().parents[2]
FAKE_WORKER = ROOT / "tests" / "fake_worker.py"
LONGEST_EXIT_S = 120


def pytest_sessionfinish():
    """QGIS has to end: when a thread of it does not, print the stacks and fail."""
    faulthandler.dump_traceback_later(LONGEST_EXIT_S, exit=True)


class Feedback(QgsProcessingFeedback):
    """Keeps what it is told."""

    def __init__(self):
        super().__init__(False)
        self.infos, self.warnings, self.errors, self.texts, self.percents = [], [], [], [], []
        self.progressChanged.connect(self.percents.append)

    def pushInfo(self, info):
        self.infos.append(info)

    def pushWarning(self, warning):
        self.warnings.append(warning)

    def reportError(self, error, fatalError=False):  # noqa: N803
        self.errors.append(error)

    def setProgressText(self, text):
        self.texts.append(text)


class Heartbeat:
    """The longest time for which the event loop did not turn."""

    def __init__(self):
        self.longest_s, self._last_s = 0.0, time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self):
        now_s = time.monotonic()
        self.longest_s = max(self.longest_s, now_s - self._last_s)
        self._last_s = now_s


@pytest.fixture
def heartbeat():
    """Measures how long the GUI is blocked, from when it is called."""
    return Heartbeat


@pytest.fixture
def feedback():
    return Feedback()


@pytest.fixture
def context():
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    yield context
    # pytest holds the last one until QGIS has ended, when layers can no longer be closed.
    context.temporaryLayerStore().removeAllMapLayers()


def write_raster(path, origin_m=(500_000.0, 5_000_000.0), epsg=32614, size_px=64):
    """Write a small 8-bit raster with three bands of 1 m."""
    data = gdal.GetDriverByName("GTiff").Create(str(path), size_px, size_px, 3, gdal.GDT_Byte)
    data.SetGeoTransform((origin_m[0], 1.0, 0.0, origin_m[1], 0.0, -1.0))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    data.SetProjection(crs.ExportToWkt())
    for band in range(1, 4):
        data.GetRasterBand(band).Fill(60 * band)
    data = None
    return str(path)


@pytest.fixture
def pair(tmp_path):
    """Paths of two rasters, in a folder with a space."""
    folder = tmp_path / "two dates"
    folder.mkdir()
    before = write_raster(folder / "before.tif")
    after = write_raster(folder / "after.tif", origin_m=(500_000.5, 5_000_000.5))
    return SimpleNamespace(before=before, after=after, folder=folder)


@pytest.fixture
def layers(pair):
    return SimpleNamespace(
        before=QgsRasterLayer(pair.before, "old"), after=QgsRasterLayer(pair.after, "new")
    )


@pytest.fixture
def provider(qgis_processing, tmp_path):
    """The registered provider whose worker is the fake one."""
    command = [sys.executable, "-u", str(FAKE_WORKER)]
    provider = MtrefsegProvider(WorkerClient(lambda: command, tmp_path / "logs"))
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def dialog_iface(qgis_iface, monkeypatch):
    """The stand-in window with what dialogs of Processing ask of it."""
    monkeypatch.setattr(qgis_iface, "browserModel", QgsBrowserGuiModel)
    return qgis_iface


@pytest.fixture(scope="session")
def embedded(tmp_path_factory):
    """The pair of ``make demo``."""
    folder = tmp_path_factory.mktemp("embedded")
    command = [sys.executable, "-m", "mtrefseg.training.synthetic.demo_pair", str(folder)]
    subprocess.run(command, check=True, env=worker_environment())
    return SimpleNamespace(before=str(folder / "before.tif"), after=str(folder / "after.tif"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """A client of real workers, kept warm for all tests of a file."""
    logs = tmp_path_factory.mktemp("logs")
    client = WorkerClient(lambda: worker_command(sys.executable), logs)
    yield client
    client.close()


@pytest.fixture
def client(tmp_path):
    """A client whose worker is the fake one."""
    client = WorkerClient(lambda: [sys.executable, "-u", str(FAKE_WORKER)], tmp_path / "logs")
    yield client
    client.close()


@pytest.fixture
def empty_project():
    """The project without layers, before and after."""
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def own_settings(tmp_path):
    """Settings that end with the test; results go to a folder of it."""
    QgsSettings().remove("mtrefseg")
    Settings(results_folder=str(tmp_path / "results")).save()
    yield
    QgsSettings().remove("mtrefseg")


@pytest.fixture
def any_words(monkeypatch):
    """A model that reads English: the sentences of the fake worker are no real ones."""
    words = ModelWords("mini", reads_english=True)
    monkeypatch.setattr(SentenceController, "read_words", staticmethod(lambda _: words))


@pytest.fixture
def dock(qgis_iface, client, empty_project, layers, own_settings, any_words):
    """The dock in a window, with a pair in the project."""
    empty_project.addMapLayers([layers.before, layers.after])
    controller = DockController(qgis_iface, client)
    controller.dock.show()
    yield controller
    if not sip.isdeleted(controller.panel):  # a test may have closed it
        controller.close()
    qgis_iface.messageBar().clear_messages()


@pytest.fixture
def ask(dock, qtbot):
    """Ask as a user does, and wait for the end."""

    def ask(*sentences):
        dock.panel.sentenceEdit.setPlainText("\n".join(sentences))
        dock.panel.runButton.click()
        qtbot.waitUntil(lambda: not dock.run.running, timeout=30_000)
        qtbot.wait(50)
        return dock.results.layer

    return ask


@pytest.fixture
def training_file(pair, tmp_path):
    return write_training_file(tmp_path / "training.gpkg", pair.before, pair.after)


@pytest.fixture
def audit(qgis_iface, client, empty_project, own_settings):
    """The panel in QGIS's window."""
    window = qgis_iface.mainWindow()
    window.resize(1200, 800)
    window.show()
    controller = AuditController(qgis_iface, client, lambda: (None, None))
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, controller.dock)
    controller.dock.show()
    controller.panel.auditorEdit.setText("Ann")
    controller.panel.choose("file", "todo")
    controller.panel.swipeButton.setChecked(True)
    yield controller
    controller.close()
    QApplication.processEvents()
    window.hide()
    qgis_iface.messageBar().clear_messages()


@pytest.fixture
def opened(audit, training_file):
    audit.panel.fileWidget.setFilePath(training_file)
    audit.panel.openButton.click()
    assert audit.audit is not None
    return audit


@pytest.fixture
def press(opened, qtbot):
    """Press keys over the map."""

    def press(*keys):
        for key in keys:
            qtbot.keyClick(opened.context.canvas, key)

    return press


@pytest.fixture
def algorithm(provider):
    return QgsApplication.processingRegistry().createAlgorithmById("mtrefseg:detectchanges")


@pytest.fixture
def values(pair, tmp_path):
    """Parameter values that work."""
    return {
        "BEFORE": pair.before,
        "AFTER": pair.after,
        "SENTENCES": "the new buildings",
        "AS_WRITTEN": True,  # the fake worker knows sentences of its own, as "count 3"
        "OUTPUT": str(tmp_path / "out.gpkg"),
    }


@pytest.fixture
def points_model():
    """A model of two steps, changes and their centroids, with fixed values of the first."""
    source = QgsProcessingModelChildParameterSource

    def points_model(values, all_parts="false"):
        model = QgsProcessingModelAlgorithm("changes to points", "tests")
        detect = QgsProcessingModelChildAlgorithm("mtrefseg:detectchanges")
        detect.setChildId("detect")
        for name in ("BEFORE", "AFTER"):
            raster = QgsProcessingParameterRasterLayer(name, name)
            model.addModelParameter(raster, QgsProcessingModelParameter(name))
            detect.addParameterSources(name, [source.fromModelParameter(name)])
        for name, value in values.items():
            detect.addParameterSources(name, [source.fromStaticValue(value)])
        points = QgsProcessingModelChildAlgorithm("native:centroids")
        points.setChildId("points")
        points.addParameterSources("INPUT", [source.fromChildOutput("detect", "OUTPUT")])
        points.addParameterSources("ALL_PARTS", [source.fromExpression(all_parts)])
        output = QgsProcessingModelOutput("points", "points")
        output.setChildOutputName("OUTPUT")
        points.setModelOutputs({"points": output})
        model.addChildAlgorithm(detect)
        model.addChildAlgorithm(points)
        model.updateDestinationParameters()
        return model

    return points_model
