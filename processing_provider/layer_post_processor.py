"""Name and style of a result of Processing when it is added to the project."""

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
    """Return the name of the result layer of these sentences."""
    more = f" (+{len(sentences) - 1})" if len(sentences) > 1 else ""
    return f"{sentences[0]}{more}"


class ResultPostProcessor(QgsProcessingLayerPostProcessorInterface):
    """Names a layer after its sentences; polygons get the style stored in the GeoPackage.

    Args:
        label: Name that Processing gives the layer by default.
        sentences: Sentences of the run.
    """

    # QGIS keeps no reference: without one the object would be deleted before it is called.
    _references: ClassVar[Deque[ResultPostProcessor]] = deque(maxlen=256)

    def __init__(self, label: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self._label = label
        self._name = layer_name(sentences)
        self._references.append(self)

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
        _show_stored_style(layer)


class StoredStylePostProcessor(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer of a training file a name, and the style stored in its GeoPackage.

    Args:
        name: Name in the project.
    """

    _references: ClassVar[Deque[StoredStylePostProcessor]] = deque(maxlen=256)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._references.append(self)

    def postProcessLayer(
        self,
        layer: QgsMapLayer,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        layer.setName(self._name)
        _show_stored_style(layer)


def _show_stored_style(layer: QgsMapLayer) -> None:
    _, loaded = layer.loadDefaultStyle()
    if loaded:
        layer.triggerRepaint()
