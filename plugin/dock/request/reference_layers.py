"""Reference layers: the project's vector layers by the names that sentences use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Sequence, Set, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer, QgsWkbTypes

from ....model.errors import MtrefsegError
from ....model.files.result_schema import layer_slug
from ....model.requests.reference_layer import ReferenceLayer
from ....model.sentences.parsed_sentence import MAP, ParsedSentence
from ....model.sentences.reference_layers import layers_in
from ....model.sentences.unmeasured import MissingLayer, ambiguous_layers, missing_layers
from ....processing_provider.builders.polygon_source import (
    is_read_directly,
    layer_in_file,
    source_file,
)
from ....processing_provider.translate import tr
from ..chips.layer_chip import LayerOffer
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
    """Offers layers by name, and keeps the choices for names that fit no layer or several."""

    def __init__(self) -> None:
        self._chosen: Dict[str, str] = {}

    def choose(self, name: str, layer_id: str) -> None:
        """Choose the layer of a name; an empty id takes the choice back."""
        self._chosen[name] = layer_id

    def names(self) -> Tuple[str, ...]:
        """Return the names that sentences can use: those of layers, and those with a choice."""
        layers = _layers()
        ids = {layer.id() for layer in layers}
        chosen = [name for name, layer_id in self._chosen.items() if layer_id in ids]
        return tuple(dict.fromkeys((*_by_name(layers), *chosen)))

    def offers(self, sentences: Sequence[ParsedSentence]) -> Tuple[LayerOffer, ...]:
        """Return the choices for the names in sentences that fit no layer, or several."""
        layers = _layers()
        named = (self._of_used(name, layers) for name in sorted(used_names(sentences)))
        return (
            *(offer for offer in named if offer is not None),
            *(_of_ambiguous(one, layers) for one in ambiguous_layers(sentences)),
            *(_of_missing(one, layers) for one in missing_layers(sentences)),
        )

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
        layers, files = _layers(), []
        for name in sorted(used_names(sentences)):
            layer = self._layer(name, layers)
            if layer is not None:
                files.append(_file(name, layer, output, crs))
        return tuple(files)

    def _of_used(self, name: str, layers: Sequence[QgsVectorLayer]) -> Optional[LayerOffer]:
        """Return the choice for a name that is measured from; None where one layer alone fits."""
        found, chosen = _by_name(layers).get(name, []), self._layer(name, layers)
        if chosen is None or len(found) == 1:
            return None
        return LayerOffer(name, _choices(found or layers), chosen.id(), may_be_none=not found)

    def _layer(self, name: str, layers: Sequence[QgsVectorLayer]) -> Optional[QgsVectorLayer]:
        found = _by_name(layers).get(name, [])
        chosen = self._chosen.get(name)
        choices = found or layers
        first = found[0] if found else None
        return next((layer for layer in choices if layer.id() == chosen), first)


def _of_missing(missing: MissingLayer, layers: Sequence[QgsVectorLayer]) -> LayerOffer:
    problem = tr("No layer '{}': the answer is not limited to this").format(missing.name)
    return LayerOffer(missing.name, _choices(layers), "", missing.text, True, problem)


def _of_ambiguous(missing: MissingLayer, layers: Sequence[QgsVectorLayer]) -> LayerOffer:
    fitting = [layer for layer in layers if layer_slug(layer.name()) in missing.fitting]
    problem = tr("Several layers fit: choose one")
    return LayerOffer(missing.name, _choices(fitting), "", missing.text, True, problem, "red")


def used_names(sentences: Iterable[ParsedSentence]) -> Set[str]:
    """Return the names of the reference layers that predicates of sentences measure from."""
    return {
        name
        for parsed in sentences
        for predicate in parsed.predicates
        if predicate.use == MAP
        for name in layers_in(predicate.expression)
    }


def _layers() -> List[QgsVectorLayer]:
    """Return the vector layers of the project with a geometry and a name; results are none."""
    found = []
    for layer in QgsProject.instance().mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid() or not layer.isSpatial():
            continue
        is_result = layer.customProperty(PROPERTY) or layer.customProperty(PARTIAL)
        if layer_slug(layer.name()) and not is_result:
            found.append(layer)
    return sorted(found, key=lambda layer: (layer.name().casefold(), layer.id()))


def _by_name(layers: Iterable[QgsVectorLayer]) -> Dict[str, List[QgsVectorLayer]]:
    found: Dict[str, List[QgsVectorLayer]] = {}
    for layer in layers:
        found.setdefault(layer_slug(layer.name()), []).append(layer)
    return found


def _choices(layers: Sequence[QgsVectorLayer]) -> Tuple[Tuple[str, str], ...]:
    """Return ids and names; the file is added where a name stands twice."""
    names = Counter(layer.name() for layer in layers)
    return tuple(
        (layer.id(), layer.name() if names[layer.name()] == 1 else _full_name(layer))
        for layer in layers
    )


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
