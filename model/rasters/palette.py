"""The colours of a raster's palette."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from rasterio.io import DatasetReader

from ..errors import MtrefsegError


def palette_colours(dataset: DatasetReader, band: int) -> npt.NDArray[np.uint8]:
    """Return red, green, blue and alpha of the entries of a palette, ``(n + 1, 4)``.

    The last entry is transparent, for values beyond the palette.

    Raises:
        MtrefsegError: The palette is absent.
    """
    try:
        colours = dataset.colormap(band)
    except ValueError as error:
        raise MtrefsegError(
            "Raster '{dataset_name}' declares a palette and holds none.",
            "Expand it to colours, as with gdal_translate -expand rgb.",
            dataset_name=dataset.name,
        ) from error
    table = np.zeros((max(colours) + 2, 4), np.uint8)
    for index, colour in colours.items():
        table[index] = colour
    return table
