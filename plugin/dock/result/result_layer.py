"""Results as layers of the project: in a group, each with the run that created it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Dict, List, Optional, Sequence, Tuple

from qgis.core import (
    QgsApplication,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProject,
    QgsProperty,
    QgsRenderContext,
    QgsSymbol,
    QgsVectorLayer,
)

from ....model.errors import MtrefsegError
from ....model.files.refilter import Refiltered
from ....model.files.result_schema import DROPPED_BY, KEPT, LAYER, REJECTED, REVIEW
from ....model.files.stored_request import request_from_dict
from ....model.requests.detect import DetectRequest
from ....model.requests.detect_result import DetectResult
from ....model.requests.flat import replaced
from ....model.requests.wire import parse_json
from ....model.sentences.parsed_json import all_from_json, all_to_json
from ....model.sentences.parsed_sentence import ParsedSentence
from ....processing_provider.engine_text import engine_text
from ....processing_provider.layer_post_processor import layer_name
from ....processing_provider.translate import tr
from .chip_outcomes import Resolved, resolved_by_filter

FADED = 20  # percent
PROPERTY = "mtrefseg/run"
LONGEST_RUN = 1 << 24


@dataclass(frozen=True)
class RunInfo:
    """The run of a result layer.

    Attributes:
        request: Request of the run, with the current threshold of the layer.
        before_id: Id of the layer of the first date.
        after_id: Id of the layer of the second date.
        group: Name of the group in the layer tree.
        notes: Warnings about the run, as sentences.
        answer_notes: Warnings about what the conditions did, as sentences.
        resolved: The numbers that conditions of the sentences stood for.
        as_run: The sentences as of the run, where their conditions were changed since.
    """

    request: DetectRequest
    before_id: str
    after_id: str
    group: str = ""
    notes: Tuple[str, ...] = ()
    resolved: Resolved = ()
    as_run: Tuple[ParsedSentence, ...] = ()
    answer_notes: Tuple[str, ...] = ()

    @property
    def all_notes(self) -> Tuple[str, ...]:
        """All warnings about the result."""
        return (*self.notes, *self.answer_notes)

    def to_json(self) -> str:
        """Return the run as text for a custom property."""
        values = {
            **vars(self),
            "request": self.request.to_dict(),
            "as_run": all_to_json(self.as_run),
        }
        return json.dumps(values, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> RunInfo:
        """Return the run of a text by ``to_json``.

        Raises:
            MtrefsegError: The text is of another version.
        """
        try:
            values: Dict[str, Any] = parse_json(text, LONGEST_RUN)
            request = request_from_dict(values.pop("request"))
            values.pop("area_id", None)  # of an earlier version
            for name in ("notes", "answer_notes"):
                values[name] = tuple(str(note) for note in values.get(name, ()))
            resolved = tuple((str(a), str(b), str(c)) for a, b, c in values.pop("resolved", ()))
            as_run = all_from_json(values.pop("as_run", []))
            return cls(request, resolved=resolved, as_run=as_run, **values)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            text = tr("The run of the layer cannot be read ({}).")
            raise MtrefsegError(text.format(error)) from error

    def at(self, path: str, threshold: Optional[float], min_area_m2: Optional[float]) -> RunInfo:
        """Return the run with another output and threshold."""
        request = replaced(self.request, output=path, threshold=threshold, min_area_m2=min_area_m2)
        return replace(self, request=request)

    def at_path(self, path: str) -> RunInfo:
        """Return the run with another path of its result."""
        return replace(self, request=replace(self.request, output=path))

    def written(self, result: DetectResult) -> RunInfo:
        """Return the run with the path of its result and the engine's warnings."""
        of_answers = tuple(map(engine_text, result.answer_warnings))
        of_run = [engine_text(one) for one in result.warnings if one not in result.answer_warnings]
        notes = tuple(dict.fromkeys((*self.notes, *of_run)))
        return replace(self.at_path(result.output), notes=notes, answer_notes=of_answers)

    def filtered(self, answers: Refiltered) -> RunInfo:
        """Return the run with what its conditions did."""
        notes = tuple(map(engine_text, answers.warnings))
        return replace(self, resolved=resolved_by_filter(answers.filtered), answer_notes=notes)

    def redrawn(self, result: DetectResult, answers: Optional[Refiltered]) -> RunInfo:
        """Return the run with the path of a redrawn result, and what its conditions did there."""
        new = self.at_path(result.output)
        return new if answers is None else new.filtered(answers)


def open_result(path: str, info: RunInfo) -> QgsVectorLayer:
    """Open a GeoPackage of the engine as a styled layer, named after its sentences.

    Any thread may call it; the layer is moved to the main thread.

    Raises:
        MtrefsegError: The file cannot be opened.
    """
    layer = QgsVectorLayer(f"{path}|layername={LAYER}", layer_name(info.request.sentences), "ogr")
    if not layer.isValid():
        text = tr("The result '{}' cannot be opened.")
        raise MtrefsegError(text.format(path), tr("Check that the file is still there."))
    _show_kept(layer)
    layer.setCustomProperty(PROPERTY, info.to_json())
    _fade_rejected(layer)
    layer.moveToThread(QgsApplication.instance().thread())
    return layer


def add_history(layer: QgsVectorLayer, lines: Sequence[str]) -> None:
    """Add lines to the history in a layer's metadata, which QGIS shows as HTML."""
    metadata = layer.metadata()
    for line in lines:
        metadata.addHistoryItem(escape(line, quote=False))
    layer.setMetadata(metadata)


def _fade_rejected(layer: QgsVectorLayer) -> None:
    """Set the opacity of every symbol by the review of its polygon."""
    expression = f"if(\"{REVIEW}\" = '{REJECTED}', {FADED}, 100)"
    opacity = QgsProperty.fromExpression(expression)
    for symbol in layer.renderer().symbols(QgsRenderContext()):
        symbol.setDataDefinedProperty(QgsSymbol.Property.PropertyOpacity, opacity)


def add_to_project(layer: QgsVectorLayer, group_name: str) -> None:
    """Insert a layer at the top of the group of its pair; the project's CRS is kept."""
    project = QgsProject.instance()
    crs = project.crs()
    project.addMapLayer(layer, False)
    group = pair_group(group_name)
    for node in group.findLayers():
        node.setExpanded(False)
    group.insertLayer(0, layer)
    if project.crs() != crs:  # QGIS adopts the CRS of the first layer of a project
        project.setCrs(crs)


def pair_group(name: str) -> QgsLayerTreeGroup:
    """Return the group of a pair; a missing one is created at the top of the layer tree."""
    root = QgsProject.instance().layerTreeRoot()
    return root.findGroup(name) or root.insertGroup(0, name)


def result_layers() -> List[QgsVectorLayer]:
    """Return the result layers of the project in the order of the layer tree."""
    root = QgsProject.instance().layerTreeRoot()
    layers = (node.layer() for node in root.findLayers())
    return [layer for layer in layers if layer is not None and layer.customProperty(PROPERTY)]


def run_of(layer: Optional[QgsVectorLayer]) -> Optional[RunInfo]:
    """Return the run of a layer; None when the layer is no result."""
    text = layer.customProperty(PROPERTY) if layer is not None else None
    if not text:
        return None
    try:
        return RunInfo.from_json(text)
    except MtrefsegError:
        return None


def dates_of(layer: Optional[QgsVectorLayer]) -> Optional[Tuple[QgsMapLayer, QgsMapLayer]]:
    """Return both raster layers of a result; None when one is not in the project."""
    info = run_of(layer)
    if info is None:
        return None
    project = QgsProject.instance()
    before, after = project.mapLayer(info.before_id), project.mapLayer(info.after_id)
    return None if before is None or after is None else (before, after)


def set_result_file(layer: QgsVectorLayer, info: RunInfo) -> None:
    """Change the file of a layer to that of a run; name, style and position are kept."""
    layer.setDataSource(f"{info.request.output}|layername={LAYER}", layer.name(), "ogr")
    _show_kept(layer)
    set_run(layer, info)
    layer.triggerRepaint()


def set_run(layer: QgsVectorLayer, info: RunInfo) -> None:
    """Store a run in its layer."""
    layer.setCustomProperty(PROPERTY, info.to_json())


def _show_kept(layer: QgsVectorLayer) -> None:
    """Let a layer hold the polygons that belong to the answer; the file has the others too."""
    if layer.fields().lookupField(DROPPED_BY) >= 0:
        layer.setSubsetString(KEPT)


def file_of(layer: QgsVectorLayer) -> str:
    """Return the path of the GeoPackage of a layer."""
    return str(layer.source().split("|")[0])
