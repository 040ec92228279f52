"""Facts about this machine: suitable Pythons, GPU and driver, disk space."""

from __future__ import annotations

import json
import os
import platform
import shutil

# Runs other Pythons and nvidia-smi to read their versions.
import subprocess  # nosec B404
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, List, Optional, Tuple

from ...engine_client.interpreter import worker_environment
from ...processing_provider.translate import tr
from .commands import NO_WINDOW

OLDEST, NEWEST = (3, 11), (3, 13)
# Minimum of PyTorch's CUDA 13.0 builds (NVIDIA's release notes of the toolkit).
DRIVER_OF_CUDA, CAPABILITY_OF_CUDA = 580.0, 7.5
TIMEOUT_S = 20.0

_PROBE = (
    "import importlib.util as i, json, platform, sys; print(json.dumps([list(sys.version_info[:3]),"
    " sys.maxsize > 2**32, all(i.find_spec(n) for n in ('venv', 'ensurepip')),"
    " platform.python_implementation()]))"
)


@dataclass(frozen=True)
class Python:
    """A probed interpreter.

    Attributes:
        path: Path of the program.
        version: Three numbers.
        fits: Whether it is a 64-bit CPython of a version that has pinned wheels.
        makes: Whether it can create an environment with pip without uv.
    """

    path: str
    version: Tuple[int, int, int]
    fits: bool
    makes: bool


@dataclass(frozen=True)
class Gpu:
    """An NVIDIA card as its driver describes it."""

    name: str
    driver: str
    capability: str

    def problem(self) -> Optional[str]:
        """Return why PyTorch's CUDA build does not run on the card, or None."""
        if _number(self.driver) < DRIVER_OF_CUDA:
            text = tr("the driver {driver} of {card} is too old (CUDA 13 needs {needed} or newer)")
            needed = f"{DRIVER_OF_CUDA:.0f}"
            return text.format(driver=self.driver, card=self.name, needed=needed)
        if _number(self.capability) < CAPABILITY_OF_CUDA:
            text = tr("{card} is too old for PyTorch's CUDA 13 (capability {capability})")
            return text.format(card=self.name, capability=self.capability)
        return None


def qgis_pythons() -> List[Path]:
    """Return possible paths of QGIS's Python; ``sys.executable`` may be QGIS itself."""
    base, version = Path(sys.base_prefix), sys.version_info
    if os.name == "nt":
        return [base / "python.exe", base / "python3.exe"]
    names = (f"python{version.major}.{version.minor}", "python3")
    # On macOS it is beside the frameworks of QGIS's bundle.
    folders = (base / "bin", base.parent / "MacOS" / "bin")
    return [folder / name for folder in folders for name in names]


def find_python(candidates: Optional[Iterable[Path]] = None) -> Optional[Python]:
    """Return the first candidate that fits the pinned wheels, or None."""
    for path in qgis_pythons() if candidates is None else candidates:
        found = probe_python(path)
        if found is not None and found.fits:
            return found
    return None


def probe_python(path: Path) -> Optional[Python]:
    """Probe an interpreter; None when it is no Python that runs."""
    if not path.is_file():
        return None
    try:
        version, wide, makes, kind = json.loads(_program_output([str(path), "-I", "-c", _PROBE]))
    except (ValueError, TypeError):
        return None
    fits = wide and kind == "CPython" and OLDEST <= tuple(version[:2]) <= NEWEST
    return Python(str(path), (version[0], version[1], version[2]), fits, makes)


def find_gpu() -> Optional[Gpu]:
    """Return the first NVIDIA card of nvidia-smi, or None."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return None
    query = ["--query-gpu=name,driver_version,compute_cap", "--format=csv,noheader"]
    lines = _program_output([program, *query]).splitlines() or [""]
    fields = [field.strip() for field in lines[0].split(",")]
    return Gpu(*fields) if len(fields) == 3 else None


def free_mb(folder: Path) -> float:
    """Return the free space in megabytes on the disk of a folder, which need not exist."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(existing).free / 1e6


def wheel_tag() -> str:
    """Return the platform tag of wheels for this machine."""
    machine = platform.machine().lower()
    if sys.platform == "win32":
        return "win_arm64" if machine == "arm64" else "win_amd64"
    if sys.platform == "darwin":
        return "macosx_11_0_arm64" if machine == "arm64" else "macosx_10_12_x86_64"
    return f"manylinux_2_17_{machine}"


def _program_output(command: List[str]) -> str:
    """Return the output of a program; empty when it fails or times out."""
    try:
        # A list and no shell; the interpreter is one that the user or QGIS named.
        return subprocess.run(  # nosec B603
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=worker_environment(),
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT_S,
            creationflags=NO_WINDOW,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _number(text: str) -> float:
    try:
        return float(".".join(text.split(".")[:2]))
    except ValueError:
        return 0.0
