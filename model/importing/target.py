"""Where an import goes: a new folder, whole or not there at all. Standard library only."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ..config import R1, NetworkConfig
from ..errors import MtrefsegError
from ..request import Progress
from ..wire import Decoded

OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True)
class Imported(Decoded):
    """What an import did.

    Attributes:
        recognised: What the source is.
        folder: Where the result lies.
        weights: Name of the weights file: a model, or a part to begin a training with.
        fusion: How the two dates are joined.
        layers: Layers of the language model.
        vocabulary: Its words.
        parameters_read: Values in the source.
        parameters_kept: Values stored.
        formats: Tensors per number format.
        dropped: Names of the tensors that serve nothing here.
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
    report: OnProgress,
    cancelled: IsCancelled,
    base: NetworkConfig = R1,
) -> Imported:
    """Convert beside the target and rename at the end, the weights last.

    Raises:
        MtrefsegError: Names the file, what is wrong with it and the remedy.
        Cancelled: The import was stopped; nothing was written.
    """
    target = _check_target(folder, source)
    existed = target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".import.", dir=target, ignore_cleanup_errors=True
        ) as name:
            made = Path(name)
            done = convert(source, made, report, cancelled, base)
            for path in sorted(made.iterdir(), key=lambda path: path.suffix == ".safetensors"):
                path.replace(target / path.name)
    except BaseException as error:
        if not existed and target.is_dir() and not any(target.iterdir()):
            target.rmdir()
        if isinstance(error, OSError):
            raise MtrefsegError(
                f"The folder '{target}' cannot be written ({error}).", "Choose another folder."
            ) from error
        raise
    return replace(done, folder=str(target))


def _check_target(folder: str, source: str) -> Path:
    target = Path(folder).expanduser()
    if not folder.strip() or target.resolve() == Path(source).expanduser().resolve():
        raise MtrefsegError(f"The target folder is '{folder}'.", "Give another folder.")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise MtrefsegError(
            f"The target '{target}' is not an empty folder.",
            "Choose a new folder, or remove what is in it.",
        )
    return target
