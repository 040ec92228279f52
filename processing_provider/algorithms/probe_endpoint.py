"""``mtrefseg:testendpoint``: does a language model answer, and does it understand images?"""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from ...engine_client.worker_client import WorkerClient
from ...model.requests.probe_endpoint import ProbeEndpointRequest
from ..builders.agent_builder import endpoint_key, endpoint_options
from ..builders.parameter_values import ParameterValues, Values
from ..engine_text import engine_text
from ..parameters.agent_parameters import endpoint_parameters
from ..reporting import ProgressReporter
from .engine_algorithm import EngineAlgorithm


class ProbeEndpoint(EngineAlgorithm):
    """Builds a request from the values; the worker sends two small pictures."""

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._request: Optional[ProbeEndpointRequest] = None
        self._key = ""

    def name(self) -> str:
        return "testendpoint"

    def displayName(self) -> str:
        return self.tr("Test a language model")

    def group(self) -> str:
        return self.tr("Training data")

    def groupId(self) -> str:
        return "trainingdata"

    def tags(self) -> List[str]:
        words = "language model,endpoint,OpenAI,vLLM,llama.cpp,Ollama,LM Studio,agent,key,test"
        return self.tr(words).split(",")

    def shortDescription(self) -> str:
        return self.tr("Says whether a language model answers and understands images.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Sends two small pictures of coloured squares to an OpenAI-compatible server and says "
            "which model answers, in which form, and whether it understands images. Nothing of "
            "your rasters is sent."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        for parameter in endpoint_parameters(self.tr, optional=False):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("MODEL", self.tr("Model that answered")))
        self.addOutput(QgsProcessingOutputString("FORM", self.tr("Form of its answers")))
        self.addOutput(QgsProcessingOutputNumber("SECONDS", self.tr("Time of the test (seconds)")))

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        given = ParameterValues(self, values, context)
        ProbeEndpointRequest(endpoint_options(given))
        return given.plain

    def prepareAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        with self.wrap_errors(feedback):
            given = ParameterValues(self, values, context)
            self._request = ProbeEndpointRequest(endpoint_options(given))
            self._key = endpoint_key(given)
        return True

    def processAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        if self._request is None:
            raise QgsProcessingException(self.tr("The algorithm was not prepared."))
        report = ProgressReporter(feedback, self.tr)
        request = self._request.to_dict()
        with self.wrap_errors(feedback):
            done = self._client.run(
                "probe_endpoint", request, report, feedback.isCanceled, secret=self._key
            )
        feedback.pushInfo(engine_text(done["text"]))
        return {"MODEL": done["model"], "FORM": done["form"], "SECONDS": done["seconds"]}
