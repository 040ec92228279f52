"""The QGIS side uses only what Qt 6 has too (see ``tools/qt6_names.py``)."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
spec = importlib.util.spec_from_file_location("qt6_names", ROOT / "tools" / "qt6_names.py")
qt6_names = importlib.util.module_from_spec(spec)
spec.loader.exec_module(qt6_names)
KNOWN = json.loads(qt6_names.LIST.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", qt6_names.files(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_name_of_qt_exists_in_qt_6(path):
    assert qt6_names.problems(path.read_text(encoding="utf-8"), KNOWN) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Qt.UserRole", "Qt.UserRole"),
        ("Qt.RightDockWidgetArea", "Qt.RightDockWidgetArea"),
        ("Qt.Key.Key_Retrun", "Qt.Key.Key_Retrun"),
        ("Qt.WindowType.Widow", "Qt.WindowType.Widow"),
        ("Qt.MidButton", "Qt.MidButton"),
    ],
)
def test_planted_mistakes_are_found(line, named):
    source = f"from qgis.PyQt.QtCore import Qt\n{line}\n"
    assert qt6_names.problems(source, KNOWN) == [f"line 2: {named}"]


def test_a_class_that_nobody_looked_up_is_found():
    source = "from qgis.PyQt.QtCore import QRegExp\n"
    assert qt6_names.problems(source, KNOWN) == ["QtCore.QRegExp is not in the list"]
