"""The folder of exported pairs, with an index of which result wrote which files."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import write_text
from ...model.requests.wire import read_json
from .expression_entries import EXPRESSIONS
from .sample_files import SUFFIXES

if TYPE_CHECKING:
    import geopandas

    from ...model.requests.export import ExportRequest

INDEX = "exported.json"
PARTIAL, LOCK = ".export.part", ".export.lock"
FOLDERS = ("A", "B", "masks", EXPRESSIONS)
MAX_STEM = 40
MAX_INDEX_BYTES = 256_000_000


@dataclass(frozen=True)
class ExportedResult:
    """A result whose pairs are exported.

    Attributes:
        polygons: Absolute path of its GeoPackage.
        created: Earliest time stamp of its polygons; empty where they have none.
        before: Path of the raster of the first date.
        after: Path of the raster of the second date.
    """

    polygons: str
    created: str
    before: str
    after: str

    @classmethod
    def of(cls, request: ExportRequest, changes: geopandas.GeoDataFrame) -> ExportedResult:
        """Describe the result of a request."""
        path = Path(request.polygons).expanduser().resolve()
        times = sorted(map(str, changes["created"].dropna())) if "created" in changes else []
        return cls(
            str(path), times[0] if times else "", request.pair.before.path, request.pair.after.path
        )

    @property
    def id(self) -> str:
        """Hash of path and time, which no other result has."""
        return hashlib.sha256(f"{self.polygons}\n{self.created}".encode()).hexdigest()[:10]

    def pair_name(self, row: int, col: int, side_px: int) -> str:
        """Return the name of a pair: file, result, position and size."""
        stem = re.sub(r"[^\w-]+", "_", Path(self.polygons).stem)[:MAX_STEM]
        return f"{stem}_{self.id}_{row}_{col}_{side_px}px"


class ExportFolder:
    """A folder in the layout of the benchmark, with an index of the results in it.

    Args:
        path: Created where it does not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._partial = path / PARTIAL

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """Yield a folder to write to; what is not published is removed afterwards.

        Raises:
            MtrefsegError: The folder cannot be written, or another export writes to it.
        """
        is_new = not self.path.exists()
        try:
            self._check()
            self.path.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path / LOCK, timeout=0):
                self._remove_partial()  # of a killed export
                try:
                    yield self._partial
                finally:
                    self._remove_partial()
                    with suppress(OSError):  # Windows removes it when it is released
                        (self.path / LOCK).unlink()
        except Timeout as error:
            raise MtrefsegError(
                "Another export writes to folder '{path}'.",
                "Wait for its end, or choose another folder.",
                path=self.path,
            ) from error
        except OSError as error:
            raise MtrefsegError(
                "Training data cannot be written to '{path}' ({error}).",
                "Check the folder and the free space.",
                path=self.path,
                error=error,
            ) from error
        finally:
            if is_new and self.path.is_dir() and not any(self.path.iterdir()):
                self.path.rmdir()

    def publish(self, result: ExportedResult, partial: Path) -> None:
        """Replace the pairs that a result exported before.

        A pair belongs to the layout while its JSON entry exists: entries are removed first and
        added last, so that the folder is valid at any moment.

        Args:
            result: Whose pairs they are.
            partial: Folder with the new pairs.

        Raises:
            MtrefsegError: The index cannot be read.
        """
        index = self._index()
        entry = index["results"].get(result.id, {"files": []})
        files = sorted(
            str(p.relative_to(partial).as_posix()) for p in partial.rglob("*") if p.is_file()
        )
        old = [name for name in entry["files"] if _is_exported(name)]
        # the next export of this result removes what a killed one leaves
        self._write_index(index, result, sorted({*old, *files}))
        for name in filter(_is_entry, old):
            (self.path / name).unlink(missing_ok=True)
        for name in sorted(files, key=_is_entry):
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            (partial / name).replace(self.path / name)
        for name in set(old) - set(files):
            (self.path / name).unlink(missing_ok=True)
        self._write_index(index, result, files)

    def _check(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise MtrefsegError("'{path}' is a file.", "Choose a folder.", path=self.path)
        images = self.path / "A"
        if (self.path / EXPRESSIONS).is_dir() or not images.is_dir():
            return
        if any(path.suffix.lower() in SUFFIXES for path in images.iterdir()):
            raise MtrefsegError(
                (
                    "Folder '{path}' holds pairs without sentences, which would no longer "
                    "be read beside pairs with sentences."
                ),
                "Choose another folder.",
                path=self.path,
            )

    def _index(self) -> dict[str, Any]:
        path = self.path / INDEX
        if not path.exists():
            return {"version": 1, "results": {}}
        try:
            index: dict[str, Any] = read_json(path, MAX_INDEX_BYTES)
            for entry in index["results"].values():
                list(map(Path, entry["files"]))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise MtrefsegError(
                "'{path}', the index of the exported pairs, cannot be read ({kind}).",
                "Choose another folder, or remove the file: the pairs stay.",
                path=path,
                kind=type(error).__name__,
            ) from error
        return index

    def _write_index(self, index: dict[str, Any], result: ExportedResult, files: list[str]) -> None:
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        facts = {"polygons": result.polygons, "created": result.created, "before": result.before,
                 "after": result.after, "exported": now, "files": files}  # fmt: skip
        index["results"][result.id] = facts
        text = json.dumps(index, indent=1, ensure_ascii=False)
        write_text(self.path / INDEX, text + "\n")

    def _remove_partial(self) -> None:
        shutil.rmtree(self._partial, ignore_errors=True)


def _is_entry(name: str) -> bool:
    return name.startswith(f"{EXPRESSIONS}/")


def _is_exported(name: str) -> bool:
    """Return whether an export may have written a file of the index."""
    parts = Path(name).parts
    return len(parts) == 2 and parts[0] in FOLDERS and ".." not in parts
