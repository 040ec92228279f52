"""Out-of-memory errors of any library, recognised without importing it."""

from __future__ import annotations

PHRASES = ("out of memory", "allocate memory", "not enough memory")
"""CUDA, XPU and MPS; CPU on Linux; CPU on Windows. Hugging Face accelerate's
``should_reduce_batch_size`` knows neither the last nor ``CUDA error: out of memory``."""


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error means that the machine or a device has no memory left."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and any(phrase in text for phrase in PHRASES)
