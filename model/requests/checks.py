"""What requests have in common and can be checked without opening a file.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any, Dict, Sequence, Tuple

from ..errors import MtrefsegError

Ranges = Tuple[Tuple[float, float], ...]
"""Closed ranges ``(low, high)`` of pixel values."""
UNSTORABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML, so the style of a layer, cannot hold, not even escaped."""

READING = (
    "before", "after", "bands_before", "bands_after", "gsd_m", "crs_before", "crs_after",
    "nodata_before", "nodata_after", "file_nodata_before", "file_nodata_after", "allow_remote",
)  # fmt: skip
"""Fields of every request about a pair that decide which pixels are read, whatever the request."""


def reading_of(request: Any) -> Dict[str, Any]:
    """Return how a request reads its pair, as arguments of another request about that pair."""
    return {name: getattr(request, name) for name in READING}


def check_paths(request: Any, names: Sequence[str]) -> None:
    """Raise MtrefsegError when one of these paths of a request is empty."""
    for name in names:
        if not str(getattr(request, name)).strip():
            raise MtrefsegError(f"Parameter {name} is empty.", "Give a path.")


def check_text(text: str, what: str) -> None:
    """Raise MtrefsegError when a text holds characters that no result could store."""
    found = UNSTORABLE.search(text)
    if found:
        raise MtrefsegError(
            f"{what} holds a character that cannot be stored (U+{ord(found.group()):04X}).",
            "Write it without control characters.",
        )


def check_polygons(request: Any) -> None:
    """Check what decides which polygons are drawn, and where they go.

    Args:
        request: Has ``threshold``, ``min_area_m2``, ``fill_holes_m2``, ``simplify_m``,
            ``connectivity`` and ``output``.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """
    if not 0.0 <= request.threshold <= 1.0:
        raise MtrefsegError(
            f"Threshold {request.threshold} is outside 0 to 1.", "Use 0.5 to begin with."
        )
    for name in ("min_area_m2", "fill_holes_m2", "simplify_m"):
        if not 0.0 <= getattr(request, name) < math.inf:
            raise MtrefsegError(
                f"Parameter {name} is {getattr(request, name)}.", "Use 0 or a positive number."
            )
    if request.connectivity not in (4, 8):
        raise MtrefsegError(f"Connectivity {request.connectivity} is unknown.", "Use 4 or 8.")
    if Path(request.output).suffix.lower() != ".gpkg":
        raise MtrefsegError(
            f"Output '{request.output}' is not a GeoPackage.", "Let its name end in .gpkg."
        )


def check_measured(measured_px: Tuple[float, ...]) -> None:
    """Raise MtrefsegError unless a measured shift is nothing or three finite numbers of pixels."""
    if len(measured_px) not in (0, 3) or not all(map(math.isfinite, measured_px)):
        raise MtrefsegError(
            f"Parameter measured_shift_px is {measured_px}.",
            "Give pixels to the right, pixels down and their spread, or nothing.",
        )


def check_shift(shift_px: Tuple[float, ...]) -> None:
    """Raise MtrefsegError unless a shift is two finite numbers of pixels."""
    if len(shift_px) != 2 or not all(map(math.isfinite, shift_px)):
        raise MtrefsegError(
            f"Parameter shift_px is {shift_px}.",
            "Give two numbers, pixels to the right and pixels down, as 1.8,-0.6.",
        )


def check_gsd(request: Any) -> None:
    """Raise MtrefsegError unless ``gsd_m`` is None or a positive finite number."""
    if request.gsd_m is not None and not 0.0 < request.gsd_m < math.inf:
        raise MtrefsegError(
            f"Ground sample distance {request.gsd_m} m is not positive.", "Use metres, as 0.5."
        )


def check_nodata(request: Any) -> None:
    """Raise MtrefsegError unless ``nodata_before`` and ``nodata_after`` are ranges of numbers."""
    for name in ("nodata_before", "nodata_after"):
        for ends in getattr(request, name):
            if not (isinstance(ends, tuple) and len(ends) == 2 and ends[0] <= ends[1]):
                raise MtrefsegError(
                    f"Parameter {name} holds {ends}.",
                    "Give values as 0,255, or ranges from low to high as 250:255.",
                )


def nodata_ranges(text: str, parameter: str) -> Ranges:
    """Read nodata values as people write them: ``0``, ``0,255``, ``250:255``.

    Raises:
        MtrefsegError: It is no list of numbers and ranges.
    """
    try:
        parts = [part.split(":") for part in text.replace(";", ",").split(",") if part.strip()]
        ranges = tuple((float(ends[0]), float(ends[-1])) for ends in parts)
        if any(len(ends) > 2 for ends in parts) or not all(low <= high for low, high in ranges):
            raise ValueError(text)
    except ValueError:
        raise MtrefsegError(
            f"{parameter} is '{text}'.",
            "Write values with commas, as 0,255, or ranges from low to high as 250:255.",
        ) from None
    return ranges
