"""Reference layers: the project's vector layers by the names that sentences use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Set, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer, QgsWkbTypes

from ....model.errors import MtrefsegError
from ....model.files.result_schema import layer_slug
from ....model.requests.reference_layer import ReferenceLayer
from ....model.sentences.parsed_sentence import MAP, ParsedSentence
from ....model.sentences.reference_layers import layers_in
from ....processing_provider.builders.polygon_source import (
    is_read_directly,
    layer_in_file,
    source_file,
)
from ....processing_provider.translate import tr
from ..chips.sentence_view import LayerOffer
from ..result.result_layer import PROPERTY
from .layer_copy import LayerCopy

PARTIAL = "skipMemoryLayersCheck"  # set on the polygons of a run in progress


@dataclass(frozen=True)
class ReferenceFile:
    """A reference layer for the engine.

    Attributes:
        source: The layer as a request names it.
        copy: Writes its file before the run; None: it exists.
    """

    source: ReferenceLayer
    copy: Optional[LayerCopy] = None

    def write(self) -> None:
        """Write the copy.

        Raises:
            MtrefsegError: The layer is empty, or the file cannot be written.
        """
        if self.copy is None or Path(self.source.path).exists():
            return
        if not self.copy.write_layer(self.source.path, self.source.layer):
            raise MtrefsegError(
                tr("Layer '{}' has no feature to measure from.").format(self.copy.name),
                tr("Add features, or switch off the condition that names it."),
            )


class ReferenceLayers:
    """Offers layers by name and keeps the choice where a name fits several."""

    def __init__(self) -> None:
        self._chosen: Dict[str, str] = {}

    def choose(self, name: str, layer_id: str) -> None:
        """Choose the layer of a name."""
        self._chosen[name] = layer_id

    def names(self) -> Tuple[str, ...]:
        """Return the names that sentences can use."""
        return tuple(_by_name())

    def offers(self, sentences: Iterable[ParsedSentence]) -> Tuple[LayerOffer, ...]:
        """Return the choices for the names in sentences that fit several layers."""
        layers, offers = _by_name(), []
        for name in sorted(used_names(sentences)):
            found = layers.get(name, [])
            chosen = self._layer(name, found)
            if len(found) > 1 and chosen is not None:
                choices = tuple((layer.id(), _full_name(layer)) for layer in found)
                offers.append(LayerOffer(name, choices, chosen.id()))
        return tuple(offers)

    def files(
        self,
        sentences: Iterable[ParsedSentence],
        output: str,
        crs: QgsCoordinateReferenceSystem,
    ) -> Tuple[ReferenceFile, ...]:
        """Return the reference layers that sentences use.

        Args:
            sentences: Sentences of a run.
            output: Result of the run; copies lie beside it, for later runs with its conditions.
            crs: CRS of layers without one.
        """
        layers, files = _by_name(), []
        for name in sorted(used_names(sentences)):
            layer = self._layer(name, layers.get(name, []))
            if layer is not None:
                files.append(_file(name, layer, output, crs))
        return tuple(files)

    def _layer(self, name: str, found: List[QgsVectorLayer]) -> Optional[QgsVectorLayer]:
        chosen = self._chosen.get(name)
        return next((layer for layer in found if layer.id() == chosen), (found or [None])[0])


def used_names(sentences: Iterable[ParsedSentence]) -> Set[str]:
    """Return the names of the reference layers that predicates of sentences measure from."""
    return {
        name
        for parsed in sentences
        for predicate in parsed.predicates
        if predicate.use == MAP
        for name in layers_in(predicate.expression)
    }


def _by_name() -> Dict[str, List[QgsVectorLayer]]:
    """Return the vector layers of the project with a geometry; results are none."""
    found: Dict[str, List[QgsVectorLayer]] = {}
    for layer in QgsProject.instance().mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid() or not layer.isSpatial():
            continue
        name = layer_slug(layer.name())
        if name and not layer.customProperty(PROPERTY) and not layer.customProperty(PARTIAL):
            found.setdefault(name, []).append(layer)
    return found


def _full_name(layer: QgsVectorLayer) -> str:
    """Return name and file of a layer: its name fits another one too."""
    return f"{layer.name()} ({Path(source_file(layer)).name or layer.providerType()})"


def _file(
    name: str, layer: QgsVectorLayer, output: str, crs: QgsCoordinateReferenceSystem
) -> ReferenceFile:
    path = source_file(layer)
    if is_read_directly(layer) and layer.crs().isValid():
        return ReferenceFile(ReferenceLayer(name, path, layer_in_file(layer)))
    kind = QgsWkbTypes.multiType(QgsWkbTypes.linearType(QgsWkbTypes.flatType(layer.wkbType())))
    beside = str(Path(output).with_suffix(f".{name}.gpkg"))
    return ReferenceFile(ReferenceLayer(name, beside, name), LayerCopy(layer, crs, kind))
