"""Downloads uv, which installs the packages: one program in one pinned wheel."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from html import unescape
from pathlib import Path
from typing import Callable, Optional
from urllib.parse import urljoin

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import replacing
from ...processing_provider.translate import tr
from .machine import wheel_tag
from .plan import RESOURCES
from .runtime_folder import RuntimeFolder
from .sources import Sources

Fetch = Callable[[str], bytes]
PROGRAM = "uv.exe" if os.name == "nt" else "uv"


def get_uv(folder: RuntimeFolder, sources: Sources, fetch: Fetch) -> Path:
    """Return the path of uv, extracted from its wheel on first use.

    Args:
        folder: Folder of the installation.
        sources: Sources of the wheel.
        fetch: Downloads an address.

    Raises:
        MtrefsegError: There is no wheel for this machine, or its hash is not the pinned one.
    """
    pins = (RESOURCES / "requirements-uv.txt").read_text(encoding="utf-8")
    version = re.findall(r"^uv==(\S+)", pins, re.MULTILINE)[0]
    program = folder.path / f"uv-{version}" / PROGRAM
    if program.is_file():
        return program
    local = _in_folder(sources.wheels, version)
    if sources.wheels is not None and local is None:
        text = tr("The folder '{folder}' has no wheel of uv {version} for {platform}.")
        text = text.format(folder=sources.wheels, version=version, platform=wheel_tag())
        raise MtrefsegError(text, tr("Fill it for this platform."))
    wheel = local.read_bytes() if local else fetch(_wheel_url(sources.index, version, fetch))
    if hashlib.sha256(wheel).hexdigest() not in pins:
        text = tr("The downloaded uv {} is not the pinned one (its hash differs).")
        raise MtrefsegError(
            text.format(version), tr("A proxy or mirror has changed it: use another network.")
        )
    return _unpack(wheel, program)


def _in_folder(wheels: Optional[Path], version: str) -> Optional[Path]:
    found = wheels.glob(f"uv-{version}-*.whl") if wheels else ()
    return next((path for path in found if _fits(path.name)), None)


def _wheel_url(index: str, version: str, fetch: Fetch) -> str:
    """Return the address of the wheel by the simple index's page of uv."""
    page = f"{index.rstrip('/')}/uv/"
    for link in re.findall(r'href="([^"#]+)', fetch(page).decode("utf-8", "replace")):
        name = link.rsplit("/", 1)[-1]
        if name.startswith(f"uv-{version}-") and name.endswith(".whl") and _fits(name):
            return urljoin(page, unescape(link))
    text = tr("'{page}' has no wheel of uv {version} for {platform}.")
    text = text.format(page=page, version=version, platform=wheel_tag())
    raise MtrefsegError(text, tr("Use another package index."))


def _fits(name: str) -> bool:
    return wheel_tag() in name.removesuffix(".whl").split("-")[-1].split(".")


def _unpack(wheel: bytes, program: Path) -> Path:
    program.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive, replacing(program) as temporary:
        names = (n for n in archive.namelist() if n.endswith(f".data/scripts/{PROGRAM}"))
        temporary.write_bytes(archive.read(next(names)))
        temporary.chmod(0o700)
    return program
