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

from ..model.errors import MtrefsegError
from ..model.wire import parse_json

REFUSED = {errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EACCES, errno.EPERM, errno.EROFS}


def write_state(path: Path, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
    """Write what a training needs to go on; when that fails, the former state stays.

    Raises:
        MtrefsegError: The disk is full, or the folder cannot be written.
    """
    made = path.with_name(f".{path.name}.part")
    try:
        plain = {name: t.detach().contiguous().cpu() for name, t in tensors.items()}
        save_file(plain, made, metadata={"facts": json.dumps(facts)})
        made.replace(path)
    except (OSError, SafetensorError) as error:
        made.unlink(missing_ok=True)
        raise not_written(path, error) from error


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


def not_written(path: Path, error: Exception) -> MtrefsegError:
    """Return the error of a file or folder that could not be written."""
    space = "Free some space on the disk, then resume; what was stored before is still there."
    refused = getattr(error, "errno", None) in REFUSED
    return MtrefsegError(
        f"'{path}' cannot be written ({str(error).strip()}).",
        "Name a folder in which you may write." if refused else space,
    )
