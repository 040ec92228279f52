"""The index of an export folder: which source wrote which files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import write_text
from ...model.requests.pair import PairSource
from ...model.requests.wire import read_json
from .expression_entries import EXPRESSIONS
from .split_folders import SPLITS

INDEX = "exported.json"
FOLDERS = ("A", "B", "masks", EXPRESSIONS)
CARD = "card"
MAX_STEM = 40
MAX_INDEX_BYTES = 256_000_000
_MAP = re.compile(r"split_[0-9a-f]{10}\\.png")


@dataclass(frozen=True)
class ExportedSource:
    """A result or a training file whose pairs are exported.

    Attributes:
        file: Absolute path of its GeoPackage.
        created: Time stamp of its first polygons; empty where it has none.
        before: Path of the raster of the first date.
        after: Path of the raster of the second date.
    """

    file: str
    created: str
    before: str
    after: str

    @classmethod
    def of(cls, file: str, created: str, pair: PairSource) -> ExportedSource:
        """Describe the source of a request."""
        path = Path(file).expanduser().resolve()
        return cls(str(path), created, pair.before.path, pair.after.path)

    @property
    def id(self) -> str:
        """Hash of path and time, which no other source has."""
        return hashlib.sha256(f"{self.file}\n{self.created}".encode()).hexdigest()[:10]

    @property
    def map_name(self) -> str:
        """Name of the picture of its split."""
        return f"split_{self.id}.png"

    def pair_name(self, row: int, col: int, side_px: int) -> str:
        """Return the name of a pair: file, source, position and size."""
        stem = re.sub(r"[^\w-]+", "_", Path(self.file).stem)[:MAX_STEM]
        return f"{stem}_{self.id}_{row}_{col}_{side_px}px"


class ExportIndex:
    """The sources in a folder with their files.

    Args:
        folder: The export folder.

    Raises:
        MtrefsegError: The index cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / INDEX
        self._values: dict[str, Any] = {"version": 1, "results": {}}
        if not self._path.exists():
            return
        try:
            self._values = read_json(self._path, MAX_INDEX_BYTES)
            for entry in self._values["results"].values():
                list(map(Path, entry["files"]))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise MtrefsegError(
                "'{path}', the index of the exported pairs, cannot be read ({kind}).",
                "Choose another folder, or remove the file: the pairs stay.",
                path=self._path,
                kind=type(error).__name__,
            ) from error

    @property
    def cards(self) -> list[Mapping[str, Any]]:
        """The entries of the sources that have facts for the data card."""
        return [entry for entry in self._values["results"].values() if entry.get(CARD)]

    def files(self, source: ExportedSource) -> list[str]:
        """Return the files of a source that an export may have written."""
        entry = self._values["results"].get(source.id, {"files": []})
        return [name for name in entry["files"] if _is_exported(name)]

    def write(
        self, source: ExportedSource, files: list[str], card: Mapping[str, Any] | None = None
    ) -> None:
        """Store which files belong to a source, and its facts for the data card."""
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        facts = {"file": source.file, "created": source.created, "before": source.before,
                 "after": source.after, "exported": now, CARD: card, "files": files}  # fmt: skip
        self._values["results"][source.id] = facts
        text = json.dumps(self._values, indent=1, ensure_ascii=False)
        write_text(self._path, text + "\n")


def is_entry(name: str) -> bool:
    """Return whether a file of the index is the JSON of a pair."""
    return EXPRESSIONS in Path(name).parts[:-1]


def _is_exported(name: str) -> bool:
    parts = Path(name).parts
    if len(parts) == 1:
        return bool(_MAP.fullmatch(name))
    inside = parts[1:] if parts[0] in SPLITS else parts
    return len(inside) == 2 and inside[0] in FOLDERS and ".." not in parts
