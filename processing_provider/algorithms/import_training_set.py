"""``mtrefseg:importtrainingset``: training data become records to audit."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
)

from ...model.files.craft_schema import RECORDS
from ...model.requests.craft_export import CraftImportRequest
from ..builders.parameter_values import ParameterValues, Values
from ..builders.training_file import existing_folder, layer_of, new_training_file
from ..parameters.declarations import POLYGON
from ..parameters.training_data_parameters import import_parameters
from .training_data_algorithm import PreparedRun, TrainingDataAlgorithm


class ImportTrainingSet(TrainingDataAlgorithm):
    """Builds a request from the values; the worker reads the folder and writes the file."""

    OPERATION = "import_training_set"

    def name(self) -> str:
        return "importtrainingset"

    def displayName(self) -> str:
        return self.tr("Import training set")

    def tags(self) -> List[str]:
        return self.tr("training data,import,chips,masks,MTRefSeg-21K,audit").split(",")

    def shortDescription(self) -> str:
        return self.tr("Makes a training file of a folder of training data, to audit it.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Reads a folder in the layout of MTRefSeg-21K, with sentences or without, and makes a "
            "training file of it: its sentences and masks become records that the audit panel "
            "steps through. A virtual raster of each date is written beside the file; it refers to "
            "the images, so keep them where they are. Pairs that an export cut from one pair of "
            "rasters lie where they were, all others side by side."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        tr = self.tr
        for parameter in import_parameters(tr):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputVectorLayer("RECORDS", tr("Records"), POLYGON))
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of records")))

    def layers(self) -> Dict[str, str]:
        return {"RECORDS": self.tr("Records")}

    def prepared(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: Optional[QgsProcessingFeedback],
    ) -> PreparedRun:
        given = ParameterValues(self, values, context)
        folder = existing_folder(given, "INPUT")
        path = new_training_file(self, given, context, feedback)
        request = CraftImportRequest(folder, path, overwrite=given.flag("OVERWRITE"))
        return PreparedRun(request, path, given.flag("LOAD"))

    def outputs(self, output: str, done: Dict[str, Any]) -> Dict[str, Any]:
        records = layer_of(output, RECORDS)
        return {"OUTPUT": output, "RECORDS": records, "COUNT": done["records"]}
