"""``mtrefseg:checkpair``: do two rasters fit together, and how far is the second shifted?"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ..model.check_request import CheckRequest, CheckResult
from ..model.errors import MtrefsegError
from .check_report import html_report
from .detect_parameters import bands, shift
from .engine_algorithm import EngineAlgorithm
from .reporting import ProgressReporter
from .request_builder import RequestBuilder
from .worker_client import WorkerClient


class CheckPair(EngineAlgorithm):
    """A thin declaration: the engine looks and says what it sees."""

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._request: Optional[CheckRequest] = None

    def name(self) -> str:
        return "checkpair"

    def displayName(self) -> str:
        return self.tr("Check a pair")

    def group(self) -> str:
        return self.tr("Change detection")

    def groupId(self) -> str:
        return "changedetection"

    def tags(self) -> List[str]:
        words = "check,pair,shift,co-registration,registration,overlap,alignment,phase correlation"
        return [*self.tr(words).split(","), "before", "after"]

    def shortDescription(self) -> str:
        return self.tr("Says whether two rasters fit together and how far the second is shifted.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Looks at two rasters of one place before changes are searched: overlap, CRS, ground "
            "sample distance, bands, pixels without data, and how far the image after is shifted. "
            "The shift comes from phase correlation of up to 25 windows; windows whose answers "
            "are not reliable are left out, and it is said when the shift differs over the "
            "scene.\n\n"
            "The report has a sentence with a mark for each. SHIFT_X and SHIFT_Y can be given to "
            "'Detect changes from a sentence' as they are."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        for parameter in self._parameters():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("MARK", self.tr("Mark (green, amber or red)")))
        for name, label in (
            ("SHIFT_X", self.tr("Shift to the right (pixels)")),
            ("SHIFT_Y", self.tr("Shift down (pixels)")),
            ("SPREAD", self.tr("Spread of the shift (pixels)")),
            ("WINDOWS", self.tr("Windows that the shift comes from")),
            ("OVERLAP", self.tr("Overlap, share of the raster before")),
            ("SCALE_RATIO", self.tr("Scale ratio, after to before")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _parameters(self) -> List[Parameter]:
        before = QgsProcessingParameterRasterLayer("BEFORE", self.tr("Before"))
        before.setHelp(self.tr("Raster of the first date. Its pixels are the unit of the shift."))
        after = QgsProcessingParameterRasterLayer("AFTER", self.tr("After"))
        after.setHelp(self.tr("Raster of the second date, on any grid and in any CRS."))
        extent = QgsProcessingParameterExtent("EXTENT", self.tr("Extent"), None, True)
        extent.setHelp(self.tr("Where to look, in any CRS; empty: wherever both rasters are."))
        expert = bands(self.tr) + shift(self.tr)
        for parameter in expert:
            parameter.setFlags(parameter.flags() | Parameter.Flag.FlagAdvanced)
        report = QgsProcessingParameterFileDestination(
            "OUTPUT", self.tr("Report"), self.tr("HTML files (*.html)"), optional=True
        )
        report.setHelp(self.tr("Page with the sentences and the numbers."))
        return [before, after, extent, *expert, report]

    def checkParameterValues(
        self, values: Dict[str, Any], context: QgsProcessingContext
    ) -> Tuple[bool, str]:
        try:
            RequestBuilder(self, values, context).build_check().check()
        except MtrefsegError as error:
            return False, str(error)
        return super().checkParameterValues(values, context)

    def prepareAlgorithm(
        self,
        values: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        with self.errors_told(feedback):
            self._request = RequestBuilder(self, values, context).build_check()
        return True

    def processAlgorithm(
        self,
        values: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        request = self._request
        if request is None:
            raise QgsProcessingException(self.tr("The algorithm was not prepared."))
        report = ProgressReporter(feedback, self.tr)
        with self.errors_told(feedback):
            result = self._client.check_pair(request, report, feedback.isCanceled)
        for finding in result.findings:
            said = feedback.pushInfo if finding.mark == "green" else feedback.pushWarning
            said(finding.text)
        outputs = _numbers(result)
        path = self.parameterAsFileOutput(values, "OUTPUT", context)
        if path:
            self._write(path, html_report(result, self.tr))
            outputs["OUTPUT"] = path
        return outputs

    def _write(self, path: str, page: str) -> None:
        try:
            Path(path).write_text(page, encoding="utf-8")
        except OSError as error:
            text = self.tr("The report '{path}' cannot be written ({reason}). Choose another file.")
            raise QgsProcessingException(text.format(path=path, reason=error.strerror)) from error


def _numbers(result: CheckResult) -> Dict[str, Any]:
    """Return the outputs; what could not be measured is left out."""
    outputs: Dict[str, Any] = {"MARK": result.mark}
    if result.overlap is not None:
        outputs.update(OVERLAP=result.overlap.share, SCALE_RATIO=result.overlap.scale_ratio)
    if result.shift is not None:
        found = result.shift
        outputs.update(SHIFT_X=found.x_px, SHIFT_Y=found.y_px)
        outputs.update(SPREAD=found.spread_px, WINDOWS=found.windows)
    return outputs
