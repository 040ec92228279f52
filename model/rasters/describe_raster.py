"""Description of a raster: georeference, bands, and why a run would reject it."""

from __future__ import annotations

import math
from typing import Any

from rasterio.crs import CRS

from ..errors import MtrefsegError
from ..requests.pair import RasterSource
from .band_reader import BandReader
from .crs import crs_text
from .gdal_settings import gdal_env
from .georeference import georeferenced_grid
from .open_raster import open_dataset


def describe_raster(
    source: RasterSource,
    allow_remote: bool = False,
    crs: CRS | None = None,
    sample: bool = False,
) -> dict[str, Any]:
    """Describe a raster as JSON values.

    ``problem`` is why a run would reject it, or None; ``extent`` is ``(xmin, ymin, xmax,
    ymax)`` in ``crs``; ``gsd_m`` is the ground sample distance in metres; ``nodata`` has one
    entry per band.

    Args:
        source: Names the raster, its bands, and the values without data.
        allow_remote: Whether it may be on the network.
        crs: The CRS that ``source`` names, instead of that of the file.
        sample: Whether pixels are sampled too, for ``bands_taken``, ``valid_share`` and
            ``warnings``; otherwise none is read.

    Raises:
        MtrefsegError: The file is missing or not a raster.
    """
    path = source.path
    with gdal_env(allow_remote), open_dataset(path, allow_remote) as dataset:
        try:
            grid, gsd_m = georeferenced_grid(dataset, crs)
            georeference = {"extent": list(grid.bounds()), "gsd_m": gsd_m, "problem": None}
        except MtrefsegError as error:
            georeference = {"extent": None, "gsd_m": None, "problem": error.text}
        used_crs = crs or dataset.crs
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
            "crs": crs_text(used_crs) if used_crs else None,
            "nodata": [_json_number(value) for value in dataset.nodatavals],
            **georeference,
        }
    if not sample or facts["problem"]:
        return facts
    return {**facts, **_values(source, allow_remote, crs)}


def _values(source: RasterSource, allow_remote: bool, crs: CRS | None) -> dict[str, Any]:
    """Describe the values that a run would read, from a sample of the whole raster."""
    with gdal_env(allow_remote):
        try:
            reader = BandReader(source, "", crs, allow_remote=allow_remote)
        except MtrefsegError as error:
            return {"problem": error.text}
        try:
            reader.prepare(0, 0, reader.grid.height, reader.grid.width)
        finally:
            reader.close()
    return {
        "bands_taken": list(reader.bands),
        "taken_because": reader.choice.text(source.path),
        "valid_share": reader.valid_share,
        "warnings": [finding.text for finding in reader.findings],
    }


def _json_number(value: float | None) -> float | str | None:
    return str(value) if value is not None and not math.isfinite(value) else value
