"""Open a raster and tell whether it can be used: file and georeference."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import rasterio
from pyproj.exceptions import CRSError, ProjError
from rasterio.crs import CRS
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader

from ..errors import MtrefsegError
from .crs import crs_name
from .gdal_names import is_remote, is_scheme
from .gdal_settings import BLOCKED, LOCAL_DRIVERS, OPEN
from .grid import Grid
from .raster_access import check_access, check_text
from .special_files import check_files_in_name, exists

CACHE_BYTES = 128 * 1024 * 1024
_MOST_ARCHIVED = 1000


def gdal(allow_remote: bool = False) -> Any:
    """Return the GDAL settings as a context manager, for each thread that touches a raster.

    Args:
        allow_remote: Whether GDAL may use the network.
    """
    return rasterio.Env(GDAL_CACHEMAX=CACHE_BYTES, **(OPEN if allow_remote else BLOCKED))


def open_dataset(path: str, allow_remote: bool = False) -> DatasetReader:
    """Open a raster for reading, within ``gdal(allow_remote)``.

    Args:
        path: A file, or a name that GDAL knows.
        allow_remote: Whether it may be or refer to something on the network.

    Raises:
        MtrefsegError: The file is missing, must not be opened, cannot be read as a raster or holds
            no band.
    """
    referred = check_access(path, allow_remote)
    if not is_remote(path):
        outside = () if exists(Path(path)) else (path,)
        _check_archived(path, [*referred.archived, *outside], allow_remote)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            dataset = _opened(path, allow_remote)
    except RasterioError as error:
        raise _cannot_open(path, list(referred.missing), error) from error
    try:
        _check_bands(dataset, path)
    except MtrefsegError:
        dataset.close()
        raise
    return dataset


def _opened(path: str, allow_remote: bool) -> DatasetReader:
    """Open by the drivers of local files, unless the network is allowed."""
    if allow_remote or is_scheme(path):
        dataset: DatasetReader = rasterio.open(path)
        return dataset
    # rasterio.open takes one driver only; its class takes those to choose from
    with gdal():
        return DatasetReader(path, driver=list(LOCAL_DRIVERS))


def _check_archived(path: str, names: list[str], allow_remote: bool) -> None:
    """Check VRTs that only GDAL can read, as in archives, by what it says they are.

    Raises:
        MtrefsegError: One must not be opened, or there are too many.
    """
    known = set(names)
    while names:
        if len(known) > _MOST_ARCHIVED:
            raise MtrefsegError(
                f"Raster '{path[:300]}' refers to more than {_MOST_ARCHIVED} files in archives.",
                "Unpack them first, and build the VRT from the files.",
            )
        name = names.pop()
        check_files_in_name(name)
        try:
            with gdal(), DatasetReader(name, driver=["VRT"]) as dataset:
                text = "".join(dataset.tags(ns="xml:VRT").values())
        except RasterioError:
            continue  # no VRT, so it refers to nothing
        more = set(check_text(path, text, allow_remote).archived) - known
        known |= more
        names += sorted(more)


def _check_bands(dataset: DatasetReader, path: str) -> None:
    if dataset.count:
        return
    inside = dataset.subdatasets
    named = f"{inside[0]}{' or ' + inside[1] if len(inside) > 1 else ''}" if inside else ""
    raise MtrefsegError(
        f"File '{path}' holds no raster band of its own.",
        f"Name one of its {len(inside)} parts, as {named}." if inside else "Use another file.",
    )


def _cannot_open(path: str, missing: list[str], error: RasterioError) -> MtrefsegError:
    # Names such as /vsizip/… or NETCDF:file:variable are GDAL's own, not files.
    if ":" not in path[2:] and not path.startswith("/vsi") and not exists(Path(path)):
        return MtrefsegError(
            f"Raster '{path[:300]}' does not exist.", "Check the folder and the spelling."
        )
    if missing:
        return missing_source(path, missing)
    kind = "Folder" if exists(Path(path)) and Path(path).is_dir() else "File"
    return MtrefsegError(
        f"{kind} '{path[:300]}' cannot be read as a raster ({cause(error)}).",
        "Use a format that GDAL reads from files, as GeoTIFF.",
    )


def missing_source(path: str, missing: list[str]) -> MtrefsegError:
    """Return the error of a raster that refers to files that are gone."""
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return MtrefsegError(
        f"Raster '{path}' refers to '{missing[0]}'{more}, and that does not exist.",
        "Put the missing file there, or build the VRT again from the files as they lie now.",
    )


def grid_of(dataset: DatasetReader, crs: CRS | None = None) -> tuple[Grid, float]:
    """Return the grid of a raster and its ground sample distance in metres.

    Args:
        dataset: Opened.
        crs: Its CRS instead of that of the file.

    Raises:
        MtrefsegError: It has no CRS or no usable geotransform.
    """
    name = f"Raster '{dataset.name}'"
    check_georeference(dataset)
    crs = crs or dataset.crs
    if crs is None:
        raise MtrefsegError(
            f"{name} has no CRS.",
            "Set the CRS of the layer in QGIS, give --crs-before or --crs-after on the command "
            "line, or assign one to the file, as with gdal_edit.py -a_srs.",
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


def check_georeference(dataset: DatasetReader) -> None:
    """Raise MtrefsegError when a raster lies somewhere, but not by a geotransform."""
    if not dataset.transform.is_identity:
        return
    if dataset.gcps[0]:
        raise MtrefsegError(
            f"Raster '{dataset.name}' has ground control points but no geotransform.",
            "Warp it first, with gdalwarp or Raster > Georeferencer in QGIS.",
        )
    if dataset.rpcs is not None:
        raise MtrefsegError(
            f"Raster '{dataset.name}' is placed by rational polynomials (RPC) and has no "
            "geotransform.",
            "Orthorectify it first, as with gdalwarp -rpc -t_srs EPSG:… in.tif out.tif, best with "
            "a terrain model (-to RPC_DEM=dem.tif).",
        )


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


def cause(error: BaseException) -> str:
    """Return what GDAL said first, on one line."""
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(str(error).split()).rstrip(".")[:200]
