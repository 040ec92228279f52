"""Files of weights (safetensors): looked at, read piece by piece, written piece by piece."""

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

LARGEST_HEADER = 1 << 24  # bytes of names and shapes; that of r1 has 150 kB
# a mapped file counts as memory as far as it was touched; it is mapped anew after so much
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
    """A stored tensor before it is read."""

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
    """Return name, shape and number format of every tensor of a file.

    Raises:
        MtrefsegError: The file is damaged, or holds a format that PyTorch lacks.
    """
    with _mapped(path) as file:
        slices = {key: file.get_slice(key) for key in file.keys()}  # noqa: SIM118 - no mapping
        unknown = [key for key, part in slices.items() if part.get_dtype() not in DTYPES]
        if unknown:
            kind = slices[unknown[0]].get_dtype()
            raise MtrefsegError(
                f"Tensor '{unknown[0]:.150}' of '{path}' is stored as {kind}.",
                "Use weights that are stored as float32, float16 or bfloat16.",
            )
        return {
            key: TensorFacts(tuple(part.get_shape()), DTYPES[part.get_dtype()])
            for key, part in slices.items()
        }


def read_tensors(path: Path, names: Iterable[str]) -> Iterator[tuple[str, Tensor]]:
    """Read tensors one after the other, mapped from the file; no more than some stay in memory.

    A tensor that is kept as it is stays valid: it holds its mapping.

    Raises:
        MtrefsegError: The file is damaged.
    """
    facts = tensor_facts(path)
    for group in groups(names, facts):
        with _mapped(path) as file:
            for name in group:
                yield name, file.get_tensor(name)


def groups(names: Iterable[str], facts: Mapping[str, TensorFacts]) -> Iterator[list[str]]:
    """Cut a list of tensors into runs of about ``MAPPED_BYTES``."""
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
            f"The weights '{path}' are damaged or incomplete ({size} bytes; {error!s:.200}).",
            "Copy or download the file again.",
        ) from error


def _opened(path: Path) -> Any:
    header = int.from_bytes(read_bytes(path, 7), "little")
    if header > LARGEST_HEADER:
        raise OSError(f"a header of {header} bytes")
    try:
        return safe_open(path, framework="pt", device="cpu")
    except (RuntimeError, MemoryError) as error:  # larger than any memory
        raise OSError(str(error)) from error


class WeightsWriter:
    """Writes a safetensors file tensor by tensor, so that they need not all be in memory.

    Args:
        path: File to write.
        facts: Every tensor that will be put.
    """

    def __init__(self, path: Path, facts: Mapping[str, TensorFacts]) -> None:
        self._facts = dict(facts)
        self._places: dict[str, int] = {}
        self._left = set(facts)
        header = json.dumps(self._header(), separators=(",", ":")).encode()
        # the first tensor begins at a multiple of 64 bytes, where a processor reads it fastest
        header += b" " * (-(len(header) + 8) % 64)
        self._start = len(header) + 8
        self._file = path.open("wb")
        self._file.write(len(header).to_bytes(8, "little") + header)

    def _header(self) -> dict[str, Any]:
        entries: dict[str, Any] = {"__metadata__": {"format": "pt"}}
        end = 0
        for name, facts in self._facts.items():
            begin, end = end, end + facts.size
            self._places[name] = begin
            entries[name] = {
                "dtype": NAMES[facts.dtype],
                "shape": list(facts.shape),
                "data_offsets": [begin, end],
            }
        return entries

    def put(self, name: str, tensor: Tensor) -> None:
        """Write one tensor.

        Raises:
            ValueError: It is not as it was announced.
        """
        if TensorFacts(tuple(tensor.shape), tensor.dtype) != self._facts[name]:
            raise ValueError(f"{name} is {tensor.shape} of {tensor.dtype}, not as announced.")
        self._file.seek(self._start + self._places[name])
        self._file.write(tensor.contiguous().flatten().view(torch.uint8).numpy().data)
        self._left.discard(name)

    def __enter__(self) -> WeightsWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        if error is None and self._left:
            raise ValueError(f"Tensors were announced and not put: {sorted(self._left)}.")
