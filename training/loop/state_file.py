"""The file from which a training goes on: tensors and facts, whole or not there at all."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from ...model.errors import MtrefsegError
from ...model.files.publish import sync, sync_folder
from ...model.requests.wire import parse_json

REFUSED = {errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EACCES, errno.EPERM, errno.EROFS}
RESUME = "Free some space on the disk, then resume; what was stored before is still there."


def write_state(
    path: Path, tensors: Mapping[str, Tensor], facts: Mapping[str, Any], remedy: str = RESUME
) -> None:
    """Write what a training needs to go on; when that fails, the former state stays.

    Args:
        path: Of the state.
        tensors: By name.
        facts: JSON.
        remedy: What helps where the disk is full.

    Raises:
        MtrefsegError: The disk is full, or the folder cannot be written.
    """
    made = beside(path)
    try:
        plain = {name: t.detach().contiguous().cpu() for name, t in tensors.items()}
        save_file(plain, made, metadata={"facts": json.dumps(facts)})
        publish(made, path)
    except (OSError, SafetensorError) as error:
        made.unlink(missing_ok=True)
        raise not_written(path, error, remedy) from error


def write_text(path: Path, text: str) -> None:
    """Write a text file; when that fails, the former one stays.

    Raises:
        OSError: The disk is full, or the folder cannot be written.
    """
    made = beside(path)
    try:
        made.write_text(text, encoding="utf-8")
        publish(made, path)
    except OSError:
        made.unlink(missing_ok=True)
        raise


def beside(path: Path) -> Path:
    """Return the file that is written before it takes the place of another."""
    return path.with_name(f".{path.name}.part")


def publish(made: Path, path: Path) -> None:
    """Put a finished file in the place of another, so that a power failure leaves one of them.

    Raises:
        OSError: It cannot be written.
    """
    sync(made)
    made.replace(path)
    sync_folder(path.parent)


def read_state(path: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """Read what ``write_state`` wrote.

    Raises:
        MtrefsegError: The file is damaged.
    """
    with _opened(path) as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        return tensors, parse_json(file.metadata()["facts"])


def read_facts(path: Path) -> dict[str, Any]:
    """Read the facts alone.

    Raises:
        MtrefsegError: The file is damaged.
    """
    with _opened(path) as file:
        facts: dict[str, Any] = parse_json(file.metadata()["facts"])
        return facts


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            yield file
    except (OSError, SafetensorError, ValueError, KeyError, TypeError) as error:
        raise MtrefsegError(
            f"The state of the training '{path}' is damaged ({error}).",
            "Start anew in another folder, from the last model that was stored.",
        ) from error


def not_written(path: Path, error: Exception, remedy: str = RESUME) -> MtrefsegError:
    """Return the error of a file or folder that could not be written.

    Args:
        path: The file or folder.
        error: Why.
        remedy: What helps where the disk is full.
    """
    refused = getattr(error, "errno", None) in REFUSED
    return MtrefsegError(
        f"'{path}' cannot be written ({str(error).strip()}).",
        "Name a folder in which you may write." if refused else remedy,
    )
