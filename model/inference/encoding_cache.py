"""A cache of the encoded tiles of one scene: in memory, then on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from ..files.scratch import scratch_folder
from ..network.mtrefseg import EncodedTiles
from .predictor import Overview

MEMORY_BYTES = 1 << 30
DISK_BYTES = 8 << 30
DISK_BYTES_PER_S = 200e6
"""Speed of a slow disk: tiles that are encoded faster than read back are not stored on it."""
Tensors = dict[str, Tensor]


class EncodingCache:
    """Encoded batches of tiles of one scene, by their number.

    Nothing is evicted for another batch: a run needs all batches once, in their order, so the
    first ones serve as well as the last. Another scene replaces all.

    Args:
        memory_bytes: Most memory that the tensors may take.
        disk_bytes: Most space that they may take in the temporary folder; no file is written that
            is larger than half of the free space.

    Attributes:
        overview: The encoded windows that stand for the scene, if the model needs them.
        full: Whether a batch was refused; later ones are not offered.
    """

    def __init__(self, memory_bytes: int = MEMORY_BYTES, disk_bytes: int = DISK_BYTES) -> None:
        self._limits = memory_bytes, disk_bytes
        self._scene: object = None
        self._batches: dict[int, list[Tensors | Path]] = {}
        self._memory = self._disk = 0
        self.overview: Overview | None = None
        self.full = False

    def __contains__(self, batch: int) -> bool:
        return batch in self._batches

    def open_scene(self, key: object) -> bool:
        """Clear the cache unless it holds this scene; return whether it does."""
        same = key == self._scene
        if not same:
            self.clear()
        self._scene = key
        return same

    def clear(self) -> None:
        """Remove everything, files too."""
        for parts in self._batches.values():
            for stored in parts:
                if isinstance(stored, Path):
                    stored.unlink(missing_ok=True)
        self._batches, self.overview = {}, None
        self._memory = self._disk = 0
        self.full = False

    def put_overview(self, overview: Overview) -> None:
        """Keep the overview in memory whatever its size: without it the tiles are useless."""
        self.overview = overview
        self._memory += _bytes(_to_tensors(overview.windows))

    def put(self, batch: int, parts: Sequence[EncodedTiles], seconds: float) -> None:
        """Store a batch as a whole, if there is room for it.

        Args:
            batch: Its number.
            parts: The encoded parts of the batch, in order.
            seconds: Time that encoding took.
        """
        tensors = [_to_tensors(tiles) for tiles in parts]
        size = sum(map(_bytes, tensors))
        if self._memory + size <= self._limits[0]:
            self._batches[batch] = [_on_cpu(named) for named in tensors]
            self._memory += size
        elif self._fits_on_disk(size, seconds):
            self._write(batch, tensors, size)
        else:
            self.full = True

    def get(self, batch: int) -> list[EncodedTiles] | None:
        """Return the parts of a batch, on the CPU; None when they are not there any more."""
        try:
            parts = self._batches[batch]
            return [
                _to_tiles(load_file(stored) if isinstance(stored, Path) else stored)
                for stored in parts
            ]
        except (KeyError, OSError, SafetensorError):  # the temporary folder was cleaned up
            return None

    def _fits_on_disk(self, size: int, seconds: float) -> bool:
        if self._disk + size > self._limits[1] or size / DISK_BYTES_PER_S > seconds:
            return False
        return size < shutil.disk_usage(scratch_folder()).free / 2

    def _write(self, batch: int, parts: list[Tensors], size: int) -> None:
        paths = [scratch_folder() / f"{batch}-{n}.safetensors" for n in range(len(parts))]
        try:
            for path, named in zip(paths, parts, strict=True):
                # clones, because safetensors refuses tensors that share memory
                save_file({name: tensor.clone() for name, tensor in _on_cpu(named).items()}, path)
        except (OSError, SafetensorError):  # a full disk is no reason to stop the run
            for path in paths:
                path.unlink(missing_ok=True)
            self.full = True
            return
        self._batches[batch] = list(paths)
        self._disk += size


def _to_tensors(tiles: EncodedTiles) -> Tensors:
    named = {"mask_features": tiles.mask_features}
    named |= {f"fused.{n}": tensor for n, tensor in enumerate(tiles.fused)}
    named |= {f"multi_scale.{n}": tensor for n, tensor in enumerate(tiles.multi_scale)}
    for layer, (keys, values) in enumerate(tiles.prefix or ()):
        named |= {f"keys.{layer}": keys, f"values.{layer}": values}
    return named


def _to_tiles(named: Tensors) -> EncodedTiles:
    keys, values = _numbered(named, "keys"), _numbered(named, "values")
    return EncodedTiles(
        _numbered(named, "fused"),
        named["mask_features"],
        _numbered(named, "multi_scale"),
        tuple(zip(keys, values, strict=True)) or None,
    )


def _numbered(named: Tensors, name: str) -> tuple[Tensor, ...]:
    count = sum(key.startswith(f"{name}.") for key in named)
    return tuple(named[f"{name}.{n}"] for n in range(count))


def _on_cpu(tensors: Tensors) -> Tensors:
    return {name: tensor.to(torch.device("cpu")) for name, tensor in tensors.items()}


def _bytes(tensors: Tensors) -> int:
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors.values())
