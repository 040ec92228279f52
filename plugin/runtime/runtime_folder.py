"""The folder of the engine's environments: built beside each other, one of them in use.

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
    """What the installer has put to use.

    Attributes:
        environment: Name of the folder.
        key: What it was made of; another key means that an update is due.
        device: Where the self-test ran.
        reason: Why there.
        python: Its version.
        torch: Its version.
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
    """A folder that holds environments, the cache of downloads, the log and the pointer.

    Attributes:
        path: Where it lies; made when something is written.
    """

    path: Path

    @property
    def cache(self) -> Path:
        """Downloads, kept so that an installation that was stopped goes on where it was."""
        return self.path / "cache"

    @property
    def log(self) -> Path:
        """Everything that the last installation printed."""
        return self.path / "install.log"

    def installed(self) -> Optional[Installed]:
        """Return what is in use, or None when nothing is or its Python has gone."""
        python = installed_python(self.path)
        if python is None or not python.is_file():
            return None
        try:
            return Installed(**json.loads((self.path / POINTER).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def new_environment(self, key: str) -> Path:
        """Return the folder to build in: one that was begun with the same key, or a new one.

        What uv was unpacking when it was ended is removed: it begins those packages anew.
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
        """Write down what an environment is being made of."""
        environment.mkdir(parents=True, exist_ok=True)
        write_text(environment / STATE, json.dumps({"key": key}) + "\n")

    def invalidate(self, environment: Path) -> None:
        """Never go on with an environment: it was made, and does not work."""
        with suppress(OSError):
            (environment / STATE).unlink()

    def activate(self, installed: Installed) -> None:
        """Put an environment to use; from now on the next worker is started with it."""
        self.path.mkdir(parents=True, exist_ok=True)
        write_text(self.path / POINTER, json.dumps(asdict(installed), indent=1) + "\n")

    def remove_unused(self) -> bool:
        """Remove every environment but the one in use; False when a file was locked."""
        for path in self._environments():
            if path.name != self._current():
                _remove(path)
        return all(path.name == self._current() for path in self._environments())

    def remove(self) -> bool:
        """Remove everything; a file that a program holds stays until the next installation."""
        with suppress(OSError):  # the pointer goes first: nothing starts from here any more
            (self.path / POINTER).unlink()
        _remove(self.path)
        return not self.path.exists()

    def _environments(self) -> Iterator[Path]:
        return iter(sorted(path for path in self.path.glob("env-*") if path.is_dir()))

    def _current(self) -> str:
        python = installed_python(self.path)
        return "" if python is None else python.relative_to(self.path).parts[0]


def has_python(environment: Path) -> bool:
    """Tell whether an environment has been made as far as its Python."""
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
