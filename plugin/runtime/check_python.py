"""Checks a Python that the user names before it is taken: its packages and their versions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Callable, TextIO

from ...engine_client.interpreter import ROOT
from ...model.errors import MtrefsegError
from . import machine
from .commands import CommandFailed, run_program

# Runs in that Python, which has tomllib from 3.11 on, and packaging when it has transformers.
_CHECK = """
import importlib.metadata as m, json, sys, tomllib
from pathlib import Path
from packaging.requirements import Requirement
project = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["project"]
wrong = []
for text in project["dependencies"]:
    need = Requirement(text)
    if need.marker is not None and not need.marker.evaluate():
        continue
    try:
        have = m.version(need.name)
    except m.PackageNotFoundError:
        wrong.append(f"{need.name} is missing")
        continue
    if not need.specifier.contains(have, prereleases=True):
        wrong.append(f"{need.name} is {have} instead of {need.specifier}")
import torch, rasterio, transformers
print("RESULT" + json.dumps(wrong))
"""


def check_python(path: str, log: TextIO, cancelled: Callable[[], bool] = lambda: False) -> str:
    """Return the path of a Python that can carry the engine.

    Args:
        path: What the user named.
        log: Takes what the check prints.
        cancelled: Asked all the time.

    Raises:
        MtrefsegError: It is no Python, too old, or lacks packages; says which.
    """
    found = machine.probe_python(Path(path))
    if found is None:
        raise MtrefsegError(f"'{path}' is not a Python that runs.", "Choose its python program.")
    if found.version[:2] < machine.OLDEST:
        version = ".".join(map(str, found.version))
        raise MtrefsegError(f"'{path}' is Python {version}.", "The engine needs 3.11 or newer.")
    try:
        output = run_program(
            [path, "-I", "-c", _CHECK, str(ROOT / "pyproject.toml")], log, cancelled
        )
    except CommandFailed as error:
        last = (error.output.strip().splitlines() or ["nothing"])[-1]
        raise MtrefsegError(
            f"'{path}' cannot load the engine's packages ({last}).", _ADVICE
        ) from None
    wrong = json.loads(output.split("RESULT")[-1])
    if wrong:
        raise MtrefsegError(f"'{path}' does not fit: {'; '.join(wrong)}.", _ADVICE)
    return path


_ADVICE = (
    "Install the packages of pyproject.toml there, as with 'pip install .' in the plugin's folder, "
    "or choose another Python."
)
