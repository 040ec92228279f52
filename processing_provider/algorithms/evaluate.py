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
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.errors import MtrefsegError
from ...model.requests.run import DEVICES
from ..builders.parameter_values import ParameterValues
from ..parameters.declarations import advanced, choice, distance, flag, helped, model, string
from ..reporting import ProgressReporter
from .engine_algorithm import EngineAlgorithm

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
        for parameter in [*self._inputs(), *advanced(*self._expert()), *self._files()]:
            self.addParameter(parameter)
        for name, label in NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _inputs(self) -> List[Parameter]:
        folder = QgsProcessingParameterFile.Behavior.Folder
        return [
            helped(
                model("MODEL", self.tr("Model")),
                self.tr("'mini' for the bundled model, or a model folder."),
            ),
            helped(
                QgsProcessingParameterFile("DATA", self.tr("Folder with pairs"), folder),
                self.tr("With A (before), B (after), masks, and referring_expression if any."),
            ),
            helped(
                string("SENTENCE", self.tr("Sentence")),
                self.tr("Asked where the folder has no sentences; empty: any change."),
            ),
        ]

    def _expert(self) -> List[Parameter]:
        return [
            helped(
                distance("IMAGE_GSD", self.tr("Ground sample distance of the images"), None),
                self.tr("Metres per pixel of the pairs; empty: unknown, they are shown as they "
                        "are."),
            ),
            helped(
                flag("FIT_GSD", self.tr("Fit the pixel size to the model"), True),
                self.tr("As in 'Detect changes from a sentence'; needs the ground sample distance "
                        "of the images."),
            ),
            helped(
                distance("GSD", self.tr("Resample to ground sample distance"), None),
                self.tr("Metres per pixel that the model sees; the masks are compared in the "
                        "pixels of the images. Empty: as the check box above says."),
            ),
            helped(
                choice("DEVICE", self.tr("Device"), DEVICES),
                self.tr("auto takes a GPU when there is one that works."),
            ),
            helped(
                flag("OVERWRITE", self.tr("Replace other files"), False),
                self.tr("Report and figures are written even where a file stands that is no "
                        "earlier report and no earlier figures. Off: such a file is kept and the "
                        "run is refused."),
            ),
        ]  # fmt: skip

    def _files(self) -> List[Parameter]:
        report = QgsProcessingParameterFileDestination(
            "REPORT", self.tr("Report"), self.tr("HTML files (*.html)")
        )
        figures = QgsProcessingParameterFileDestination(
            "FIGURES", self.tr("Figures"), "JSON (*.json)", None, True, False
        )
        return [
            helped(report, self.tr("One file with tables and pictures.")),
            helped(figures, self.tr("The same numbers for machines.")),
        ]

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
        with self.wrap_errors(feedback):
            request = self._request(ParameterValues(self, values, context), context)
            found = self._client.run(
                "evaluate", request, reporter, feedback.isCanceled, feedback.pushWarning
            )
        for line in found["skipped"]:
            feedback.pushWarning(self.tr("Left out: {}").format(line))
        for name, row in found.items():
            if isinstance(row, dict):
                said = ", ".join(f"{key} {value}" for key, value in row.items())
                feedback.pushInfo(f"{name}: {said}")
        score = found["original frame"]
        outputs = {name: score[key] for name, key in NUMBERS.items()}
        return {"REPORT": request["report"], "FIGURES": request["figures"], **outputs}

    def _request(self, given: ParameterValues, context: QgsProcessingContext) -> Dict[str, Any]:
        """Return the fields of the engine's request; what was not given has its default."""
        fields = {
            "image_gsd_m": given.optional_number("IMAGE_GSD"),
            "gsd_m": given.optional_number("GSD"),
            "fit_gsd": None if given.flag("FIT_GSD") else False,
            "sentence": given.text("SENTENCE") or None,
            "overwrite": given.flag("OVERWRITE") or None,
        }
        return {
            "model": given.text("MODEL") or "mini",
            "data": given.text("DATA"),
            "device": given.choice("DEVICE"),
            "report": self.parameterAsFileOutput(given.plain, "REPORT", context),
            "figures": self.parameterAsFileOutput(given.plain, "FIGURES", context),
            **{name: value for name, value in fields.items() if value is not None},
        }
