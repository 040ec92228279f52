"""The file from which a training is resumed: tensors and facts, whole or not there at all."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import replacing
from ...model.files.write_error import RESUME, write_error
from ...model.requests.wire import parse_json


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
    try:
        plain = {name: t.detach().contiguous().cpu() for name, t in tensors.items()}
        with replacing(path) as temporary:
            save_file(plain, temporary, metadata={"facts": json.dumps(facts)})
    except (OSError, SafetensorError) as error:
        raise write_error(path, error, remedy) from error


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


def check_same_values(
    path: Path, stored: Mapping[str, Any], now: Mapping[str, Any], free: Collection[str] = ()
) -> None:
    """Check that a training is resumed with the same values.

    Args:
        path: Of the training, for the message.
        stored: Its values by name, as JSON has them.
        now: The present values.
        free: Names of values that may differ.

    Raises:
        MtrefsegError: Names the value that differs.
    """
    as_json = json.loads(json.dumps(dict(now)))
    for name, value in stored.items():
        if name not in free and as_json.get(name) != value:
            raise MtrefsegError(
                "The training in '{path}' has {name} {value}, but {requested} was requested.",
                "Resume it with the same values, or start anew in another folder.",
                path=path,
                name=name,
                value=value,
                requested=as_json.get(name),
            )


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            yield file
    except (OSError, SafetensorError, ValueError, KeyError, TypeError) as error:
        raise MtrefsegError(
            "The state of the training '{path}' is damaged ({error}).",
            "Start anew in another folder, from the last model that was stored.",
            path=path,
            error=error,
        ) from error
