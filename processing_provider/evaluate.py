"""``mtrefseg:evaluate``: the published metrics of a model, and a report to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ..model.errors import MtrefsegError
from .engine_algorithm import EngineAlgorithm
from .parameter_kinds import model
from .parameter_values import ParameterValues
from .reporting import ProgressReporter

NUMBERS = {"MIOU": "mIoU", "OIOU": "oIoU", "F1": "F1", "SAMPLES": "samples"}


class Evaluate(EngineAlgorithm):
    """A thin declaration: the engine asks every sample and writes the report."""

    def name(self) -> str:
        return "evaluate"

    def displayName(self) -> str:
        return self.tr("Evaluate a model")

    def group(self) -> str:
        return self.tr("Models")

    def groupId(self) -> str:
        return "models"

    def tags(self) -> List[str]:
        return self.tr("model,metrics,IoU,precision,recall,score,validation").split(",")

    def shortDescription(self) -> str:
        return self.tr("Measures a model on pairs whose changes are known.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Asks a model every sentence of a folder (or any change, where it has no sentences) "
            "and compares its answers with the masks: mIoU, oIoU, precision at IoU thresholds, F1, "
            "by change type and by the kinds of words, and pictures of the best, median and worst "
            "answers."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        folder = QgsProcessingParameterFile.Behavior.Folder
        made: List[Tuple[Parameter, str]] = [
            (
                model("MODEL", self.tr("Model")),
                self.tr("'mini' for the bundled model, or a model folder."),
            ),
            (
                QgsProcessingParameterFile("DATA", self.tr("Folder with pairs"), folder),
                self.tr("With A (before), B (after), masks, and referring_expression if any."),
            ),
            (
                QgsProcessingParameterString("SENTENCE", self.tr("Sentence"), None, False, True),
                self.tr("Asked where the folder has no sentences; empty: any change."),
            ),
            (
                QgsProcessingParameterFileDestination(
                    "REPORT", self.tr("Report"), self.tr("HTML files (*.html)")
                ),
                self.tr("One file with tables and pictures."),
            ),
            (
                QgsProcessingParameterFileDestination(
                    "FIGURES", self.tr("Figures"), "JSON (*.json)", None, True, False
                ),
                self.tr("The same numbers for machines."),
            ),
        ]
        for parameter, text in made:
            parameter.setHelp(text)
            self.addParameter(parameter)
        for name, label in NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def checkParameterValues(
        self, values: Dict[str, Any], context: QgsProcessingContext
    ) -> Tuple[bool, str]:
        try:
            given = ParameterValues(self, values, context)
            data = given.text("DATA")
        except MtrefsegError as error:
            return False, str(error)
        if data and not Path(data).is_dir():
            text = self.tr("Folder with pairs: '{}' does not exist. Choose another.")
            return False, text.format(data)
        return super().checkParameterValues(given.plain, context)

    def processAlgorithm(
        self,
        values: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        reporter = ProgressReporter(feedback, self.tr)
        with self.errors_told(feedback):
            given = ParameterValues(self, values, context)
            request = {
                "model": given.text("MODEL") or "mini",
                "data": given.text("DATA"),
                "sentence": given.text("SENTENCE") or None,
                "report": self.parameterAsFileOutput(given.plain, "REPORT", context),
                "figures": self.parameterAsFileOutput(given.plain, "FIGURES", context),
            }
            found = self._client.run("evaluate", request, reporter, feedback.isCanceled)
        for line in found["skipped"]:
            feedback.pushWarning(self.tr("Left out: {}").format(line))
        for name, row in found.items():
            if isinstance(row, dict):
                said = ", ".join(f"{key} {value}" for key, value in row.items())
                feedback.pushInfo(f"{name}: {said}")
        score = found["original frame"]
        outputs = {name: score[key] for name, key in NUMBERS.items()}
        return {"REPORT": request["report"], "FIGURES": request["figures"], **outputs}
