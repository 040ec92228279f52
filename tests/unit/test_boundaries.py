"""Each side can be imported without the other side's libraries."""

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
QGIS = ["qgis", "PyQt5", "PyQt6", "processing", "osgeo"]


def engine_libraries():
    """Return the names under which the dependencies in pyproject.toml are imported."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["train"]]
    names = {canonicalize_name(Requirement(text).name) for text in required}
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if names & set(map(canonicalize_name, owners))
    )


ENGINE = engine_libraries()

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
LIST_FILES = """
for name, module in sorted(sys.modules.items()):
    if name.split(".")[0] == "mtrefseg":
        print(module.__file__)
"""
# The QGIS side imports Qt and QGIS, which a stand-in gives where there is no QGIS.
FAKE_QGIS = """
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


def absolute_imports(path):
    """Return what a file imports by the package's own name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "mtrefseg")
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from [node.module] if node.module.split(".")[0] == "mtrefseg" else []


def test_the_libraries_of_the_engine_are_found_by_their_names_in_pyproject():
    assert {"torch", "skimage", "PIL", "rasterio", "transformers", "typer"} <= set(ENGINE)
    assert not {"qgis", "json", "pytest"} & set(ENGINE)


def test_imports_go_one_way_and_in_no_circle():
    # the contracts stand in pyproject.toml
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_inside_the_package_imports_are_relative():
    # QGIS may load the folder under another name; ruff's own rule (TID251) takes relative imports
    # for absolute ones in a clone that is called mtrefseg
    rooms = ("model", "training", "engine", "engine_client", "plugin", "processing_provider")
    paths = [*ROOT.glob("*.py"), *(path for room in rooms for path in (ROOT / room).rglob("*.py"))]
    wrong = {path.name: names for path in paths if (names := list(absolute_imports(path)))}
    assert len(paths) > 100
    assert not wrong


def test_the_engine_never_imports_qgis():
    import_all(modules("model", "training", "engine"), QGIS)


@pytest.mark.parametrize("room", ["plugin", "processing_provider"])
def test_the_qgis_side_never_imports_the_engines_libraries(room):
    import_all(modules(room), ENGINE, FAKE_QGIS)


def test_ruff_holds_what_qgis_imports_to_the_python_of_qgis():
    # QGIS's Python may be older than the engine's; a list in pyproject.toml names these files
    code = FAKE_QGIS + BLOCK + LIST_FILES
    names = modules("plugin", "processing_provider", "engine_client")
    run = subprocess.run(
        [sys.executable, "-c", code, ",".join(names), ",".join(ENGINE)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    imported = {Path(line).relative_to(ROOT) for line in run.stdout.splitlines()}
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = {
        path.relative_to(ROOT)
        for pattern in settings["tool"]["ruff"]["per-file-target-version"]
        for path in ROOT.glob(pattern)
    }
    assert len(imported) > 100
    assert sorted(imported - listed) == []


def test_every_file_that_ruff_holds_to_another_python_exists():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["ruff"]["per-file-target-version"]
    assert [pattern for pattern in patterns if not any(ROOT.glob(pattern))] == []


def test_client_and_messages_need_neither_side():
    names = ["model.errors", "model.config", "model.version", "engine.worker"]
    import_all(
        [f"mtrefseg.{name}" for name in names] + modules("model/requests", "engine_client"),
        ENGINE + QGIS,
    )


def test_the_package_itself_imports_nothing_heavy():
    import_all(["mtrefseg"], ENGINE + QGIS)
