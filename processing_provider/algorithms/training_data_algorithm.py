"""Base of the algorithms that make, fill and exchange training files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Dict, Optional

from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from ...engine_client.worker_client import WorkerClient
from ...model.requests.wire import Decoded
from ..builders.parameter_values import ParameterValues, Values
from ..builders.training_file import file_of
from ..engine_text import engine_text
from ..layer_post_processor import StoredStylePostProcessor
from ..reporting import ProgressReporter
from .engine_algorithm import EngineAlgorithm


@dataclass(frozen=True)
class PreparedRun:
    """What the worker is given.

    Attributes:
        request: Of the operation.
        output: File or folder that is written.
        load: Whether layers of the output are added to the project.
        key: Of the language model; empty: none. It is sent to the worker alone.
    """

    request: Decoded
    output: str
    load: bool = False
    key: str = field(default="", repr=False)


class TrainingDataAlgorithm(EngineAlgorithm):
    """Builds a request from the values; the worker runs it."""

    OPERATION: ClassVar[str]

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._run: Optional[PreparedRun] = None

    def group(self) -> str:
        return self.tr("Training data")

    def groupId(self) -> str:
        return "trainingdata"

    def prepared(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: Optional[QgsProcessingFeedback],
    ) -> PreparedRun:
        """Return the run of these values.

        Args:
            values: Values by the names of parameters.
            context: Context of the run, with project and layers.
            feedback: None: the values are checked, nothing is written and no key is read.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        raise NotImplementedError

    def outputs(self, output: str, done: Dict[str, Any]) -> Dict[str, Any]:
        """Return the outputs by their names, from the result of the operation."""
        raise NotImplementedError

    def layers(self) -> Dict[str, str]:
        """Return names in the project of the layers that are loaded, by the names of outputs."""
        return {}

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        self.prepared(values, context, None)
        plain = ParameterValues(self, values, context).plain
        if isinstance(plain.get("INPUT"), str):
            plain["INPUT"] = file_of(plain["INPUT"])  # QGIS refuses other endings than .gpkg
        return plain

    def prepareAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        with self.wrap_errors(feedback):
            self.prepared(values, context, None)  # batches and models check nothing before
            self._run = self.prepared(values, context, feedback)
        return True

    def processAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        run = self._run
        if run is None:
            raise QgsProcessingException(self.tr("The algorithm was not prepared."))
        with self.wrap_errors(feedback):
            done = self._client.run(
                self.OPERATION,
                run.request.to_dict(),
                ProgressReporter(feedback, self.tr),
                feedback.isCanceled,
                lambda text: feedback.pushWarning(engine_text(text)),
                secret=run.key,
            )
        for warning in done.pop("warnings", ()):
            feedback.pushWarning(engine_text(warning))
        for name, value in done.items():
            feedback.pushInfo(f"{name.replace('_', ' ')}: {_shown(value)}")
        outputs = self.outputs(run.output, done)
        if run.load:
            self._load(outputs, context)
        return outputs

    def _load(self, outputs: Dict[str, Any], context: QgsProcessingContext) -> None:
        """Let Processing add the layers to the project, with the styles stored in the file."""
        if context.project() is None:
            return
        for output, name in self.layers().items():
            details = QgsProcessingContext.LayerDetails(name, context.project(), output)
            details.setPostProcessor(StoredStylePostProcessor(name))
            context.addLayerToLoadOnCompletion(outputs[output], details)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {number}" for name, number in value.items()) or "0"
    return str(value)
