"""The parameters of a pair of rasters, the same for detection and check."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterDefinition as Parameter
from qgis.core import QgsProcessingParameterExtent

from .declarations import Translate, distance, flag, helped, number, raster, string


def rasters(tr: Translate, before: str, after: str) -> List[Parameter]:
    """Return the two dates.

    Args:
        tr: Translates.
        before: Help of the first date.
        after: Help of the second date.
    """
    return [
        helped(raster("BEFORE", tr("Before")), before),
        helped(raster("AFTER", tr("After")), after),
    ]


def extent(tr: Translate) -> Parameter:
    """Return the parameter that says where to look."""
    return helped(
        QgsProcessingParameterExtent("EXTENT", tr("Extent"), None, True),
        tr("Where to look, in any CRS; empty: wherever both rasters are."),
    )


def bands(tr: Translate) -> List[Parameter]:
    """Return the parameters that choose bands."""
    text = tr(
        "Three band numbers from 1 for red, green and blue, as 4,3,2; 1,1,1 takes one band three "
        "times. Empty: the bands that the file declares as red, green and blue, otherwise the "
        "first three; a single band is taken three times."
    )
    return [
        helped(string("BANDS_BEFORE", tr("Bands of the raster before")), text),
        helped(string("BANDS_AFTER", tr("Bands of the raster after")), text),
    ]


def nodata(tr: Translate) -> List[Parameter]:
    """Return the parameters that name values without data."""
    text = tr(
        "Pixel values that are without data besides the nodata value of the file and the "
        "additional ones of the layer: values with commas, as 0,255, or ranges, as 250:255. A "
        "pixel with such a value in one of the bands is not used. Empty: none."
    )
    return [
        helped(string("NODATA_BEFORE", tr("Additional nodata of the raster before")), text),
        helped(string("NODATA_AFTER", tr("Additional nodata of the raster after")), text),
    ]


def shift(tr: Translate) -> List[Parameter]:
    """Return the parameters that move the raster after."""
    text = tr(
        "How far the image after lies off, in pixels of the raster before, as 'Check a pair' "
        "measures it; it is moved back while it is read."
    )
    directions = {
        "SHIFT_X": tr("Shift to the right (pixels)"),
        "SHIFT_Y": tr("Shift down (pixels)"),
    }
    return [
        helped(number(name, label, 0.0, minimum=-1e6, maximum=1e6), text)
        for name, label in directions.items()
    ]


def pixel_size(tr: Translate) -> List[Parameter]:
    """Return the parameters that decide in which ground sample distance the model looks."""
    return [
        helped(
            flag("FIT_GSD", tr("Fit the pixel size to the model"), True),
            tr(
                "Images that are finer than what the model was made for are shown to it coarser, "
                "which finds more and is faster; the polygons stay on the pixels of the raster "
                "before. Off: as they are. Not used when a ground sample distance is given."
            ),
        ),
        helped(
            distance("GSD", tr("Resample to ground sample distance"), None),
            tr(
                "Metres per pixel that the model sees, as 0.5; empty: as the check box above says. "
                "The polygons then follow these pixels."
            ),
        ),
    ]


def remote(tr: Translate) -> Parameter:
    """Return the parameter that lets the engine use the network."""
    return helped(
        flag("ALLOW_REMOTE", tr("Open rasters over the network"), False),
        tr(
            "Lets the engine open rasters by URL, files that refer to such, and raw files that a "
            "VRT names. Switch it on only for files from sources that you trust."
        ),
    )
