"""Rename the finished files of a run to their outputs: all of them or none.

Where an output cannot be replaced, all files of the run get new names beside the old ones.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import MtrefsegError
from ..messages import Message
from .atomic_write import sync_file, sync_folder
from .output_path import SIDECARS, check_writable, resolve_output
from .partial_files import discard, new_partial
from .signals import deferred_signals

_published: list[str] = []


def no_check() -> None:
    """Allow every replacement."""


@dataclass(frozen=True)
class FinishedFile:
    """A finished file that still has the name of a partial file.

    Attributes:
        output: Path as the user gave it.
        partial: Path of the partial file, in the folder of the output.
        check: Raises MtrefsegError when the file that is at ``output`` by now may not be replaced.
        merge_existing: Takes the existing file, writes one that keeps parts of it, and returns
            its path; None: nothing of the existing file is kept.
        overwrite: Whether the user allowed to replace more than earlier results.
    """

    output: str
    partial: Path
    check: Callable[[], None] = no_check
    merge_existing: Callable[[Path], Path] | None = None
    overwrite: bool = False


@dataclass(frozen=True)
class Published:
    """Paths of published files.

    Attributes:
        paths: One per file, as the user gave them, or the new names.
        warnings: Sentences for the user.
    """

    paths: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def published_outputs() -> tuple[str, ...]:
    """Return the outputs that this process has published so far."""
    return tuple(_published)


def publish(files: Sequence[FinishedFile]) -> Published:
    """Rename the finished files of one run to their outputs.

    When one of them cannot be replaced (another program has the old file open, the disk is full,
    someone worked on it meanwhile), all get new names beside the old files.

    Raises:
        MtrefsegError: A file cannot be synced, or not even new names can be given.
    """
    for file in files:
        try:
            sync_file(file.partial)
        except OSError as error:
            raise MtrefsegError(
                "Output '{output}' cannot be written ({error}).",
                "Check the free space.",
                output=file.output,
                error=error.strerror,
            ) from error
    try:
        _replace_all(files)
    except (MtrefsegError, OSError) as reason:
        return _under_new_names(files, reason)
    return Published(tuple(file.output for file in files))


def _replace_all(files: Sequence[FinishedFile]) -> None:
    with ExitStack() as copies:
        ready = [_ready(file, copies) for file in files]
        with deferred_signals(), _undone_on_failure([target for _, target in ready]) as done:
            for source, target in ready:
                _remove_sidecars(target)
                source.replace(target)
                done.append((source, target))
            # inside the context: deferred signals are raised as soon as it ends
            _published.extend(file.output for file in files)
    for target in dict.fromkeys(target.parent for _, target in ready):
        sync_folder(target)


def _ready(file: FinishedFile, copies: ExitStack) -> tuple[Path, Path]:
    """Return the file to rename, and the path that it gets.

    Args:
        file: Checked and merged with the existing output.
        copies: Discards the merged file if it is not renamed.
    """
    target = resolve_output(file.output)
    check_writable(file.output, file.overwrite)
    file.check()
    source = file.partial
    if target.exists() and file.merge_existing is not None:
        source = file.merge_existing(target)
        if source != file.partial:
            copies.callback(discard, source)
        sync_file(source)
        check_writable(file.output, file.overwrite)
    if target.exists():
        _copy_permissions(target, source)
    return source, target


def _copy_permissions(old: Path, new: Path) -> None:
    status = old.stat()
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root may change the owner
            os.chown(new, status.st_uid, status.st_gid)
    new.chmod(status.st_mode & 0o7777)


@contextmanager
def _undone_on_failure(targets: Sequence[Path]) -> Iterator[list[tuple[Path, Path]]]:
    """Undo the renames when the body fails, so that no new file is left beside an old one.

    Yields:
        A list that the body fills: the former and the new path of each renamed file.
    """
    done: list[tuple[Path, Path]] = []
    # The last file needs no backup: nothing fails after it.
    backups = {target: _backup(target) for target in targets[:-1] if target.exists()}
    try:
        yield done
    except BaseException:
        for source, target in done:
            if target in backups:
                _link_or_copy(target, source)
                backups[target].replace(target)
            else:
                target.rename(source)
        raise
    finally:
        for copy in backups.values():
            discard(copy)


def _backup(target: Path) -> Path:
    copy = new_partial(target.parent, target.suffix)
    _link_or_copy(target, copy)
    return copy


def _link_or_copy(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except OSError:  # a file system without hard links
        shutil.copy2(path, name)


def _remove_sidecars(target: Path) -> None:
    # A journal that a crash left belongs to the old file and would damage the new one.
    for suffix in SIDECARS:
        with suppress(OSError):  # a name of 255 bytes has no sidecar files
            target.with_name(target.name + suffix).unlink(missing_ok=True)


def _under_new_names(files: Sequence[FinishedFile], reason: Exception) -> Published:
    paths = _free_names([resolve_output(file.output) for file in files])
    try:
        with deferred_signals():
            for file, path in zip(files, paths, strict=True):
                file.partial.rename(path)
            _published.extend(map(str, paths))
    except OSError as error:
        for path in paths:
            path.unlink(missing_ok=True)
        raise MtrefsegError(
            "Output '{output}' cannot be put in place ({reason}).",
            "Close it in other programs, or choose another name.",
            output=files[0].output,
            reason=reason,
        ) from error
    text = getattr(reason, "message", None) or f"{getattr(reason, 'strerror', reason)}."
    names = " and ".join(f"'{path}'" for path in paths)
    kept = Message("The old file stays as it was, and the result is in {names}.", names=names)
    return Published(tuple(map(str, paths)), (f"{text} {kept}",))


def _free_names(targets: Sequence[Path]) -> list[Path]:
    """Return paths that do not exist yet, with the same number for all files of a run."""
    number = 2
    while True:
        paths = [_numbered(target, number) for target in targets]
        if not any(path.exists() for path in paths):
            return paths
        number += 1


def _numbered(path: Path, number: int) -> Path:
    end = f" ({number}){path.suffix}"
    stem = os.fsencode(path.stem)[: 255 - len(os.fsencode(end))]
    return path.with_name(stem.decode(errors="ignore") + end)
