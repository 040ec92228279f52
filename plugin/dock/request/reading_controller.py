"""The group of inputs that decide how rasters are read: bands, nodata values, pixel size."""

from __future__ import annotations

from typing import Optional, Tuple

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit

from ...settings import Settings
from ..panel import DockPanel
from ..reading import (
    DateReading,
    PairReading,
    PixelSize,
    ReadingStore,
    band_names,
    first_bands,
    read_pair,
)
from .band_choice import BandChoice

COLOURS = ("Red", "Green", "Blue")


class ReadingController(QObject):
    """Connects the group; emits ``changed`` when the user has changed an input."""

    changed = pyqtSignal()

    def __init__(self, panel: DockPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._store = ReadingStore()
        self._before = _Date(panel, "before", self._store)
        self._after = _Date(panel, "after", self._store)
        for date in (self._before, self._after):
            date.changed.connect(self._on_changed)
        panel.pixelSizeCombo.activated.connect(self._on_changed)
        panel.pixelSizeSpin.valueChanged.connect(self._on_changed)

    def pair(self, layers: Tuple[QgsRasterLayer, QgsRasterLayer]) -> PairReading:
        """Return how these two layers are read.

        Raises:
            MtrefsegError: A layer is no file, or a nodata value is no number.
        """
        before, after = layers
        dates = (self._store.of(before), self._store.of(after))
        return read_pair(layers, dates, self._panel.pixel_size(), Settings.load().allow_remote)

    def to_text(self) -> str:
        """Return the inputs of the layers of the project as text."""
        return self._store.to_text(QgsProject.instance())

    def restore(self, dates: str, size: PixelSize) -> None:
        """Show the inputs that a project has stored."""
        self._store.from_text(dates, QgsProject.instance())
        self._panel.show_pixel_size(size)
        for date in (self._before, self._after):
            date.show()
        self._update_title()

    def _on_changed(self) -> None:
        self._update_title()
        self.changed.emit()

    def _update_title(self) -> None:
        """Mark the title when an input differs from its default: the group may be collapsed."""
        dates = (self._before.reading(), self._after.reading())
        default = (DateReading(), DateReading()) == dates
        self._panel.show_reading(not default or self._panel.pixel_size() != PixelSize())


class _Date(QObject):
    """The widgets of one date."""

    changed = pyqtSignal()

    def __init__(self, panel: DockPanel, date: str, store: ReadingStore) -> None:
        super().__init__(panel)
        self._store = store
        self._combo = getattr(panel, f"{date}Combo")
        self._bands = BandChoice([getattr(panel, f"{date}{colour}Combo") for colour in COLOURS])
        self._nodata: QLineEdit = getattr(panel, f"{date}NodataEdit")
        self._combo.layerChanged.connect(self.show)
        self._bands.changed.connect(self._save)
        self._nodata.editingFinished.connect(self._save)
        self.show()

    def reading(self) -> DateReading:
        """Return the values in the widgets."""
        return DateReading(self._bands.bands(), self._nodata.text().strip())

    def show(self) -> None:
        """Show the stored values of the raster of this date."""
        layer = self._layer()
        reading = self._store.of(layer) if layer is not None else DateReading()
        names = band_names(layer) if layer is not None else []
        first = first_bands(layer) if layer is not None and names else ()
        self._bands.set_bands(names, first, reading.bands)
        self._nodata.setText(reading.nodata)
        self._nodata.setEnabled(layer is not None)

    def _layer(self) -> Optional[QgsRasterLayer]:
        layer = self._combo.currentLayer()
        return layer if layer is not None and layer.isValid() else None

    def _save(self) -> None:
        layer = self._layer()
        if layer is None or self._store.of(layer) == self.reading():
            return
        self._store.put(layer, self.reading())
        self.changed.emit()
