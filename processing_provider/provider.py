"""The Processing provider: its algorithms share one worker client."""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional

from qgis.core import QgsApplication, QgsProcessingProvider, QgsSettings
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtGui import QIcon

from ..engine_client.interpreter import ROOT, SETTING, find_python, worker_command
from ..engine_client.worker_client import WorkerClient
from ..model.version import VERSION
from .algorithms.build_candidates import BuildCandidates
from .algorithms.check_pair import CheckPair
from .algorithms.describe_candidates import DescribeCandidates
from .algorithms.detect_changes import DetectChanges
from .algorithms.evaluate import Evaluate
from .algorithms.export_training_set import ExportTrainingSet
from .algorithms.filter_changes import FilterChanges
from .algorithms.import_checkpoint import ImportCheckpoint
from .algorithms.import_training_set import ImportTrainingSet
from .algorithms.probe_endpoint import ProbeEndpoint
from .algorithms.train_stage1 import TrainStage1
from .algorithms.train_stage2 import TrainStage2
from .translate import tr


class MtrefsegProvider(QgsProcessingProvider):
    """``mtrefseg`` in the toolbox.

    Args:
        client: Client of the engine; None: of the installed engine. Tests pass another.

    Attributes:
        client: Client of the engine, shared with the dock, so that one worker stays warm.
    """

    def __init__(self, client: Optional[WorkerClient] = None) -> None:
        super().__init__()
        self.client = client or WorkerClient(_command, _log_folder())

    def id(self) -> str:
        return "mtrefseg"

    def name(self) -> str:
        return "MTRefSeg"

    def longName(self) -> str:
        return tr("MTRefSeg: changes in words")

    def versionInfo(self) -> str:
        return VERSION

    def icon(self) -> QIcon:
        return QIcon(str(ROOT / "resources" / "icon.svg"))

    def svgIconPath(self) -> str:
        return str(ROOT / "resources" / "icon.svg")

    def loadAlgorithms(self) -> None:
        for algorithm in (
            DetectChanges,
            FilterChanges,
            CheckPair,
            ImportCheckpoint,
            TrainStage1,
            TrainStage2,
            Evaluate,
            BuildCandidates,
            DescribeCandidates,
            ExportTrainingSet,
            ImportTrainingSet,
            ProbeEndpoint,
        ):
            self.addAlgorithm(algorithm(self.client))

    def defaultVectorFileExtension(self, hasGeometry: bool = True) -> str:
        return "gpkg"

    def supportedOutputVectorLayerExtensions(self) -> List[str]:
        return ["gpkg"]

    def supportedOutputRasterLayerExtensions(self) -> List[str]:
        return ["tif"]

    def supportsNonFileBasedOutput(self) -> bool:
        return False

    def unload(self) -> None:
        self.client.close()
        super().unload()


def _command() -> List[str]:
    chosen = QgsSettings().value(SETTING, "", type=str)
    return worker_command(find_python(chosen, runtime=runtime_folder()))


def runtime_folder() -> Path:
    """Return the folder of the profile in which the engine's environments are installed."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "mtrefseg" / "runtime"


def _log_folder() -> Path:
    location = QStandardPaths.StandardLocation.GenericCacheLocation
    return Path(QStandardPaths.writableLocation(location)) / "mtrefseg" / "logs"
