"""The weights of a folder that transformers' Trainer saved: one file or shards, two formats."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ...errors import MtrefsegError
from ...messages import Message
from ..safetensors_io import TensorFacts, groups, read_tensors, tensor_facts
from .opcode_machine import Refused
from .torch_pickle import scan_torch_file
from .weight_paths import weight_paths

ADVICE = Message("Ask its author for safetensors, or download the file again.")


class WeightFiles:
    """The tensors of a folder: facts first, then values one after the other.

    Args:
        folder: Holds weights under one of the names in ``weight_paths.py``.

    Attributes:
        facts: Name → shape and dtype of every tensor.

    Raises:
        MtrefsegError: There are no weights, a shard is missing, or a file is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._files = weight_paths(folder)
        self._facts = {path: _facts(path) for path in self._files}
        self.facts = {name: fact for facts in self._facts.values() for name, fact in facts.items()}

    def read(self) -> Iterator[tuple[str, Tensor]]:
        """Read every tensor once; only the last few are in memory."""
        for path, facts in self._facts.items():
            if path.suffix == ".safetensors":
                yield from read_tensors(path, facts)
            else:
                # a file in the old format cannot be mapped: it is read once and whole
                mapped = zipfile.is_zipfile(path)
                for group in groups(facts, facts) if mapped else [list(facts)]:
                    state = _torch_load(path)
                    yield from ((name, state[name]) for name in group)


def _facts(path: Path) -> dict[str, TensorFacts]:
    if path.suffix == ".safetensors":
        return tensor_facts(path)
    facts = {
        name: TensorFacts(tuple(value.shape), value.dtype)
        for name, value in _torch_load(path).items()
    }
    size = path.stat().st_size
    # strides of 0 repeat one stored number over a shape of any size
    too_large = next((name for name, fact in facts.items() if fact.size > size), None)
    if too_large is not None or sum(fact.size for fact in facts.values()) > 4 * size:
        raise MtrefsegError(
            ("Tensor '{name}' of '{path}' claims more than the {size} bytes of the file."),
            ADVICE,
            name=too_large or next(iter(facts)),
            path=path,
            size=size,
        )
    return facts


def _torch_load(path: Path) -> dict[str, Tensor]:
    """Read a file of torch.save, mapped when it is in the format since PyTorch 1.6.

    Raises:
        MtrefsegError: It is damaged, or holds anything but tensors.
    """
    try:
        scan_torch_file(path)
        # weights_only: PyTorch's restricted unpickler, which calls nothing that the file names
        state = torch.load(  # nosec B614
            path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path)
        )
    except Exception as error:  # any kind: the file may hold anything
        raise _damaged(path, error) from error
    if not isinstance(state, dict) or not all(_is_plain(*item) for item in state.items()):
        raise MtrefsegError(
            "'{path}' is no table of named tensors.",
            "Give the weights that the Trainer saved.",
            path=path,
        )
    return state


def _is_plain(name: Any, value: Any) -> bool:
    if not isinstance(name, str) or not isinstance(value, Tensor):
        return False
    return value.layout == torch.strided and value.device.type == "cpu" and not value.is_quantized


def _damaged(path: Path, error: Exception) -> MtrefsegError:
    # PyTorch's messages advise to switch its check off: they are not passed on
    reason = f" ({error!s:.200})" if isinstance(error, Refused) else ""
    return MtrefsegError(
        "'{path}' is damaged or holds more than tensors, and was not read{reason}.",
        ADVICE,
        path=path,
        reason=reason,
    )
