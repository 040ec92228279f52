"""Reference layers of a run as files for the engine; runs in the main thread."""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional, Tuple

from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ...model.requests.reference_layer import ReferenceLayer
from ...model.sentences.layer_slug import layer_slug
from ..translate import tr
from .parameter_values import ParameterValues
from .polygon_source import is_read_directly, layer_in_file, source_file, unwritable_layer


def reference_layer_texts(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    name: str,
    context: QgsProcessingContext,
    feedback: Optional[QgsProcessingFeedback],
) -> Tuple[str, ...]:
    """Return the layers of a parameter as a request names them, by the names of the layers.

    A layer with a filter, unsaved edits, a CRS set in QGIS, or of a source that is no file is
    written to a temporary file.

    Args:
        algorithm: Declares the parameter.
        values: The values of the run.
        name: Name of the parameter.
        context: Context of the run, with project and layers.
        feedback: None: nothing is written, and the files of the layers are returned.

    Raises:
        MtrefsegError: A value is no vector layer, has no name, or cannot be written to a file.
    """
    return tuple(
        _text(layer, values, name, context, feedback)
        for layer in vector_layers_of(algorithm, values, name, context)
    )


def vector_layers_of(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    name: str,
    context: QgsProcessingContext,
) -> List[QgsVectorLayer]:
    """Return the layers of a parameter; none where it was not given.

    Raises:
        MtrefsegError: A value is no vector layer with geometries.
    """
    if not values.given(name):
        return []
    given = values.plain[name]
    given = list(given) if isinstance(given, (list, tuple)) else [given]
    layers: List[QgsVectorLayer] = []
    for value in given:
        found = algorithm.parameterAsLayerList({name: [value]}, name, context)
        usable = [one for one in found if isinstance(one, QgsVectorLayer) and one.isSpatial()]
        if not usable:
            shown = value.name() if isinstance(value, QgsMapLayer) else value
            message = tr("'{}' is not a vector layer with geometries that QGIS can read.")
            raise values.error(
                name, message.format(shown), tr("Choose other layers, or leave it empty.")
            )
        layers += usable
    return layers


def _text(
    layer: QgsVectorLayer,
    values: ParameterValues,
    name: str,
    context: QgsProcessingContext,
    feedback: Optional[QgsProcessingFeedback],
) -> str:
    slug = layer_slug(layer.name())
    if not slug:
        message = tr("The name '{}' has no letter of a to z and no digit.").format(layer.name())
        raise values.error(name, message, tr("Rename the layer."))
    path = source_file(layer)
    if feedback is None:
        return ReferenceLayer(slug, path or "written later.gpkg").text()
    if is_read_directly(layer):
        return ReferenceLayer(slug, path, layer_in_file(layer)).text()
    return _written(layer, slug, values, name, context, feedback).text()


def _written(
    layer: QgsVectorLayer,
    slug: str,
    values: ParameterValues,
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> ReferenceLayer:
    path, inside = QgsProcessingUtils.convertToCompatibleFormatAndLayerName(
        layer, False, slug, [], "gpkg", context, feedback
    )
    if not path or not Path(path).exists():
        raise unwritable_layer(layer, values, name)
    return ReferenceLayer(slug, path, inside)
