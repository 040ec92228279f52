"""Check of a Python that the user has chosen: its version, packages and their versions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Callable, TextIO

from ...engine_client.interpreter import ROOT
from ...model.errors import MtrefsegError
from ...processing_provider.translate import tr
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
    """Return the path of a Python that can run the engine.

    Args:
        path: The chosen program.
        log: Receives the output of the check.
        cancelled: Polled; True stops the check.

    Raises:
        MtrefsegError: It is no Python, too old, or lacks packages, which are named.
    """
    python = machine.probe_python(Path(path))
    if python is None:
        raise MtrefsegError(
            tr("'{}' is not a Python that runs.").format(path), tr("Choose its python program.")
        )
    if python.version[:2] < machine.OLDEST:
        text = tr("'{path}' is Python {version}.")
        version = ".".join(map(str, python.version))
        raise MtrefsegError(
            text.format(path=path, version=version), tr("The engine needs 3.11 or newer.")
        )
    try:
        output = run_program(
            [path, "-I", "-c", _CHECK, str(ROOT / "pyproject.toml")], log, cancelled
        )
    except CommandFailed as error:
        last = (error.output.strip().splitlines() or [tr("nothing")])[-1]
        text = tr("'{path}' cannot load the engine's packages ({reason}).")
        raise MtrefsegError(text.format(path=path, reason=last), _advice()) from None
    wrong = json.loads(output.split("RESULT")[-1])
    if wrong:
        text = tr("'{path}' does not fit: {reasons}.")
        raise MtrefsegError(text.format(path=path, reasons="; ".join(wrong)), _advice())
    return path


def _advice() -> str:
    return tr(
        "Install the packages of pyproject.toml there, as with 'pip install .' in the plugin's "
        "folder, or choose another Python."
    )
