"""Collects the templates of the engine's messages, for pylupdate6 and for the tests.

A template is a constant text given to ``Message`` or to an error, directly or by the name of a
constant, a text of a table named ``…_TEXTS``, or a noun given to ``counted``.
"""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONTEXT = "engine"
ROOMS = ("model", "engine", "training", "engine_client")
ERRORS = ("MtrefsegError", "EngineMissing", "Cancelled", "WorkerCrashed")
CALLS = (*ERRORS, "Message", "with_log")
WORDS = re.compile(r"[^\W\d_]")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def constants(node, names):
    """Yield the constant texts of an argument: both branches of a condition, constants by name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body, names)
        yield from constants(node.orelse, names)
    elif isinstance(node, ast.Name):
        for value in names.get(node.id, ()):
            yield from constants(value, {})


def assignments(tree):
    """Return the values that names are assigned anywhere in a file."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            pairs = [(node.target, node.value)]
        else:
            continue
        for target, value in pairs:
            if isinstance(target, ast.Name):
                found.setdefault(target.id, []).append(value)
    return found


def of_call(node, names):
    """Yield the templates of one call."""
    name = getattr(node.func, "id", "")
    if name == "counted" and len(node.args) > 1:
        for noun in constants(node.args[1], names):
            yield from (noun, f"{noun}s")
    elif name in CALLS:
        for argument in node.args[: 1 if name == "Message" else 2]:
            yield from constants(argument, names)


def templates_of(path):
    """Yield the templates of one file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = assignments(tree)
    for name, values in names.items():
        if name.endswith("_TEXTS"):
            tables = [value for value in values if isinstance(value, ast.Dict)]
            yield from (text for table in tables for v in table.values for text in constants(v, {}))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        yield from of_call(node, names)


def paths():
    """Return the files that messages are written in."""
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def templates():
    """Return every template that has words, each once, in the order of files and lines."""
    found = [text for path in paths() for text in templates_of(path)]
    return [text for text in dict.fromkeys(found) if WORDS.search(PLACEHOLDER.sub("", text))]


def main():
    lines = [f'translate("{CONTEXT}", {text!r})' for text in templates()]
    Path(sys.argv[1]).write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
