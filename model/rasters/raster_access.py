"""Which rasters may be opened: none on the network, no device, no endless chain of files.

Names and files are checked before GDAL opens them. References that are hidden deeper, such as in an
overview that is itself a description of a web service, fail because of ``gdal_settings.BLOCKED``.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import MtrefsegError
from ..messages import Message
from .gdal_names import is_remote, local_path
from .special_files import check_regular_file, sidecar_files
from .vrt_references import References, Referred, remote_refused

_RASTER_SIDECARS = (".ovr", ".msk")


def check_access(path: str, allow_remote: bool) -> Referred:
    """Check a name and, without opening a raster, the files that it refers to.

    Args:
        path: As the user gave it.
        allow_remote: Whether the network and raw files named by a VRT are allowed.

    Returns:
        References that are missing or that only GDAL can read.

    Raises:
        MtrefsegError: It must not be opened; names the cause and the remedy.
    """
    if is_remote(path):
        if not allow_remote:
            raise remote_refused(path, Message("lies on the network"))
        return Referred()
    if "/vsistdin" in path:
        raise MtrefsegError("Raster '{path}' is a stream.", "Save it as a file first.", path=path)
    references = References(path, allow_remote)
    if path.lstrip().startswith("<"):
        references.read_text(path, Path(), 0)
        return references.referred()
    file = local_path(path)
    for sidecar in sidecar_files(file):
        check_regular_file(sidecar, Message("File '{sidecar}' beside the raster", sidecar=sidecar))
        if sidecar.suffix.lower() in _RASTER_SIDECARS:
            references.count(sidecar, 1)
    references.count(file, 0)
    return references.referred()


def check_text(path: str, text: str, allow_remote: bool) -> Referred:
    """Check the XML of a VRT that only GDAL can read, such as one in an archive.

    Raises:
        MtrefsegError: It must not be opened.
    """
    references = References(path, allow_remote)
    references.read_text(text, Path(), 0)
    return references.referred()
