"""Finished files get their names, all of a run or none; if they cannot, they are kept and told."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import MtrefsegError
from .atomic_write import sync_file, sync_folder
from .output_path import SIDECARS, check_writable, resolve_output
from .partial_files import discard, new_partial
from .signals import deferred_signals

_published: list[str] = []


def no_check() -> None:
    """Find no reason against replacing a file."""


@dataclass(frozen=True)
class FinishedFile:
    """A file that is whole and does not have its name yet.

    Attributes:
        output: Path as the user gave it.
        partial: Where it lies, in the folder of the output.
        check: Raises MtrefsegError when what stands at the output by now may not be replaced.
        merge_existing: Makes the file that replaces an existing one, with what is kept of that,
            and returns where it lies; None: nothing is kept.
        overwrite: Whether the user allowed to replace more than earlier results.
    """

    output: str
    partial: Path
    check: Callable[[], None] = no_check
    merge_existing: Callable[[Path], Path] | None = None
    overwrite: bool = False


@dataclass(frozen=True)
class Published:
    """Where finished files are.

    Attributes:
        paths: One per file, as the user gave them, or the names that were taken instead.
        warnings: Sentences for the user.
    """

    paths: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def published_outputs() -> tuple[str, ...]:
    """Return the outputs that this process has put in place so far."""
    return tuple(_published)


def publish(files: Sequence[FinishedFile]) -> Published:
    """Rename finished files to their outputs; those of one run stay together.

    When one of them cannot be put in place, since another program holds the old file, the disk is
    full or someone worked on it meanwhile, all get new names beside the old ones.

    Raises:
        MtrefsegError: A file does not reach the disk, or not even new names can be given.
    """
    for file in files:
        try:
            sync_file(file.partial)
        except OSError as error:
            raise MtrefsegError(
                f"Output '{file.output}' cannot be written ({error.strerror}).",
                "Check the free space.",
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
            for made, target in ready:
                _remove_sidecars(target)
                made.replace(target)
                done.append((made, target))
            # Here, since a signal that was held comes as soon as this ends.
            _published.extend(file.output for file in files)
    for target in dict.fromkeys(target.parent for _, target in ready):
        sync_folder(target)


def _ready(file: FinishedFile, copies: ExitStack) -> tuple[Path, Path]:
    """Return the file that goes to the output, and the path that it gets.

    Args:
        file: What was finished.
        copies: Removes what is made here and not put in place.
    """
    target = resolve_output(file.output)
    check_writable(file.output, file.overwrite)
    file.check()
    made = file.partial
    if target.exists() and file.merge_existing is not None:
        made = file.merge_existing(target)
        if made != file.partial:
            copies.callback(discard, made)
        sync_file(made)
        check_writable(file.output, file.overwrite)
    if target.exists():
        _take_over_rights(target, made)
    return made, target


def _take_over_rights(old: Path, new: Path) -> None:
    facts = old.stat()
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root may give files away
            os.chown(new, facts.st_uid, facts.st_gid)
    new.chmod(facts.st_mode & 0o7777)


@contextmanager
def _undone_on_failure(targets: Sequence[Path]) -> Iterator[list[tuple[Path, Path]]]:
    """Undo what was renamed when the body fails, so that no new file stands beside an old one.

    Yields:
        A list for the body: each renamed file, as it was called before and is called now.
    """
    done: list[tuple[Path, Path]] = []
    # The last file needs no way back: nothing fails after it.
    kept = {target: _second_name(target) for target in targets[:-1] if target.exists()}
    try:
        yield done
    except BaseException:
        for made, target in done:
            if target in kept:
                _give_second_name(target, made)
                kept[target].replace(target)
            else:
                target.rename(made)
        raise
    finally:
        for copy in kept.values():
            discard(copy)


def _second_name(target: Path) -> Path:
    copy = new_partial(target.parent, target.suffix)
    _give_second_name(target, copy)
    return copy


def _give_second_name(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except OSError:  # a file system without hard links
        shutil.copy2(path, name)


def _remove_sidecars(target: Path) -> None:
    # A journal left by a crash belongs to the old file and would damage the new one.
    for suffix in SIDECARS:
        with suppress(OSError):  # names of 255 bytes can have none
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
            f"Output '{files[0].output}' cannot be put in place ({reason}).",
            "Close it in other programs, or choose another name.",
        ) from error
    text = getattr(reason, "message", None) or f"{getattr(reason, 'strerror', reason)}."
    names = " and ".join(f"'{path}'" for path in paths)
    kept = f"The old file stays as it was, and the result is in {names}."
    return Published(tuple(map(str, paths)), (f"{text} {kept}",))


def _free_names(targets: Sequence[Path]) -> list[Path]:
    """Return names that do not exist yet, with one number for all files of a run."""
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
