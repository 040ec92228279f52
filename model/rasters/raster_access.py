"""What may be opened: no network, no device, no endless chain of files, unless that is wanted.

Names and files are judged before GDAL touches them. What is hidden deeper, as in an overview that
is itself a description of a web service, fails because ``BLOCKED`` leaves GDAL no way out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..errors import MtrefsegError
from .special_files import check_kind, exists, files_beside

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
"""Formats that lie in files; names that this GDAL lacks are ignored."""
BLOCKED = {
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "none",
    "GDAL_HTTP_PROXY": "blocked://none",
    "GDAL_HTTPS_PROXY": "blocked://none",
    "GDAL_VRT_ENABLE_PYTHON": "NO",
}
"""GDAL settings with which neither its network file systems nor its web drivers connect."""
OPEN = {
    "GDAL_HTTP_CONNECTTIMEOUT": "10",
    "GDAL_HTTP_TIMEOUT": "60",
    "GDAL_HTTP_MAX_RETRY": "2",
    "GDAL_HTTP_RETRY_DELAY": "1",
    "GDAL_VRT_ENABLE_PYTHON": "NO",
}
_LOCAL_SCHEME = re.compile(r"^(?:(?:file|zip|tar|gzip|vrt)(?:\+(?:file|zip|tar|gzip))*)://", re.I)
_REMOTE = re.compile(
    r"://|/vsi(?:curl|s3|gs|az|adls|oss|swift|webhdfs|hdfs)|"
    r"^(?:WMS|WMTS|WCS|TMS|OGCAPI|STACIT|STACTA|PLMosaic|EEDAI?|DAAS|HTTP|PG|GTI):",
    re.I,
)
_HDF5 = re.compile(r"^(?:HDF5|BAG):(?:\"([^\"]*)\"|([^:]*)):/{2}", re.I)
_WEB_ROOTS = re.compile(
    r"^(?:GDAL_W\w+|WCS_GDAL|W\w*_Capabilities|GDALTileIndexDataset|Capabilities)$"
)
_ROOT = re.compile(r"\A\s*(?:<(?:\?|!)[^>]*>\s*)*<\s*(?:\w+:)?(\w+)")
_SOURCE = re.compile(
    r"<(?:SourceFilename|SourceDataset|Source|DataFile|IndexFile)\b([^>]{0,4096})>\s*"
    r"(?:<!\[CDATA\[(.{0,4096}?)\]\]>|([^<]+))",
    re.S,
)
_OPENED_TOO = (".ovr", ".msk")
_LARGEST_BYTES = 64 * 1024 * 1024
_DEEPEST = 8
_MOST_NESTED = 100_000


def is_remote(name: str) -> bool:
    """Tell whether GDAL would look for this name on the network."""
    inside = _HDF5.match(name)
    if inside:
        name = inside[1] or inside[2]
    return bool(_REMOTE.search(_LOCAL_SCHEME.sub("", name)))


def is_scheme(name: str) -> bool:
    """Tell whether a name is written as a URL, as ``zip://a.zip!/b.tif``; HDF5 parts are not."""
    return "://" in name and not _HDF5.match(name)


class Referred(NamedTuple):
    """Names that a raster leads to and that only GDAL or nobody can read.

    Attributes:
        missing: Files that do not exist.
        archived: Names on GDAL's own file systems, as in an archive.
    """

    missing: tuple[str, ...] = ()
    archived: tuple[str, ...] = ()


def check_access(path: str, allow_remote: bool) -> Referred:
    """Check a name and, without opening a raster, the files that it leads to.

    Args:
        path: As the user gave it.
        allow_remote: Whether the network and raw files named by a VRT are wanted.

    Returns:
        What else it refers to.

    Raises:
        MtrefsegError: It must not be opened; says why and what to do.
    """
    if is_remote(path):
        if not allow_remote:
            raise _remote(path, "lies on the network")
        return Referred()
    if "/vsistdin" in path:
        raise MtrefsegError(f"Raster '{path}' is a stream.", "Save it as a file first.")
    references = _References(path, allow_remote)
    if path.lstrip().startswith("<"):
        references.read_text(path, Path(), 0)
        return references.referred()
    file = Path(_LOCAL_SCHEME.sub("", path).split("?")[0] if is_scheme(path) else path)
    for beside in files_beside(file):
        check_kind(beside, f"File '{beside}' beside the raster")
        if beside.suffix.lower() in _OPENED_TOO:
            references.count(beside, 1)
    references.count(file, 0)
    return references.referred()


def check_text(path: str, text: str, allow_remote: bool) -> Referred:
    """Check the XML of a VRT that lies where only GDAL reads it, as in an archive.

    Raises:
        MtrefsegError: It must not be opened.
    """
    references = _References(path, allow_remote)
    references.read_text(text, Path(), 0)
    return references.referred()


@dataclass
class _References:
    """Files that a raster leads to, each looked at once; how often they are opened is counted."""

    path: str
    allow_remote: bool
    missing: dict[str, None] = field(default_factory=dict)
    archived: dict[str, None] = field(default_factory=dict)
    _counts: dict[Path, int] = field(default_factory=dict)
    _above: set[Path] = field(default_factory=set)

    def referred(self) -> Referred:
        """Return what was found."""
        return Referred(tuple(self.missing), tuple(self.archived))

    def count(self, file: Path, depth: int) -> int:
        """Return how many files are opened for this one, itself included.

        Raises:
            MtrefsegError: It is no plain file, refers to itself, or leads to too many.
        """
        if not exists(file):
            return 1
        check_kind(file, f"Raster '{self.path}'" if not depth else f"Source '{file}'")
        real = file.resolve()
        if real in self._above or depth > _DEEPEST:
            raise self._refused("refers to itself or nests too many files")
        if real not in self._counts:
            self._above.add(real)
            self._counts[real] = self._read(file, depth)
            self._above.discard(real)
        return self._counts[real]

    def _read(self, file: Path, depth: int) -> int:
        if file.is_dir():
            return 1
        try:
            with file.open("rb") as opened:
                head = opened.read(512)
                if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                    return 1
                text = (head + opened.read(_LARGEST_BYTES)).decode("utf-8", "replace")
        except OSError:
            return 1  # GDAL says why
        return self.read_text(text.lstrip("\ufeff"), file.parent, depth)

    def read_text(self, text: str, folder: Path, depth: int) -> int:
        """Return how many files XML leads to; what is no description of a raster leads to none."""
        root = _ROOT.search(text[:65536])
        name = root[1] if root else ""
        if _WEB_ROOTS.match(name):
            if not self.allow_remote:
                raise _remote(self.path, f"describes a raster on the network ({name})")
            return 1
        if name not in ("VRTDataset", "MRF_META"):
            return 1
        if len(text) > _LARGEST_BYTES:
            raise self._refused(f"names too many files, {len(text) >> 20} MiB of them")
        self._check_code(text)
        total = 1
        for source, beside in _sources(text):
            total += self._source(source, folder if beside else Path(), depth)
            if total > _MOST_NESTED and depth + self._nested() > 0:
                raise self._refused(f"leads to more than {_MOST_NESTED:,} files")
        return total

    def _nested(self) -> int:
        return max(self._counts.values(), default=1) - 1

    def _source(self, name: str, folder: Path, depth: int) -> int:
        if name.startswith("<"):
            if depth >= _DEEPEST:
                raise self._refused("nests too many descriptions")
            return self.read_text(name, folder, depth + 1)
        if is_remote(name):
            if not self.allow_remote:
                raise _remote(self.path, f"refers to the network ({name[:100]})")
            return 1
        if name.startswith("/vsi"):
            self.archived[name] = None
            return 1
        file = folder / name
        # names such as NETCDF:file:variable are GDAL's own, not files
        if not exists(file) and ":" not in name[2:]:
            self.missing[str(file)] = None
        return self.count(file, depth + 1)

    def _check_code(self, text: str) -> None:
        if re.search(r"PixelFunctionLanguage\W+Python|<PixelFunctionCode", text, re.I):
            raise self._refused("runs Python code")
        if "VRTRawRasterBand" in text and not self.allow_remote:
            raise MtrefsegError(
                f"Raster '{self.path}' reads the bytes of other files (VRTRawRasterBand).",
                "If you trust it, allow remote and raw sources (--allow-remote), or convert it "
                "with gdal_translate.",
            )

    def _refused(self, why: str) -> MtrefsegError:
        return MtrefsegError(
            f"Raster '{self.path}' {why}.", "Convert it to one GeoTIFF with gdal_translate."
        )


def _remote(path: str, why: str) -> MtrefsegError:
    return MtrefsegError(
        f"Raster '{path[:300]}' {why}, and that is not allowed.",
        "If you trust it, allow remote rasters (--allow-remote, a switch in QGIS), or save it as "
        "a file first.",
    )


def _sources(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the names that a VRT or MRF refers to, and whether they are beside it."""
    for attributes, raw, escaped in _SOURCE.findall(text):
        name = (raw or html.unescape(escaped)).strip()
        if name:
            yield name, bool(re.search(r"relativeToVRT\s*=\s*[\"']\s*1", attributes))
