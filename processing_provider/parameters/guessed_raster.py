"""Widget of the rasters of a pair: the toolbox preselects them by the names of the layers."""

from __future__ import annotations

from typing import Any, Dict

from processing.gui.wrappers import DIALOG_MODELER, DIALOG_STANDARD, dialogTypes
from qgis.core import QgsProcessingParameterRasterLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgsGui

from ...model.requests.pair_names import guess_pair


class GuessedRasterWidget:
    """Creates QGIS's widget of a raster; in the toolbox its default is the guessed layer.

    Models and batches get QGIS's widget without a default.
    """

    def __new__(
        cls, parameter: QgsProcessingParameterRasterLayer, dialog: Any, row: int = 0, col: int = 0
    ) -> Any:
        kind = dialogTypes.get(type(dialog).__name__, DIALOG_STANDARD)
        registry = QgsGui.processingGuiRegistry()
        if kind == DIALOG_MODELER:
            wrapper = registry.createModelerParameterWidget(
                dialog.model, dialog.childId, parameter, dialog.context
            )
        else:
            definition = _with_guess(parameter) if kind == DIALOG_STANDARD else parameter
            wrapper = registry.createParameterWidgetWrapper(definition, kind)
            wrapper.definition = definition  # QGIS keeps no reference
        wrapper.setDialog(dialog)
        return wrapper


def guessed_layers(project: QgsProject) -> Dict[str, QgsRasterLayer]:
    """Return the guessed layers of ``BEFORE`` and ``AFTER``; empty with fewer than two rasters."""
    layers = [
        layer
        for layer in (node.layer() for node in project.layerTreeRoot().findLayers())
        if isinstance(layer, QgsRasterLayer) and layer.isValid() and layer.providerType() == "gdal"
    ]
    pair = guess_pair([layer.name() for layer in layers])
    return {} if pair is None else {"BEFORE": layers[pair[0]], "AFTER": layers[pair[1]]}


def _with_guess(parameter: QgsProcessingParameterRasterLayer) -> QgsProcessingParameterRasterLayer:
    """Return a copy of the parameter whose default is the guessed layer."""
    layer = guessed_layers(QgsProject.instance()).get(parameter.name())
    copy = parameter.clone()
    if layer is not None and parameter.defaultValue() is None:
        copy.setDefaultValue(layer.id())
    return copy
