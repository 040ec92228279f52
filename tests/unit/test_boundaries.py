"""Each side can be imported without the other side's libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGINE = (
    "torch transformers numpy scipy rasterio geopandas pandas pyogrio shapely pyproj skimage "
    "safetensors tokenizers matplotlib typer rich"
).split()
QGIS = ["qgis", "PyQt5", "PyQt6", "processing", "osgeo"]

BLOCK = """
import importlib, sys
blocked = set(sys.argv[2].split(","))
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in blocked:
            raise ImportError(name + " is on the other side")
sys.meta_path.insert(0, Wall())
for name in sys.argv[1].split(","):
    importlib.import_module(name)
"""
# The QGIS side imports Qt and QGIS, which a stand-in gives where there is no QGIS.
STANDIN_QGIS = """
import sys, types
class Anything(type):
    def __getattr__(cls, name): return Base
    def __or__(cls, other): return Base
class Base(metaclass=Anything):
    def __init__(self, *args): pass
for name in ("qgis", "qgis.core", "qgis.gui", "qgis.utils", "qgis.PyQt", "qgis.PyQt.QtCore",
             "qgis.PyQt.QtGui", "qgis.PyQt.QtNetwork", "qgis.PyQt.QtWidgets",
             "processing", "processing.gui", "processing.gui.wrappers"):
    module = types.ModuleType(name)
    module.__getattr__ = lambda attribute: Base
    module.__path__ = []
    sys.modules[name] = module
"""


def modules(*rooms):
    return [
        ".".join(("mtrefseg", *path.relative_to(ROOT).with_suffix("").parts))
        for room in rooms
        for path in sorted((ROOT / room).rglob("*.py"))
        if path.name != "__init__.py"
    ]


def import_all(names, blocked, before=""):
    run = subprocess.run(
        [sys.executable, "-c", before + BLOCK, ",".join(names), ",".join(blocked)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr


def test_the_engine_never_imports_qgis():
    import_all(modules("model", "training"), QGIS)


@pytest.mark.parametrize("room", ["plugin", "processing_provider"])
def test_the_qgis_side_never_imports_the_engines_libraries(room):
    import_all(modules(room), ENGINE, STANDIN_QGIS)


def test_client_and_messages_need_neither_side():
    requests = ["request", "check_request", "redraw_request"]
    names = ["errors", *requests, "config", "version", "inference.worker"]
    client = ["interpreter", "worker_process", "worker_client"]
    import_all(
        [f"mtrefseg.model.{n}" for n in names]
        + [f"mtrefseg.processing_provider.{n}" for n in client],
        ENGINE + QGIS,
    )


def test_the_package_itself_imports_nothing_heavy():
    import_all(["mtrefseg"], ENGINE + QGIS)
