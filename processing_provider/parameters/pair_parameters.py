"""Parameters of a pair of rasters, shared by the algorithms."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterDefinition as Parameter

from .declarations import Translate, distance, extent, flag, number, raster, text


def rasters(tr: Translate, before: str, after: str) -> List[Parameter]:
    """Return both rasters.

    Args:
        tr: Translates.
        before: Help of the raster before.
        after: Help of the raster after.
    """
    return [
        raster("BEFORE", tr("Before"), before, guessed=True),
        raster("AFTER", tr("After"), after, guessed=True),
    ]


def search_extent(tr: Translate) -> Parameter:
    """Return the extent of the searched area."""
    return extent(
        "EXTENT",
        tr("Extent"),
        tr("Where to look, in any CRS; empty: wherever both rasters are."),
    )


def bands(tr: Translate) -> List[Parameter]:
    """Return the band numbers of both rasters."""
    help_text = tr(
        "Three band numbers from 1 for red, green and blue, as 4,3,2; 1,1,1 takes one band three "
        "times. Empty: the bands that the file declares as red, green and blue, otherwise the "
        "first three; a single band is taken three times."
    )
    return [
        text("BANDS_BEFORE", tr("Bands of the raster before"), help_text, advanced=True),
        text("BANDS_AFTER", tr("Bands of the raster after"), help_text, advanced=True),
    ]


def nodata(tr: Translate) -> List[Parameter]:
    """Return the additional nodata values of both rasters."""
    help_text = tr(
        "Pixel values that are without data besides the nodata value of the file and the "
        "additional ones of the layer: values with commas, as 0,255, or ranges, as 250:255. A "
        "pixel with such a value in one of the bands is not used. Empty: none."
    )
    labels = {
        "NODATA_BEFORE": tr("Additional nodata of the raster before"),
        "NODATA_AFTER": tr("Additional nodata of the raster after"),
    }
    return [text(name, label, help_text, advanced=True) for name, label in labels.items()]


def shift(tr: Translate) -> List[Parameter]:
    """Return the shift of the raster after that is corrected."""
    help_text = tr(
        "How far the image after lies off, in pixels of the raster before, as 'Check a pair' "
        "measures it; it is moved back while it is read."
    )
    labels = {
        "SHIFT_X": tr("Shift to the right (pixels)"),
        "SHIFT_Y": tr("Shift down (pixels)"),
    }
    return [
        number(name, label, help_text, default=0.0, minimum=-1e6, maximum=1e6, advanced=True)
        for name, label in labels.items()
    ]


def pixel_size(tr: Translate) -> List[Parameter]:
    """Return the parameters of the ground sample distance in which the model sees the pair."""
    return [
        flag(
            "FIT_GSD",
            tr("Fit the pixel size to the model"),
            tr(
                "Images that are finer than what the model was made for are shown to it coarser, "
                "which finds more and is faster; the polygons stay on the pixels of the raster "
                "before. Off: as they are. Not used when a ground sample distance is given."
            ),
            default=True,
            advanced=True,
        ),
        distance(
            "GSD",
            tr("Resample to ground sample distance"),
            tr(
                "Metres per pixel that the model sees, as 0.5; empty: as the check box above says. "
                "The polygons then follow these pixels."
            ),
            advanced=True,
        ),
    ]


def remote(tr: Translate) -> Parameter:
    """Return the permission to open rasters over the network."""
    return flag(
        "ALLOW_REMOTE",
        tr("Open rasters over the network"),
        tr(
            "Lets the engine open rasters by URL, files that refer to such, and raw files that a "
            "VRT names. Switch it on only for files from sources that you trust."
        ),
        advanced=True,
    )
