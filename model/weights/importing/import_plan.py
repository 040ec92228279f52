"""What an import will write, known before the first tensor is read."""

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
    """One import.

    Attributes:
        title: What was recognised.
        complete: The whole network, or only a part of it to begin a training with.
        config: Sizes of the network.
        facts: Our names → shape and number format to store.
        read: Gives the tensors under our names, in any order.
        tokenizer: To be stored beside, or None.
        parameters_read: Number of values in the source, those that serve nothing included.
        dropped: Published names of the tensors that serve nothing.
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
    """Count the values of a source; whole numbers are constants, not parameters."""
    return sum(fact.count for fact in facts.values() if fact.dtype.is_floating_point)


def stored_dtype(name: str, dtype: torch.dtype, source: Path) -> torch.dtype:
    """Return the number format in which a tensor is kept: its own.

    Raises:
        MtrefsegError: It is quantised or otherwise no such number.
    """
    if dtype == torch.float64:
        return torch.float32
    if dtype not in KEPT:
        raise MtrefsegError(
            f"Tensor '{name}' of '{source}' is stored as {str(dtype).removeprefix('torch.')}.",
            "Use weights that are stored as float32, float16 or bfloat16.",
        )
    return dtype
