"""The models of the user's choice: bundled ones, and folders that the settings list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import List

from qgis.core import QgsSettings

from ..model.weights.model_folder import (
    CONFIG,
    RESOURCES,
    WEIGHTS,
    bundled,
    file_of,
    is_model_folder,
    read_config,
)

SETTING = "mtrefseg/models"


@dataclass(frozen=True)
class KnownModel:
    """One entry of the list.

    Attributes:
        name: Label for the user.
        value: Value of the parameter ``MODEL`` and of ``model`` in a request: a name or a folder.
        folder: Folder of its files.
        bundled: Whether it comes with the plugin and cannot be removed from the list.
    """

    name: str
    value: str
    folder: Path
    bundled: bool

    @property
    def complete(self) -> bool:
        """Whether its folder has a configuration and weights."""
        return is_model_folder(self.folder)


def known_models() -> List[KnownModel]:
    """Return the bundled models, then the user's in the order in which they were added."""
    shipped = [KnownModel(name, name, RESOURCES / name, True) for name in bundled()]
    return shipped + [
        KnownModel(_name(folder), folder, Path(folder), False) for folder in _stored()
    ]


def add_model(folder: str) -> KnownModel:
    """Append a model folder to the list; one that is listed already moves to its end.

    Raises:
        MtrefsegError: This is no model folder; the list is not changed.
    """
    path = Path(folder).expanduser().resolve()
    for name in (CONFIG, WEIGHTS):
        file_of(path, name)
    read_config(str(path))
    for model in known_models():
        if model.bundled and model.folder.resolve() == path:
            return model
    value = str(path)
    _store([other for other in _stored() if other != value] + [value])
    return KnownModel(_name(value), value, path, False)


def remove_model(value: str) -> None:
    """Remove a folder from the list; the folder itself stays."""
    _store([other for other in _stored() if other != value])


def _name(folder: str) -> str:
    return f"{Path(folder).name} ({Path(folder).parent})"


def _stored() -> List[str]:
    return [str(value) for value in QgsSettings().value(SETTING, [], type=list) or []]


def _store(folders: List[str]) -> None:
    QgsSettings().setValue(SETTING, folders)
