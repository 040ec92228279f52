"""Where results lie: new names, what is there, what nothing uses any more."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Set, Tuple

from qgis.core import QgsProcessingUtils, QgsProject

from ....model.errors import MtrefsegError
from ...settings import Settings
from .result_layer import run_of

# What ``new_output`` calls results, with what lies beside them; also a part that was left behind.
_OURS = re.compile(r"\.?changes_\d{8}_\d{6}(_\d+)?\.")
# A file may be whole before the layer that will show it is on the map.
YOUNG_S = 120.0


@dataclass(frozen=True)
class StoredResults:
    """Files of results in a folder.

    Attributes:
        folder: Where they lie.
        files: All of them.
        unused: Those that no layer of the open project uses.
    """

    folder: Path
    files: Tuple[Path, ...]
    unused: Tuple[Path, ...]


def results_place(settings: Settings) -> Path:
    """Return the folder for results: chosen, beside the project, or QGIS's temporary one."""
    if settings.results_folder:
        return Path(settings.results_folder)
    home = QgsProject.instance().absolutePath()
    return Path(home) / "mtrefseg" if home else Path(QgsProcessingUtils.tempFolder())


def is_temporary(path: Path) -> bool:
    """Say whether QGIS removes a file when it closes."""
    return Path(QgsProcessingUtils.tempFolder()) in path.parents


def results_folder(settings: Settings) -> Path:
    """Return the folder for new results, made where it is missing.

    Raises:
        MtrefsegError: It cannot be made.
    """
    folder = results_place(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MtrefsegError(
            f"The folder for results '{folder}' cannot be made ({error.strerror}).",
            "Choose another in Settings, Options, MTRefSeg.",
        ) from error
    return folder


def new_output(folder: Path) -> str:
    """Return the path of a GeoPackage that does not exist yet."""
    stem, number = time.strftime("changes_%Y%m%d_%H%M%S"), 0
    path = folder / f"{stem}.gpkg"
    while path.exists():
        number += 1
        path = folder / f"{stem}_{number}.gpkg"
    return str(path)


def stored_results(folder: Path) -> StoredResults:
    """Look into a folder; files of other names do not count."""
    try:
        files = tuple(sorted(p for p in folder.iterdir() if _OURS.match(p.name) and p.is_file()))
    except OSError:  # there is none yet, or it may not be read
        files = ()
    used = set(_used())
    return StoredResults(folder, files, tuple(p for p in files if _free(p, used)))


def size_bytes(files: Tuple[Path, ...]) -> int:
    """Return how much files take; one that has gone meanwhile takes nothing."""
    return sum(path.stat().st_size for path in files if path.is_file())


def delete_unused(asked: StoredResults) -> StoredResults:
    """Delete what the user was asked about and nothing uses yet; return what is left of it."""
    for path in set(asked.unused) & set(stored_results(asked.folder).unused):
        try:
            path.unlink()
        except OSError:  # another program has it open: it stays, and is counted
            continue
    left = tuple(path for path in asked.unused if path.exists())
    return StoredResults(asked.folder, asked.files, left)


def _free(path: Path, used: Set[str]) -> bool:
    # SQLite and GDAL put files beside a result whose names begin with its own.
    name = _plain(path)
    young = time.time() - path.stat().st_mtime < YOUNG_S
    return not young and not any(name.startswith(other) for other in used)


def _used() -> Iterator[str]:
    """Yield the files of the open project's layers, and what its results came from."""
    for layer in QgsProject.instance().mapLayers().values():
        yield _plain(Path(layer.source().split("|")[0]))
        info = run_of(layer)
        if info is not None:
            needed = (info.request.probability, info.request.polygon_options.within)
            yield from (_plain(Path(path)) for path in needed if path)


def _plain(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
