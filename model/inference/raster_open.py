"""Open a raster and tell whether it can be used: file, georeference, bands."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import rasterio
from pyproj.exceptions import CRSError, ProjError
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader

from ..errors import MtrefsegError
from .crs import crs_name
from .grid import Grid

CACHE_BYTES = 128 * 1024 * 1024


def gdal() -> Any:
    """Return the GDAL settings as a context manager, for each thread that touches a raster."""
    return rasterio.Env(GDAL_CACHEMAX=CACHE_BYTES)


def open_dataset(path: str) -> DatasetReader:
    """Open a raster for reading.

    Raises:
        MtrefsegError: The file is missing, cannot be read as a raster or holds no band.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            dataset = rasterio.open(path)
    except RasterioError as error:
        # Names such as /vsizip/… or NETCDF:file:variable are GDAL's own, not files.
        if ":" not in path[2:] and not path.startswith("/vsi") and not Path(path).exists():
            raise MtrefsegError(
                f"Raster '{path}' does not exist.", "Check the folder and the spelling."
            ) from error
        raise MtrefsegError(
            f"File '{path}' cannot be read as a raster ({cause(error)}).",
            "Use a format that GDAL reads, as GeoTIFF.",
        ) from error
    if not dataset.count:
        inside = dataset.subdatasets[:1]
        dataset.close()
        raise MtrefsegError(
            f"File '{path}' holds no raster band of its own.",
            f"Name one of its parts, as {inside[0]}." if inside else "Use another file.",
        )
    return dataset


def grid_of(dataset: DatasetReader, crs: CRS | None = None) -> tuple[Grid, float]:
    """Return the grid of a raster and its ground sample distance in metres.

    Args:
        dataset: Opened.
        crs: Its CRS instead of that of the file.

    Raises:
        MtrefsegError: It has no CRS or no usable geotransform.
    """
    name = f"Raster '{dataset.name}'"
    if dataset.gcps[0] and dataset.transform.is_identity:
        raise MtrefsegError(
            f"{name} has ground control points but no geotransform.",
            "Warp it first, with gdalwarp or Raster > Georeferencer in QGIS.",
        )
    crs = crs or dataset.crs
    if crs is None:
        raise MtrefsegError(
            f"{name} has no CRS.",
            "Assign one, as with gdal_edit.py -a_srs, or give it as crs_before or crs_after.",
        )
    if dataset.transform.is_identity or dataset.transform.is_degenerate:
        raise MtrefsegError(
            f"{name} has no geotransform.",
            "Georeference it, or put its world file beside it.",
        )
    grid = Grid(crs, dataset.transform, dataset.height, dataset.width)
    try:
        gsd_m = grid.gsd_m()
    except (CRSError, ProjError):
        gsd_m = 0.0
    if not gsd_m > 0.0:
        raise MtrefsegError(
            f"{name} lies nowhere on Earth by its CRS ({crs_name(crs)}) "
            f"and bounds {tuple(dataset.bounds)}.",
            "Assign the right CRS.",
        )
    return grid, gsd_m


def file_identity(dataset: DatasetReader) -> tuple[tuple[str, int, int], ...] | None:
    """Return name, size and time of every file of a raster; None when it is not made of files."""
    found = []
    for name in dataset.files:
        try:
            facts = Path(name).stat()
        except OSError:
            return None
        found.append((name, facts.st_size, facts.st_mtime_ns))
    return tuple(found) or None


def choose_bands(dataset: DatasetReader, asked: tuple[int, ...], parameter: str) -> tuple[int, ...]:
    """Return three band numbers from 1: those asked, or the first three that are not alpha.

    Raises:
        MtrefsegError: There are not three, or a number is out of range, alpha or complex.
    """
    name, count = f"'{dataset.name}'", dataset.count
    alphas = [n for n, c in enumerate(dataset.colorinterp, 1) if c == ColorInterp.alpha]
    colours = [n for n in range(1, count + 1) if n not in alphas]
    if not asked and len(colours) < 3:
        besides = " besides alpha" if alphas else ""
        raise MtrefsegError(
            f"Raster {name} has {len(colours)} band(s){besides}, three are asked.",
            f"Name a single band three times ({parameter} 1,1,1).",
        )
    bands = tuple(asked or colours[:3])
    if len(bands) != 3:
        raise MtrefsegError(
            f"Parameter {parameter} is {_listed(bands)}, but three bands are asked.",
            "Give three numbers, as 1,2,3 or 1,1,1.",
        )
    for band in bands:
        if not 1 <= band <= count:
            raise MtrefsegError(
                f"Parameter {parameter} is {_listed(bands)}, but raster {name} has "
                f"{count} band(s).",
                f"Use numbers from 1 to {count}.",
            )
        if band in alphas:
            raise MtrefsegError(
                f"Parameter {parameter} is {_listed(bands)}, but band {band} of {name} is alpha.",
                f"Choose among {_listed(tuple(colours))}.",
            )
        if "complex" in dataset.dtypes[band - 1]:
            raise MtrefsegError(
                f"Band {band} of raster {name} holds complex numbers.",
                "Convert it to amplitude or intensity first.",
            )
    return bands


def cause(error: BaseException) -> str:
    """Return what GDAL said first, on one line."""
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(str(error).split()).rstrip(".")[:200]


def _listed(bands: tuple[int, ...]) -> str:
    return ",".join(str(band) for band in bands)
