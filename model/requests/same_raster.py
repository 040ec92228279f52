"""Whether two names of rasters mean one raster, however they are spelled.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Sequence, Tuple

from ..errors import MtrefsegError
from ..messages import Message
from .pair import PairSource

# What GDAL writes before a file name; the first directory of a TIFF is the TIFF itself.
_WHOLE = re.compile(r"^(GTIFF_DIR:1:|/vsicurl/(?=https?://))")
_PREFIX = re.compile(r'^([A-Za-z0-9_]{2,}:"?|/vsi[a-z0-9_]+/\{?)+')
_ENDS = ':"/}'


def check_two_rasters(pair: PairSource) -> None:
    """Raise MtrefsegError when both dates of a pair are one raster.

    One file may hold both dates, as long as they are in different bands. The file system is
    read to find paths of one file.
    """
    before, after = pair.before, pair.after
    if not is_same_raster(before.path, after.path):
        return
    if before.bands and after.bands and not set(before.bands) & set(after.bands):
        return
    other = "" if before.path == after.path else Message(" (also called '{path}')", path=after.path)
    raise MtrefsegError(
        "Before and after are the same raster, '{path}'{other}.",
        ("Choose the raster of another date, or other bands where one file holds both dates."),
        path=before.path,
        other=other,
    )


def is_same_raster(first: str, second: str) -> bool:
    """Return whether two names mean one raster: relative, linked, or as GDAL writes them."""
    return _identity(first) == _identity(second)


def is_same_file(path: str, raster: str) -> bool:
    """Return whether a path is the file of a raster, whichever raster of it the name means."""
    for file in _candidates(raster):
        try:
            if Path(file).exists():
                return Path(file).samefile(path)
        except (OSError, ValueError):
            continue
    return False


def _identity(name: str) -> Tuple[Any, ...]:
    """Return what every spelling of a raster has in common."""
    name = _WHOLE.sub("", name.strip())
    for file in _candidates(name):
        try:
            found = Path(file).stat()
        except (OSError, ValueError):
            continue
        # Some network drives give files no number.
        file_id = (found.st_dev, found.st_ino) if found.st_ino else str(Path(file).resolve())
        return file_id, name.replace(file, "").replace('"', "")
    return (name.replace('"', ""),)


def _candidates(name: str) -> Sequence[str]:
    """Return what can be the file in a name such as ``NETCDF:"a.nc":b``, the longest first."""
    prefix = _PREFIX.match(name)
    if prefix is None:
        return (name,)
    rest = name[prefix.end() :]
    ends = [len(rest), *(i for i, letter in enumerate(rest) if letter in _ENDS and i)]
    return [name, *(rest[:end] for end in sorted(ends, reverse=True))]
