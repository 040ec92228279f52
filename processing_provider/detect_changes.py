"""``mtrefseg:detectchanges``: two rasters and sentences become change polygons."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
)

from ..model.errors import MtrefsegError
from ..model.request import DetectRequest
from .detect_parameters import parameters
from .engine_algorithm import EngineAlgorithm
from .layer_finish import LayerFinish
from .reporting import ProgressReporter, summary
from .request_builder import RequestBuilder
from .worker_client import WorkerClient


class DetectChanges(EngineAlgorithm):
    """A thin declaration: the values become a request, and the worker does the rest."""

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._request: Optional[DetectRequest] = None

    def name(self) -> str:
        return "detectchanges"

    def displayName(self) -> str:
        return self.tr("Detect changes from a sentence")

    def group(self) -> str:
        return self.tr("Change detection")

    def groupId(self) -> str:
        return "changedetection"

    def tags(self) -> List[str]:
        words = self.tr(
            "change,detection,difference,sentence,text,referring,segmentation,deep learning,AI"
        )
        return [*words.split(","), "before", "after"]

    def shortDescription(self) -> str:
        return self.tr("Finds the changes between two rasters that a sentence describes.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Finds the changes between two rasters of one place that a sentence describes, as "
            '"the buildings that were demolished", and returns polygons with the sentence, a '
            "confidence from 0 to 1, the area on the ellipsoid and where they come from.\n\n"
            "The polygons lie on the pixels of the raster before, in its CRS. The raster after "
            "may have any grid and CRS. Where either raster has no data nothing is found. The "
            "engine runs in its own process; it stops within two seconds when you cancel."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        for parameter in parameters(self.tr):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("COUNT", self.tr("Number of polygons")))
        self.addOutput(QgsProcessingOutputNumber("AREA", self.tr("Total area (m²)")))

    def checkParameterValues(
        self, values: Dict[str, Any], context: QgsProcessingContext
    ) -> Tuple[bool, str]:
        try:
            RequestBuilder(self, values, context).check()
        except MtrefsegError as error:
            return False, str(error)
        return super().checkParameterValues(values, context)

    def prepareAlgorithm(
        self,
        values: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        output = self.parameterAsOutputLayer(values, "OUTPUT", context)
        probability = self.parameterAsOutputLayer(values, "PROBABILITY", context)
        with self.errors_told(feedback):
            self._request = RequestBuilder(self, values, context).build(output, probability or None)
            self._request.check()
        return True

    def processAlgorithm(
        self,
        values: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        request = self._request
        if request is None:
            raise QgsProcessingException(self.tr("The algorithm was not prepared."))
        with self.errors_told(feedback):
            result = self._client.detect(
                request,
                ProgressReporter(feedback, self.tr),
                feedback.pushWarning,
                feedback.isCanceled,
                lambda log: feedback.pushInfo(self.tr("Log of the engine: {}").format(log)),
            )
        for line in summary(result, self.tr):
            feedback.pushInfo(line)
        self._finish_layer(request, context)
        outputs = {"OUTPUT": result.output, "COUNT": result.count, "AREA": result.area_m2}
        return {**outputs, "PROBABILITY": result.probability} if result.probability else outputs

    def _finish_layer(self, request: DetectRequest, context: QgsProcessingContext) -> None:
        if context.willLoadLayerOnCompletion(request.output):
            label = self.parameterDefinition("OUTPUT").description()
            details = context.layerToLoadOnCompletionDetails(request.output)
            details.setPostProcessor(LayerFinish(label, request.sentences))
