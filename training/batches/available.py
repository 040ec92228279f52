"""Which folders of the data exist and may be used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, TypeVar


class DataFolder(Protocol):
    """A folder below the data folder; ``free``: its images are free for any use."""

    @property
    def folder(self) -> str:
        """Path below the data folder."""

    @property
    def free(self) -> bool:
        """Whether its images are free for any use."""


_Folder = TypeVar("_Folder", bound=DataFolder)


def available(folders: Iterable[_Folder], data: Path, free: bool = False) -> list[_Folder]:
    """Return the folders that exist.

    Args:
        folders: All of one kind.
        data: The data folder.
        free: Only those whose images are free for any use.
    """
    chosen = [one for one in folders if one.free or not free]
    return [one for one in chosen if (data / one.folder).is_dir()]
