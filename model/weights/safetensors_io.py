"""Safetensors files in bounded memory: facts, reading and writing tensor by tensor.

The safetensors library reads. Its ``safe_open`` maps the file, and mapped pages count as memory of
the process once they were touched, so the file is mapped anew after ``MAPPED_BYTES``. Its
``save_file`` needs all tensors in memory at once; ``WeightsWriter`` needs one, so that weights of
6 GB are imported with little memory.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from ..errors import MtrefsegError
from ..requests.wire import read_bytes
from .model_folder import MAX_HEADER_BYTES

MAPPED_BYTES = 1 << 26
DTYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
    "I32": torch.int32,
    "I16": torch.int16,
    "I8": torch.int8,
    "U8": torch.uint8,
    "BOOL": torch.bool,
}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


@dataclass(frozen=True)
class TensorFacts:
    """Shape and dtype of a stored tensor."""

    shape: tuple[int, ...]
    dtype: torch.dtype

    @property
    def count(self) -> int:
        """Number of values."""
        return math.prod(self.shape)

    @property
    def size(self) -> int:
        """Bytes in the file."""
        return self.count * self.dtype.itemsize


def tensor_facts(path: Path) -> dict[str, TensorFacts]:
    """Return shape and dtype of every tensor of a file, by name.

    Raises:
        MtrefsegError: The file is damaged, or holds a dtype that PyTorch lacks.
    """
    with _mapped(path) as file:
        slices = {key: file.get_slice(key) for key in file.keys()}  # noqa: SIM118 - no mapping
        unknown = [key for key, tensor in slices.items() if tensor.get_dtype() not in DTYPES]
        if unknown:
            kind = slices[unknown[0]].get_dtype()
            raise MtrefsegError(
                "Tensor '{unknown}' of '{path}' is stored as {kind}.",
                "Use weights that are stored as float32, float16 or bfloat16.",
                unknown=f"{unknown[0]:.150}",
                path=path,
                kind=kind,
            )
        return {
            key: TensorFacts(tuple(tensor.get_shape()), DTYPES[tensor.get_dtype()])
            for key, tensor in slices.items()
        }


def read_tensors(path: Path, names: Iterable[str]) -> Iterator[tuple[str, Tensor]]:
    """Read tensors one after the other, mapped from the file; only the last few are in memory.

    A tensor that the caller keeps stays valid: it holds its mapping.

    Raises:
        MtrefsegError: The file is damaged.
    """
    facts = tensor_facts(path)
    for group in groups(names, facts):
        with _mapped(path) as file:
            for name in group:
                yield name, file.get_tensor(name)


def groups(names: Iterable[str], facts: Mapping[str, TensorFacts]) -> Iterator[list[str]]:
    """Group tensors into runs of about ``MAPPED_BYTES``."""
    group: list[str] = []
    size = 0
    for name in names:
        group.append(name)
        size += facts[name].size
        if size >= MAPPED_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


@contextmanager
def _mapped(path: Path) -> Iterator[Any]:
    size = path.stat().st_size if path.is_file() else 0
    try:
        with _opened(path) as file:
            yield file
    except (SafetensorError, OSError) as error:
        raise MtrefsegError(
            "The weights '{path}' are damaged or incomplete ({size} bytes; {error}).",
            "Copy or download the file again.",
            path=path,
            size=size,
            error=f"{error!s:.200}",
        ) from error


def _opened(path: Path) -> Any:
    header = int.from_bytes(read_bytes(path, 7), "little")
    if header > MAX_HEADER_BYTES:
        raise OSError(f"a header of {header} bytes")
    try:
        return safe_open(path, framework="pt", device="cpu")
    except (RuntimeError, MemoryError) as error:  # larger than any memory
        raise OSError(str(error)) from error


class WeightsWriter:
    """Writes a safetensors file tensor by tensor, so that they need not all be in memory.

    Args:
        path: File to write.
        facts: Every tensor that will be written.
    """

    def __init__(self, path: Path, facts: Mapping[str, TensorFacts]) -> None:
        self._facts = dict(facts)
        self._offsets: dict[str, int] = {}
        self._missing = set(facts)
        header = json.dumps(self._header(), separators=(",", ":")).encode()
        # the first tensor begins at a multiple of 64 bytes, which processors read fastest
        header += b" " * (-(len(header) + 8) % 64)
        self._start = len(header) + 8
        self._file = path.open("wb")
        self._file.write(len(header).to_bytes(8, "little") + header)

    def _header(self) -> dict[str, Any]:
        entries: dict[str, Any] = {"__metadata__": {"format": "pt"}}
        end = 0
        for name, facts in self._facts.items():
            begin, end = end, end + facts.size
            self._offsets[name] = begin
            entries[name] = {
                "dtype": NAMES[facts.dtype],
                "shape": list(facts.shape),
                "data_offsets": [begin, end],
            }
        return entries

    def put(self, name: str, tensor: Tensor) -> None:
        """Write one tensor.

        Raises:
            ValueError: Shape or dtype differ from the announced ones.
        """
        if TensorFacts(tuple(tensor.shape), tensor.dtype) != self._facts[name]:
            raise ValueError(f"{name} is {tensor.shape} of {tensor.dtype}, not as announced.")
        self._file.seek(self._start + self._offsets[name])
        self._file.write(tensor.contiguous().flatten().view(torch.uint8).numpy().data)
        self._missing.discard(name)

    def __enter__(self) -> WeightsWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        if error is None and self._missing:
            raise ValueError(f"Tensors were announced and not written: {sorted(self._missing)}.")
