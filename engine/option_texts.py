"""Options that are not written as their fields: texts for several numbers, and shorter names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from ..model.errors import MtrefsegError
from ..model.requests.checks import Ranges, nodata_ranges
from ..model.requests.endpoint_options import EndpointOptions
from ..model.requests.pair import PairSource, RasterSource
from ..model.requests.polygons import PolygonOptions
from ..model.requests.raster_data import RasterData
from ..model.requests.run import DEVICES, RunOptions
from .request_options import Derived, Spelling, Values

RASTERS = "Rasters"
PANELS = {
    RasterSource: RASTERS,
    PairSource: RASTERS,
    PolygonOptions: "Polygons",
    RunOptions: "Tiles and device",
    RasterData: "Rasters as training data",
    EndpointOptions: "Language model",
}
AUTO, AS_IS = "auto", "as-is"


def read_numbers(text: str, option: str, kind: Callable[[str], Any] = float) -> tuple[Any, ...]:
    """Read ``1,2,3``; an empty text is an empty tuple.

    Args:
        text: Numbers with commas between them.
        option: Name of the option, for the error.
        kind: Makes a number of a text.

    Raises:
        MtrefsegError: An entry is no such number.
    """
    try:
        return tuple(kind(entry) for entry in text.split(",")) if text else ()
    except ValueError:
        raise MtrefsegError(
            "Option {option} is '{text}'.",
            "Write numbers with commas between them.",
            option=option,
            text=text,
        ) from None


def read_bands(text: str, option: str) -> tuple[int, ...]:
    """Read ``1,2,3``.

    Raises:
        MtrefsegError: These are no whole numbers.
    """
    return read_numbers(text, option, int)


def read_extent(text: str, option: str) -> tuple[float, ...] | None:
    """Read ``xmin,ymin,xmax,ymax``; an empty text is None.

    Raises:
        MtrefsegError: These are not four numbers.
    """
    values = read_numbers(text, option)
    if values and len(values) != 4:
        raise MtrefsegError(
            "Option {option} is '{text}'.", "Write xmin,ymin,xmax,ymax.", option=option, text=text
        )
    return values or None


def read_shift(text: str, option: str) -> tuple[float, ...]:
    """Read ``x,y`` in pixels; an empty text is no shift.

    Raises:
        MtrefsegError: These are not two numbers.
    """
    values = read_numbers(text, option) or (0.0, 0.0)
    if len(values) != 2:
        raise MtrefsegError(
            "Option {option} is '{text}'.",
            "Write x,y in pixels, as 1.8,-0.6.",
            option=option,
            text=text,
        )
    return values


def read_nodata(text: str, option: str) -> Ranges:
    """Read ``0,250:255``.

    Raises:
        MtrefsegError: This is no list of numbers and ranges.
    """
    return nodata_ranges(text, f"Option {option}")


def read_gsd(text: str) -> tuple[float | None, bool]:
    """Read ``auto``, ``as-is`` or metres; return ``gsd_m`` and ``fit_gsd`` of a request.

    Raises:
        MtrefsegError: It is neither a word nor a number.
    """
    if text in (AUTO, AS_IS):
        return None, text == AUTO
    try:
        return float(text), False
    except ValueError:
        raise MtrefsegError(
            "Option --gsd is '{text}'.",
            "Write {auto}, {as_is} or metres, as 0.5.",
            text=text,
            auto=AUTO,
            as_is=AS_IS,
        ) from None


def _set_gsd(text: str, fields: Values) -> None:
    fields["gsd_m"], fields["fit_gsd"] = read_gsd(text)


def _add_nodata(text: str, fields: Values) -> None:
    for name in ("nodata_before", "nodata_after"):
        fields[name] = (*read_nodata(text, "--nodata"), *fields[name])


SPELLINGS = {
    "before": Spelling("Raster of the first date."),
    "after": Spelling("Raster of the second date, on any grid."),
    "sentences": Spelling("What to look for; one or more."),
    "bands_before": Spelling("Three bands of the first date, as 1,2,3.", read=read_bands),
    "bands_after": Spelling("Three bands of the second date, as 1,2,3.", read=read_bands),
    "nodata_before": Spelling("Values without data in the first date only.", read=read_nodata),
    "nodata_after": Spelling("Values without data in the second date only.", read=read_nodata),
    "extent": Spelling("xmin,ymin,xmax,ymax to work in.", read=read_extent),
    "extent_crs": Spelling("CRS of --extent; empty: the before raster's."),
    "shift_px": Spelling(
        "Pixels that the after image lies to the right and down, as x,y.", read=read_shift
    ),
    "layers": Spelling(
        "Vector layer that sentences and --where name, as roads=roads.gpkg, or "
        "roads=map.gpkg|layername=x; may be repeated.",
        ("--layer",),
    ),
    "where": Spelling("Condition that all polygons must meet, as 'area_m2 > 500'."),
    "guess": Spelling("Answer also sentences of which the model knows no noun.", ("--guess",)),
    "as_written": Spelling("Give the model the sentences as they are written.", ("--as-written",)),
    "within_layer": Spelling("Layer of --within; empty: its first."),
    "review": Spelling("Add an empty field 'review' for the verdicts of a person."),
    "output": Spelling(flags=("--output", "-o")),
    "overwrite": Spelling(
        "Replace also a result that a person worked on, or what is no result.", ("--overwrite",)
    ),
    "allow_remote": Spelling(
        "Open rasters by URL, and files that refer to such or to raw files.", ("--allow-remote",)
    ),
    "device": Spelling(f"Device that computes, one of {', '.join(DEVICES)}."),
    "batch_size": Spelling(flags=("--batch",)),
    "agent_timeout_s": Spelling(flags=("--agent-timeout",)),
    "compiled": Spelling("Compile the network first; shortens long runs.", ("--compile",)),
}
GSD = Derived(
    "gsd", "--gsd", str, AUTO,
    "Pixel size that the model is shown: auto (finer images than it sees well are brought to its "
    "range, polygons stay on the before raster's pixels), as-is, or metres, to which both rasters "
    "are resampled and whose pixels the polygons follow.",
    _set_gsd, replaces=("gsd_m", "fit_gsd"), panel=RASTERS,
)  # fmt: skip
NODATA = Derived(
    "nodata", "--nodata", str, "",
    "Values without data in both dates, as 0 or 0,250:255.", _add_nodata, panel=RASTERS,
)  # fmt: skip


def _as_option(name: str) -> Any:
    """Return a field's option for a command that takes no request."""
    return typer.Option(*SPELLINGS[name].flags, help=SPELLINGS[name].help)


AllowRemote = Annotated[bool, _as_option("allow_remote")]
Overwrite = Annotated[bool, _as_option("overwrite")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
