"""The folder of the engine's environments, one of which is active.

Standard library only. Names are short: Windows allows 260 characters for a path, and PyTorch's
licences need 180 of them.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Iterator, Optional

from ...engine_client.interpreter import POINTER, environment_python, installed_python
from ...model.files.atomic_write import write_text

STATE = "mtrefseg.json"


@dataclass(frozen=True)
class Installed:
    """The active environment.

    Attributes:
        environment: Name of its folder.
        key: ``Plan.key`` of its installation; another key means that an update is due.
        device: Device of the self-test.
        reason: Reason of the choice of the device.
        python: Version of Python.
        torch: Version of PyTorch.
        seconds: Time of the self-test's prediction.
    """

    environment: str
    key: str
    device: str
    reason: str
    python: str
    torch: str
    seconds: float


@dataclass(frozen=True)
class RuntimeFolder:
    """A folder with environments, cache of downloads, log and pointer to the active environment.

    Attributes:
        path: Path of the folder, created on the first write.
    """

    path: Path

    @property
    def cache(self) -> Path:
        """Downloads, kept so that a stopped installation can continue."""
        return self.path / "cache"

    @property
    def log(self) -> Path:
        """Output of the last installation."""
        return self.path / "install.log"

    def installed(self) -> Optional[Installed]:
        """Return the active environment, or None when there is none or its Python is missing."""
        python = installed_python(self.path)
        if python is None or not python.is_file():
            return None
        try:
            return Installed(**json.loads((self.path / POINTER).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def new_environment(self, key: str) -> Path:
        """Return the folder to build in: an incomplete one of the same key, or a new one.

        Packages that uv has unpacked in part are removed; uv unpacks them again.
        """
        for path in self.cache.glob(".tmp*"):
            _remove(path)
        used = {path.name for path in self._environments()}
        for path in self._environments():
            if path.name != self._current() and _state(path) == key:
                return path
        number = next(n for n in range(1, len(used) + 2) if f"env-{n}" not in used)
        return self.path / f"env-{number}"

    def mark(self, environment: Path, key: str) -> None:
        """Record the key of an environment."""
        environment.mkdir(parents=True, exist_ok=True)
        write_text(environment / STATE, json.dumps({"key": key}) + "\n")

    def invalidate(self, environment: Path) -> None:
        """Do not continue an environment any more, as one whose self-test has failed."""
        with suppress(OSError):
            (environment / STATE).unlink()

    def activate(self, installed: Installed) -> None:
        """Make an environment active; the next worker is started with it."""
        self.path.mkdir(parents=True, exist_ok=True)
        write_text(self.path / POINTER, json.dumps(asdict(installed), indent=1) + "\n")

    def remove_unused(self) -> bool:
        """Remove every environment but the active one; False when a file was locked."""
        for path in self._environments():
            if path.name != self._current():
                _remove(path)
        return all(path.name == self._current() for path in self._environments())

    def remove(self) -> bool:
        """Remove everything; a file that a program holds stays until the next installation."""
        with suppress(OSError):  # the pointer first: no worker is started from here any more
            (self.path / POINTER).unlink()
        _remove(self.path)
        return not self.path.exists()

    def _environments(self) -> Iterator[Path]:
        return iter(sorted(path for path in self.path.glob("env-*") if path.is_dir()))

    def _current(self) -> str:
        python = installed_python(self.path)
        return "" if python is None else python.relative_to(self.path).parts[0]


def has_python(environment: Path) -> bool:
    """Return whether the Python of an environment exists."""
    return environment_python(environment).is_file()


def _state(environment: Path) -> str:
    try:
        return str(json.loads((environment / STATE).read_text(encoding="utf-8"))["key"])
    except (OSError, ValueError, TypeError, KeyError):
        return ""


def _remove(folder: Path) -> None:
    # The prefix lets Windows reach paths of more than 260 characters.
    name = f"\\\\?\\{folder.resolve()}" if os.name == "nt" else str(folder)
    shutil.rmtree(name, ignore_errors=True)
