"""How the two rasters are read: bands, values without data, pixel size, what QGIS knows of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Dict, List, Tuple

from qgis.core import QgsProject, QgsRaster, QgsRasterLayer

from ...model.requests.checks import nodata_ranges
from ...model.requests.pair import PairSource, RasterSource
from ...processing_provider.raster_layer import layer_source
from ...processing_provider.translate import tr

AUTO, AS_IT_IS, METRES = "auto", "as it is", "metres"
Bands = Tuple[int, ...]


@dataclass(frozen=True)
class DateReading:
    """How the raster of one date is read.

    Attributes:
        bands: Three band numbers from 1; empty: as the file declares.
        nodata: More values without data, as a person writes them.
    """

    bands: Bands = ()
    nodata: str = ""


@dataclass(frozen=True)
class PixelSize:
    """The pixel size in which the model is shown both dates.

    Attributes:
        choice: ``AUTO``, ``AS_IT_IS`` or ``METRES``.
        metres: For ``METRES``.
    """

    choice: str = AUTO
    metres: float = 0.5


@dataclass(frozen=True)
class PairReading:
    """How a pair is read, as requests take it.

    Attributes:
        source: The rasters, without extent and shift.
        fit_gsd: Whether finer images are shown in the pixel size that the model is trained for.
        notes: What QGIS knows and the files do not say, in sentences.
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
    """Put together what the engine is told about a pair.

    Raises:
        MtrefsegError: A layer is no file, or values without data are no numbers.
    """
    labels = (tr("Values without data before"), tr("Values without data after"))
    (before, notes_before), (after, notes_after) = map(_raster, layers, dates, labels)
    gsd_m = size.metres if size.choice == METRES else None
    source = PairSource(before, after, gsd_m=gsd_m, allow_remote=allow_remote)
    return PairReading(source, size.choice != AS_IT_IS, (*notes_before, *notes_after))


def _raster(
    layer: QgsRasterLayer, how: DateReading, label: str
) -> Tuple[RasterSource, Tuple[str, ...]]:
    source = layer_source(layer, how.bands)
    nodata = (*source.raster.nodata, *nodata_ranges(how.nodata, label))
    return replace(source.raster, nodata=nodata), source.notes


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
    """Return the bands to begin a choice with: by their colours, otherwise the first three."""
    provider = layer.dataProvider()
    count = provider.bandCount()
    colours = {provider.colorInterpretation(band): band for band in range(count, 0, -1)}
    kinds = QgsRaster.ColorInterpretation
    wanted = (kinds.RedBand, kinds.GreenBand, kinds.BlueBand)
    if all(colour in colours for colour in wanted):
        return tuple(colours[colour] for colour in wanted)
    return tuple(min(band, count) for band in (1, 2, 3))


class ReadingStore:
    """What was chosen for each layer; one that is new begins as the last of its source."""

    def __init__(self) -> None:
        self._dates: Dict[str, DateReading] = {}

    def of(self, layer: QgsRasterLayer) -> DateReading:
        """Return how a raster is read; bands that it does not have count as not chosen."""
        last = self._dates.get(layer.source(), DateReading())
        how = self._dates.get(layer.id(), last)
        count = layer.dataProvider().bandCount() if layer.isValid() else 0
        return how if all(band <= count for band in how.bands) else DateReading((), how.nodata)

    def put(self, layer: QgsRasterLayer, how: DateReading) -> None:
        """Remember how a raster is read."""
        self._dates[layer.id()] = self._dates[layer.source()] = how

    def to_text(self, project: QgsProject) -> str:
        """Return what was chosen for the layers of a project, by their ids."""
        kept = {name: how for name, how in self._dates.items() if project.mapLayer(name)}
        return json.dumps({name: [how.bands, how.nodata] for name, how in kept.items()})

    def from_text(self, text: str, project: QgsProject) -> None:
        """Take over what ``to_text`` wrote; what cannot be read counts as not chosen."""
        self._dates = {}
        for name, how in _stored(text).items():
            layer = project.mapLayer(name)
            if layer is not None:
                self.put(layer, how)


def _stored(text: str) -> Dict[str, DateReading]:
    try:
        return {
            name: DateReading(tuple(int(band) for band in bands), str(nodata))
            for name, (bands, nodata) in json.loads(text or "{}").items()
        }
    except (ValueError, TypeError, AttributeError):  # written by hand, or by another version
        return {}
