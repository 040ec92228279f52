"""The splits of a data set: a folder that is one, or one above the published folders of splits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...model.messages import Message

SPLITS = ("train", "val")
_GROUPS = (
    (("train",), ("val",)),
    (("train_FINAL_CLEAN",), ("val_FINAL_CLEAN",)),
    (
        ("NS_FINAL_CLEAN_train", "RS_FINAL_CLEAN_train"),
        ("NS_FINAL_CLEAN_val", "RS_FINAL_CLEAN_val"),
    ),
    (("MTRefSeg_pretrain_TV_clean", "MTRefSeg_pretrain_NS", "MTRefSeg_pretrain_RS"), ()),
)
"""Names for training and for validation: our own, MTRefSeg-21K whole, by natural scenes and remote
sensing, the pairs of stage 1. The groups may hold the same pairs, so only one of them is read."""
SPLIT_NAMES = frozenset(name for group in _GROUPS for names in group for name in names)


@dataclass(frozen=True)
class SplitFolders:
    """Folders of a data set.

    Attributes:
        train: To train on; the folder itself where it has no splits.
        val: To score on; may be empty.
        unused: Names of further splits, which are not read.
    """

    train: tuple[Path, ...]
    val: tuple[Path, ...] = ()
    unused: tuple[str, ...] = ()

    def notes(self, folder: Path) -> list[str]:
        """Return a sentence on splits that are not read."""
        if not self.unused:
            return []
        read = ", ".join(path.name for path in (*self.train, *self.val))
        text = Message(
            "of the splits in '{folder}' {read} are read, not {unused}",
            folder=folder,
            read=read,
            unused=", ".join(self.unused),
        )
        return [text]


def find_splits(folder: Path) -> SplitFolders:
    """Return the splits of a folder; the folder itself where it is one or has none."""
    if (folder / "A").is_dir():
        return SplitFolders((folder,))
    found: list[SplitFolders] = []
    for group in _GROUPS:
        train, val = (tuple(folder / n for n in names if (folder / n).is_dir()) for names in group)
        if train or val:
            found.append(SplitFolders(train, val))
    if not found:
        return SplitFolders((folder,))
    chosen = next((splits for splits in found if splits.train), found[0])
    others = [path.name for s in found if s is not chosen for path in (*s.train, *s.val)]
    return SplitFolders(chosen.train, chosen.val, tuple(others))
