"""Requests that name files only. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

from .wire import Decoded


@dataclass(frozen=True)
class InfoRequest(Decoded):
    """Rasters and models to describe.

    Attributes:
        paths: Paths of rasters, names or folders of models.
    """

    paths: Tuple[str, ...]


@dataclass(frozen=True)
class ImportRequest(Decoded):
    """A published checkpoint to convert.

    Attributes:
        source: Path of the folder or file of the checkpoint.
        folder: New folder for the result.
    """

    source: str
    folder: str
