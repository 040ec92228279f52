"""The report that a user can send to developers, without names of user and machine."""

from __future__ import annotations

import getpass
import platform
import re
import socket
from pathlib import Path
from typing import Mapping, Sequence

from ..model.version import VERSION

LAST_LINES = 60


def support_report(
    versions: Mapping[str, str],
    parts: Mapping[str, Sequence[str]],
    log: str,
    title: str = "report of an installation",
) -> str:
    """Return the report in Markdown.

    Args:
        versions: Names and versions, as QGIS's.
        parts: Titles and lines, as of the plan, the checks, the error.
        log: Log of the installation or of a crash, of which the last lines are included.
        title: Subject of the report.
    """
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    known = {"mtrefseg": VERSION, "System": system, **versions}
    text = [f"## mtrefseg: {title}", ""]
    text += [f"* {name}: {version}" for name, version in known.items()]
    for heading, lines in parts.items():
        text += ["", f"### {heading}", "", *(f"* {line}" for line in lines)]
    tail = log.strip().splitlines()[-LAST_LINES:]
    return redact("\n".join([*text, "", "### Log", "", "```", *tail, "```", ""]))


def redact(text: str) -> str:
    """Replace the home folder, the names of user and machine, and logins in addresses."""
    home = str(Path.home())
    for path in {home, home.replace("\\", "/"), home.replace("\\", "\\\\")}:
        if len(path) > 1:
            text = re.sub(rf"(?<!\w){re.escape(path)}(?![\w-])", "~", text)
    text = re.sub(r"(\w+://)[^/\s@]+@", r"\1***@", text)
    for name, stand_in in ((_user(), "<user>"), (socket.gethostname(), "<host>")):
        if len(name) > 2:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", stand_in, text)
    return text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without an entry in the password file
        return ""
