"""Where the network runs and in which numbers, and why."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

import torch

from ..errors import MtrefsegError

DRIVERS = (Path("/proc/driver/nvidia/version"), Path("C:/Windows/System32/nvcuda.dll"))
FORMATS = {
    "float32": torch.float32,
    "bfloat16": torch.bfloat16,
    "float16": torch.float16,
}


@dataclass(frozen=True)
class Device:
    """Where the network runs and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Precision:
    """The number format of the network and why; norms are float32 in any."""

    name: str
    reason: str

    @property
    def dtype(self) -> torch.dtype:
        """The format in PyTorch's words."""
        return FORMATS[self.name]


def choose_device(wanted: str) -> Device:
    """Choose the device.

    Args:
        wanted: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MtrefsegError: The wanted device is not there, or does not run.
    """
    if wanted == "cpu":
        return Device("cpu", "as asked")
    names = ("cuda", "mps") if wanted == "auto" else (wanted,)
    problems = {}
    for name in names:
        problem = gpu_problem(name)
        if problem is None:
            found = torch.cuda.get_device_name() if name == "cuda" else "Apple GPU"
            return Device(name, f"{found} was found" if wanted == "auto" else "as asked")
        problems[name] = problem
    if wanted == "auto":
        return Device("cpu", problems["cuda"])
    raise MtrefsegError(
        f"Device '{wanted}' is not available on this machine: {problems[wanted]}.",
        "Use 'auto' or 'cpu'.",
    )


def gpu_problem(name: str) -> str | None:
    """Say why a kind of GPU cannot be used, or return None: it has just added two numbers."""
    if not (torch.backends.mps if name == "mps" else torch.cuda).is_available():
        return _why_no_gpu(name)
    try:
        # a card too old or too new for this build is found and fails only when it is used
        torch.ones(2, device=name).add(1).sum().item()
    except RuntimeError as error:
        return f"the GPU was found and does not run ({str(error).strip().splitlines()[0]})"
    return None


def _why_no_gpu(name: str) -> str:
    if name == "mps":
        return "no Apple GPU was found"
    built = torch.version.cuda or torch.version.hip
    if built is None and any(path.exists() for path in DRIVERS):
        return f"a GPU driver is installed, but PyTorch {torch.__version__} is built without CUDA"
    return "no GPU was found"


def choose_precision(wanted: str, device: Device) -> Precision:
    """Choose the number format.

    Args:
        wanted: ``auto`` or one of ``FORMATS``.
        device: Where the network runs.
    """
    if wanted != "auto":
        return Precision(wanted, "as asked")
    if device.name != "cuda":
        return Precision("float32", f"exact on '{device.name}'")
    if torch.cuda.is_bf16_supported(including_emulation=False):
        return Precision("bfloat16", "the GPU computes in it several times faster")
    return Precision("float32", "the GPU does not compute in bfloat16")


def release_memory(device: Device) -> None:
    """Give back what PyTorch keeps for later."""
    if device.name == "cuda":
        torch.cuda.empty_cache()
    elif device.name == "mps":
        torch.mps.empty_cache()


def memory_text(device: Device) -> str:
    """Say how much memory the device has, in words."""
    if device.name != "cuda":
        return f"the memory of '{device.name}' ({platform.machine()})"
    free, total = torch.cuda.mem_get_info()
    return f"the GPU's memory ({free / 2**30:.1f} of {total / 2**30:.1f} GiB free)"
