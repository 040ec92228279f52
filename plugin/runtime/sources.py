"""Sources of packages: PyPI and PyTorch, a mirror of pip's configuration, or a folder."""

from __future__ import annotations

import os
import sys
from configparser import ConfigParser, Error
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Optional, Tuple

PYPI = "https://pypi.org/simple"
PYTORCH = "https://download.pytorch.org/whl"
GITHUB = "https://github.com/astral-sh/python-build-standalone"


@dataclass(frozen=True)
class Sources:
    """Sources of an installation.

    Attributes:
        index: Package index.
        find_links: Folders or pages of wheels of pip's configuration; empty: none.
        wheels: A folder with all packages; no index is used.
    """

    index: str = PYPI
    find_links: Tuple[str, ...] = ()
    wheels: Optional[Path] = None

    def options(self, index: Optional[str] = None) -> List[List[str]]:
        """Return the options of uv and pip to try, one after the other.

        Args:
            index: Index of packages that ``self.index`` does not have.
        """
        if self.wheels is not None:
            return [["--no-index", "--find-links", str(self.wheels)]]
        links = [option for link in self.find_links for option in ("--find-links", link)]
        with_index = [["--index-url", index or self.index, *links]]
        # Without the index first: an unreachable one is an error even if the folders have all.
        return [["--no-index", *links], *with_index] if index and links else with_index


def configured_sources() -> Sources:
    """Return the sources of pip's configuration; variables win over files."""
    options = {**_from_files(), **_from_variables()}
    return Sources(options.get("index-url", PYPI), tuple(options.get("find-links", "").split()))


def _from_variables() -> Dict[str, str]:
    names = {"PIP_INDEX_URL": "index-url", "PIP_FIND_LINKS": "find-links"}
    return {key: os.environ[name] for name, key in names.items() if os.environ.get(name)}


def _from_files() -> Dict[str, str]:
    found: Dict[str, str] = {}
    for path in _pip_files():
        parser = ConfigParser(interpolation=None)
        try:
            parser.read(path, encoding="utf-8")
        except (Error, UnicodeDecodeError):  # pip reports errors in its files itself
            continue
        for section in ("global", "install"):
            if parser.has_section(section):
                found.update(parser.items(section))
    return found


def _pip_files() -> List[Path]:
    """Return the paths of pip's documentation in ascending order of precedence."""
    home = Path.home()
    if os.name == "nt":
        roots = [Path(os.environ.get(n, home)) for n in ("ProgramData", "APPDATA")]
        places = [root / "pip" / "pip.ini" for root in roots]
    elif sys.platform == "darwin":
        support = Path("Library/Application Support/pip/pip.conf")
        places = [Path("/") / support, home / ".config/pip/pip.conf", home / support]
    else:
        places = [Path("/etc/pip.conf"), home / ".pip/pip.conf", home / ".config/pip/pip.conf"]
    named = os.environ.get("PIP_CONFIG_FILE")
    return [*places, Path(named)] if named else places
