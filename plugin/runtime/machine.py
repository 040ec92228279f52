"""What this machine has: Pythons that can carry the engine, a GPU and its driver, disk space."""

from __future__ import annotations

import json
import os
import platform
import shutil

# Asks other Pythons and nvidia-smi what they are.
import subprocess  # nosec B404
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, List, Optional, Tuple

from ...engine_client.interpreter import worker_environment
from .commands import NO_WINDOW

OLDEST, NEWEST = (3, 11), (3, 13)
# What the CUDA 13.0 builds of PyTorch run with (NVIDIA's release notes of the toolkit).
DRIVER_OF_CUDA, CAPABILITY_OF_CUDA = 580.0, 7.5
TIMEOUT_S = 20.0

_PROBE = (
    "import importlib.util as i, json, platform, sys; print(json.dumps([list(sys.version_info[:3]),"
    " sys.maxsize > 2**32, all(i.find_spec(n) for n in ('venv', 'ensurepip')),"
    " platform.python_implementation()]))"
)


@dataclass(frozen=True)
class Python:
    """An interpreter that was asked.

    Attributes:
        path: Where it lies.
        version: Three numbers.
        fits: It is a 64-bit CPython of the versions that the pinned wheels are made for.
        makes: It can make an environment with pip by itself, without uv.
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
        """Say why PyTorch's CUDA build would not run on it, or return None."""
        if _number(self.driver) < DRIVER_OF_CUDA:
            return (
                f"the driver {self.driver} of {self.name} is too old (CUDA 13 asks for "
                f"{DRIVER_OF_CUDA:.0f} or newer)"
            )
        if _number(self.capability) < CAPABILITY_OF_CUDA:
            return f"{self.name} is too old for PyTorch's CUDA 13 (capability {self.capability})"
        return None


def qgis_pythons() -> List[Path]:
    """Return where the Python that runs QGIS may lie; ``sys.executable`` may be QGIS itself."""
    base, version = Path(sys.base_prefix), sys.version_info
    if os.name == "nt":
        return [base / "python.exe", base / "python3.exe"]
    names = (f"python{version.major}.{version.minor}", "python3")
    # macOS keeps it beside the frameworks of QGIS's bundle.
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
    """Ask an interpreter what it is; None when it does not answer like a Python."""
    if not path.is_file():
        return None
    try:
        version, wide, makes, kind = json.loads(_program_output([str(path), "-I", "-c", _PROBE]))
    except (ValueError, TypeError):
        return None
    fits = wide and kind == "CPython" and OLDEST <= tuple(version[:2]) <= NEWEST
    return Python(str(path), (version[0], version[1], version[2]), fits, makes)


def find_gpu() -> Optional[Gpu]:
    """Return the NVIDIA card that the driver names first, or None."""
    program = shutil.which("nvidia-smi")
    if program is None:
        return None
    query = ["--query-gpu=name,driver_version,compute_cap", "--format=csv,noheader"]
    parts = [part.strip() for part in _program_output([program, *query]).splitlines()[:1] or [""]]
    fields = [part.strip() for part in parts[0].split(",")]
    return Gpu(*fields) if len(fields) == 3 else None


def free_mb(folder: Path) -> float:
    """Return the free space in megabytes where a folder is, or will be made."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(there).free / 1e6


def wheel_tag() -> str:
    """Return what the names of wheels for this machine end in, as pip's tags have it."""
    machine = platform.machine().lower()
    if sys.platform == "win32":
        return "win_arm64" if machine == "arm64" else "win_amd64"
    if sys.platform == "darwin":
        return "macosx_11_0_arm64" if machine == "arm64" else "macosx_10_12_x86_64"
    return f"manylinux_2_17_{machine}"


def _program_output(command: List[str]) -> str:
    """Return what a program prints, or nothing when it fails or does not answer."""
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
