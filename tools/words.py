"""Collects the texts that ``processing_provider/translate.py`` translates, for pylupdate6.

pylupdate6 finds texts of ``self.tr`` by their class. The algorithms share texts and inherit them,
so that theirs are looked up in one context: this script writes them as it can read them.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONTEXT = "mtrefseg"


def texts(path, of_self):
    """Yield the constant texts given to ``tr``, ``mark`` and, with ``of_self``, ``self.tr``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        bare = isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark")
        method = isinstance(node.func, ast.Attribute) and node.func.attr == "tr"
        text = node.args[0]
        if (bare or (method and of_self)) and isinstance(text, ast.Constant):
            yield text.value


def context_texts():
    """Return every text of the context, each once, in the order of files and lines."""
    found = [
        text
        for room in ("processing_provider", "plugin")
        for path in sorted((ROOT / room).rglob("*.py"))
        for text in texts(path, of_self=room == "processing_provider")
    ]
    return list(dict.fromkeys(found))


def main():
    lines = [f'translate("{CONTEXT}", {text!r})' for text in context_texts()]
    Path(sys.argv[1]).write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
