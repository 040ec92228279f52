"""Errors of any library that mean that memory was short. Standard library only, Python 3.9."""

from __future__ import annotations

TEXTS = ("out of memory", "allocate memory", "not enough memory")
"""Of GPUs, of a CPU on Linux, of a CPU on Windows. accelerate's ``should_reduce_batch_size``
recognises neither the last nor the CUDA driver's ``CUDA error: out of memory``."""


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error means that this machine or its device has no memory left.

    PyTorch's ``OutOfMemoryError`` is recognised by its name: the worker runs before PyTorch is
    loaded.
    """
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and any(phrase in text for phrase in TEXTS)
