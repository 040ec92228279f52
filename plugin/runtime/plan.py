"""The plan of an installation: packages, folder, size, device, sources."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Tuple

from ...engine_client.interpreter import ROOT
from ...processing_provider.translate import tr
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
        folder: Folder of environments, downloads and the log.
        device: ``cpu`` or ``cuda``: the build of PyTorch.
        reason: Reason of the choice of the device.
        python: Base of the environment, or None when uv downloads a Python.
        sources: Sources of the packages.
    """

    folder: RuntimeFolder
    device: str
    reason: str
    python: Optional[Python]
    sources: Sources

    @property
    def download_mb(self) -> int:
        """Estimated size of the downloads in megabytes."""
        if self.sources.wheels is not None:
            return 0
        return SIZES_MB[self.device][0] + (0 if self.python else PYTHON_MB[0])

    @property
    def disk_mb(self) -> int:
        """Estimated size of the installation on disk in megabytes."""
        return SIZES_MB[self.device][1] + (0 if self.python else PYTHON_MB[1])

    @property
    def needs_uv(self) -> bool:
        """Whether only uv can create the environment."""
        return self.python is None or not self.python.makes

    @property
    def key(self) -> str:
        """Hash of what makes installations differ: pinned packages, Python and device."""
        digest = hashlib.sha256(self.device.encode())
        digest.update(str(self.python.version[:2] if self.python else MANAGED_PYTHON).encode())
        for path in _files(self.device):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:12]

    def batches(self) -> List[Batch]:
        """Return the batches of packages with their sources, in order."""
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
        what = tr(
            "What: PyTorch for {} and the geospatial packages, in an environment of their own. "
            "QGIS's Python stays as it is."
        )
        return [
            what.format(self._build_text()),
            tr("Device: {}.").format(self.reason),
            tr("Where: {}").format(self.folder.path),
            self._size_text(),
            tr("From: {}; every package is checked against a pinned hash.").format(
                tr("the folder {}").format(self.sources.wheels)
                if self.sources.wheels
                else self.sources.index
            ),
            self._python_text(),
        ]

    def _build_text(self) -> str:
        if self.device == "cuda":
            return tr("NVIDIA GPUs (CUDA 13)")
        return tr("Apple's GPU and the CPU") if sys.platform == "darwin" else tr("the CPU")

    def _size_text(self) -> str:
        disk, download = f"{self.disk_mb / 1000:.1f}", f"{self.download_mb / 1000:.1f}"
        if self.sources.wheels is not None:
            return tr("Size: about {} GB on the disk.").format(disk)
        text = tr("Size: about {download} GB to download, about {disk} GB on the disk.")
        return text.format(download=download, disk=disk)

    def _python_text(self) -> str:
        if self.python is not None:
            version = ".".join(map(str, self.python.version))
            return f"Python: {version} ({self.python.path})."
        oldest, newest = (".".join(map(str, v)) for v in (machine.OLDEST, machine.NEWEST))
        text = tr(
            "Python: QGIS has no Python from {oldest} to {newest}; uv brings {version} from "
            "github.com."
        )
        return text.format(oldest=oldest, newest=newest, version=MANAGED_PYTHON)


def make_plan(
    folder: Path,
    sources: Sources,
    device: Optional[str] = None,
    gpu: Optional[Gpu] = None,
    python: Optional[Python] = None,
) -> Plan:
    """Decide what to install.

    Args:
        folder: Folder of the installation.
        sources: Sources of the packages.
        device: ``cpu`` or ``cuda``; None: by the card.
        gpu: NVIDIA card of this machine.
        python: Suitable Python of this machine.
    """
    chosen, reason = _choose_device(gpu)
    if device is not None and device != chosen:
        chosen, reason = device, tr("as chosen")
    return Plan(RuntimeFolder(folder), chosen, reason, python, sources)


def _choose_device(gpu: Optional[Gpu]) -> Tuple[str, str]:
    if gpu is None:
        return "cpu", tr("the CPU, because no NVIDIA GPU was found")
    problem = gpu.problem()
    if problem is not None:
        return "cpu", tr("the CPU, because {}").format(problem)
    return "cuda", tr("{card}, driver {driver}").format(card=gpu.name, driver=gpu.driver)


def _files(device: str) -> Tuple[Path, Path]:
    return RESOURCES / "requirements.txt", RESOURCES / f"requirements-{device}.txt"


def _torch_index(device: str) -> Optional[str]:
    """Return the index that has this build where PyPI does not."""
    if device == "cpu":
        return f"{PYTORCH}/cpu" if sys.platform.startswith("linux") else None
    return CUDA_INDEX if sys.platform == "win32" else None
