"""Choice of the two rasters: guessed by their names until the user chooses or runs."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject

from ....model.requests.pair_names import guess_pair
from ..context import Connections
from ..panel import DockPanel


class PairChoice(QObject):
    """Connects both layer combo boxes with the layers of the project.

    A choice of the user is kept: when its raster is removed from the project its combo box becomes
    empty, and when a raster of the same source is added that one is selected.
    """

    def __init__(self, connections: Connections, panel: DockPanel) -> None:
        super().__init__(panel)
        self._combos = (panel.beforeCombo, panel.afterCombo)
        # Id and source of the layer in each combo box, and sources of layers that were removed.
        self._shown: Dict[Any, Tuple[str, str]] = {}
        self._removed: Dict[Any, str] = {}
        self._guessing = True
        for combo in self._combos:
            combo.activated.connect(lambda _=0, combo=combo: self._on_activated(combo))
            combo.layerChanged.connect(lambda layer, combo=combo: self._record(combo, layer))
            self._record(combo, combo.currentLayer())
        project = QgsProject.instance()
        connections.connect(project.layersAdded, self._on_added)
        connections.connect(project.layersWillBeRemoved, self._on_removed)
        connections.connect(project.layersRemoved, self.guess)
        connections.connect(project.cleared, self._reset)
        self.guess()

    @property
    def before(self) -> Optional[QgsRasterLayer]:
        """The raster of the first date."""
        return self._combos[0].currentLayer()

    @property
    def after(self) -> Optional[QgsRasterLayer]:
        """The raster of the second date."""
        return self._combos[1].currentLayer()

    def stop_guessing(self) -> None:
        """Keep the pair from now on: the user has chosen it or has started a run with it."""
        self._guessing = False

    def choose(self, before_id: str, after_id: str) -> None:
        """Select layers by their ids; an unknown id selects no layer."""
        project = QgsProject.instance()
        self._show(project.mapLayer(before_id), project.mapLayer(after_id))
        self.stop_guessing()

    def swap(self) -> None:
        """Exchange before and after."""
        self._show(self.after, self.before)
        self.stop_guessing()

    def guess(self, *_: Any) -> None:
        """Select the pair by names and dates, unless the user has chosen it."""
        if not self._guessing:
            return
        layers = [
            layer
            for layer in QgsProject.instance().mapLayers().values()
            if isinstance(layer, QgsRasterLayer)
            and layer.isValid()
            and layer.providerType() == "gdal"
        ]
        pair = guess_pair([layer.name() for layer in layers])
        if pair is not None:
            self._show(layers[pair[0]], layers[pair[1]])

    def _show(self, before: Optional[QgsMapLayer], after: Optional[QgsMapLayer]) -> None:
        self._removed.clear()
        self._shown.clear()
        self._combos[0].setLayer(before)
        self._combos[1].setLayer(after)
        for combo in self._combos:
            self._record(combo, combo.currentLayer())

    def _on_added(self, layers: Sequence[QgsMapLayer]) -> None:
        for combo, source in list(self._removed.items()):
            same = [x for x in layers if isinstance(x, QgsRasterLayer) and x.source() == source]
            if same and combo.currentLayer() is None:
                combo.setLayer(same[0])
                del self._removed[combo]
        self.guess()

    def _on_removed(self, layer_ids: Sequence[str]) -> None:
        for combo in self._combos:
            layer_id, source = self._shown.get(combo, ("", ""))
            if layer_id in layer_ids:
                # The combo box already shows the next layer of its list, without a signal.
                combo.setLayer(None)
                self._removed[combo] = source

    def _record(self, combo: Any, layer: Optional[QgsMapLayer]) -> None:
        # A combo box that becomes empty emits None before the project announces the removal.
        if layer is not None:
            self._shown[combo] = (layer.id(), layer.source())

    def _on_activated(self, combo: Any) -> None:
        self._removed.pop(combo, None)
        if combo.currentLayer() is None:
            self._shown.pop(combo, None)
        self.stop_guessing()

    def _reset(self) -> None:
        self._removed.clear()
        self._shown.clear()
        self._guessing = True
