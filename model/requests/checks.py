"""Checks that requests have in common, without opening a file.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Optional, Tuple

from ..errors import MtrefsegError

Ranges = Tuple[Tuple[float, float], ...]
"""Closed ranges ``(low, high)`` of pixel values."""
UNSTORABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML, so the style of a layer, cannot hold, not even escaped."""


def check_path(name: str, path: str) -> None:
    """Raise MtrefsegError when the path of a parameter is empty."""
    if not path.strip():
        raise MtrefsegError("Parameter {name} is empty.", "Give a path.", name=name)


def check_geopackage(path: str) -> None:
    """Raise MtrefsegError when the path of an output is empty or no GeoPackage's."""
    check_path("output", path)
    if Path(path).suffix.lower() != ".gpkg":
        raise MtrefsegError(
            "Output '{path}' is not a GeoPackage.", "Let its name end in .gpkg.", path=path
        )


def check_text(text: str, what: str) -> None:
    """Raise MtrefsegError when a text holds characters that no result could store."""
    found = UNSTORABLE.search(text)
    if found:
        raise MtrefsegError(
            "{what} holds a character that cannot be stored (U+{code}).",
            "Write it without control characters.",
            what=what,
            code=f"{ord(found.group()):04X}",
        )


def check_measured(measured_px: Tuple[float, ...]) -> None:
    """Raise MtrefsegError unless a measured shift is nothing or three finite numbers of pixels."""
    if len(measured_px) not in (0, 3) or not all(map(math.isfinite, measured_px)):
        raise MtrefsegError(
            "Parameter measured_shift_px is {measured_px}.",
            "Give pixels to the right, pixels down and their spread, or nothing.",
            measured_px=measured_px,
        )


def check_shift(shift_px: Tuple[float, ...]) -> None:
    """Raise MtrefsegError unless a shift is two finite numbers of pixels."""
    if len(shift_px) != 2 or not all(map(math.isfinite, shift_px)):
        raise MtrefsegError(
            "Parameter shift_px is {shift_px}.",
            "Give two numbers, pixels to the right and pixels down, as 1.8,-0.6.",
            shift_px=shift_px,
        )


def check_gsd(gsd_m: Optional[float]) -> None:
    """Raise MtrefsegError unless a ground sample distance is None or positive and finite."""
    if gsd_m is not None and not 0.0 < gsd_m < math.inf:
        raise MtrefsegError(
            "Ground sample distance {gsd_m} m is not positive.", "Use metres, as 0.5.", gsd_m=gsd_m
        )


def check_nodata(name: str, ranges: Ranges) -> None:
    """Raise MtrefsegError unless the values of a parameter are ranges of numbers."""
    for ends in ranges:
        if not (isinstance(ends, tuple) and len(ends) == 2 and ends[0] <= ends[1]):
            raise MtrefsegError(
                "Parameter {name} holds {ends}.",
                "Give values as 0,255, or ranges from low to high as 250:255.",
                name=name,
                ends=ends,
            )


def nodata_ranges(text: str, parameter: str) -> Ranges:
    """Read nodata values from a text: ``0``, ``0,255``, ``250:255``.

    Raises:
        MtrefsegError: It is no list of numbers and ranges.
    """
    try:
        texts = [item.split(":") for item in text.replace(";", ",").split(",") if item.strip()]
        ranges = tuple((float(ends[0]), float(ends[-1])) for ends in texts)
        if any(len(ends) > 2 for ends in texts) or not all(low <= high for low, high in ranges):
            raise ValueError(text)
    except ValueError:
        raise MtrefsegError(
            "{parameter} is '{text}'.",
            "Write values with commas, as 0,255, or ranges from low to high as 250:255.",
            parameter=parameter,
            text=text,
        ) from None
    return ranges
