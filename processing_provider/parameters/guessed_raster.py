"""How the rasters of a pair are asked for in the toolbox: guessed by the names of the layers."""

from __future__ import annotations

from typing import Any, Dict

from processing.gui.wrappers import DIALOG_MODELER, DIALOG_STANDARD, dialogTypes
from qgis.core import QgsProcessingParameterRasterLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgsGui

from ...model.requests.pair_names import guess_pair


class GuessedRasterWidget:
    """Makes the widget that QGIS makes for a raster; in the toolbox it begins with the guess.

    Nothing else is changed: models and batches get QGIS's own widget without a default.
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
            asked = _with_guess(parameter) if kind == DIALOG_STANDARD else parameter
            wrapper = registry.createParameterWidgetWrapper(asked, kind)
            wrapper.asked = asked  # QGIS keeps no reference
        wrapper.setDialog(dialog)
        return wrapper


def guessed_layers(project: QgsProject) -> Dict[str, QgsRasterLayer]:
    """Return which rasters of a project are ``BEFORE`` and ``AFTER``; empty with fewer than two."""
    layers = [
        layer
        for layer in (node.layer() for node in project.layerTreeRoot().findLayers())
        if isinstance(layer, QgsRasterLayer) and layer.isValid() and layer.providerType() == "gdal"
    ]
    pair = guess_pair([layer.name() for layer in layers])
    return {} if pair is None else {"BEFORE": layers[pair[0]], "AFTER": layers[pair[1]]}


def _with_guess(parameter: QgsProcessingParameterRasterLayer) -> QgsProcessingParameterRasterLayer:
    """Return a copy of the parameter whose default is the guess; the algorithm's stays."""
    layer = guessed_layers(QgsProject.instance()).get(parameter.name())
    copy = parameter.clone()
    if layer is not None and parameter.defaultValue() is None:
        copy.setDefaultValue(layer.id())
    return copy
