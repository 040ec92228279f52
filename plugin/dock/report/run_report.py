"""The report about inputs and run that a user can send, without names of persons and files."""

from __future__ import annotations

from typing import Dict, List, Tuple

from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR

from ....model.errors import MtrefsegError
from ....model.requests.flat import flatten
from ....model.sentences.parsed_sentence import ParsedSentence
from ....processing_provider.provider import runtime_folder
from ...runtime.runtime_folder import RuntimeFolder
from ...runtime.texts import engine_facts
from ...settings import Settings
from ...support_report import support_report
from ..context import DockContext
from ..panel import DockPanel
from ..request.pair_controller import PairController
from ..request.parsed_text import report_lines
from .raster_facts import raster_facts

PLACES = ("before", "after", "extent", "extent_crs", "shift_px")
"""Fields of a pair that state where it is, or do not belong to how it is read."""


def pair_facts(pair: PairController) -> List[str]:
    """Return a line about each date."""
    return [f"Before: {raster_facts(pair.before)}", f"After: {raster_facts(pair.after)}"]


def run_report(
    context: DockContext,
    panel: DockPanel,
    pair: PairController,
    sentences: Tuple[ParsedSentence, ...],
) -> str:
    """Return inputs, findings, result and recent messages of the dock in Markdown."""
    parts: Dict[str, List[str]] = {
        "Engine": [_engine(context)],
        "Rasters": [*pair_facts(pair), *(f"Check: {text}" for text in panel.findings())],
        "Question": [
            *(f"Sentence: {sentence}" for sentence in panel.sentences()),
            *report_lines(sentences),
            f"Model: {panel.model()}",
            f"Where: {panel.extent_choice()}",
            *_reading(pair),
            f"Device: {Settings.load().device}",
        ],
        "Result": [panel.statusLabel.text() or "nothing was asked"],
        "Messages": list(context.recent_messages) or ["none"],
    }
    versions = {"QGIS": Qgis.QGIS_VERSION, "Qt": QT_VERSION_STR}
    return support_report(
        versions, parts, "".join(context.crash_logs), title="report of a question"
    )


def _engine(context: DockContext) -> str:
    try:
        context.client.check()
    except MtrefsegError as error:
        return error.message
    return engine_facts(RuntimeFolder(runtime_folder()))


def _reading(pair: PairController) -> List[str]:
    """Return how both dates are read, without paths."""
    try:
        reading = pair.reading()
    except MtrefsegError:  # the finding of the check is in the report
        return []
    fields = {"fit_gsd": reading.fit_gsd, **flatten(reading.source)}
    chosen = {name: value for name, value in fields.items() if name not in PLACES}
    return ["Reading: " + ", ".join(f"{name} {value}" for name, value in chosen.items())]
