"""Which Python runs the engine, and how it is started. Standard library only."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Dict, List, Optional

from ..model.errors import MtrefsegError

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = "MTREFSEG_PYTHON"
SETTING = "mtrefseg/python"

# QGIS sets these for its own Python, PROJ, GDAL and Qt; the engine brings others.
FOREIGN = (
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "PYTHONEXECUTABLE",
    "VIRTUAL_ENV",
    "PROJ_LIB",
    "PROJ_DATA",
    "PROJ_NETWORK",
    "GDAL_DATA",
    "GDAL_DRIVER_PATH",
    "GDAL_PLUGINS_PATH",
    "GEOTIFF_CSV",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "DYLD_INSERT_LIBRARIES",
    "QGIS_PREFIX_PATH",
    "QT_PLUGIN_PATH",
    "SSL_CERT_DIR",
)

# The folder may have any name, and an installed mtrefseg may be another version: the package is
# taken from this very folder, and sys.path stays as the engine's Python makes it.
_BOOT = """
import importlib.util, os, runpy, sys
root = sys.argv[1]
spec = importlib.util.spec_from_file_location(
    "mtrefseg", os.path.join(root, "__init__.py"), submodule_search_locations=[root])
package = importlib.util.module_from_spec(spec)
sys.modules["mtrefseg"] = package
spec.loader.exec_module(package)
runpy.run_module("mtrefseg.model.inference.worker", run_name="__main__")
"""


def find_python(setting: Optional[str] = None, root: Path = ROOT) -> str:
    """Return the Python of the engine: environment variable, setting, then the folder's .venv.

    ``sys.executable`` is never tried: inside QGIS it may be any Python, or QGIS itself.

    Args:
        setting: What the user chose in QGIS's settings, if anything.
        root: The plugin's folder.

    Raises:
        MtrefsegError: There is none, or the chosen one does not exist.
    """
    variable = os.environ.get(VARIABLE, "").strip()
    for chosen, name in ((variable, f"variable {VARIABLE}"), (setting, f"setting {SETTING}")):
        if chosen:
            if Path(chosen).is_file():
                return str(chosen)
            raise MtrefsegError(
                f"The engine's Python '{chosen}' does not exist (it comes from the {name}).",
                "Correct it, or remove it.",
            )
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    bundled = root.joinpath(".venv", *inside)
    if bundled.is_file():
        return str(bundled)
    raise MtrefsegError(
        "No Python with the mtrefseg engine was found.",
        f"Run 'make setup' in {root}, or let the environment variable {VARIABLE} or the setting "
        f"{SETTING} name a Python that has the packages of pyproject.toml.",
    )


def worker_command(python: str, root: Path = ROOT) -> List[str]:
    """Return the command line that starts a worker; -I keeps QGIS's folders out of it."""
    return [python, "-u", "-I", "-c", _BOOT, str(root)]


def worker_environment() -> Dict[str, str]:
    """Return the environment without what QGIS set for its own libraries."""
    return {key: value for key, value in os.environ.items() if key not in FOREIGN}
