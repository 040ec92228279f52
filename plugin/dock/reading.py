"""Reading options of both rasters: bands, nodata, pixel size, and properties of the layers."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Dict, List, Tuple

from qgis.core import QgsProject, QgsRaster, QgsRasterLayer

from ...model.requests.checks import nodata_ranges
from ...model.requests.pair import PairSource, RasterSource
from ...processing_provider.raster_layer import layer_source, with_nodata
from ...processing_provider.translate import tr

AUTO, AS_IT_IS, METRES = "auto", "as it is", "metres"
Bands = Tuple[int, ...]


@dataclass(frozen=True)
class DateReading:
    """Options of reading the raster of one date.

    Attributes:
        bands: Three band numbers from 1; empty: as the file declares.
        nodata: Additional nodata values as text, as ``0,255`` or ``250:255``.
    """

    bands: Bands = ()
    nodata: str = ""


@dataclass(frozen=True)
class PixelSize:
    """The ground sample distance in which the model sees both dates.

    Attributes:
        choice: ``AUTO``, ``AS_IT_IS`` or ``METRES``.
        metres: Ground sample distance for ``METRES``.
    """

    choice: str = AUTO
    metres: float = 0.5


@dataclass(frozen=True)
class PairReading:
    """Options of reading a pair, in the form of requests.

    Attributes:
        source: The rasters, without extent and shift.
        fit_gsd: Whether finer images are resampled to the pixel size that the model is trained for.
        notes: Differences between layers and files, as sentences.
    """

    source: PairSource
    fit_gsd: bool = True
    notes: Tuple[str, ...] = ()


def read_pair(
    layers: Tuple[QgsRasterLayer, QgsRasterLayer],
    dates: Tuple[DateReading, DateReading],
    size: PixelSize,
    allow_remote: bool,
) -> PairReading:
    """Return how a pair is read.

    Raises:
        MtrefsegError: A layer is no file, or a nodata value is no number.
    """
    labels = (tr("Values without data before"), tr("Values without data after"))
    (before, notes_before), (after, notes_after) = map(_raster, layers, dates, labels)
    gsd_m = size.metres if size.choice == METRES else None
    source = PairSource(before, after, gsd_m=gsd_m, allow_remote=allow_remote)
    return PairReading(source, size.choice != AS_IT_IS, (*notes_before, *notes_after))


def _raster(
    layer: QgsRasterLayer, reading: DateReading, label: str
) -> Tuple[RasterSource, Tuple[str, ...]]:
    source = layer_source(layer, reading.bands)
    return with_nodata(source.raster, nodata_ranges(reading.nodata, label)), source.notes


def band_names(layer: QgsRasterLayer) -> List[str]:
    """Return number and description of every band, or number and colour, as ``4: nir``."""
    provider = layer.dataProvider()
    count = provider.bandCount() if provider is not None else 0
    return [_band_name(layer, band) for band in range(1, count + 1)]


def _band_name(layer: QgsRasterLayer, band: int) -> str:
    # QGIS writes "Band 4: nir" in the language of the user.
    description = re.sub(r"^\D*\d+\s*:?\s*", "", layer.bandName(band))
    colour = layer.dataProvider().colorInterpretation(band)
    if not description and colour != QgsRaster.ColorInterpretation.UndefinedColorInterpretation:
        description = layer.dataProvider().colorInterpretationName(band).lower()
    return f"{band}: {description}" if description else str(band)


def first_bands(layer: QgsRasterLayer) -> Bands:
    """Return the preselected bands: by their colours, otherwise the first three."""
    provider = layer.dataProvider()
    count = provider.bandCount()
    colours = {provider.colorInterpretation(band): band for band in range(count, 0, -1)}
    interpretation = QgsRaster.ColorInterpretation
    rgb = (interpretation.RedBand, interpretation.GreenBand, interpretation.BlueBand)
    if all(colour in colours for colour in rgb):
        return tuple(colours[colour] for colour in rgb)
    return tuple(min(band, count) for band in (1, 2, 3))


class ReadingStore:
    """The readings of layers; a new layer starts with the last reading of its source."""

    def __init__(self) -> None:
        self._dates: Dict[str, DateReading] = {}

    def of(self, layer: QgsRasterLayer) -> DateReading:
        """Return the reading of a layer, without bands that the layer does not have."""
        last = self._dates.get(layer.source(), DateReading())
        reading = self._dates.get(layer.id(), last)
        count = layer.dataProvider().bandCount() if layer.isValid() else 0
        exist = all(band <= count for band in reading.bands)
        return reading if exist else DateReading((), reading.nodata)

    def put(self, layer: QgsRasterLayer, reading: DateReading) -> None:
        """Store the reading of a layer."""
        self._dates[layer.id()] = self._dates[layer.source()] = reading

    def to_text(self, project: QgsProject) -> str:
        """Return the readings of the layers of a project, by their ids."""
        of_project = {key: date for key, date in self._dates.items() if project.mapLayer(key)}
        return json.dumps({key: [date.bands, date.nodata] for key, date in of_project.items()})

    def from_text(self, text: str, project: QgsProject) -> None:
        """Read the readings of a text by ``to_text``; an invalid text holds none."""
        self._dates = {}
        for layer_id, reading in _stored(text).items():
            layer = project.mapLayer(layer_id)
            if layer is not None:
                self.put(layer, reading)


def _stored(text: str) -> Dict[str, DateReading]:
    try:
        return {
            name: DateReading(tuple(int(band) for band in bands), str(nodata))
            for name, (bands, nodata) in json.loads(text or "{}").items()
        }
    except (ValueError, TypeError, AttributeError):  # edited by hand, or of another version
        return {}
