"""The package and a stand-in for QGIS, in a Python that has PyQt6 and no QGIS."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent / "shim"))
if "mtrefseg" not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        "mtrefseg", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["mtrefseg"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["mtrefseg"])


@pytest.fixture(scope="session")
def app():
    """The application; an exception in a slot ends the tests."""
    from PyQt6.QtWidgets import QApplication

    return QApplication.instance() or QApplication(["tests"])


@pytest.fixture
def settings():
    """Settings that end with the test."""
    from qgis.core import QgsSettings

    QgsSettings.stored.clear()
    yield QgsSettings.stored
    QgsSettings.stored.clear()
