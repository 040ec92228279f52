"""Base of both stages of training: values → request → worker → model folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
)

from ...engine_client.worker_client import WorkerClient
from ...engine_client.worker_process import WorkerCrashed
from ...model.errors import Cancelled
from ...model.requests.same_raster import check_two_rasters
from ...model.requests.train import TrainRequest
from ...model.weights.model_folder import is_model_folder
from ..builders.parameter_values import Values
from ..builders.train_builder import TrainBuilder
from ..engine_text import engine_text
from ..known_models import add_model
from ..parameters.train_parameters import train_parameters
from ..reporting import NoteReporter
from .engine_algorithm import EngineAlgorithm

STATE = "training/state.safetensors"  # state by which the engine resumes a training
INHERITED = "as in stage 1"  # placeholder for the data of stage 1, which the engine reads


class TrainAlgorithm(EngineAlgorithm):
    """One stage of training, run by the worker."""

    STAGE = 1

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._request: Optional[TrainRequest] = None

    def group(self) -> str:
        return self.tr("Models")

    def groupId(self) -> str:
        return "models"

    def tags(self) -> List[str]:
        return self.tr("model,training,fine-tuning,change,chips,sentence,deep learning").split(",")

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        for parameter in train_parameters(self.tr, self.STAGE):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("MIOU", self.tr("mIoU on held-out data (%)")))
        self.addOutput(QgsProcessingOutputHtml("REPORT", self.tr("Report")))

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        builder = TrainBuilder(self, values, context)
        request = builder.build(self.STAGE, builder.values.text("OUTPUT") or "checked")
        given = request.data or request.rasters
        stand_in = None if given or self.STAGE == 1 else INHERITED
        request.resolved({"data": stand_in})
        if request.rasters:
            check_two_rasters(request.rasters.pair)
        return builder.values.plain

    def prepareAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        with self.wrap_errors(feedback):
            builder = TrainBuilder(self, values, context)
            folder = self.parameterAsString(builder.values.plain, "OUTPUT", context)
            self._request = builder.build(self.STAGE, folder, feedback)
            for note in builder.notes:
                feedback.pushInfo(note)
        return True

    def processAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        request = self._request
        if request is None:
            raise QgsProcessingException(self.tr("The algorithm was not prepared."))
        with self.wrap_errors(feedback):
            try:
                result = self._client.run(
                    "train",
                    request.to_dict(),
                    NoteReporter(feedback, self.tr),
                    feedback.isCanceled,
                    lambda text: feedback.pushWarning(engine_text(text)),
                    lambda log: feedback.pushInfo(self.tr("Log of the engine: {}").format(log)),
                )
            except Cancelled:
                result = {"cancelled": True, "report": None, "score": {}}
            except WorkerCrashed:
                if (Path(request.output) / STATE).is_file():
                    text = self.tr("What was trained until then is kept in '{}'; resume it.")
                    feedback.pushWarning(text.format(request.output))
                raise
        return self._outputs(request.output, result, feedback)

    def _outputs(
        self, folder: str, result: Dict[str, Any], feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        best = is_model_folder(Path(folder))
        if best and self.STAGE == 2:
            # a model of stage 1 answers no sentences
            add_model(folder)
        if result["cancelled"]:
            feedback.pushInfo(self._stopped(folder, best))
        outputs = {"OUTPUT": folder}
        if result["report"]:
            outputs["REPORT"] = result["report"]
        score = result["score"].get("original frame", {})
        return {**outputs, "MIOU": score["mIoU"]} if score else outputs

    def _stopped(self, folder: str, best: bool) -> str:
        """Return what a cancelled training has left."""
        if not (Path(folder) / STATE).is_file():
            return self.tr("Stopped before the training began; it can be started again.")
        if best:
            text = self.tr("Stopped. The best model so far is in '{}'; it can be resumed.")
        else:
            text = self.tr("Stopped before the first score; the training in '{}' can be resumed.")
        return text.format(folder)
