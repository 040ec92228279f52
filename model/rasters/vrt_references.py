"""Files that a raster refers to, found in the XML of VRT and MRF without opening a raster."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..errors import MtrefsegError
from ..messages import Message
from .gdal_names import is_remote
from .special_files import check_regular_file, exists

_WEB_ROOTS = re.compile(
    r"^(?:GDAL_W\w+|WCS_GDAL|W\w*_Capabilities|GDALTileIndexDataset|Capabilities)$"
)
_ROOT = re.compile(r"\A\s*(?:<(?:\?|!)[^>]*>\s*)*<\s*(?:\w+:)?(\w+)")
_SOURCE = re.compile(
    r"<(?:SourceFilename|SourceDataset|Source|DataFile|IndexFile)\b([^>]{0,4096})>\s*"
    r"(?:<!\[CDATA\[(.{0,4096}?)\]\]>|([^<]+))",
    re.S,
)
_LARGEST_BYTES = 64 * 1024 * 1024
_DEEPEST = 8
_MOST_NESTED = 100_000


class Referred(NamedTuple):
    """References of a raster that only GDAL can read, or that are missing.

    Attributes:
        missing: Files that do not exist.
        archived: Names on virtual file systems of GDAL, such as in an archive.
    """

    missing: tuple[str, ...] = ()
    archived: tuple[str, ...] = ()


@dataclass
class References:
    """Files that a raster refers to, directly or through other files.

    Each file is read once; ``count`` counts how often GDAL opens it.

    Attributes:
        path: The raster as the user gave it, for messages.
        allow_remote: Whether the network and raw files named by a VRT are allowed.
        missing: Referred files that do not exist, in order.
        archived: Referred names on virtual file systems of GDAL, in order.
    """

    path: str
    allow_remote: bool
    missing: dict[str, None] = field(default_factory=dict)
    archived: dict[str, None] = field(default_factory=dict)
    _counts: dict[Path, int] = field(default_factory=dict)
    _ancestors: set[Path] = field(default_factory=set)

    def referred(self) -> Referred:
        """Return missing files and archived names."""
        return Referred(tuple(self.missing), tuple(self.archived))

    def count(self, file: Path, depth: int) -> int:
        """Return how many files GDAL opens for this one, itself included.

        Raises:
            MtrefsegError: It is not a regular file, refers to itself, or to too many files.
        """
        if not exists(file):
            return 1
        check_regular_file(
            file,
            Message("Raster '{path}'", path=self.path)
            if not depth
            else Message("Source '{file}'", file=file),
        )
        real = file.resolve()
        if real in self._ancestors or depth > _DEEPEST:
            raise self._refused(Message("refers to itself or nests too many files"))
        if real not in self._counts:
            self._ancestors.add(real)
            self._counts[real] = self._read(file, depth)
            self._ancestors.discard(real)
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
            return 1  # the error of GDAL names the cause
        return self.read_text(text.lstrip("\ufeff"), file.parent, depth)

    def read_text(self, text: str, folder: Path, depth: int) -> int:
        """Return how many files a description in XML refers to, itself included; other XML: 1."""
        root = _ROOT.search(text[:65536])
        name = root[1] if root else ""
        if _WEB_ROOTS.match(name):
            if not self.allow_remote:
                raise remote_refused(
                    self.path, Message("describes a raster on the network ({name})", name=name)
                )
            return 1
        if name not in ("VRTDataset", "MRF_META"):
            return 1
        if len(text) > _LARGEST_BYTES:
            raise self._refused(
                Message("names too many files, {count} MiB of them", count=len(text) >> 20)
            )
        self._check_code(text)
        total = 1
        for source, is_relative in _sources(text):
            total += self._source(source, folder if is_relative else Path(), depth)
            if total > _MOST_NESTED and depth + self._nested() > 0:
                raise self._refused(
                    Message("leads to more than {most_nested:,} files", most_nested=_MOST_NESTED)
                )
        return total

    def _nested(self) -> int:
        return max(self._counts.values(), default=1) - 1

    def _source(self, name: str, folder: Path, depth: int) -> int:
        if name.startswith("<"):
            if depth >= _DEEPEST:
                raise self._refused(Message("nests too many descriptions"))
            return self.read_text(name, folder, depth + 1)
        if is_remote(name):
            if not self.allow_remote:
                raise remote_refused(
                    self.path, Message("refers to the network ({name})", name=name[:100])
                )
            return 1
        if name.startswith("/vsi"):
            self.archived[name] = None
            return 1
        file = folder / name
        # names such as NETCDF:file:variable are no paths
        if not exists(file) and ":" not in name[2:]:
            self.missing[str(file)] = None
        return self.count(file, depth + 1)

    def _check_code(self, text: str) -> None:
        if re.search(r"PixelFunctionLanguage\W+Python|<PixelFunctionCode", text, re.I):
            raise self._refused(Message("runs Python code"))
        if "VRTRawRasterBand" in text and not self.allow_remote:
            raise MtrefsegError(
                "Raster '{path}' reads the bytes of other files (VRTRawRasterBand).",
                (
                    "If you trust it, allow remote and raw sources (--allow-remote), or "
                    "convert it with gdal_translate."
                ),
                path=self.path,
            )

    def _refused(self, why: str) -> MtrefsegError:
        return MtrefsegError(
            "Raster '{path}' {why}.",
            "Convert it to one GeoTIFF with gdal_translate.",
            path=self.path,
            why=why,
        )


def remote_refused(path: str, why: str) -> MtrefsegError:
    """Return the error of a raster on the network; ``why`` completes the sentence."""
    return MtrefsegError(
        "Raster '{path}' {why}, and that is not allowed.",
        (
            "If you trust it, allow remote rasters (--allow-remote, a switch in "
            "QGIS), or save it as a file first."
        ),
        path=path[:300],
        why=why,
    )


def _sources(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the names that a VRT or MRF refers to, and whether they are relative to it."""
    for attributes, raw, escaped in _SOURCE.findall(text):
        name = (raw or html.unescape(escaped)).strip()
        if name:
            yield name, bool(re.search(r"relativeToVRT\s*=\s*[\"']\s*1", attributes))
