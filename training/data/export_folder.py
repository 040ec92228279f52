"""The folder of exported pairs: which result wrote which, and how one replaces its own alone."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from filelock import FileLock, Timeout
from PIL import Image

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import write_text
from ...model.requests.wire import read_json
from .layout import EXPRESSIONS, SUFFIXES

if TYPE_CHECKING:
    import geopandas

    from ...model.requests.export import ExportRequest

INDEX = "exported.json"
MADE, LOCK = ".export.part", ".export.lock"
FOLDERS = ("A", "B", "masks", EXPRESSIONS)
LONGEST_STEM = 40
LARGEST_INDEX = 256_000_000  # bytes
Masks = Mapping[str, npt.NDArray[np.uint8]]


@dataclass(frozen=True)
class Result:
    """A result whose pairs are written.

    Attributes:
        polygons: Whole path of its GeoPackage.
        created: When it was made, as its polygons say; empty where they do not.
        before: Path of the raster of the first date.
        after: Path of the raster of the second date.
    """

    polygons: str
    created: str
    before: str
    after: str

    @classmethod
    def of(cls, request: ExportRequest, changes: geopandas.GeoDataFrame) -> Result:
        """Take a result from its polygons."""
        path = Path(request.polygons).expanduser().resolve()
        made = sorted(map(str, changes["created"].dropna())) if "created" in changes else []
        return cls(
            str(path), made[0] if made else "", request.pair.before.path, request.pair.after.path
        )

    @property
    def id(self) -> str:
        """What no other result has."""
        return hashlib.sha256(f"{self.polygons}\n{self.created}".encode()).hexdigest()[:10]

    def pair_name(self, row: int, col: int, side_px: int) -> str:
        """Return the name of a pair: file, result, place and size."""
        stem = re.sub(r"[^\w-]+", "_", Path(self.polygons).stem)[:LONGEST_STEM]
        return f"{stem}_{self.id}_{row}_{col}_{side_px}px"


class ExportFolder:
    """A folder in the layout of the benchmark, with an index of the results in it.

    Args:
        path: Made when it does not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._made = path / MADE

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """Give a folder to write to; what is not published is gone afterwards.

        Raises:
            MtrefsegError: The folder cannot be written, or another export writes to it.
        """
        is_new = not self.path.exists()
        try:
            self._check()
            self.path.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path / LOCK, timeout=0):
                self._remove_made()  # what a killed export left
                try:
                    yield self._made
                finally:
                    self._remove_made()
                    with suppress(OSError):  # Windows removes it when it is released
                        (self.path / LOCK).unlink()
        except Timeout as error:
            raise MtrefsegError(
                f"Another export writes to folder '{self.path}'.",
                "Wait for its end, or choose another folder.",
            ) from error
        except OSError as error:
            raise MtrefsegError(
                f"Training data cannot be written to '{self.path}' ({error}).",
                "Check the folder and the free space.",
            ) from error
        finally:
            if is_new and self.path.is_dir() and not any(self.path.iterdir()):
                self.path.rmdir()

    def publish(self, result: Result, made: Path) -> None:
        """Put the pairs of a result in the place of those that it wrote before.

        A pair is in the layout as soon as its sentences are: they go first and come last, so that
        the folder is valid at any moment.

        Args:
            result: Whose pairs they are.
            made: Folder with the new pairs.

        Raises:
            MtrefsegError: The index cannot be read.
        """
        index = self._index()
        entry = index["results"].get(result.id, {"files": []})
        files = sorted(str(p.relative_to(made).as_posix()) for p in made.rglob("*") if p.is_file())
        old = [name for name in entry["files"] if _may_be_own(name)]
        # a killed export leaves what the next one of this result removes
        self._write_index(index, result, sorted({*old, *files}))
        for name in filter(_is_entry, old):
            (self.path / name).unlink(missing_ok=True)
        for name in sorted(files, key=_is_entry):
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).replace(self.path / name)
        for name in set(old) - set(files):
            (self.path / name).unlink(missing_ok=True)
        self._write_index(index, result, files)

    def _check(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise MtrefsegError(f"'{self.path}' is a file.", "Choose a folder.")
        images = self.path / "A"
        if (self.path / EXPRESSIONS).is_dir() or not images.is_dir():
            return
        if any(path.suffix.lower() in SUFFIXES for path in images.iterdir()):
            raise MtrefsegError(
                f"Folder '{self.path}' holds pairs without sentences, which would no longer be "
                "read beside pairs with sentences.",
                "Choose another folder.",
            )

    def _index(self) -> dict[str, Any]:
        path = self.path / INDEX
        if not path.exists():
            return {"version": 1, "results": {}}
        try:
            index: dict[str, Any] = read_json(path, LARGEST_INDEX)
            for entry in index["results"].values():
                list(map(Path, entry["files"]))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise MtrefsegError(
                f"'{path}', the index of the exported pairs, cannot be read "
                f"({type(error).__name__}).",
                "Choose another folder, or remove the file: the pairs stay.",
            ) from error
        return index

    def _write_index(self, index: dict[str, Any], result: Result, files: list[str]) -> None:
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        facts = {"polygons": result.polygons, "created": result.created, "before": result.before,
                 "after": result.after, "exported": now, "files": files}  # fmt: skip
        index["results"][result.id] = facts
        text = json.dumps(index, indent=1, ensure_ascii=False)
        write_text(self.path / INDEX, text + "\n")

    def _remove_made(self) -> None:
        shutil.rmtree(self._made, ignore_errors=True)


def _is_entry(name: str) -> bool:
    return name.startswith(f"{EXPRESSIONS}/")


def _may_be_own(name: str) -> bool:
    """Tell whether a name of the index is that of a file that an export may have written."""
    parts = Path(name).parts
    return len(parts) == 2 and parts[0] in FOLDERS and ".." not in parts


def write_pair(folder: Path, name: str, images: npt.NDArray[np.uint8], answers: Masks) -> None:
    """Write one pair in the layout of the benchmark.

    Args:
        folder: Made when it does not exist.
        name: Of the pair.
        images: Before and after, ``(2, 3, h, w)``.
        answers: Mask of each sentence, ``(h, w)``, 0 or 255.
    """
    for part in FOLDERS:
        (folder / part).mkdir(parents=True, exist_ok=True)
    file = f"{name}.png"
    for part, image in zip(("A", "B"), images, strict=True):
        pixels = np.ascontiguousarray(image.transpose(1, 2, 0))
        Image.fromarray(pixels).save(folder / part / file)
    masks = []
    for sentence, mask in answers.items():
        # named by its sentence: a mask never stands for another one
        key = hashlib.sha256(sentence.encode(errors="surrogatepass")).hexdigest()[:8]
        masks.append({"path": f"{name}_{key}.png"})
        Image.fromarray(mask).save(folder / "masks" / masks[-1]["path"])
    entry = {"img_A": file, "img_B": file, "referring_expressions": list(answers), "mask": masks}
    text = json.dumps(entry, ensure_ascii=False, indent=1)
    (folder / EXPRESSIONS / f"{name}.json").write_text(text, encoding="utf-8")
