"""The weights of a folder that transformers' Trainer saved: one file or shards, two formats."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor

from ..errors import MtrefsegError
from ..network.weights_file import TensorFacts, groups, read_tensors, tensor_facts

SAFE, TORCH = "model.safetensors", "pytorch_model.bin"
# in the order in which they are preferred; what else lies in the folder is never opened
NAMES = (SAFE, f"{SAFE}.index.json", TORCH, f"{TORCH}.index.json")


class WeightFiles:
    """The tensors of a folder, looked at first and read one after the other.

    Args:
        folder: Holds one of ``NAMES``.

    Attributes:
        facts: Name → shape and number format of every tensor.

    Raises:
        MtrefsegError: There are no weights, a shard is missing, or a file is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._files = _files(folder)
        self._facts = {path: _facts(path) for path in self._files}
        self.facts = {name: fact for facts in self._facts.values() for name, fact in facts.items()}

    def read(self) -> Iterator[tuple[str, Tensor]]:
        """Read every tensor once; only the last few are in memory."""
        for path, facts in self._facts.items():
            if path.suffix == ".safetensors":
                yield from read_tensors(path, facts)
            else:
                # a file in the old format cannot be mapped: it is read once, as a whole
                mapped = zipfile.is_zipfile(path)
                for group in groups(facts, facts) if mapped else [list(facts)]:
                    state = _torch_load(path)
                    yield from ((name, state[name]) for name in group)


def _files(folder: Path) -> list[Path]:
    found = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    if found is None:
        raise MtrefsegError(f"Folder '{folder}' holds no weights.", _where(folder))
    if found.suffix != ".json":
        return [found]
    shards = [folder / name for name in _shards(found)]
    for shard in shards:
        if not shard.is_file():
            raise MtrefsegError(
                f"'{found}' names '{shard.name}', which is missing.",
                "Copy or download the whole folder again.",
            )
    return shards


def _where(folder: Path) -> str:
    inside = sorted((path.stat().st_mtime, path.name) for path in folder.glob("checkpoint-*"))
    if inside:
        return f"The newest checkpoint inside is '{folder / inside[-1][1]}': give that folder."
    if any(folder.glob("global_step*")):
        return "It holds DeepSpeed's parts only: join them with its zero_to_fp32.py first."
    return f"Give a folder with {SAFE} or {TORCH}, whole or in shards with their index."


def _shards(index: Path) -> list[str]:
    try:
        names = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
        if not names or any(Path(name).name != name for name in names):
            raise ValueError("its weight_map does not name files beside it")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MtrefsegError(
            f"The index '{index}' cannot be read ({error}).", "Copy or download the file again."
        ) from error
    return sorted(names)


def _facts(path: Path) -> dict[str, TensorFacts]:
    if path.suffix == ".safetensors":
        return tensor_facts(path)
    return {
        name: TensorFacts(tuple(value.shape), value.dtype)
        for name, value in _torch_load(path).items()
    }


def _torch_load(path: Path) -> dict[str, Tensor]:
    """Read a file of torch.save, mapped when it is in the format since PyTorch 1.6.

    Raises:
        MtrefsegError: It is damaged, or holds anything but tensors.
    """
    try:
        # weights_only: PyTorch's own reader of tensors, which calls nothing that the file names
        state = torch.load(  # nosec B614
            path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path)
        )
    except Exception as error:  # any kind: the file may hold anything
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise MtrefsegError(
            f"'{path}' is damaged or holds more than tensors, and was not read ({reason:.200}).",
            "Ask its author for safetensors, or download the file again.",
        ) from error
    if not isinstance(state, dict) or not all(
        isinstance(name, str) and isinstance(value, Tensor) for name, value in state.items()
    ):
        raise MtrefsegError(
            f"'{path}' is no table of named tensors.", "Give the weights that the Trainer saved."
        )
    return state
