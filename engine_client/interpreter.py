"""The Python that runs the engine, and the command lines that start it. Standard library only."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Dict, List, Optional

from ..model.errors import MtrefsegError

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = "MTREFSEG_PYTHON"
SETTING = "mtrefseg/python"
# In the runtime's folder: names the environment there that is in use.
POINTER = "current.json"

# QGIS sets these for the Python, PROJ, GDAL and Qt that it brings; the engine has others.
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
import importlib, importlib.util, os, sys
root = sys.argv[1]
spec = importlib.util.spec_from_file_location(
    "mtrefseg", os.path.join(root, "__init__.py"), submodule_search_locations=[root])
package = importlib.util.module_from_spec(spec)
sys.modules["mtrefseg"] = package
spec.loader.exec_module(package)
importlib.import_module(sys.argv[2]).main()
"""
WORKER = "mtrefseg.engine.worker"


class EngineMissing(MtrefsegError):
    """No Python with the engine was found; the plugin's window offers to install one."""


def find_python(
    setting: Optional[str] = None, root: Path = ROOT, runtime: Optional[Path] = None
) -> str:
    """Return the Python of the engine.

    The order is: environment variable, setting, the environment that the plugin has installed, the
    folder's .venv. ``sys.executable`` is never tried: inside QGIS it may be any Python, or QGIS
    itself.

    Args:
        setting: Path from QGIS's settings, if any.
        root: The plugin's folder.
        runtime: The folder of the environments that the plugin installs.

    Raises:
        EngineMissing: There is none, or the chosen one does not exist.
    """
    variable = os.environ.get(VARIABLE, "").strip()
    for chosen, name in ((variable, f"variable {VARIABLE}"), (setting, f"setting {SETTING}")):
        if chosen:
            if Path(chosen).is_file():
                return str(chosen)
            raise EngineMissing(
                "The engine's Python '{chosen}' does not exist (it comes from the {name}).",
                "Correct it, or remove it.",
                chosen=chosen,
                name=name,
            )
    checkout = environment_python(root / ".venv")
    for python in (installed_python(runtime) if runtime else None, checkout):
        if python is not None and python.is_file():
            return str(python)
    raise EngineMissing(
        "No Python with the mtrefseg engine was found.",
        (
            "Install it: Settings, Options, MTRefSeg, Engine; or let the "
            "environment variable {variable} or the setting {setting} name a "
            "Python that has the packages of pyproject.toml; in a checkout run "
            "'make setup' in {root}."
        ),
        variable=VARIABLE,
        setting=SETTING,
        root=root,
    )


def installed_python(runtime: Path) -> Optional[Path]:
    """Return the Python of the environment that the plugin has installed, whether it runs or not.

    Args:
        runtime: The folder of the environments.
    """
    try:
        pointer = json.loads((runtime / POINTER).read_text(encoding="utf-8"))
        return environment_python(runtime / str(pointer["environment"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def environment_python(folder: Path) -> Path:
    """Return the path of an environment's Python."""
    return folder.joinpath(*(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def worker_command(python: str, root: Path = ROOT) -> List[str]:
    """Return the command line that starts a worker; -I keeps QGIS's folders out of it."""
    return module_command(python, WORKER, root)


def module_command(python: str, module: str, root: Path = ROOT, isolated: bool = True) -> List[str]:
    """Return the command line that runs ``main`` of a module of the package in this folder.

    Args:
        python: Path of the Python.
        module: Full name of the module, with ``mtrefseg`` for the package.
        root: The package's folder.
        isolated: Whether environment variables and the user's site folder are ignored.
    """
    return [python, "-u", *(["-I"] if isolated else []), "-c", _BOOT, str(root), module]


def worker_environment() -> Dict[str, str]:
    """Return the environment without the variables that QGIS sets for its libraries."""
    return {key: value for key, value in os.environ.items() if key not in FOREIGN}
