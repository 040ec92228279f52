"""What the page lets a thread do; no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Optional

from ...model.errors import MtrefsegError
from . import machine
from .check_python import check_python
from .installation import Cancel, Installation, Network, OnProgress
from .lock import installation_lock
from .machine import Gpu, Python
from .plan import Plan
from .preflight import STOP, Finding, check
from .runtime_folder import Installed, RuntimeFolder


@dataclass(frozen=True)
class Machine:
    """What was found on this machine; None where there is none."""

    gpu: Optional[Gpu]
    python: Optional[Python]


def inspect_machine() -> Machine:
    """Look for a GPU and a Python; takes a second or two."""
    return Machine(machine.find_gpu(), machine.find_python())


def install(
    plan: Plan,
    network: Network,
    on_progress: OnProgress,
    cancelled: Cancel,
    on_checked: Callable[[List[Finding]], None],
    release: Callable[[], None],
) -> Installed:
    """Check, then install; what is not said here is as for ``Installation``.

    Args:
        plan: What to install.
        network: How to reach the index.
        on_progress: Told how far it is.
        cancelled: Asked all the time.
        on_checked: Told what the checks have found, before anything is installed.
        release: Ends the workers that hold the environment in use.

    Raises:
        MtrefsegError: A check says that it cannot work, or a step has failed.
    """
    findings = check(plan, network.fetch)
    on_checked(findings)
    stops = [finding.text for finding in findings if finding.level == STOP]
    if stops:
        raise MtrefsegError(stops[0])
    return Installation(plan, network, on_progress, cancelled, release).run()


def remove(folder: RuntimeFolder, release: Callable[[], None]) -> bool:
    """Remove what was installed, with the workers that use it; False when a file was locked.

    Raises:
        MtrefsegError: An installation is under way.
    """
    with installation_lock(folder.path):
        release()
        return folder.remove()


def choose(path: str, folder: RuntimeFolder, cancelled: Cancel) -> str:
    """Check a Python that the user named, with a log beside that of installations.

    Raises:
        MtrefsegError: It cannot carry the engine, or an installation is under way.
    """
    with installation_lock(folder.path):
        folder.path.mkdir(parents=True, exist_ok=True)
        with folder.log.open("w", encoding="utf-8") as log:
            return check_python(str(Path(path)), log, cancelled)
