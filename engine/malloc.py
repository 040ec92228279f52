"""Settings of glibc for the memory of tensors; without effect on other systems.

By default glibc maps every large block anew and returns it at once, so that each layer of a
network first waits for the system to clear its pages: a third of r1's time on a CPU.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

# <malloc.h>
_TRIM_THRESHOLD, _TOP_PAD, _MMAP_MAX, _ARENA_MAX = -1, -2, -4, -8
_NEVER = -1
_STEP_BYTES = 64 << 20


def keep_freed_memory() -> None:
    """Let freed memory serve the next tensor; to be called once, before the first one."""
    for option, value in (
        (_MMAP_MAX, 0),
        (_TRIM_THRESHOLD, _NEVER),
        (_TOP_PAD, _STEP_BYTES),
        (_ARENA_MAX, 2),  # arenas grow with the number of threads; two are enough for tiles
    ):
        _call("mallopt", option, value)


def give_back_memory() -> None:
    """Return free memory to the system, before a pause of the computation."""
    _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    if sys.platform.startswith("linux"):
        # another C library has no such function
        with suppress(OSError, AttributeError):
            getattr(ctypes.CDLL(None), name)(*values)
