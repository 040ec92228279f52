"""The device that the network runs on and the number format that it computes in, with reasons."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

import torch

from ..errors import MtrefsegError
from ..messages import Message

GPUS = ("cuda", "mps")
NVIDIA_DRIVERS = (Path("/proc/driver/nvidia/version"), Path("C:/Windows/System32/nvcuda.dll"))
FORMATS = {
    "float32": torch.float32,
    "bfloat16": torch.bfloat16,
    "float16": torch.float16,
}


@dataclass(frozen=True)
class Device:
    """A device by PyTorch's name (``cpu``, ``cuda``, ``mps``), and why it was chosen."""

    name: str
    reason: str


@dataclass(frozen=True)
class Precision:
    """A number format by PyTorch's name, and why it was chosen; norms are float32 in any."""

    name: str
    reason: str

    @property
    def dtype(self) -> torch.dtype:
        """PyTorch's data type."""
        return FORMATS[self.name]


def choose_device(requested: str) -> Device:
    """Choose the device.

    Args:
        requested: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MtrefsegError: The requested device does not exist, or does not run.
    """
    if requested == "cpu":
        return Device("cpu", Message("as asked"))
    name, problem = _usable_gpu()
    if requested == "auto":
        if problem:
            return Device("cpu", problem)
        model = torch.cuda.get_device_name() if name == "cuda" else "Apple GPU"
        return Device(name, Message("{model} was found", model=model))
    if requested != name:
        problem = _why_missing(requested)
    if problem:
        raise MtrefsegError(
            "Device '{requested}' is not available on this machine: {problem}.",
            "Use 'auto' or 'cpu'.",
            requested=requested,
            problem=problem,
        )
    return Device(name, Message("as asked"))


def _usable_gpu() -> tuple[str, str]:
    """Return the name of the GPU and why it cannot be used; an empty text where it can."""
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    if accelerator is None or accelerator.type not in GPUS:
        return "", _why_missing("cuda")
    try:
        # a card too old or too new for this build of PyTorch fails at its first operation only
        torch.ones(2, device=accelerator.type).add(1).sum().item()
    except RuntimeError as error:
        reason = str(error).strip().splitlines()[0]
        return accelerator.type, Message(
            "the GPU was found and does not run ({reason})", reason=reason
        )
    return accelerator.type, ""


def _why_missing(name: str) -> str:
    if name == "mps":
        return "no Apple GPU was found"
    has_gpu_build = torch.version.cuda or torch.version.hip
    if has_gpu_build is None and any(path.exists() for path in NVIDIA_DRIVERS):
        return Message(
            "a GPU driver is installed, but PyTorch {version} is built without CUDA",
            version=torch.__version__,
        )
    return Message("no GPU was found")


def choose_precision(requested: str, device: Device) -> Precision:
    """Choose the number format.

    Args:
        requested: ``auto`` or one of ``FORMATS``.
        device: Where the network runs.
    """
    if requested != "auto":
        return Precision(requested, Message("as asked"))
    if device.name != "cuda":
        return Precision("float32", Message("exact on '{device_name}'", device_name=device.name))
    if torch.cuda.is_bf16_supported(including_emulation=False):
        return Precision("bfloat16", Message("the GPU computes in it several times faster"))
    return Precision("float32", Message("the GPU does not compute in bfloat16"))


def release_cached_memory(device: Device) -> None:
    """Return the memory that PyTorch's allocator caches to the device."""
    if device.name != "cpu":
        torch.get_device_module(device.name).empty_cache()


def memory_text(device: Device) -> str:
    """Return the name and size of a device's memory, for error messages."""
    if device.name != "cuda":
        return Message(
            "the memory of '{device_name}' ({machine})",
            device_name=device.name,
            machine=platform.machine(),
        )
    free, total = torch.cuda.mem_get_info()
    return Message(
        "the GPU's memory ({free:.1f} of {total:.1f} GiB free)",
        free=free / 2**30,
        total=total / 2**30,
    )
