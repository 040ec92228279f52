"""The names of Qt that the QGIS side uses, and whether Qt 6 has them.

QGIS 4 uses Qt 6, where enums are scoped and some members are gone. Run this file with a Python
that has PyQt6 to list the names of the classes in use: ``python tools/qt6_names.py``. The
test ``tests/unit/plugin/test_qt6.py`` compares the code with that list and needs no PyQt6.
"""

import ast
import importlib
import json
from enum import EnumMeta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("plugin", "processing_provider")
LIST = ROOT / "tests" / "unit" / "qt6_names.json"
# Moved in Qt 6; qgis.PyQt gives them under the old name too.
MOVED = {"QAction": "QtGui", "QShortcut": "QtGui"}


def files():
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imported(tree):
    """Local name → (module, class) of what a file takes from qgis.PyQt."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt."):
            module = node.module.rsplit(".", 1)[1]
            found.update({a.asname or a.name: (module, a.name) for a in node.names})
    return found


def chains(source):
    """Yield line, module, class and the attributes that follow, as (14, QtCore, Qt, [Key, …])."""
    tree = ast.parse(source)
    names = imported(tree)
    for node in ast.walk(tree):
        parts, inner = [], node
        while isinstance(inner, ast.Attribute):
            parts.insert(0, inner.attr)
            inner = inner.value
        if parts and isinstance(inner, ast.Name) and inner.id in names:
            yield (node.lineno, *names[inner.id], parts)


def classes():
    """Return every class in use as (module, name)."""
    return sorted({pair for f in files() for pair in imported(ast.parse(f.read_text())).values()})


def problems(source, known):
    """Return the names in a source that Qt 6 does not have."""
    found = []
    for module, name in imported(ast.parse(source)).values():
        if name not in known:
            found.append(f"{module}.{name} is not in the list")
    for line, _, name, parts in chains(source):
        members = known.get(name)
        if members is None:
            continue
        if parts[0] not in members:
            found.append(f"line {line}: {name}.{parts[0]}")
        elif members[parts[0]] and len(parts) > 1 and parts[1] not in members[parts[0]]:
            found.append(f"line {line}: {name}.{parts[0]}.{parts[1]}")
    return found


def _members(kind):
    """Attribute → members of the enum that it is, or nothing."""
    listed = {}
    for name in dir(kind):
        value = getattr(kind, name, None)
        if not name.startswith("_"):
            listed[name] = sorted(value.__members__) if isinstance(value, EnumMeta) else []
    return listed


def main():
    known = {}
    for module, name in classes():
        holder = importlib.import_module(f"PyQt6.{MOVED.get(name, module)}")
        known[name] = _members(getattr(holder, name))
    lines = ",\n".join(f"{json.dumps(n)}: {json.dumps(m)}" for n, m in sorted(known.items()))
    LIST.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
