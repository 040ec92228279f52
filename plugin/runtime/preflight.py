"""Checks before an installation: disk space, Python, network, paths."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Iterator, List

from ...model.errors import Cancelled, MtrefsegError
from ...processing_provider.translate import tr
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
    """One line of the checks; ``STOP``: the installation would fail."""

    level: str
    text: str


def check(plan: Plan, fetch: Fetch) -> List[Finding]:
    """Check a plan; takes seconds when the network is slow.

    Args:
        plan: What is to be installed.
        fetch: Downloads an address, or raises MtrefsegError with the reason.
    """
    return [_disk(plan), *_python(plan), *_network(plan, fetch), *_path(plan)]


def _disk(plan: Plan) -> Finding:
    free_gb = machine.free_mb(plan.folder.path) / 1000
    needed_gb = (plan.disk_mb + plan.download_mb) * DISK_MARGIN / 1000
    text = tr("Disk: {free:.1f} GB free, {needed:.1f} GB needed while installing.")
    text = text.format(free=free_gb, needed=needed_gb)
    if free_gb >= needed_gb:
        return Finding(GOOD, text)
    return Finding(STOP, f"{text} {tr('Make room on the disk of {}.').format(plan.folder.path)}")


def _python(plan: Plan) -> Iterator[Finding]:
    if plan.python is not None:
        yield Finding(GOOD, tr("Python: {} fits.").format(plan.python.path))
    elif plan.sources.wheels is not None:
        text = tr(
            "Python: QGIS has none that fits, and a folder of wheels brings none. Install Python "
            "3.11 to 3.13 on this machine and choose it with 'Other Python'."
        )
        yield Finding(STOP, text)


def _network(plan: Plan, fetch: Fetch) -> Iterator[Finding]:
    if plan.sources.wheels is not None:
        count = len(list(plan.sources.wheels.glob("*.whl")))
        text = tr("Folder of wheels: {count} files in '{folder}'.")
        text = text.format(count=count, folder=plan.sources.wheels)
        yield Finding(GOOD if count else STOP, text)
        return
    first = _check_reachable(plan.sources.index.rstrip("/") + "/uv/", fetch)
    yield first
    if first.level == STOP:  # every further address may open QGIS's login window
        return
    if plan.python is None:
        yield _check_reachable(GITHUB, fetch)
    for batch in plan.batches():
        for options in batch.options[-1:]:
            index = options[options.index("--index-url") + 1]
            if index in (f"{PYTORCH}/cpu", CUDA_INDEX):
                links = ", ".join(plan.sources.find_links)
                yield _check_reachable(f"{index}/torch/", fetch, links)


def _check_reachable(address: str, fetch: Fetch, instead: str = "") -> Finding:
    """Check an address; a failure is a warning where ``instead`` may hold the packages."""
    host = address.split("/")[2] if "//" in address else address
    try:
        fetch(address)
    except Cancelled:
        raise
    except MtrefsegError as error:
        if instead:
            text = tr("Network: {host} does not answer; PyTorch has to be in {folders}.")
            return Finding(WARNING, text.format(host=host, folders=instead))
        text = tr("Network: {} does not answer.").format(host)
        return Finding(STOP, f"{text} {diagnose(str(error))}")
    return Finding(GOOD, tr("Network: {} answers.").format(host))


def _path(plan: Plan) -> Iterator[Finding]:
    """Check the platform; Windows limits paths to 260 characters by default."""
    if os.name == "nt" and len(str(plan.folder.path)) > LONGEST_WINDOWS_PATH:
        text = tr("The folder's path is long for Windows: {}")
        yield Finding(WARNING, text.format(plan.folder.path))
    if sys.platform == "darwin" and machine.wheel_tag().endswith("x86_64"):
        text = tr("PyTorch has no packages for Macs with an Intel processor any more.")
        yield Finding(STOP, text)
