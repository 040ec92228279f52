"""Properties of a raster layer that differ from those of its file: CRS and nodata values."""

from __future__ import annotations

import math
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, List, Sequence, Set, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterRange,
)

from ..model.errors import MtrefsegError
from ..model.requests.checks import Ranges
from ..model.requests.pair import RasterSource
from .translate import tr

# Suffixes that QGIS appends to the name of a file.
_OPTIONS = re.compile(r"\|(option:[^|]*|layername=[^|]*)$", re.IGNORECASE)
_PASSWORD = re.compile(r"\bauthcfg=", re.IGNORECASE)
_LARGEST = sys.float_info.max


@dataclass(frozen=True)
class LayerSource:
    """A raster layer as the engine opens it.

    Attributes:
        raster: ``path`` is a file, a part of one (``NETCDF:…``), a file in an archive, or a URL;
            ``crs`` the layer's CRS where it differs from the file's own; ``nodata`` of all bands
            together, as stored values (scale and offset of a band are taken off).
        notes: Differences between layer and file as sentences, without a CRS of the file that is
            not used, which the engine reports.
    """

    raster: RasterSource
    notes: Tuple[str, ...] = ()


def layer_source(layer: QgsRasterLayer, bands: Tuple[int, ...] = ()) -> LayerSource:
    """Return the raster of a layer; to be called in the layer's thread.

    Args:
        layer: A valid layer.
        bands: The bands that are read, from 1; empty: any of them.

    Raises:
        MtrefsegError: The layer's pixels are not in a file.
    """
    path = raster_path(layer)
    provider = layer.dataProvider()
    used = [band for band in bands or _all_bands(provider) if 1 <= band <= provider.bandCount()]
    crs, crs_notes = _crs(layer)
    nodata, nodata_notes = _nodata(layer, used)
    file_nodata, file_notes = _file_nodata(layer, used)
    notes = (*_option_notes(layer), *crs_notes, *nodata_notes, *file_notes)
    return LayerSource(RasterSource(path, bands, crs, nodata, file_nodata), notes)


def with_nodata(raster: RasterSource, ranges: Ranges) -> RasterSource:
    """Return a raster with nodata ranges added, sorted and each once."""
    return replace(raster, nodata=tuple(sorted({*raster.nodata, *ranges})))


def raster_path(layer: QgsRasterLayer) -> str:
    """Return the name by which GDAL opens a raster layer.

    Raises:
        MtrefsegError: The layer's pixels are not in a file.
    """
    source: str = layer.source()
    if layer.providerType() != "gdal" or source.startswith("/vsimem/"):
        text = tr("Layer '{name}' is not a raster file (provider {provider}).")
        text = text.format(name=layer.name(), provider=layer.providerType())
        raise MtrefsegError(text, _save_advice())
    path = _without_options(source)
    if _PASSWORD.search(path) and not _exists(path):
        text = tr("Layer '{}' is opened with a password that only QGIS knows.")
        raise MtrefsegError(text.format(layer.name()), _save_advice())
    # The engine is a process with a working folder of its own.
    return str(Path(path).absolute()) if _exists(path) else path


def _save_advice() -> str:
    return tr("Save it as a GeoTIFF first: right-click the layer, Export, Save As.")


def crs_text(crs: QgsCoordinateReferenceSystem) -> str:
    """Return a CRS as code or WKT that every PROJ reads; QGIS's USER codes are not portable."""
    if not crs.isValid():
        return ""
    authid: str = crs.authid()
    if authid.startswith(("EPSG:", "ESRI:", "OGC:")):
        return authid
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT2_2019)


def _without_options(source: str) -> str:
    """Remove the suffixes that QGIS appends to a file name; a ``|`` of the name is kept."""
    while not _exists(source) and _OPTIONS.search(source):
        source = _OPTIONS.sub("", source)
    return source


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long for a name, as the XML of a VRT in place of a path
        return False


def _option_notes(layer: QgsRasterLayer) -> List[str]:
    options = [text[7:] for text in layer.source().split("|") if text.startswith("option:")]
    if not options or _exists(layer.source()):
        return []
    text = tr("Layer '{name}' is opened in QGIS with {options}; its file is read without that.")
    return [text.format(name=layer.name(), options=", ".join(options))]


def _crs(layer: QgsRasterLayer) -> Tuple[str, List[str]]:
    chosen, of_file = layer.crs(), layer.dataProvider().crs()
    if chosen == of_file or not (chosen.isValid() or of_file.isValid()):
        return "", []
    if not chosen.isValid():
        text = tr("Layer '{name}' has no CRS in QGIS; that of its file is used, {own}.")
        return "", [text.format(name=layer.name(), own=_crs_name(of_file))]
    if of_file.isValid():
        return crs_text(chosen), []  # the engine reports both, in the check and in the run
    text = tr("Layer '{name}' has the CRS {chosen} in QGIS and none in its file; {chosen} is used.")
    return crs_text(chosen), [text.format(name=layer.name(), chosen=_crs_name(chosen))]


def _crs_name(crs: QgsCoordinateReferenceSystem) -> str:
    return str(crs.authid() or crs.description() or tr("a CRS without a name"))


def _nodata(layer: QgsRasterLayer, bands: Sequence[int]) -> Tuple[Ranges, List[str]]:
    provider = layer.dataProvider()
    by_band = [_stored_ranges(provider, band) for band in bands]
    ranges = tuple(sorted(set().union(*by_band)))
    if not ranges:
        return (), []
    shown = ", ".join(f"{low:g}" if low == high else f"{low:g}:{high:g}" for low, high in ranges)
    if all(of_band == by_band[0] for of_band in by_band):
        text = tr("Layer '{name}' has additional values without data in QGIS, {values}; they are "
                  "used.")  # fmt: skip
    else:
        text = tr("Layer '{name}' has additional values without data in QGIS that differ between "
                  "bands; in each band all of them are used, {values}.")  # fmt: skip
    return ranges, [text.format(name=layer.name(), values=shown)]


def _stored_ranges(provider: QgsRasterDataProvider, band: int) -> Set[Tuple[float, float]]:
    """Return the additional nodata ranges of a band in stored values, without scale and offset."""
    scale, offset = provider.bandScale(band) or 1.0, provider.bandOffset(band)
    ranges = set()
    for given in provider.userNoDataValues(band):
        if math.isnan(given.min()) and math.isnan(given.max()):
            continue  # NaN is nodata in any case
        low, high = _closed(given)
        ends = sorted(_stored(value, scale, offset) for value in (low, high))
        ranges.add((ends[0], ends[1]))
    return ranges


def _closed(given: QgsRasterRange) -> Tuple[float, float]:
    """Return the ends of the equivalent closed range."""
    bounds = QgsRasterRange.BoundsType
    low = -_LARGEST if math.isnan(given.min()) else given.min()
    high = _LARGEST if math.isnan(given.max()) else given.max()
    if given.bounds() in (bounds.IncludeMax, bounds.Exclusive):
        low = math.nextafter(low, math.inf)
    if given.bounds() in (bounds.IncludeMin, bounds.Exclusive):
        high = math.nextafter(high, -math.inf)
    return low, high


def _stored(value: float, scale: float, offset: float) -> float:
    """Return the stored value of a scaled one; an unbounded end stays unbounded."""
    if abs(value) == _LARGEST:
        return math.copysign(_LARGEST, value * scale)
    return (value - offset) / scale


def _file_nodata(layer: QgsRasterLayer, bands: Sequence[int]) -> Tuple[bool, List[str]]:
    provider = layer.dataProvider()
    named = [band for band in bands if provider.sourceHasNoDataValue(band)]
    counting = [band for band in named if provider.useSourceNoDataValue(band)]
    if len(counting) == len(named):
        return True, []
    shown = ", ".join(sorted({f"{provider.sourceNoDataValue(band):g}" for band in named}))
    if counting:
        text = tr("Layer '{name}' ignores the nodata value of its file ({value}) in some bands "
                  "only; it is used in all.")  # fmt: skip
    else:
        text = tr("Layer '{name}' ignores the nodata value of its file in QGIS ({value}); these "
                  "pixels are data.")  # fmt: skip
    return bool(counting), [text.format(name=layer.name(), value=shown)]


def _all_bands(provider: Any) -> Sequence[int]:
    return range(1, provider.bandCount() + 1)
