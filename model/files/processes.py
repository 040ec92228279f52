"""Which processes of which machine still run. Standard library only, Python 3.9."""

from __future__ import annotations

import hashlib
import os
import platform
from pathlib import Path


def machine() -> str:
    """Return a hash of machine and PID namespace, within which a process ID is unique."""
    try:
        space = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        space = ""
    return hashlib.sha256(f"{platform.node()} {space}".encode()).hexdigest()[:6]


def is_running(pid: int) -> bool:
    """Return whether a process of this machine runs, whoever started it."""
    if os.name == "nt":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # no permission: it runs, as another user
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    import ctypes

    query, still_active = 0x1000, 259
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(query, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    succeeded = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not succeeded or code.value == still_active
