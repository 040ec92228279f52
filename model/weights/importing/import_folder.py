"""The target folder of an import: new, and complete or absent. Standard library only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ...config import R1, NetworkConfig
from ...errors import MtrefsegError
from ...files.partial_files import discard, new_partial, partial_files, remove_partial_files
from ...files.signals import deferred_signals
from ...requests.events import Progress
from ...requests.wire import Decoded

OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True)
class Imported(Decoded):
    """Result of an import.

    Attributes:
        recognised: Kind of the source.
        folder: The model folder.
        weights: Name of the weights file: a model, or a part to begin a training with.
        fusion: How the two dates are joined.
        layers: Of the language model.
        vocabulary: Tokens of the language model.
        parameters_read: Values in the source.
        parameters_kept: Values stored.
        formats: Tensors per dtype.
        dropped: Names of the unused tensors.
        seconds: Wall-clock time.
    """

    recognised: str
    folder: str
    weights: str
    fusion: str
    layers: int
    vocabulary: int
    parameters_read: int
    parameters_kept: int
    formats: dict[str, int]
    dropped: tuple[str, ...]
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        """Return values that JSON holds."""
        return asdict(self)


Convert = Callable[[str, Path, OnProgress, IsCancelled, NetworkConfig], Imported]
"""Writes the files of a model into an existing empty folder."""


def import_with(
    convert: Convert,
    source: str,
    folder: str,
    on_progress: OnProgress,
    cancelled: IsCancelled,
    base: NetworkConfig = R1,
) -> Imported:
    """Convert beside the target and rename at the end, the weights last.

    Raises:
        MtrefsegError: Names the file, what is wrong with it and the remedy.
        Cancelled: The import was stopped; nothing was written.
    """
    checkpoint, target = expanded(source), _check_target(folder, source)
    existed = target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        partial = new_partial(target)
        try:
            partial.mkdir()
            done = convert(str(checkpoint), partial, on_progress, cancelled, base)
            with deferred_signals():
                for path in sorted(
                    partial.iterdir(), key=lambda path: path.suffix == ".safetensors"
                ):
                    path.replace(target / path.name)
        finally:
            discard(partial)
    except BaseException as error:
        if not existed and target.is_dir() and not any(target.iterdir()):
            target.rmdir()
        if isinstance(error, OSError):
            raise MtrefsegError(
                "The folder '{target}' cannot be written ({error}).",
                "Choose another folder.",
                target=target,
                error=error,
            ) from error
        raise
    return replace(done, folder=str(target))


def expanded(path: str) -> Path:
    """Return a path with the home of its user.

    Raises:
        MtrefsegError: It cannot be the path of a file.
    """
    try:
        found = Path(path).expanduser()
        found.exists()
    except (OSError, RuntimeError, ValueError) as error:  # too long; a home folder of no user
        raise MtrefsegError(
            "'{path}' is no path ({error}).",
            "Check it.",
            path=f"{path:.200}",
            error=f"{error!s:.100}",
        ) from error
    return found


def _check_target(folder: str, source: str) -> Path:
    target = expanded(folder)
    if not folder.strip() or target.resolve() == expanded(source).resolve():
        raise MtrefsegError(
            "The target folder is '{folder}'.", "Give another folder.", folder=folder
        )
    remove_partial_files([target])
    kept = set(partial_files(target))
    if target.exists() and (not target.is_dir() or set(target.iterdir()) - kept):
        raise MtrefsegError(
            "The target '{target}' is not an empty folder.",
            "Choose a new folder, or remove what is in it.",
            target=target,
        )
    return target
