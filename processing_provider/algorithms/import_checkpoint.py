"""``mtrefseg:importcheckpoint``: a published checkpoint becomes a model folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
)

from ...model.errors import MtrefsegError
from ...model.weights.model_folder import WEIGHTS
from ..builders.parameter_values import ParameterValues, Values
from ..known_models import add_model
from ..parameters.declarations import folder, new_folder
from ..reporting import ProgressReporter
from .engine_algorithm import EngineAlgorithm


class ImportCheckpoint(EngineAlgorithm):
    """Builds a request from the values; the worker reads, checks and writes."""

    def name(self) -> str:
        return "importcheckpoint"

    def displayName(self) -> str:
        return self.tr("Import a published checkpoint")

    def group(self) -> str:
        return self.tr("Models")

    def groupId(self) -> str:
        return "models"

    def tags(self) -> List[str]:
        return self.tr("model,weights,checkpoint,import,convert,MTRefSeg-R1,Phi,Mask2Former").split(
            ","
        )

    def shortDescription(self) -> str:
        return self.tr("Makes a model folder of an MTRefSeg-R1 checkpoint.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Reads a folder as its authors published it (safetensors or pytorch_model.bin, whole "
            "or in shards), checks every tensor, and writes a model folder that 'Detect changes "
            "from a sentence' takes. Nothing in the checkpoint is executed.\n\n"
            "Phi-1.5 and Mask2Former's .pkl file are imported too, as starting points of training."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        tr = self.tr
        self.addParameter(
            folder(
                "SOURCE",
                tr("Checkpoint folder"),
                tr(
                    "The folder with config.json, the weights and the tokenizer; or the path of "
                    "Mask2Former's .pkl file."
                ),
            )
        )
        self.addParameter(
            new_folder(
                "OUTPUT",
                tr("Model folder"),
                tr("A new or empty folder; it needs as much space as the weights."),
            )
        )
        self.addOutput(QgsProcessingOutputNumber("PARAMETERS", tr("Number of parameters")))

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        given = ParameterValues(self, values, context)
        source = given.text("SOURCE")
        given.check_no_input("OUTPUT", {"SOURCE": source})
        if source and not Path(source).exists():
            text = self.tr("Checkpoint folder: '{}' does not exist. Choose another.")
            raise MtrefsegError(text.format(source))
        return given.plain

    def processAlgorithm(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        report = ProgressReporter(feedback, self.tr)
        with self.wrap_errors(feedback):
            given = ParameterValues(self, values, context)
            source = given.text("SOURCE")
            output = self.parameterAsFileOutput(given.plain, "OUTPUT", context)
            request = {"source": source, "folder": output}
            done = self._client.run("import", request, report, feedback.isCanceled)
            if done.get("weights") == WEIGHTS:
                # A whole model, not a starting point of training: it can be selected.
                add_model(output)
        done["dropped"] = len(done.get("dropped", ()))
        for name, value in done.items():
            feedback.pushInfo(f"{name.replace('_', ' ')}: {value}")
        return {"OUTPUT": output, "PARAMETERS": done["parameters_kept"]}
