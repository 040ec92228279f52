"""``mtrefseg:buildcandidates``: two rasters become a training file with candidates of changes."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
)

from ...model.files.craft_schema import CANDIDATES, CHIPS
from ..builders.agent_builder import endpoint_key
from ..builders.candidate_builder import CandidateBuilder
from ..builders.parameter_values import Values
from ..builders.training_file import layer_of, new_training_file
from ..parameters.candidate_parameters import candidate_parameters
from ..parameters.declarations import POLYGON
from .training_data_algorithm import PreparedRun, TrainingDataAlgorithm


class BuildCandidates(TrainingDataAlgorithm):
    """Builds a request from the values; the worker finds and screens the candidates."""

    OPERATION = "build_candidates"

    def name(self) -> str:
        return "buildcandidates"

    def displayName(self) -> str:
        return self.tr("Build candidates")

    def tags(self) -> List[str]:
        words = self.tr("training data,candidate,change,polygons,annotation,language model,agent")
        return words.split(",")

    def shortDescription(self) -> str:
        return self.tr("Finds candidates of changes between two rasters, to make training data.")

    def shortHelpString(self) -> str:
        return self.tr(
            "The first step to training data of your region: collects candidates of changes from "
            "polygons that you have, from the answers of a model, from a comparison of objects of "
            "both dates, and from a language model; any of them, or several. Each candidate is a "
            "polygon with a type of change, an object, a source and a confidence. What several "
            "sources found is stored once; what is tiny, or does not differ between the dates, is "
            "rejected with a reason.\n\n"
            "The result is one GeoPackage, the training file. Next: 'Describe candidates' writes "
            "sentences, the audit panel lets you decide, 'Export training set' writes training "
            "data. Nothing leaves your machine unless you give the endpoint of a language model."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        tr = self.tr
        for parameter in candidate_parameters(tr):
            self.addParameter(parameter)
        for name, label in (("CANDIDATES", tr("Candidates")), ("CHIPS", tr("Chips"))):
            self.addOutput(QgsProcessingOutputVectorLayer(name, label, POLYGON))
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of candidates")))
        self.addOutput(QgsProcessingOutputNumber("REJECTED", tr("Number of rejected candidates")))

    def layers(self) -> Dict[str, str]:
        return {"CHIPS": self.tr("Chips"), "CANDIDATES": self.tr("Candidates")}

    def prepared(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: Optional[QgsProcessingFeedback],
    ) -> PreparedRun:
        builder = CandidateBuilder(self, values, context)
        given = builder.values
        path = new_training_file(self, given, context, feedback)
        request = builder.build(path, feedback)
        if feedback is None:
            return PreparedRun(request, path)
        for note in builder.notes:
            feedback.pushWarning(note)
        key = endpoint_key(given) if request.agent.endpoint else ""
        return PreparedRun(request, path, given.flag("LOAD"), key)

    def outputs(self, output: str, done: Dict[str, Any]) -> Dict[str, Any]:
        return {
            "OUTPUT": output,
            "CANDIDATES": layer_of(output, CANDIDATES),
            "CHIPS": layer_of(output, CHIPS),
            "COUNT": done["candidates"],
            "REJECTED": done["states"].get("rejected", 0),
        }
