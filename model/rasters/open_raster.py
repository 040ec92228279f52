"""Open a raster, and name the cause where that fails."""

from __future__ import annotations

import warnings
from pathlib import Path

import rasterio
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader

from ..errors import MtrefsegError
from ..messages import Message
from .gdal_names import is_remote, is_scheme
from .gdal_settings import LOCAL_DRIVERS, gdal_env
from .raster_access import check_access, check_text
from .special_files import check_files_in_name, exists

_MOST_ARCHIVED = 1000


def open_dataset(path: str, allow_remote: bool = False) -> DatasetReader:
    """Open a raster for reading, within ``gdal_env(allow_remote)``.

    Args:
        path: A file, or a name that GDAL opens.
        allow_remote: Whether it may be or refer to something on the network.

    Raises:
        MtrefsegError: The file is missing, must not be opened, is not a raster or has no band.
    """
    referred = check_access(path, allow_remote)
    if not is_remote(path):
        no_file = () if exists(Path(path)) else (path,)
        _check_archived(path, [*referred.archived, *no_file], allow_remote)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            dataset = _open(path, allow_remote)
    except RasterioError as error:
        raise _cannot_open(path, list(referred.missing), error) from error
    try:
        _check_bands(dataset, path)
    except MtrefsegError:
        dataset.close()
        raise
    return dataset


def _open(path: str, allow_remote: bool) -> DatasetReader:
    """Open with the drivers of local files alone, unless the network is allowed."""
    if allow_remote or is_scheme(path):
        dataset: DatasetReader = rasterio.open(path)
        return dataset
    # rasterio.open takes one driver, its class a list of drivers
    with gdal_env():
        return DatasetReader(path, driver=list(LOCAL_DRIVERS))


def _check_archived(path: str, names: list[str], allow_remote: bool) -> None:
    """Check VRTs that only GDAL can read, such as those in archives, by the XML that it returns.

    Raises:
        MtrefsegError: One must not be opened, or there are too many.
    """
    known = set(names)
    while names:
        if len(known) > _MOST_ARCHIVED:
            raise MtrefsegError(
                "Raster '{path}' refers to more than {most_archived} files in archives.",
                "Unpack them first, and build the VRT from the files.",
                path=path[:300],
                most_archived=_MOST_ARCHIVED,
            )
        name = names.pop()
        check_files_in_name(name)
        try:
            with gdal_env(), DatasetReader(name, driver=["VRT"]) as dataset:
                text = "".join(dataset.tags(ns="xml:VRT").values())
        except RasterioError:
            continue  # not a VRT, so it has no references
        more = set(check_text(path, text, allow_remote).archived) - known
        known |= more
        names += sorted(more)


def _check_bands(dataset: DatasetReader, path: str) -> None:
    if dataset.count:
        return
    inside = dataset.subdatasets
    named = f"{inside[0]}{' or ' + inside[1] if len(inside) > 1 else ''}" if inside else ""
    raise MtrefsegError(
        "File '{path}' holds no raster band of its own.",
        Message("Name one of its {count} parts, as {named}.", count=len(inside), named=named)
        if inside
        else Message("Use another file."),
        path=path,
    )


def _cannot_open(path: str, missing: list[str], error: RasterioError) -> MtrefsegError:
    # names such as /vsizip/… or NETCDF:file:variable are no paths
    if ":" not in path[2:] and not path.startswith("/vsi") and not exists(Path(path)):
        return MtrefsegError(
            "Raster '{path}' does not exist.", "Check the folder and the spelling.", path=path[:300]
        )
    if missing:
        return missing_source(path, missing)
    kind = "Folder" if exists(Path(path)) and Path(path).is_dir() else "File"
    return MtrefsegError(
        "{kind} '{path}' cannot be read as a raster ({error}).",
        "Use a format that GDAL reads from files, as GeoTIFF.",
        kind=kind,
        path=path[:300],
        error=cause(error),
    )


def missing_source(path: str, missing: list[str]) -> MtrefsegError:
    """Return the error of a raster that refers to files that do not exist."""
    more = Message(" and {count} more", count=len(missing) - 1) if len(missing) > 1 else ""
    return MtrefsegError(
        "Raster '{path}' refers to '{missing}'{more}, and that does not exist.",
        ("Put the missing file there, or build the VRT again from the files as they lie now."),
        path=path,
        missing=missing[0],
        more=more,
    )


def file_identity(dataset: DatasetReader) -> tuple[tuple[str, int, int], ...] | None:
    """Return name, size and modification time of all files of a raster; None without files."""
    files = []
    for name in dataset.files:
        try:
            status = Path(name).stat()
        except OSError:
            return None
        files.append((name, status.st_size, status.st_mtime_ns))
    return tuple(files) or None


def cause(error: BaseException) -> str:
    """Return the text of the first error in a chain, that of GDAL, on one line."""
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(str(error).split()).rstrip(".")[:200]
