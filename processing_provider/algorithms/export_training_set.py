"""``mtrefseg:exporttrainingset``: audited records as training data."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from ...model.requests.craft_export import CraftExportRequest
from ..builders.parameter_values import ParameterValues, Values
from ..builders.training_file import existing_file, new_path
from ..parameters.training_data_parameters import export_parameters
from .training_data_algorithm import PreparedRun, TrainingDataAlgorithm


class ExportTrainingSet(TrainingDataAlgorithm):
    """Builds a request from the values; the worker writes chips, masks, sentences and a card."""

    OPERATION = "export_training_set"

    def name(self) -> str:
        return "exporttrainingset"

    def displayName(self) -> str:
        return self.tr("Export training set")

    def tags(self) -> List[str]:
        return self.tr("training data,export,chips,masks,MTRefSeg-21K,split").split(",")

    def shortDescription(self) -> str:
        return self.tr("Writes the audited records of a training file as training data.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Writes image chips of both dates, masks and sentences in the layout of MTRefSeg-21K, "
            "which 'Train stage 2' reads, and a data card with counts, sources, auditors and their "
            "agreement. Only records that a person accepted are written, unless you ask for more; "
            "rejected, unsure and flagged ones never are.\n\n"
            "Training and validation are spatial blocks: no pixel is in both. A second export "
            "keeps them. Files of other training files in the same folder stay."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        tr = self.tr
        for parameter in export_parameters(tr):
            self.addParameter(parameter)
        for name, label in (
            ("PAIRS", tr("Number of pairs")),
            ("SENTENCES", tr("Number of sentences")),
            ("TRAIN", tr("Pairs to train on")),
            ("VALIDATION", tr("Pairs to score on")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def prepared(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: Optional[QgsProcessingFeedback],
    ) -> PreparedRun:
        given = ParameterValues(self, values, context)
        path = existing_file(given, "INPUT")
        folder = new_path(self, given, context, feedback)
        request = CraftExportRequest(
            path,
            folder,
            unaudited=given.flag("UNAUDITED"),
            validation_share=given.number("VALIDATION_SHARE"),
            new_split=given.flag("NEW_SPLIT"),
            allow_remote=given.flag("ALLOW_REMOTE"),
        )
        return PreparedRun(request, folder)

    def outputs(self, output: str, done: Dict[str, Any]) -> Dict[str, Any]:
        names = {"PAIRS": "pairs", "SENTENCES": "sentences", "TRAIN": "train", "VALIDATION": "val"}
        return {"OUTPUT": output, **{name: done[key] for name, key in names.items()}}
