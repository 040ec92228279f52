"""The plan of an import, complete before the first tensor is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from ...config import NetworkConfig
from ...errors import MtrefsegError
from ..safetensors_io import TensorFacts

KEPT = (torch.float32, torch.bfloat16, torch.float16)


@dataclass(frozen=True)
class Plan:
    """The content of the model folder that an import writes.

    Attributes:
        title: Kind of the source.
        complete: The whole network, or only a part of it to begin a training with.
        config: Sizes of the network.
        facts: Our names → shape and dtype to store.
        read: Yields the tensors under our names, in any order.
        tokenizer: Stored beside the weights, or None.
        parameters_read: Number of values in the source, unused ones included.
        dropped: Published names of the unused tensors.
    """

    title: str
    complete: bool
    config: NetworkConfig
    facts: dict[str, TensorFacts]
    read: Callable[[], Iterator[tuple[str, Tensor]]]
    tokenizer: Tokenizer | None
    parameters_read: int
    dropped: tuple[str, ...]


def count_parameters(facts: dict[str, TensorFacts]) -> int:
    """Count the values of a source; integers are constants, not parameters."""
    return sum(fact.count for fact in facts.values() if fact.dtype.is_floating_point)


def stored_dtype(name: str, dtype: torch.dtype, source: Path) -> torch.dtype:
    """Return the dtype in which a tensor is stored: that of the source, float64 as float32.

    Raises:
        MtrefsegError: It is quantised or no floating-point dtype.
    """
    if dtype == torch.float64:
        return torch.float32
    if dtype not in KEPT:
        raise MtrefsegError(
            "Tensor '{name}' of '{source}' is stored as {dtype}.",
            "Use weights that are stored as float32, float16 or bfloat16.",
            name=name,
            source=source,
            dtype=str(dtype).removeprefix("torch."),
        )
    return dtype
