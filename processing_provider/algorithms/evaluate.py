"""``mtrefseg:evaluate``: the published metrics of a model, and a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.errors import MtrefsegError
from ..builders.parameter_values import ParameterValues, Values
from ..engine_text import engine_text
from ..parameters.declarations import distance, flag, folder, model, new_file, text
from ..parameters.run_parameters import device
from ..reporting import ProgressReporter
from .engine_algorithm import EngineAlgorithm

NUMBERS = {"MIOU": "mIoU", "OIOU": "oIoU", "F1": "F1", "SAMPLES": "samples"}


class Evaluate(EngineAlgorithm):
    """Builds a request from the values; the worker evaluates and writes the report."""

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
        for parameter in [*self._inputs(), *self._expert(), *self._files()]:
            self.addParameter(parameter)
        for name, label in NUMBERS.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _inputs(self) -> List[Parameter]:
        tr = self.tr
        return [
            model("MODEL", tr("Model"), tr("'mini' for the bundled model, or a model folder.")),
            folder(
                "DATA",
                tr("Folder with pairs"),
                tr("With A (before), B (after), masks, and referring_expression if any."),
            ),
            text(
                "SENTENCE",
                tr("Sentence"),
                tr("Asked where the folder has no sentences; empty: any change."),
            ),
        ]

    def _expert(self) -> List[Parameter]:
        tr = self.tr
        return [
            distance(
                "IMAGE_GSD",
                tr("Ground sample distance of the images"),
                tr("Metres per pixel of the pairs; empty: unknown, they are shown as they are."),
                advanced=True,
            ),
            flag(
                "FIT_GSD",
                tr("Fit the pixel size to the model"),
                tr(
                    "As in 'Detect changes from a sentence'; needs the ground sample distance "
                    "of the images."
                ),
                default=True,
                advanced=True,
            ),
            distance(
                "GSD",
                tr("Resample to ground sample distance"),
                tr(
                    "Metres per pixel that the model sees; the masks are compared in the "
                    "pixels of the images. Empty: as the check box above says."
                ),
                advanced=True,
            ),
            device(tr),
            flag(
                "OVERWRITE",
                tr("Replace other files"),
                tr(
                    "Report and figures are written even where a file stands that is no "
                    "earlier report and no earlier figures. Off: such a file is kept and the "
                    "run is refused."
                ),
                advanced=True,
            ),
        ]

    def _files(self) -> List[Parameter]:
        tr = self.tr
        return [
            new_file(
                "REPORT",
                tr("Report"),
                tr("One file with tables and pictures."),
                tr("HTML files (*.html)"),
            ),
            new_file(
                "FIGURES",
                tr("Figures"),
                tr("The same numbers for machines."),
                "JSON (*.json)",
                optional=True,
                by_default=False,
            ),
        ]

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        given = ParameterValues(self, values, context)
        data = given.text("DATA")
        if data and not Path(data).is_dir():
            text = self.tr("Folder with pairs: '{}' does not exist. Choose another.")
            raise MtrefsegError(text.format(data))
        return given.plain

    def processAlgorithm(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        reporter = ProgressReporter(feedback, self.tr)
        with self.wrap_errors(feedback):
            request = self._request(ParameterValues(self, values, context), context)
            figures = self._client.run(
                "evaluate",
                request,
                reporter,
                feedback.isCanceled,
                lambda text: feedback.pushWarning(engine_text(text)),
            )
        for line in figures["skipped"]:
            feedback.pushWarning(self.tr("Left out: {}").format(engine_text(line)))
        for name, row in figures.items():
            if isinstance(row, dict):
                values_text = ", ".join(f"{key} {value}" for key, value in row.items())
                feedback.pushInfo(f"{name}: {values_text}")
        score = figures["original frame"]
        outputs = {name: score[key] for name, key in NUMBERS.items()}
        return {"REPORT": request["report"], "FIGURES": request["figures"], **outputs}

    def _request(self, given: ParameterValues, context: QgsProcessingContext) -> Dict[str, Any]:
        """Return the fields of the engine's request, without those that were not given."""
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
