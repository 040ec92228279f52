"""``mtrefseg:describecandidates``: sentences and masks for the candidates of a training file."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
)

from ...model.files.craft_schema import RECORDS
from ...model.requests.craft_describe import CraftDescribeRequest
from ..builders.agent_builder import endpoint_key, endpoint_options
from ..builders.parameter_values import ParameterValues, Values
from ..builders.reference_layers import reference_layer_texts
from ..builders.training_file import existing_file, layer_of
from ..parameters.declarations import POLYGON
from ..parameters.training_data_parameters import describe_parameters
from .training_data_algorithm import PreparedRun, TrainingDataAlgorithm


class DescribeCandidates(TrainingDataAlgorithm):
    """Builds a request from the values; the worker writes the records."""

    OPERATION = "describe_candidates"

    def name(self) -> str:
        return "describecandidates"

    def displayName(self) -> str:
        return self.tr("Describe candidates")

    def tags(self) -> List[str]:
        return self.tr("training data,sentence,text,record,candidate,language model").split(",")

    def shortDescription(self) -> str:
        return self.tr("Writes sentences with masks for the candidates of a training file.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Writes sentences for the candidates of a training file, as 'the new building in the "
            "upper left', each with the mask of everything in its chip that it fits: type of "
            "change, object, number, size, position, direction, colour, and what is beside it. "
            "Candidates without an object, and rejected ones, get no sentence.\n\n"
            "Run it again as often as you like: earlier sentences are replaced, but never a record "
            "that a person has reviewed. The audit panel steps through the records."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        tr = self.tr
        for parameter in describe_parameters(tr):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputFile("OUTPUT", tr("Training file")))
        self.addOutput(QgsProcessingOutputVectorLayer("RECORDS", tr("Records"), POLYGON))
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of records")))
        self.addOutput(QgsProcessingOutputNumber("SENTENCES", tr("Number of sentences")))

    def layers(self) -> Dict[str, str]:
        return {"RECORDS": self.tr("Records")}

    def prepared(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: Optional[QgsProcessingFeedback],
    ) -> PreparedRun:
        given = ParameterValues(self, values, context)
        path = existing_file(given, "INPUT")
        request = CraftDescribeRequest(
            path,
            layers=reference_layer_texts(self, given, "LAYERS", context, feedback),
            records_per_chip=int(given.number("RECORDS_PER_CHIP")),
            wordings=int(given.number("WORDINGS")),
            empty_share=given.number("EMPTY_SHARE"),
            colours=given.flag("COLOURS"),
            seed=int(given.number("SEED")),
            agent=endpoint_options(given),
        )
        key = endpoint_key(given) if feedback and request.agent.endpoint else ""
        return PreparedRun(request, path, given.flag("LOAD"), key)

    def outputs(self, output: str, done: Dict[str, Any]) -> Dict[str, Any]:
        return {
            "OUTPUT": output,
            "RECORDS": layer_of(output, RECORDS),
            "COUNT": done["records"],
            "SENTENCES": done["sentences"],
        }
