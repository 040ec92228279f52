"""Work of the dialog that runs in the threads of tasks, without widgets."""

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
    """GPU and Python of this machine; None where there is none."""

    gpu: Optional[Gpu]
    python: Optional[Python]


def inspect_machine() -> Machine:
    """Find a GPU and a suitable Python; takes up to two seconds."""
    return Machine(machine.find_gpu(), machine.find_python())


def install(
    plan: Plan,
    network: Network,
    on_progress: OnProgress,
    cancelled: Cancel,
    on_checked: Callable[[List[Finding]], None],
    release: Callable[[], None],
) -> Installed:
    """Run the checks, then the installation.

    Args:
        plan: What to install.
        network: Access to the package index.
        on_progress: Called with the progress.
        cancelled: Polled; True stops the installation.
        on_checked: Called with the findings of the checks before the installation.
        release: Ends the workers that use the active environment.

    Raises:
        MtrefsegError: A check has the level ``STOP``, or a step has failed.
    """
    findings = check(plan, network.fetch)
    on_checked(findings)
    stops = [finding.text for finding in findings if finding.level == STOP]
    if stops:
        raise MtrefsegError(stops[0])
    return Installation(plan, network, on_progress, cancelled, release).run()


def remove(folder: RuntimeFolder, release: Callable[[], None]) -> bool:
    """Remove the installation and end its workers; False when a file was locked.

    Raises:
        MtrefsegError: An installation is in progress.
    """
    with installation_lock(folder.path):
        release()
        return folder.remove()


def choose(path: str, folder: RuntimeFolder, cancelled: Cancel) -> str:
    """Check a Python that the user has chosen, with the log of installations.

    Raises:
        MtrefsegError: It cannot run the engine, or an installation is in progress.
    """
    with installation_lock(folder.path):
        folder.path.mkdir(parents=True, exist_ok=True)
        with folder.log.open("w", encoding="utf-8") as log:
            return check_python(str(Path(path)), log, cancelled)
