"""Names that GDAL opens: on the network, on its virtual file systems, or files. Pure."""

from __future__ import annotations

import re
from pathlib import Path

_LOCAL_SCHEME = re.compile(r"^(?:(?:file|zip|tar|gzip|vrt)(?:\+(?:file|zip|tar|gzip))*)://", re.I)
_REMOTE = re.compile(
    r"://|/vsi(?:curl|s3|gs|az|adls|oss|swift|webhdfs|hdfs)|"
    r"^(?:WMS|WMTS|WCS|TMS|OGCAPI|STACIT|STACTA|PLMosaic|EEDAI?|DAAS|HTTP|PG|GTI):",
    re.I,
)
_HDF5 = re.compile(r"^(?:HDF5|BAG):(?:\"([^\"]*)\"|([^:]*)):/{2}", re.I)


def is_remote(name: str) -> bool:
    """Return whether GDAL would read this name from the network."""
    inside = _HDF5.match(name)
    if inside:
        name = inside[1] or inside[2]
    return bool(_REMOTE.search(_LOCAL_SCHEME.sub("", name)))


def is_scheme(name: str) -> bool:
    """Return whether a name is a URL, such as ``zip://a.zip!/b.tif``; HDF5 subdatasets are not."""
    return "://" in name and not _HDF5.match(name)


def local_path(name: str) -> Path:
    """Return the path of a local name, without the scheme and the query of a URL."""
    return Path(_LOCAL_SCHEME.sub("", name).split("?")[0] if is_scheme(name) else name)
