"""What happens to the result when it becomes a layer of the project."""

from __future__ import annotations

from collections import deque
from typing import ClassVar, Deque, Sequence

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

from .translate import tr


def layer_name(sentences: Sequence[str]) -> str:
    """Return the name of a layer that answers these sentences."""
    more = f" (+{len(sentences) - 1})" if len(sentences) > 1 else ""
    return f"{sentences[0]}{more}"


class ResultPostProcessor(QgsProcessingLayerPostProcessorInterface):
    """Names a layer after its sentences; polygons get the style stored in the GeoPackage.

    Args:
        label: Name that Processing gives the layer when the user chose none.
        sentences: What was asked.
    """

    # QGIS keeps no reference: without this one the object is gone before it is called.
    _alive: ClassVar[Deque[ResultPostProcessor]] = deque(maxlen=256)

    def __init__(self, label: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self._label = label
        self._name = layer_name(sentences)
        self._alive.append(self)

    def postProcessLayer(
        self,
        layer: QgsMapLayer,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        polygons = isinstance(layer, QgsVectorLayer)
        if layer.name() in (self._label, ""):
            probability = tr("Probability of {}").format(self._name)
            layer.setName(self._name if polygons else probability)
        if not polygons:
            return
        _, found = layer.loadDefaultStyle()
        if found:
            layer.triggerRepaint()
