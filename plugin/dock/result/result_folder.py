"""The folder of results: new file names, stored files, and files that no layer uses."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Set, Tuple

from qgis.core import QgsProcessingUtils, QgsProject

from ....model.errors import MtrefsegError
from ....processing_provider.translate import tr
from ...settings import Settings
from .result_layer import run_of

# Names by ``new_output`` and of files beside them; with a dot: partial files left by a crash.
_RESULT_NAME = re.compile(r"\.?changes_\d{8}_\d{6}(_\d+)?\.")
# A file is complete before its layer is added to the project.
MIN_AGE_S = 120.0


@dataclass(frozen=True)
class StoredResults:
    """Files of results in a folder.

    Attributes:
        folder: The folder.
        files: All files of results.
        unused: The files that no layer of the open project uses.
    """

    folder: Path
    files: Tuple[Path, ...]
    unused: Tuple[Path, ...]


def results_location(settings: Settings) -> Path:
    """Return the folder for results: of the settings, beside the project, or QGIS's temporary."""
    if settings.results_folder:
        return Path(settings.results_folder)
    home = QgsProject.instance().absolutePath()
    return Path(home) / "mtrefseg" if home else Path(QgsProcessingUtils.tempFolder())


def is_temporary(path: Path) -> bool:
    """Return whether QGIS deletes a file when it closes."""
    return Path(QgsProcessingUtils.tempFolder()) in path.parents


def results_folder(settings: Settings) -> Path:
    """Return the folder for new results, created where it is missing.

    Raises:
        MtrefsegError: The folder cannot be created.
    """
    folder = results_location(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = tr("The folder for results '{folder}' cannot be made ({reason}).")
        raise MtrefsegError(
            text.format(folder=folder, reason=error.strerror),
            tr("Choose another in Settings, Options, MTRefSeg."),
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
    """Return the files of results in a folder; files with other names are ignored."""
    try:
        files = tuple(
            sorted(p for p in folder.iterdir() if _RESULT_NAME.match(p.name) and p.is_file())
        )
    except OSError:  # the folder does not exist yet, or is not readable
        files = ()
    used = set(_used())
    return StoredResults(folder, files, tuple(p for p in files if _is_unused(p, used)))


def size_bytes(files: Tuple[Path, ...]) -> int:
    """Return the size of files on disk; a file that was deleted meanwhile counts as 0."""
    return sum(path.stat().st_size for path in files if path.is_file())


def delete_unused(confirmed: StoredResults) -> StoredResults:
    """Delete the confirmed files that are still unused; return those that are left."""
    for path in set(confirmed.unused) & set(stored_results(confirmed.folder).unused):
        try:
            path.unlink()
        except OSError:  # open in another program: kept, and counted as left
            continue
    left = tuple(path for path in confirmed.unused if path.exists())
    return StoredResults(confirmed.folder, confirmed.files, left)


def _is_unused(path: Path, used: Set[str]) -> bool:
    # SQLite and GDAL write files beside a result whose names start with the name of the result.
    name = _normalised(path)
    recent = time.time() - path.stat().st_mtime < MIN_AGE_S
    return not recent and not any(name.startswith(other) for other in used)


def _used() -> Iterator[str]:
    """Yield the files of the open project's layers and the inputs of its results."""
    for layer in QgsProject.instance().mapLayers().values():
        yield _normalised(Path(layer.source().split("|")[0]))
        info = run_of(layer)
        if info is not None:
            needed = (info.request.probability, info.request.polygon_options.within)
            yield from (_normalised(Path(path)) for path in needed if path)


def _normalised(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))
