"""Which two rasters: guessed by their names until the user has chosen or asked."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject

from ....model.requests.pair_names import guess_pair
from ..context import Links
from ..panel import DockPanel


class PairChoice(QObject):
    """Wires the two pickers and the layers that come and go.

    What the user has chosen stays: a raster that leaves the project leaves its picker empty, and
    when it comes back it is chosen again.
    """

    def __init__(self, links: Links, panel: DockPanel) -> None:
        super().__init__(panel)
        self._combos = (panel.beforeCombo, panel.afterCombo)
        # Id and source of what each picker shows, and the sources of what has left the project.
        self._shown: Dict[Any, Tuple[str, str]] = {}
        self._gone: Dict[Any, str] = {}
        self._settled = False
        for combo in self._combos:
            combo.activated.connect(lambda _=0, combo=combo: self._user_chose(combo))
            combo.layerChanged.connect(lambda layer, combo=combo: self._keep(combo, layer))
            self._keep(combo, combo.currentLayer())
        project = QgsProject.instance()
        links.connect(project.layersAdded, self._added)
        links.connect(project.layersWillBeRemoved, self._leaving)
        links.connect(project.layersRemoved, self.guess)
        links.connect(project.cleared, self._start_anew)
        self.guess()

    @property
    def before(self) -> Optional[QgsRasterLayer]:
        """The raster of the first date."""
        return self._combos[0].currentLayer()

    @property
    def after(self) -> Optional[QgsRasterLayer]:
        """The raster of the second date."""
        return self._combos[1].currentLayer()

    def settle(self) -> None:
        """Guess no more: the user has chosen, or has asked about what is chosen."""
        self._settled = True

    def choose(self, before_id: str, after_id: str) -> None:
        """Choose layers by their ids for good; unknown ones choose nothing."""
        project = QgsProject.instance()
        self._show(project.mapLayer(before_id), project.mapLayer(after_id))
        self.settle()

    def swap(self) -> None:
        """Let before be after."""
        self._show(self.after, self.before)
        self.settle()

    def guess(self, *_: Any) -> None:
        """Choose by names and dates, as long as the user did not."""
        if self._settled:
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
        self._gone.clear()
        self._shown.clear()
        self._combos[0].setLayer(before)
        self._combos[1].setLayer(after)
        for combo in self._combos:
            self._keep(combo, combo.currentLayer())

    def _added(self, layers: Sequence[QgsMapLayer]) -> None:
        for combo, source in list(self._gone.items()):
            back = [x for x in layers if isinstance(x, QgsRasterLayer) and x.source() == source]
            if back and combo.currentLayer() is None:
                combo.setLayer(back[0])
                del self._gone[combo]
        self.guess()

    def _leaving(self, layer_ids: Sequence[str]) -> None:
        for combo in self._combos:
            layer_id, source = self._shown.get(combo, ("", ""))
            if layer_id in layer_ids:
                # By now the picker has taken the layer's neighbour in the list, without a signal.
                combo.setLayer(None)
                self._gone[combo] = source

    def _keep(self, combo: Any, layer: Optional[QgsMapLayer]) -> None:
        # A picker whose last layer leaves tells of none before the project tells of the layer.
        if layer is not None:
            self._shown[combo] = (layer.id(), layer.source())

    def _user_chose(self, combo: Any) -> None:
        self._gone.pop(combo, None)
        if combo.currentLayer() is None:
            self._shown.pop(combo, None)
        self.settle()

    def _start_anew(self) -> None:
        self._gone.clear()
        self._shown.clear()
        self._settled = False
