"""A virtual raster of each date: images of a data folder at their places, not copied."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as Xml  # nosec B405: XML is written, none is parsed

from ....model.files.atomic_write import write_text
from ....model.rasters.crs import crs_text
from ....model.rasters.grid import Grid

MODES = {"RGB": (1, 2, 3), "RGBA": (1, 2, 3), "L": (1, 1, 1), "LA": (1, 1, 1), "P": (1, 1, 1)}
"""Bands of an image that are red, green and blue, by Pillow's mode."""
COLOURS = ("Red", "Green", "Blue")


class PlacedImage(NamedTuple):
    """An image in a mosaic.

    Attributes:
        path: Of the image.
        mode: Pillow's mode, one of ``MODES``.
        row: First row in the mosaic.
        col: First column.
        height: Rows.
        width: Columns.
    """

    path: Path
    mode: str
    row: int
    col: int
    height: int
    width: int


def write_mosaic(path: Path, grid: Grid, images: Iterable[PlacedImage]) -> None:
    """Write a virtual raster (VRT) that refers to images.

    Args:
        path: Of the VRT.
        grid: Of the mosaic; black where no image lies.
        images: Inside of the grid.

    Raises:
        OSError: It cannot be written.
    """
    size = {"rasterXSize": str(grid.width), "rasterYSize": str(grid.height)}
    root = Xml.Element("VRTDataset", size)
    Xml.SubElement(root, "SRS").text = crs_text(grid.crs)
    a, b, c, d, e, f = grid.transform[:6]
    numbers = ", ".join(repr(float(value)) for value in (c, a, b, f, d, e))
    Xml.SubElement(root, "GeoTransform").text = numbers
    placed = [(image, _name(image.path, path.parent)) for image in images]
    for index, colour in enumerate(COLOURS):
        band = Xml.SubElement(root, "VRTRasterBand", {"dataType": "Byte", "band": str(index + 1)})
        Xml.SubElement(band, "ColorInterp").text = colour
        for image, (name, relative) in placed:
            _add(band, index, image, name, relative)
    Xml.indent(root, " ")
    write_text(path, Xml.tostring(root, encoding="unicode") + "\n")


def _add(band: Xml.Element, index: int, image: PlacedImage, name: str, relative: bool) -> None:
    source = Xml.SubElement(band, "ComplexSource" if image.mode == "P" else "SimpleSource")
    file = Xml.SubElement(source, "SourceFilename", {"relativeToVRT": str(int(relative))})
    file.text = name
    Xml.SubElement(source, "SourceBand").text = str(MODES[image.mode][index])
    size = {"xSize": str(image.width), "ySize": str(image.height)}
    Xml.SubElement(source, "SrcRect", {"xOff": "0", "yOff": "0", **size})
    place = {"xOff": str(image.col), "yOff": str(image.row)}
    Xml.SubElement(source, "DstRect", {**place, **size})
    if image.mode == "P":
        Xml.SubElement(source, "ColorTableComponent").text = str(index + 1)


def _name(path: Path, folder: Path) -> tuple[str, bool]:
    """Return a path relative to a folder where that is possible, and whether it is."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix(), True
    except ValueError:  # another drive of Windows
        return str(path.resolve()), False
