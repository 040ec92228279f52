"""What can be told of a raster: its place, its bands, and what speaks against it."""

from __future__ import annotations

import math
from typing import Any

from rasterio.crs import CRS

from ..errors import MtrefsegError
from .band_reader import RasterSource
from .crs import crs_text
from .open_raster import gdal, grid_of, open_dataset
from .value_options import ValueOptions


def describe_raster(
    path: str,
    allow_remote: bool = False,
    values: ValueOptions | None = None,
    crs: CRS | None = None,
) -> dict[str, Any]:
    """Describe a raster in values that JSON holds.

    ``problem`` says why a run would reject it, or is None; ``extent`` is ``(xmin, ymin, xmax,
    ymax)`` in ``crs``; ``gsd_m`` is the ground sample distance in metres; ``nodata`` has one
    entry per band.

    Args:
        path: Anything that GDAL opens.
        allow_remote: Whether it may lie on the network.
        values: Sample its pixels by these options too, for ``bands_taken``, ``valid_share`` and
            ``warnings``; None: no pixel is read.
        crs: Its CRS instead of that of the file.

    Raises:
        MtrefsegError: The file is missing or not a raster.
    """
    with gdal(allow_remote), open_dataset(path, allow_remote) as dataset:
        try:
            grid, gsd_m = grid_of(dataset, crs)
            place = {"extent": list(grid.bounds()), "gsd_m": gsd_m, "problem": None}
        except MtrefsegError as error:
            place = {"extent": None, "gsd_m": None, "problem": str(error)}
        shown = crs or dataset.crs
        eight_bit = set(dataset.dtypes) == {"uint8"}
        facts = {
            "path": path,
            "driver": dataset.driver,
            "width": dataset.width,
            "height": dataset.height,
            "megapixels": round(dataset.width * dataset.height / 1e6, 3),
            "bands": dataset.count,
            "colours": [colour.name for colour in dataset.colorinterp],
            "band_names": list(dataset.descriptions),
            "dtype": dataset.dtypes[0] if len(set(dataset.dtypes)) == 1 else list(dataset.dtypes),
            "values": "8-bit, as they are" if eight_bit else "stretched by scene percentiles 2–98",
            "crs": crs_text(shown) if shown else None,
            "nodata": [_json_number(value) for value in dataset.nodatavals],
            **place,
        }
    if values is None or facts["problem"]:
        return facts
    return {**facts, **_values(path, values, crs)}


def _values(path: str, options: ValueOptions, crs: CRS | None) -> dict[str, Any]:
    """Describe what a run would read of a raster, from a sample of all of it."""
    with gdal(options.allow_remote):
        try:
            source = RasterSource(path, (), "bands", crs, options=options)
        except MtrefsegError as error:
            return {"problem": str(error)}
        try:
            source.prepare(0, 0, source.grid.height, source.grid.width)
        finally:
            source.close()
    return {
        "bands_taken": list(source.bands),
        "taken_because": source.choice.text(path),
        "valid_share": source.valid_share,
        "warnings": [finding.text for finding in source.findings],
    }


def _json_number(value: float | None) -> float | str | None:
    return str(value) if value is not None and not math.isfinite(value) else value
