"""The state of a training in a small file, to carry it from one machine to another.

AdamW's moments and the mean of the weights make a state four times as large as the weights. Here
a weight has 16 bits, a moment 8, the distance of the mean from the weight 8, each with a scale per
block of 256 values. A training that goes on from such a file makes the same steps whenever it goes
on from that file; they are those of weights that were rounded once (to 1/65,534 of the largest
value of their block), not those of a training that was never carried.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from ...model.errors import MtrefsegError
from ..loop.loop_state import MEAN
from ..loop.state_file import read_state, write_state

MAX_BYTES = 16 * 2**20
BLOCK = 256  # values that share a scale
WEIGHT, FIRST, SECOND = "weight/", "exp_avg/", "exp_avg_sq/"
MEAN_OF, WEIGHT_OF = f"{MEAN}module.", f"{WEIGHT}network."
BITS = {WEIGHT: 16, FIRST: 8, SECOND: 8, MEAN_OF: 8}
_Floats = npt.NDArray[np.float32]


def write_compact(state: Path, compact: Path, max_bytes: int = MAX_BYTES) -> None:
    """Write the state of a training in a small file.

    Args:
        state: The state file of a training.
        compact: Written.
        max_bytes: Largest size of the file.

    Raises:
        MtrefsegError: The state is damaged, the disk is full, or the file is still too large.
    """
    tensors, facts = read_state(state)
    if state.stat().st_size <= max_bytes:
        write_state(compact, tensors, {"compact": None, "facts": facts})
        return
    packed: dict[str, Tensor] = {}
    layout: dict[str, list[tuple[str, list[int]]]] = {}
    for kind in BITS:
        layout[kind] = [
            (n, list(t.shape)) for n, t in tensors.items() if _rounded(kind, n, tensors)
        ]
        encoded = [_encode(kind, _stored_values(name, tensors)) for name, _ in layout[kind]]
        if encoded:
            codes, scales = zip(*encoded, strict=True)
            packed[f"{kind}codes"] = torch.from_numpy(np.concatenate(codes))
            packed[f"{kind}scales"] = torch.from_numpy(np.concatenate(scales))
    rounded = {name for named in layout.values() for name, _ in named}
    packed |= {f"exact/{name}": t for name, t in tensors.items() if name not in rounded}
    write_state(compact, packed, {"compact": layout, "facts": facts})
    size = compact.stat().st_size
    if size > max_bytes:
        raise MtrefsegError(
            "The state of the training '{path}' has {size} bytes, {limit} are allowed.",
            "Allow more, or store it whole.",
            path=compact,
            size=size,
            limit=max_bytes,
        )


def read_compact(compact: Path, state: Path) -> None:
    """Write the state file of a training from what ``write_compact`` wrote.

    Raises:
        MtrefsegError: The file is damaged, or the disk is full.
    """
    packed, outer = read_state(compact)
    if outer["compact"] is None:
        write_state(state, packed, outer["facts"])
        return
    tensors = {n.removeprefix("exact/"): t for n, t in packed.items() if n.startswith("exact/")}
    for kind, named in outer["compact"].items():  # weights first: the mean refers to them
        if not named:
            continue
        codes, scales = packed[f"{kind}codes"].numpy(), packed[f"{kind}scales"].numpy()
        value = block = 0
        for name, shape in named:
            size = int(np.prod(shape))
            blocks = -(-size // BLOCK)
            values = _decode(kind, codes[value : value + size], scales[block : block + blocks])
            tensors[name] = torch.from_numpy(values).reshape(shape)
            if kind == MEAN_OF:
                tensors[name] += tensors[_weight_of(name)]
            value, block = value + size, block + blocks
    write_state(state, tensors, outer["facts"])


def facts_of(compact: Path) -> dict[str, Any]:
    """Return position and configuration of a compact state.

    Raises:
        MtrefsegError: The file is damaged.
    """
    facts: dict[str, Any] = read_state(compact)[1]["facts"]
    return facts


def _weight_of(mean: str) -> str:
    return mean.replace(MEAN_OF, WEIGHT_OF, 1)


def _rounded(kind: str, name: str, tensors: Mapping[str, Tensor]) -> bool:
    """Return whether a tensor is rounded; the few that are not trained stay exact."""
    if kind == MEAN_OF and _weight_of(name) not in tensors:
        return False
    return name.startswith(kind) and tensors[name].dtype == torch.float32


def _stored_values(name: str, tensors: Mapping[str, Tensor]) -> _Floats:
    """Return what is stored of a tensor: of the mean, its distance from the rounded weight."""
    values: _Floats = tensors[name].numpy().ravel()
    if name.startswith(MEAN_OF):
        weight = tensors[_weight_of(name)].numpy().ravel()
        values = values - _decode(WEIGHT, *_encode(WEIGHT, weight))
    return values


def _blocks(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    padded = np.pad(values, (0, -len(values) % BLOCK), mode="edge")
    return padded.reshape(-1, BLOCK)


def _encode(kind: str, values: _Floats) -> tuple[npt.NDArray[Any], _Floats]:
    """Return the codes of values, and the scales of their blocks."""
    if kind == SECOND:
        return _encode_logarithms(values)
    levels = 2 ** (BITS[kind] - 1) - 1
    blocks = _blocks(values)
    scales = np.abs(blocks).max(1) / np.float32(levels)
    codes = np.rint(blocks / np.where(scales > 0, scales, 1)[:, None])
    return codes.ravel()[: len(values)].astype(f"int{BITS[kind]}"), scales.astype(np.float32)


def _encode_logarithms(values: _Floats) -> tuple[npt.NDArray[Any], _Floats]:
    """Encode second moments by their logarithm.

    On a linear scale small ones would be rounded to 0, and a step is divided by their root.
    """
    blocks = _blocks(values)
    logarithms = np.log2(np.where(blocks > 0, blocks, np.nan))
    with np.errstate(all="ignore"):
        low = np.nanmin(np.where(blocks > 0, logarithms, np.inf), axis=1)
        high = np.nanmax(np.where(blocks > 0, logarithms, -np.inf), axis=1)
    low, high = (np.where(np.isfinite(limit), limit, 0) for limit in (low, high))
    step = np.maximum(high - low, 1e-6) / 254
    codes = np.where(blocks > 0, 1 + np.rint((logarithms - low[:, None]) / step[:, None]), 0)
    scales = np.stack([low, step], axis=1).astype(np.float32)
    return codes.ravel()[: len(values)].astype(np.uint8), scales


def _decode(kind: str, codes: npt.NDArray[Any], scales: _Floats) -> _Floats:
    """Return the values of codes."""
    blocks = _blocks(codes).astype(np.float32)
    if kind == SECOND:
        values = np.where(blocks > 0, np.exp2(scales[:, :1] + (blocks - 1) * scales[:, 1:]), 0)
    else:
        values = blocks * scales[:, None]
    return values.ravel()[: len(codes)].astype(np.float32)
