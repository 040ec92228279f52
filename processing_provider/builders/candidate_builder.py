"""The request that finds candidates from the values of parameters; runs in the main thread."""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional, Tuple

from qgis.core import QgsProcessingFeedback, QgsProcessingUtils, QgsVectorLayer, QgsWkbTypes

from ...model.requests.candidate_layers import CandidateLayers
from ...model.requests.craft_build import CraftBuildRequest
from ...model.requests.reference_layer import LAYER_OPTION
from ..translate import tr
from .agent_builder import endpoint_options
from .pair_builder import PairBuilder
from .polygon_source import is_read_directly, layer_in_file, source_file, unwritable_layer
from .reference_layers import vector_layers_of

FIELDS = ("OBJECT_FIELD", "TYPE_FIELD", "TEXT_FIELD", "CONFIDENCE_FIELD")
NO_NOUN = "=/\\.|"
"""Characters that separate the noun from the path of a layer in a request."""


class CandidateBuilder(PairBuilder):
    """Builds the request of ``mtrefseg:buildcandidates``."""

    def build(
        self, output: str, feedback: Optional[QgsProcessingFeedback] = None
    ) -> CraftBuildRequest:
        """Return the request that fills a training file.

        Args:
            output: Path of the training file.
            feedback: When given, polygons that are in no file are written to one.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        values = self.values
        request = CraftBuildRequest(
            self._pair(),
            output,
            layers=self._candidate_layers(feedback),
            model=values.text("MODEL"),
            phrases=values.lines("PHRASES"),
            objects=_nouns(values.lines("OBJECTS")),
            segmenter=values.text("SEGMENTER") or "mini",
            agent=endpoint_options(values),
            rounds=int(values.number("ROUNDS")),
            side_px=int(values.number("SIDE_PX")),
            screen=values.flag("SCREEN"),
            device=values.choice("DEVICE"),
            append=values.flag("APPEND"),
            overwrite=values.flag("OVERWRITE"),
        )
        self._check_pair(request.pair)
        values.check_no_input("OUTPUT", {d.upper(): s.path for d, s in request.pair.dates()})
        for layer in request.layers.sources():
            values.check_no_input("OUTPUT", {"POLYGONS": layer.path})
        return request

    def _candidate_layers(self, feedback: Optional[QgsProcessingFeedback]) -> CandidateLayers:
        values = self.values
        layers = vector_layers_of(self._algorithm, values, "POLYGONS", self._context)
        fields = {name: values.text(name) for name in FIELDS}
        self._check_layers(layers, fields["OBJECT_FIELD"])
        nouns = self._nouns_of(layers)
        return CandidateLayers(
            tuple(self._text(one, noun, feedback) for one, noun in zip(layers, nouns)),
            object_field=fields["OBJECT_FIELD"] if layers else "",
            type_field=fields["TYPE_FIELD"],
            change=values.choice("CHANGE"),
            text_field=fields["TEXT_FIELD"],
            confidence_field=fields["CONFIDENCE_FIELD"],
        )

    def _check_layers(self, layers: List[QgsVectorLayer], object_field: str) -> None:
        values = self.values
        for layer in layers:
            if layer.geometryType() != QgsWkbTypes.GeometryType.PolygonGeometry:
                text = tr("Layer '{}' does not hold polygons.").format(layer.name())
                advice = tr("Choose a layer of polygons, or leave it empty.")
                raise values.error("POLYGONS", text, advice)
            known = layer.fields().names()
            for name in FIELDS:
                field = values.text(name)
                if field and field not in known:
                    text = tr("Layer '{layer}' has no field '{field}'.")
                    text = text.format(layer=layer.name(), field=field)
                    advice = tr("Its fields are: {}.").format(", ".join(known) or tr("none"))
                    raise values.error(name, text, advice)
        if layers and not object_field and not values.given("OBJECT"):
            text = tr("Nothing says what the polygons are.")
            advice = tr("Write a noun, as house, or choose the field that holds it.")
            raise values.error("OBJECT", text, advice)

    def _nouns_of(self, layers: List[QgsVectorLayer]) -> Tuple[str, ...]:
        """Return the noun of each layer: one for all, or a line for each; empty: none."""
        values = self.values
        nouns = values.lines("OBJECT") or ("",)
        for noun in nouns:
            if any(mark in noun for mark in NO_NOUN):
                text = tr("'{}' is no noun.").format(noun)
                raise values.error("OBJECT", text, tr("Write one as house or parking lot."))
        if layers and len(nouns) not in (1, len(layers)):
            text = tr("{nouns} nouns were given for {layers} layers.")
            text = text.format(nouns=len(nouns), layers=len(layers))
            advice = tr("Write one for all, or one per line for each layer.")
            raise values.error("OBJECT", text, advice)
        return nouns * len(layers) if len(nouns) == 1 else nouns

    def _text(
        self, layer: QgsVectorLayer, noun: str, feedback: Optional[QgsProcessingFeedback]
    ) -> str:
        """Return a layer as the request names it; one that is no file as it is gets written."""
        prefix = f"{noun}=" if noun else ""
        selected = self.values.flag("SELECTED") and layer.selectedFeatureCount() > 0
        path, inside = source_file(layer), layer_in_file(layer)
        if feedback is None:
            path, inside = path or "written later.gpkg", ""
        elif selected or not is_read_directly(layer):
            path, inside = QgsProcessingUtils.convertToCompatibleFormatAndLayerName(
                layer, selected, "polygons", [], "gpkg", self._context, feedback
            )
            if not path or not Path(path).exists():
                raise unwritable_layer(layer, self.values, "POLYGONS")
        return f"{prefix}{Path(path).absolute()}" + (f"{LAYER_OPTION}{inside}" if inside else "")


def _nouns(lines: Tuple[str, ...]) -> Tuple[str, ...]:
    """Return nouns that are separated by lines or commas, each once."""
    nouns = (noun.strip() for line in lines for noun in line.split(","))
    return tuple(dict.fromkeys(noun for noun in nouns if noun))
