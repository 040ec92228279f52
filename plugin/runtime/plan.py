"""What will be installed, where, how large and for which device, before anything happens."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Tuple

from ...engine_client.interpreter import ROOT
from . import machine
from .machine import Gpu, Python
from .runtime_folder import RuntimeFolder
from .sources import PYTORCH, Sources

RESOURCES = ROOT / "resources" / "runtime"
MANAGED_PYTHON = "3.12"
# Measured on Linux: what is downloaded, what is on the disk when it is done (megabytes).
SIZES_MB = {"cpu": (450, 1500), "cuda": (3200, 7500)}
PYTHON_MB = (35, 110)
CUDA_INDEX = f"{PYTORCH}/cu130"


@dataclass(frozen=True)
class Batch:
    """Requirement files that are installed together; ``options`` are tried one by one."""

    files: Tuple[Path, ...]
    options: List[List[str]]


@dataclass(frozen=True)
class Plan:
    """One installation.

    Attributes:
        folder: Where environments, downloads and the log lie.
        device: ``cpu`` or ``cuda``: the build of PyTorch.
        reason: Why that one.
        python: What the environment is made of, or None when uv has to bring a Python.
        sources: Where the packages come from.
    """

    folder: RuntimeFolder
    device: str
    reason: str
    python: Optional[Python]
    sources: Sources

    @property
    def download_mb(self) -> int:
        """Megabytes that are downloaded, roughly."""
        if self.sources.wheels is not None:
            return 0
        return SIZES_MB[self.device][0] + (0 if self.python else PYTHON_MB[0])

    @property
    def disk_mb(self) -> int:
        """Megabytes on the disk when it is done, roughly."""
        return SIZES_MB[self.device][1] + (0 if self.python else PYTHON_MB[1])

    @property
    def needs_uv(self) -> bool:
        """Whether nothing but uv can make the environment."""
        return self.python is None or not self.python.makes

    @property
    def key(self) -> str:
        """What tells this installation from another: pinned packages, Python and device."""
        digest = hashlib.sha256(self.device.encode())
        digest.update(str(self.python.version[:2] if self.python else MANAGED_PYTHON).encode())
        for path in _files(self.device):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:12]

    def batches(self) -> List[Batch]:
        """Return what is installed from where, in order."""
        common, torch = _files(self.device)
        index = _torch_index(self.device)
        if self.sources.wheels is not None or index is None:
            return [Batch((common, torch), self.sources.options())]
        return [
            Batch((torch,), self.sources.options(index)),
            Batch((common,), self.sources.options()),
        ]

    def describe(self) -> List[str]:
        """Return the plan in sentences for the page."""
        build = "NVIDIA GPUs (CUDA 13)" if self.device == "cuda" else "the CPU"
        if self.device == "cpu" and sys.platform == "darwin":
            build = "Apple's GPU and the CPU"
        size = f"about {self.disk_mb / 1000:.1f} GB on the disk"
        if self.sources.wheels is None:
            size = f"about {self.download_mb / 1000:.1f} GB to download, {size}"
        origin = f"the folder {self.sources.wheels}" if self.sources.wheels else self.sources.index
        return [
            f"What: PyTorch for {build} and the geospatial packages, in an environment of their "
            "own. QGIS's Python stays as it is.",
            f"Device: {self.reason}.",
            f"Where: {self.folder.path}",
            f"Size: {size}.",
            f"From: {origin}; every package is checked against a pinned hash.",
            f"Python: {self._python_text()}.",
        ]

    def _python_text(self) -> str:
        if self.python is None:
            oldest, newest = (".".join(map(str, v)) for v in (machine.OLDEST, machine.NEWEST))
            return (
                f"QGIS has no Python from {oldest} to {newest}; uv brings {MANAGED_PYTHON} from "
                "github.com"
            )
        return f"{'.'.join(map(str, self.python.version))} ({self.python.path})"


def make_plan(
    folder: Path,
    sources: Sources,
    device: Optional[str] = None,
    gpu: Optional[Gpu] = None,
    python: Optional[Python] = None,
) -> Plan:
    """Decide what to install.

    Args:
        folder: Where.
        sources: Where from.
        device: ``cpu`` or ``cuda``; None: as the machine has.
        gpu: The card that was found.
        python: The Python that was found.
    """
    chosen, reason = _choose(gpu)
    if device is not None and device != chosen:
        chosen, reason = device, "as chosen"
    return Plan(RuntimeFolder(folder), chosen, reason, python, sources)


def _choose(gpu: Optional[Gpu]) -> Tuple[str, str]:
    if gpu is None:
        return "cpu", "the CPU, because no NVIDIA GPU was found"
    problem = gpu.problem()
    if problem is not None:
        return "cpu", f"the CPU, because {problem}"
    return "cuda", f"{gpu.name}, driver {gpu.driver}"


def _files(device: str) -> Tuple[Path, Path]:
    return RESOURCES / "requirements.txt", RESOURCES / f"requirements-{device}.txt"


def _torch_index(device: str) -> Optional[str]:
    """Return the index that has this build where PyPI does not."""
    if device == "cpu":
        return f"{PYTORCH}/cpu" if sys.platform.startswith("linux") else None
    return CUDA_INDEX if sys.platform == "win32" else None
