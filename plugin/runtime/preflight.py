"""What is checked before the first byte: disk, network, Python, graphics card."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Iterator, List

from ...model.errors import Cancelled, MtrefsegError
from . import machine
from .failures import diagnose
from .plan import CUDA_INDEX, Plan
from .sources import GITHUB, PYTORCH
from .uv_tool import Fetch

GOOD, WARNING, STOP = "good", "warning", "stop"
DISK_MARGIN = 1.2
LONGEST_WINDOWS_PATH = 100


@dataclass(frozen=True)
class Finding:
    """One line of the check; ``STOP`` means that the installation cannot work."""

    level: str
    text: str


def check(plan: Plan, fetch: Fetch) -> List[Finding]:
    """Check whether a plan can work; takes seconds when the network is slow.

    Args:
        plan: What is to be installed.
        fetch: Downloads an address, or raises MtrefsegError with the reason.
    """
    return [_disk(plan), *_python(plan), *_network(plan, fetch), *_path(plan)]


def _disk(plan: Plan) -> Finding:
    free_gb = machine.free_mb(plan.folder.path) / 1000
    needed_gb = (plan.disk_mb + plan.download_mb) * DISK_MARGIN / 1000
    text = f"Disk: {free_gb:.1f} GB free, {needed_gb:.1f} GB needed while installing."
    if free_gb >= needed_gb:
        return Finding(GOOD, text)
    return Finding(STOP, f"{text} Make room on the disk of '{plan.folder.path}'.")


def _python(plan: Plan) -> Iterator[Finding]:
    if plan.python is not None:
        yield Finding(GOOD, f"Python: {plan.python.path} fits.")
    elif plan.sources.wheels is not None:
        yield Finding(
            STOP,
            "Python: QGIS has none that fits, and a folder of wheels brings none. Install Python "
            "3.11 to 3.13 on this machine and choose it with 'Other Python'.",
        )


def _network(plan: Plan, fetch: Fetch) -> Iterator[Finding]:
    if plan.sources.wheels is not None:
        count = len(list(plan.sources.wheels.glob("*.whl")))
        text = f"Folder of wheels: {count} files in '{plan.sources.wheels}'."
        yield Finding(GOOD if count else STOP, text)
        return
    first = _reach(plan.sources.index.rstrip("/") + "/uv/", fetch)
    yield first
    if first.level == STOP:  # QGIS may ask the user for a login at every address
        return
    if plan.python is None:
        yield _reach(GITHUB, fetch)
    for batch in plan.batches():
        for options in batch.options[-1:]:
            index = options[options.index("--index-url") + 1]
            if index in (f"{PYTORCH}/cpu", CUDA_INDEX):
                yield _reach(f"{index}/torch/", fetch, ", ".join(plan.sources.find_links))


def _reach(address: str, fetch: Fetch, instead: str = "") -> Finding:
    """Ask an address; where ``instead`` has the packages too it need not answer."""
    host = address.split("/")[2] if "//" in address else address
    try:
        fetch(address)
    except Cancelled:
        raise
    except MtrefsegError as error:
        if instead:
            text = f"Network: {host} does not answer; PyTorch has to be in {instead}."
            return Finding(WARNING, text)
        return Finding(STOP, f"Network: {host} does not answer. {diagnose(str(error))}")
    return Finding(GOOD, f"Network: {host} answers.")


def _path(plan: Plan) -> Iterator[Finding]:
    """Windows cuts paths at 260 characters unless it was told otherwise."""
    if os.name == "nt" and len(str(plan.folder.path)) > LONGEST_WINDOWS_PATH:
        yield Finding(WARNING, f"The folder's path is long for Windows: {plan.folder.path}")
    if sys.platform == "darwin" and machine.wheel_tag().endswith("x86_64"):
        yield Finding(STOP, "PyTorch has no packages for Macs with an Intel processor any more.")
