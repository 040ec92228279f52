"""Finds the files of a data folder by the names in its JSON, and none outside of it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from ...model.messages import Message

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
_SNAPSHOTS = "snapshots"
"""Folder of the Hugging Face hub whose files are links to its folder ``blobs``."""


class OutsideFolder(ValueError):
    """A name or a link leads out of the data folder; the message says which."""


class SampleFiles:
    """The files of one split.

    Args:
        folder: With ``A``, ``B`` and ``masks``; these may be links.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        real = folder.resolve()
        self._roots = [real, *((folder / name).resolve() for name in ("A", "B", "masks"))]
        if _SNAPSHOTS in real.parts:
            above = real.parts[: real.parts.index(_SNAPSHOTS)]
            self._roots.append(Path(*above) / "blobs")
        self._listed: dict[Path, dict[str, Path]] = {}

    def image(self, subfolder: str, name: object) -> Path:
        """Return an image by its name; the suffix may be missing or that of another format.

        Raises:
            OutsideFolder: The name or a link leads out of the folder.
        """
        path = self._folder / subfolder / _inside(name)
        if path.is_file():
            return self.checked(path)
        others = (path.with_name(f"{stem}{s}") for stem in (path.name, path.stem) for s in SUFFIXES)
        return self.checked(next((other for other in others if other.is_file()), path))

    def mask(self, name: object) -> Path:
        """Return a mask by its name, relative to ``masks`` or to the folder.

        Raises:
            OutsideFolder: The name or a link leads out of the folder.
        """
        inside, direct = self.image("masks", name), self._folder / _inside(name)
        return self.checked(direct) if direct.is_file() and not inside.is_file() else inside

    def masks_of(self, sample_id: str) -> list[Path]:
        """Return the masks in the folder of a sample, ordered by number."""
        found = self.images(self._folder / "masks" / _inside(sample_id))
        return [self.checked(path) for path in sorted(found.values(), key=_number)]

    def images(self, folder: Path) -> dict[str, Path]:
        """Return the images of a folder by stem; none where it does not exist."""
        if folder not in self._listed:
            paths = sorted(folder.iterdir()) if folder.is_dir() else []
            self._listed[folder] = {p.stem: p for p in paths if p.suffix.lower() in SUFFIXES}
        return self._listed[folder]

    def checked(self, path: Path) -> Path:
        """Return a path unless a link in it leads out of the folder.

        Raises:
            OutsideFolder: It does.
        """
        real = path.resolve()
        if not any(real.is_relative_to(root) for root in self._roots):
            raise OutsideFolder(Message("'{path}' leads out of the folder", path=path))
        return path


def _inside(name: object) -> str:
    """Return a relative name without ``..``; Windows separators become those of POSIX."""
    text = str(name)
    parts = PurePosixPath(text.replace("\\", "/"))
    absolute = parts.is_absolute() or PureWindowsPath(text).drive
    if absolute or ".." in parts.parts or "\0" in text:
        raise OutsideFolder(Message("'{path}' leads out of the folder", path=f"{text:.200}"))
    return str(parts)


def _number(path: Path) -> tuple[int, str]:
    digits = "".join(filter(str.isdigit, path.stem))
    return int(digits) if digits else 0, path.stem
