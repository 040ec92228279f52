"""Real ground that changes are simulated on, and what grows on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from skimage.filters import threshold_otsu

from .spectra import Bands, FloatArray, Pixels, Radiometry

Mask = npt.NDArray[np.bool_]
_SMOOTH_PX = 1.5  # standard deviation; the crowns of a forest differ more than forest and field
_LEAST_GREEN = 0.08  # index of vegetation
_OPENING_PX = 2


@dataclass(frozen=True)
class Ground:
    """Two images of one place; the same one twice where nothing changed.

    Attributes:
        before: ``(h, w, 3)`` uint8, square.
        after: The same at the second date.
        bands: What the channels are.
        gsd_m: Ground sample distance in metres.
        forest: Where a map shows forest; None: there is no map.
        unchanged: Whether nothing changed; else there may be changes that nobody has labelled.
    """

    before: Pixels
    after: Pixels
    bands: Bands
    gsd_m: float
    forest: Mask | None = None
    unchanged: bool = True

    @property
    def side_px(self) -> int:
        """Side of the square."""
        return len(self.before)

    def radiometry(self, date: int) -> Radiometry:
        """Return how the image of a date, 0 or 1, shows reflectance."""
        image = self.after if date else self.before
        return Radiometry.of_image(image, self.bands, self.gsd_m)


def vegetation_index(image: Pixels, bands: Bands) -> FloatArray:
    """Return an index that grows with vegetation, ``(h, w)``, from -1 to 1.

    Args:
        image: ``(h, w, 3)``; its stretch shifts the index, so that thresholds are relative.
        bands: Near infrared and red give the usual one, natural colours the excess of green.
    """
    values = dict(zip(bands, np.moveaxis(image.astype(np.float32) + 1, -1, 0), strict=True))
    if "nir" in values:
        difference = values["nir"] - values["red"]
        return np.asarray(difference / (values["nir"] + values["red"]), np.float32)
    total = values["red"] + values["green"] + values["blue"]
    return np.asarray((2 * values["green"] - values["red"] - values["blue"]) / total, np.float32)


def forest_mask(image: Pixels, bands: Bands) -> Mask:
    """Find closed tree cover: green, darker than fields, in patches; empty where there is none."""
    index = ndimage.gaussian_filter(vegetation_index(image, bands), _SMOOTH_PX)
    brightness = image.astype(np.float32).mean(-1)
    smooth = ndimage.gaussian_filter(brightness, _SMOOTH_PX)
    green = index > max(_LEAST_GREEN, float(np.quantile(index, 0.2)))
    if not green.any():
        return green
    if "swir" in bands:
        # the shortwave infrared of forest is half of that of fields
        channel, radiometry = bands.index("swir"), Radiometry.of_image(image, bands)
        shade = ndimage.gaussian_filter(image[..., channel].astype(np.float32), _SMOOTH_PX)
        green &= shade < radiometry.dark[channel] + 9 * radiometry.gain[channel]
    if not green.any():
        return green
    dark = smooth < max(_dark_limit(smooth[green]), float(np.quantile(smooth, 0.25)))
    rough = ndimage.gaussian_filter(np.abs(brightness - smooth), 3 * _SMOOTH_PX) > 0.6
    found = ndimage.binary_opening(green & dark & rough, iterations=_OPENING_PX)
    shore = ndimage.binary_dilation(water_mask(image, bands), iterations=3)
    return np.asarray(found & ~shore, np.bool_)


def _dark_limit(brightness: FloatArray) -> float:
    """Return the brightness that separates trees from fields; the largest where all is alike."""
    spread = float(brightness.std())
    if spread < 9:
        return float(brightness.max()) + 1
    return float(threshold_otsu(brightness))


def built_mask(image: Pixels, bands: Bands) -> Mask:
    """Find roofs and streets: bright, grey, without plants."""
    values = image.astype(np.float32)
    brightness = values.mean(-1)
    grey = values.max(-1) - values.min(-1) < 0.22 * brightness
    bright = brightness > max(float(np.quantile(brightness, 0.6)), 90.0)
    bare = vegetation_index(image, bands) < 0.06
    return np.asarray(ndimage.binary_dilation(grey & bright & bare), np.bool_)


def water_mask(image: Pixels, bands: Bands) -> Mask:
    """Find open water: dark in the infrared, or smooth and bluish in natural colours."""
    values = dict(zip(bands, np.moveaxis(image.astype(np.float32), -1, 0), strict=True))
    radiometry = Radiometry.of_image(image, bands)
    if "nir" in values:
        channel = bands.index("nir")
        limit = radiometry.dark[channel] + 6 * radiometry.gain[channel]
        index = vegetation_index(image, bands)
        found = (values["nir"] < limit) & (index < 0)
    else:
        smooth = np.hypot(*np.gradient(ndimage.gaussian_filter(values["green"], 1.0))) < 1.5
        found = (
            smooth & (values["blue"] > 1.15 * values["red"]) & (values["blue"] >= values["green"])
        )
    found = ndimage.binary_opening(found, iterations=_OPENING_PX)
    # the gradient of its shore is not smooth
    return np.asarray(ndimage.binary_dilation(found, iterations=2), np.bool_)
