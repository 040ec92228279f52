"""The group that says how the rasters are read: bands, values without data, pixel size."""

from __future__ import annotations

from typing import Optional, Tuple

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit

from ...settings import Settings
from ..panel import DockPanel
from .band_choice import BandChoice
from .reading import (
    DateReading,
    PairReading,
    PixelSize,
    ReadingMemory,
    band_names,
    first_bands,
    read_pair,
)

COLOURS = ("Red", "Green", "Blue")


class ReadingController(QObject):
    """Wires the group; ``changed`` is emitted when the user has chosen something."""

    changed = pyqtSignal()

    def __init__(self, panel: DockPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._memory = ReadingMemory()
        self._before = _Date(panel, "before", self._memory)
        self._after = _Date(panel, "after", self._memory)
        for date in (self._before, self._after):
            date.changed.connect(self._changed)
        panel.pixelSizeCombo.activated.connect(self._changed)
        panel.pixelSizeSpin.valueChanged.connect(self._changed)

    def pair(self, layers: Tuple[QgsRasterLayer, QgsRasterLayer]) -> PairReading:
        """Return how these two are read.

        Raises:
            MtrefsegError: A layer is no file, or values without data are no numbers.
        """
        before, after = layers
        dates = (self._memory.of(before), self._memory.of(after))
        return read_pair(layers, dates, self._panel.pixel_size(), Settings.load().allow_remote)

    def to_text(self) -> str:
        """Return what was chosen for the layers of the project."""
        return self._memory.to_text(QgsProject.instance())

    def restore(self, dates: str, size: PixelSize) -> None:
        """Show what a project remembers."""
        self._memory.from_text(dates, QgsProject.instance())
        self._panel.show_pixel_size(size)
        for date in (self._before, self._after):
            date.show()
        self._tell()

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Let the title say when something was chosen: the group may be folded."""
        dates = (self._before.reading(), self._after.reading())
        untouched = (DateReading(), DateReading()) == dates
        self._panel.show_reading(not untouched or self._panel.pixel_size() != PixelSize())


class _Date(QObject):
    """The widgets of one date."""

    changed = pyqtSignal()

    def __init__(self, panel: DockPanel, date: str, memory: ReadingMemory) -> None:
        super().__init__(panel)
        self._memory = memory
        self._combo = getattr(panel, f"{date}Combo")
        self._bands = BandChoice([getattr(panel, f"{date}{colour}Combo") for colour in COLOURS])
        self._nodata: QLineEdit = getattr(panel, f"{date}NodataEdit")
        self._combo.layerChanged.connect(self.show)
        self._bands.changed.connect(self._keep)
        self._nodata.editingFinished.connect(self._keep)
        self.show()

    def reading(self) -> DateReading:
        """Return what is shown."""
        return DateReading(self._bands.bands(), self._nodata.text().strip())

    def show(self) -> None:
        """Show what was chosen for the raster of this date."""
        layer = self._layer()
        how = self._memory.of(layer) if layer is not None else DateReading()
        names = band_names(layer) if layer is not None else []
        first = first_bands(layer) if layer is not None and names else ()
        self._bands.offer(names, first, how.bands)
        self._nodata.setText(how.nodata)
        self._nodata.setEnabled(layer is not None)

    def _layer(self) -> Optional[QgsRasterLayer]:
        layer = self._combo.currentLayer()
        return layer if layer is not None and layer.isValid() else None

    def _keep(self) -> None:
        layer = self._layer()
        if layer is None or self._memory.of(layer) == self.reading():
            return
        self._memory.keep(layer, self.reading())
        self.changed.emit()
