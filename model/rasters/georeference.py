"""The grid of a raster from its CRS and its geotransform."""

from __future__ import annotations

from pyproj.exceptions import CRSError, ProjError
from rasterio.crs import CRS
from rasterio.io import DatasetReader

from ..errors import MtrefsegError
from .crs import crs_name
from .grid import Grid


def georeferenced_grid(dataset: DatasetReader, crs: CRS | None = None) -> tuple[Grid, float]:
    """Return the grid of a raster and its ground sample distance in metres.

    Args:
        dataset: The open raster.
        crs: CRS that replaces that of the file.

    Raises:
        MtrefsegError: It has no CRS or no usable geotransform.
    """
    name = f"Raster '{dataset.name}'"
    check_georeference(dataset)
    crs = crs or dataset.crs
    if crs is None:
        raise MtrefsegError(
            "{name} has no CRS.",
            (
                "Set the CRS of the layer in QGIS, give --crs-before or --crs-after on "
                "the command line, or assign one to the file, as with gdal_edit.py "
                "-a_srs."
            ),
            name=name,
        )
    if dataset.transform.is_identity or dataset.transform.is_degenerate:
        raise MtrefsegError(
            "{name} has no geotransform.",
            "Georeference it, or put its world file beside it.",
            name=name,
        )
    grid = Grid(crs, dataset.transform, dataset.height, dataset.width)
    try:
        gsd_m = grid.gsd_m()
    except (CRSError, ProjError):
        gsd_m = 0.0
    if not gsd_m > 0.0:
        raise MtrefsegError(
            "{name} lies nowhere on Earth by its CRS ({crs}) and bounds {bounds}.",
            "Assign the right CRS.",
            name=name,
            crs=crs_name(crs),
            bounds=tuple(dataset.bounds),
        )
    return grid, gsd_m


def check_georeference(dataset: DatasetReader) -> None:
    """Raise MtrefsegError when a raster is georeferenced, but not by a geotransform."""
    if not dataset.transform.is_identity:
        return
    if dataset.gcps[0]:
        raise MtrefsegError(
            "Raster '{dataset_name}' has ground control points but no geotransform.",
            "Warp it first, with gdalwarp or Raster > Georeferencer in QGIS.",
            dataset_name=dataset.name,
        )
    if dataset.rpcs is not None:
        raise MtrefsegError(
            (
                "Raster '{dataset_name}' is placed by rational polynomials (RPC) and "
                "has no geotransform."
            ),
            (
                "Orthorectify it first, as with gdalwarp -rpc -t_srs EPSG:… in.tif "
                "out.tif, best with a terrain model (-to RPC_DEM=dem.tif)."
            ),
            dataset_name=dataset.name,
        )
