"""Options that several commands have in common, and how their texts are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from ..model.errors import MtrefsegError
from ..model.requests.checks import Ranges, nodata_ranges

Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Bands = Annotated[str | None, typer.Option(help="Three bands, as 1,2,3.")]
Extent = Annotated[str | None, typer.Option(help="xmin,ymin,xmax,ymax to work in.")]
ExtentCrs = Annotated[str, typer.Option(help="CRS of --extent; empty: the before raster's.")]
Nodata = Annotated[str, typer.Option(help="Values without data in both dates, as 0 or 0,250:255.")]
NodataBefore = Annotated[str, typer.Option(help="Values without data in the first date only.")]
NodataAfter = Annotated[str, typer.Option(help="Values without data in the second date only.")]
FileNodataBefore = Annotated[
    bool, typer.Option(help="Whether the nodata value that the first file names counts.")
]
FileNodataAfter = Annotated[
    bool, typer.Option(help="Whether the nodata value that the second file names counts.")
]
CrsBefore = Annotated[str, typer.Option(help="CRS of the first date; empty: the file's.")]
CrsAfter = Annotated[str, typer.Option(help="CRS of the second date; empty: the file's.")]
AllowRemote = Annotated[
    bool,
    typer.Option(
        "--allow-remote", help="Open rasters by URL, and files that refer to such or to raw files."
    ),
]
Shift = Annotated[
    str | None, typer.Option(help="Pixels that the after image lies to the right and down, as x,y.")
]


def read_numbers(text: str | None, name: str, kind: Callable[[str], Any]) -> tuple[Any, ...]:
    """Read ``1,2,3``; nothing is an empty tuple.

    Args:
        text: What the user wrote.
        name: Of the option, without dashes before it.
        kind: Makes a number of a part.

    Raises:
        MtrefsegError: A part is no such number.
    """
    try:
        return tuple(kind(part) for part in text.split(",")) if text else ()
    except ValueError:
        raise MtrefsegError(
            f"Option --{name} is '{text}'.", "Write numbers with commas between them."
        ) from None


def read_extent(text: str | None) -> tuple[float, float, float, float] | None:
    """Read ``xmin,ymin,xmax,ymax``.

    Raises:
        MtrefsegError: These are not four numbers.
    """
    values = read_numbers(text, "extent", float)
    if values and len(values) != 4:
        raise MtrefsegError(f"Option --extent is '{text}'.", "Write xmin,ymin,xmax,ymax.")
    return values or None


def read_nodata(both: str, one: str, name: str) -> Ranges:
    """Read the nodata values of both dates and of one, ``before`` or ``after``.

    Raises:
        MtrefsegError: One of them is no list of numbers and ranges.
    """
    given = (("--nodata", both), (f"--nodata-{name}", one))
    return tuple(ends for option, text in given for ends in nodata_ranges(text, f"Option {option}"))


def read_shift(text: str | None) -> tuple[float, float]:
    """Read ``x,y`` in pixels; nothing is no shift.

    Raises:
        MtrefsegError: These are not two numbers.
    """
    values = read_numbers(text, "shift", float) or (0.0, 0.0)
    if len(values) != 2:
        raise MtrefsegError(f"Option --shift is '{text}'.", "Write x,y in pixels, as 1.8,-0.6.")
    return values
