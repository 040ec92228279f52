"""Parcels of code and training data of limited size; scenes held out are in none."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

from PIL import Image

from mtrefseg.training.batches.real_sources import SOURCES

Entry = tuple[str, Path]
"""Name in the parcel, and the file."""
CODE = "code/mtrefseg/"
CODE_FOLDERS = ("engine", "engine_client", "model", "training", "vendor", "tests/benchmarks",
                "tests/gpu", "tests/unit/golden", "resources/lexicons",
                "resources/mini")  # fmt: skip
CODE_FILES = ("__init__.py", "__main__.py", "metadata.txt", "pyproject.toml")
NEVER_TRAINED_ON = ("geo/coldsprings_fire", "geo/suriname_clearing", "geo/landsat_pucallpa")
PLATFORMS = ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64",
             "manylinux2014_x86_64", "any")  # fmt: skip
END_BYTES = tarfile.RECORDSIZE  # a tar ends with at most a whole record


def code_entries(root: Path) -> list[Entry]:
    """Return the files of the project that the job needs, as they are in the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard",
         *CODE_FOLDERS, *CODE_FILES],
        cwd=root, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    names = sorted(set(filter(None, listed.split("\0"))))
    return [(CODE + name, root / name) for name in names if (root / name).is_file()]


def download_wheels(packages: list[str], python: str, folder: Path) -> list[Path]:
    """Fetch packages for another Python, in the versions that are installed here."""
    pinned = [f"{name}=={version(name)}" for name in packages]
    if pinned:
        platforms = [part for name in PLATFORMS[:-1] for part in ("--platform", name)]
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
             "--only-binary=:all:", "--implementation", "cp", "--python-version", python,
             *platforms, "--dest", str(folder), *pinned],
            check=True,
        )  # fmt: skip
    return sorted(folder.glob("*.whl"))


def data_entries(data: Path, quality: int, scratch: Path) -> Iterator[Entry]:
    """Yield the training data: what is drawn most often first, the files of a pair together.

    Args:
        data: Folder of real pairs.
        quality: Of the JPEG images, which are compressed again.
        scratch: Folder for them.
    """
    frequent = sorted(SOURCES, key=lambda source: -source.weight)
    order = [source.folder for source in frequent if (data / source.folder).is_dir()]
    order += sorted(
        path.name for path in data.iterdir() if path.is_dir() and path.name not in ("geo", *order)
    )
    for folder in dict.fromkeys(order):
        files = [path for path in (data / folder).rglob("*") if path.is_file()]
        for path in sorted(files, key=lambda path: (_is_image(path), path.stem, path)):
            name = path.relative_to(data).as_posix()
            if not name.startswith(NEVER_TRAINED_ON) and not _held_out(folder, path):
                yield f"data/{name}", _compressed(path, quality, scratch / name)


def _is_image(path: Path) -> bool:
    return path.suffix.lower() in (".jpg", ".jpeg", ".png", ".tif")


def _held_out(folder: str, path: Path) -> bool:
    source = next((source for source in SOURCES if source.folder == folder), None)
    pairs = path.parent.parent.name == Path(folder).name and path.parent.name != "points"
    return bool(source and pairs and _is_image(path) and source.held_out(path.stem))


def _compressed(path: Path, quality: int, scratch: Path) -> Path:
    """Compress a JPEG image again; the original where that is hardly smaller."""
    if path.suffix.lower() not in (".jpg", ".jpeg"):
        return path
    buffer = io.BytesIO()
    with Image.open(path) as image:
        image.save(buffer, "JPEG", quality=quality, optimize=True)
    if buffer.tell() > 0.9 * path.stat().st_size:
        return path
    scratch.parent.mkdir(parents=True, exist_ok=True)
    scratch.write_bytes(buffer.getvalue())
    return scratch


def write_parcels(entries: Iterable[Entry], folder: Path, limit: int) -> list[Path]:
    """Write tar files of at most ``limit`` bytes; returns their paths.

    Raises:
        ValueError: A file is larger than a parcel may be.
    """
    parcels: list[Path] = []
    with ExitStack() as opened:
        archive: tarfile.TarFile | None = None
        for name, path in entries:
            size = _in_tar(path)
            if size + END_BYTES > limit:
                raise ValueError(f"{path} has {size} bytes, a parcel {limit}")
            if archive is None or archive.offset + size + END_BYTES > limit:
                opened.close()
                parcels.append(folder / f"parcel-{len(parcels) + 1}.tar")
                made = tarfile.open(parcels[-1], "w", format=tarfile.USTAR_FORMAT)  # noqa: SIM115
                archive = opened.enter_context(made)
            archive.add(path, name, recursive=False)
    return parcels


def _in_tar(path: Path) -> int:
    """Return the bytes of a file in a tar: a header, and the content in blocks of 512."""
    return 512 + -(-path.stat().st_size // 512) * 512
