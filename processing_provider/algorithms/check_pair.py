"""``mtrefseg:checkpair``: do two rasters fit together, and how far is the second shifted?"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...engine_client.worker_client import WorkerClient
from ...model.requests.check import CheckRequest, CheckResult
from ..builders.parameter_values import Values
from ..builders.request_builder import RequestBuilder
from ..engine_text import engine_text
from ..parameters.declarations import model, new_file
from ..parameters.pair_parameters import (
    bands,
    nodata,
    pixel_size,
    rasters,
    remote,
    search_extent,
    shift,
)
from ..reporting import ProgressReporter
from .check_report import html_report, write_report
from .engine_algorithm import EngineAlgorithm


class CheckPair(EngineAlgorithm):
    """Builds a request from the values; the worker checks the pair."""

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._request: Optional[CheckRequest] = None
        self._values: Values = {}
        self._notes: Tuple[str, ...] = ()

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
        tr = self.tr
        before = tr("Raster of the first date. Its pixels are the unit of the shift.")
        after = tr("Raster of the second date, on any grid and in any CRS.")
        return [
            *rasters(tr, before, after),
            model(
                "MODEL",
                tr("Model"),
                tr("The model whose range of ground sample distances the pair is compared with."),
            ),
            search_extent(tr),
            *bands(tr),
            *nodata(tr),
            *shift(tr),
            *pixel_size(tr),
            remote(tr),
            new_file(
                "OUTPUT",
                tr("Report"),
                tr("Page with the sentences and the numbers."),
                tr("HTML files (*.html)"),
                optional=True,
            ),
        ]

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        builder = RequestBuilder(self, values, context)
        builder.build_check()
        return builder.values.plain

    def prepareAlgorithm(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        with self.wrap_errors(feedback):
            builder = RequestBuilder(self, values, context)
            self._request = builder.build_check()
        self._values, self._notes = builder.values.plain, builder.notes
        for note in builder.notes:
            feedback.pushWarning(note)
        return True

    def processAlgorithm(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        request = self._request
        if request is None:
            raise QgsProcessingException(self.tr("The algorithm was not prepared."))
        report = ProgressReporter(feedback, self.tr)
        with self.wrap_errors(feedback):
            result = self._client.check_pair(request, report, feedback.isCanceled)
        for finding in result.findings:
            push = feedback.pushInfo if finding.mark == "green" else feedback.pushWarning
            push(engine_text(finding.text))
        outputs = _numbers(result)
        path = self.parameterAsFileOutput(self._values, "OUTPUT", context)
        if path:
            with self.wrap_errors(feedback):
                write_report(path, html_report(result, self._notes, self.tr))
            outputs["OUTPUT"] = path
        return outputs


def _numbers(result: CheckResult) -> Dict[str, Any]:
    """Return the numeric outputs without those that could not be measured."""
    outputs: Dict[str, Any] = {"MARK": result.mark}
    if result.overlap is not None:
        outputs.update(OVERLAP=result.overlap.share, SCALE_RATIO=result.overlap.scale_ratio)
    if result.shift is not None:
        shift = result.shift
        outputs.update(SHIFT_X=shift.x_px, SHIFT_Y=shift.y_px)
        outputs.update(SPREAD=shift.spread_px, WINDOWS=shift.windows)
    return outputs
