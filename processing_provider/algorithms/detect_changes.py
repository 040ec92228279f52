"""``mtrefseg:detectchanges``: two rasters and sentences become change polygons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
)

from ...engine_client.worker_client import WorkerClient
from ...model.requests.detect import DetectRequest
from ...model.requests.detect_result import DetectResult
from ..answer_source import answer_source
from ..builders.parameter_values import Values
from ..builders.request_builder import RequestBuilder
from ..engine_text import engine_text
from ..layer_post_processor import ResultPostProcessor
from ..parameters.detect_parameters import parameters
from ..reporting import ProgressReporter, summary
from ..sentence_texts import missing_layer_lines, parsed_lines
from .engine_algorithm import EngineAlgorithm


class DetectChanges(EngineAlgorithm):
    """Builds a request from the values; the worker runs it."""

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._request: Optional[DetectRequest] = None
        self._values: Values = {}

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
            "confidence from 0 to 1, the area on the ellipsoid and where they come from. Sizes, "
            "distances to named layers, directions, positions and order in the sentence are "
            "measured on the polygons; what they exclude stays in the file, with the reason in "
            "the field 'dropped_by', and is not part of the output. A sentence that the model "
            "does not know is refused before the run.\n\n"
            "The polygons lie on the pixels of the raster before, in its CRS. The raster after "
            "may have any grid and CRS. Where either raster has no data nothing is found. The "
            "engine runs in its own process; it stops within two seconds when you cancel."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        for parameter in parameters(self.tr):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("COUNT", self.tr("Number of polygons")))
        self.addOutput(QgsProcessingOutputNumber("AREA", self.tr("Total area (m²)")))
        self.addOutput(QgsProcessingOutputNumber("DROPPED", self.tr("Number of excluded polygons")))

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        builder = RequestBuilder(self, values, context)
        builder.check()
        return builder.values.plain

    def prepareAlgorithm(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        with self.wrap_errors(feedback):
            builder = RequestBuilder(self, values, context)
            builder.check()  # batches and models do not call checkParameterValues
            self._request = builder.build("named later.gpkg", None, feedback)
        self._values = builder.values.plain
        for note in builder.notes:
            feedback.pushWarning(note)
        for line in parsed_lines(builder.parsed):
            feedback.pushInfo(line)
        for line in missing_layer_lines(builder.parsed, builder.values.label("LAYERS")):
            feedback.pushWarning(line)
        return True

    def processAlgorithm(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        if self._request is None:
            raise QgsProcessingException(self.tr("The algorithm was not prepared."))
        with self.wrap_errors(feedback):
            request = self._with_outputs(self._request, context)
            result = self._client.detect(
                request,
                ProgressReporter(feedback, self.tr),
                lambda text: feedback.pushWarning(engine_text(text)),
                feedback.isCanceled,
                lambda log: feedback.pushInfo(self.tr("Log of the engine: {}").format(log)),
            )
        for line in summary(result, self.tr):
            feedback.pushInfo(line)
        self._finish_layers(request, result, context)
        outputs = {"OUTPUT": answer_source(result), "COUNT": result.count, "AREA": result.area_m2}
        outputs["DROPPED"] = result.dropped_count
        return {**outputs, "PROBABILITY": result.probability} if result.probability else outputs

    def _with_outputs(self, request: DetectRequest, context: QgsProcessingContext) -> DetectRequest:
        """Add the files to write; resolved here, as a background task passes its own context."""
        output = self.parameterAsOutputLayer(self._values, "OUTPUT", context)
        probability = self.parameterAsOutputLayer(self._values, "PROBABILITY", context)
        return replace(request, output=output, probability=probability or None)

    def _finish_layers(
        self, request: DetectRequest, result: DetectResult, context: QgsProcessingContext
    ) -> None:
        """Name and style loaded layers; the engine may have written under another file name."""
        for name, requested, path in (
            ("OUTPUT", request.output, answer_source(result)),
            ("PROBABILITY", request.probability, result.probability),
        ):
            layers = context.layersToLoadOnCompletion()
            if not requested or not path or requested not in layers:
                continue
            label = self.parameterDefinition(name).description()
            layers[path] = details = layers.pop(requested)
            details.setPostProcessor(ResultPostProcessor(label, request.sentences))
            context.setLayersToLoadOnCompletion(layers)
