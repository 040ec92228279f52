"""The option ``--gsd`` of the command line: ``auto``, ``as-is`` or a number of metres."""

from __future__ import annotations

from typing import Annotated

import typer

from ..model.errors import MtrefsegError

Gsd = Annotated[
    str,
    typer.Option(
        help="Pixel size that the model is shown: auto (finer images than it sees well are brought "
        "to its range, polygons stay on the before raster's pixels), as-is, or metres, to which "
        "both rasters are resampled and whose pixels the polygons follow."
    ),
]
AUTO, AS_IS = "auto", "as-is"


def read_gsd(text: str) -> tuple[float | None, bool]:
    """Return ``gsd_m`` and ``fit_gsd`` of a request.

    Raises:
        MtrefsegError: It is neither a word nor a number.
    """
    if text in (AUTO, AS_IS):
        return None, text == AUTO
    try:
        return float(text), False
    except ValueError:
        raise MtrefsegError(
            f"Option --gsd is '{text}'.", f"Write {AUTO}, {AS_IS} or metres, as 0.5."
        ) from None
