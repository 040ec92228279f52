"""How the C library treats the memory of tensors: on Linux with glibc; elsewhere nothing happens.

Left alone, glibc maps every large block anew and gives it back at once, so that each layer of a
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
    """Let what one tensor frees serve the next one; call it once, before the first."""
    for option, value in (
        (_MMAP_MAX, 0),
        (_TRIM_THRESHOLD, _NEVER),
        (_TOP_PAD, _STEP_BYTES),
        (_ARENA_MAX, 2),  # arenas grow with the number of threads; two are enough for tiles
    ):
        _call("mallopt", option, value)


def give_back_memory() -> None:
    """Return what is free to the system, when nothing is computed for a while."""
    _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    if sys.platform.startswith("linux"):
        # another C library has no such function
        with suppress(OSError, AttributeError):
            getattr(ctypes.CDLL(None), name)(*values)
