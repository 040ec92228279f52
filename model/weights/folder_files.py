"""Which files of a model folder may be read and shown. Standard library only, Python 3.9."""

from __future__ import annotations

from pathlib import Path

LONGEST_CARD = 1 << 20


def lies_inside(path: Path, folder: Path) -> bool:
    """Tell whether a file lies in a folder once all links are followed.

    The cache of the Hugging Face hub, whose ``snapshots/COMMIT`` links to ``blobs``, counts as one
    folder.
    """
    try:
        found, root = path.resolve(), folder.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return False
    blobs = root.parent.parent / "blobs" if root.parent.name == "snapshots" else root
    return root in found.parents or blobs in found.parents
