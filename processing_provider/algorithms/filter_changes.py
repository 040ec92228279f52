"""``mtrefseg:filterchanges``: other conditions on a finished result, without a run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsVectorLayer,
)

from ...engine_client.worker_client import WorkerClient
from ...model.files.refilter import refilter, request_of
from ...model.sentences.parsed_sentence import ParsedSentence
from ...model.weights.replaced_conditions import replaced_conditions, without_conditions
from ..answer_source import filtered_source
from ..builders.parameter_values import ParameterValues, Values
from ..builders.polygon_source import source_file
from ..engine_text import engine_text
from ..parameters.declarations import POLYGON, expression, flag, polygon_layer, text
from ..reporting import answer_lines
from ..sentence_texts import parsed_lines
from .engine_algorithm import EngineAlgorithm


class FilterChanges(EngineAlgorithm):
    """Sets which polygons of a result belong to its answers; needs no engine."""

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._path, self._where = "", ""
        self._parsed: Tuple[ParsedSentence, ...] = ()

    def name(self) -> str:
        return "filterchanges"

    def displayName(self) -> str:
        return self.tr("Filter changes")

    def group(self) -> str:
        return self.tr("Change detection")

    def groupId(self) -> str:
        return "changedetection"

    def tags(self) -> List[str]:
        return self.tr("change,filter,condition,sentence,select,size,distance").split(",")

    def shortDescription(self) -> str:
        return self.tr("Applies other conditions to the changes that a run found.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Applies other conditions to a result of 'Detect changes from a sentence', without "
            "running it again. The polygons that a condition excludes stay in the file, with the "
            "condition in the field 'dropped_by'; the output is the same file without them. The "
            "conditions are stored in the file and can be changed or removed at any time."
        )

    def canExecute(self) -> Tuple[bool, str]:
        return True, ""

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        tr = self.tr
        for parameter in (
            polygon_layer(
                "INPUT",
                tr("Changes"),
                tr("A result of 'Detect changes from a sentence'. Its file is changed."),
                optional=False,
            ),
            text(
                "SENTENCES",
                tr("Sentences with other conditions, one per line"),
                tr(
                    "Each must be about the same changes as a sentence of the result; its "
                    "conditions replace those of that sentence. Empty: they stay."
                ),
                multiline=True,
            ),
            expression(
                "FILTER",
                tr("Condition on the polygons"),
                tr(
                    'What all polygons must meet, as "area_m2" > 500; it replaces an earlier one. '
                    "Empty: the earlier one stays."
                ),
                "INPUT",
            ),
            flag(
                "RESET",
                tr("Remove the earlier conditions"),
                tr("The conditions that are given here are the only ones."),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputVectorLayer("OUTPUT", tr("Change polygons"), POLYGON))
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of polygons")))
        self.addOutput(QgsProcessingOutputNumber("AREA", tr("Total area (m²)")))
        self.addOutput(QgsProcessingOutputNumber("DROPPED", tr("Number of excluded polygons")))

    def checked_values(self, values: Values, context: QgsProcessingContext) -> Values:
        given = ParameterValues(self, values, context)
        self._conditions(given, context)
        return given.plain

    def prepareAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        with self.wrap_errors(feedback):
            given = ParameterValues(self, values, context)
            self._path, self._parsed, self._where = self._conditions(given, context)
        for line in parsed_lines(self._parsed):
            feedback.pushInfo(line)
        return True

    def processAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        with self.wrap_errors(feedback):
            result = refilter(self._path, self._parsed, self._where)
        for warning in result.warnings:
            feedback.pushWarning(engine_text(warning))
        for line in answer_lines(result.sentences, self.tr):
            feedback.pushInfo(line)
        output = filtered_source(self._path) if result.dropped_count else self._path
        return {
            "OUTPUT": output,
            "COUNT": result.count,
            "AREA": result.area_m2,
            "DROPPED": result.dropped_count,
        }

    def _conditions(
        self, given: ParameterValues, context: QgsProcessingContext
    ) -> Tuple[str, Tuple[ParsedSentence, ...], str]:
        """Return the file, its sentences with the new conditions, and the condition for all.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        path = self._file(given, context)
        request = request_of(path)
        if given.flag("RESET"):
            request = replace(request, parsed=without_conditions(request.parsed), where="")
        parsed = replaced_conditions(request, given.lines("SENTENCES"))
        return path, parsed, given.text("FILTER") or request.where

    def _file(self, given: ParameterValues, context: QgsProcessingContext) -> str:
        layer = self.parameterAsVectorLayer(given.plain, "INPUT", context)
        path = source_file(layer) if isinstance(layer, QgsVectorLayer) else ""
        if not path:
            message = self.tr("This is no layer of a file.")
            raise given.error("INPUT", message, self.tr("Choose a result of a run."))
        return path
