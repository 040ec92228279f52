"""Settings with which GDAL opens rasters: formats of local files, network off or on."""

from __future__ import annotations

from typing import Any

import rasterio

CACHE_BYTES = 128 * 1024 * 1024
LOCAL_DRIVERS = (
    "GTiff", "COG", "VRT", "JP2OpenJPEG", "JP2KAK", "JP2ECW", "JP2MrSID", "ECW", "MrSID", "PNG",
    "JPEG", "GPKG", "MBTiles", "HFA", "ENVI", "EHdr", "netCDF", "HDF4", "HDF4Image", "HDF5",
    "HDF5Image", "BMP", "GIF", "WEBP", "PNM", "JPEGXL", "AVIF", "AAIGrid", "AIG", "GRASSASCIIGrid",
    "GSAG", "GSBG", "GS7BG", "XYZ", "USGSDEM", "DTED", "SRTMHGT", "PCIDSK", "PCRaster", "RST",
    "SAGA", "ILWIS", "LAN", "RMF", "KRO", "BT", "SENTINEL2", "SAFE", "DIMAP", "TIL", "NITF",
    "GRIB", "ERS", "MRF", "ISIS3", "PDS4", "RRASTER", "MEM", "TSX", "RS2", "BAG", "FITS", "KEA",
    "SGI", "TGA", "PDS", "VICAR", "BSB", "ROI_PAC", "ISCE", "NWT_GRD", "CEOS", "SAR_CEOS", "COSAR",
    "SNAP_TIFF", "Zarr",
)  # fmt: skip
"""Drivers of formats that are files; names that this GDAL lacks are ignored."""
BLOCKED = {
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "none",
    "GDAL_HTTP_PROXY": "blocked://none",
    "GDAL_HTTPS_PROXY": "blocked://none",
    "GDAL_VRT_ENABLE_PYTHON": "NO",
}
"""Settings with which neither network file systems nor web drivers connect."""
OPEN = {
    "GDAL_HTTP_CONNECTTIMEOUT": "10",
    "GDAL_HTTP_TIMEOUT": "60",
    "GDAL_HTTP_MAX_RETRY": "2",
    "GDAL_HTTP_RETRY_DELAY": "1",
    "GDAL_VRT_ENABLE_PYTHON": "NO",
}
"""Settings with which network rasters are opened; failed requests end within minutes."""


def gdal_env(allow_remote: bool = False) -> Any:
    """Return the settings as a context manager, for each thread that reads a raster.

    Args:
        allow_remote: Whether GDAL may use the network.
    """
    return rasterio.Env(GDAL_CACHEMAX=CACHE_BYTES, **(OPEN if allow_remote else BLOCKED))
