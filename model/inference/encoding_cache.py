"""What was encoded of one scene, kept for the next question: in memory, then on disk, then not."""

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
"""A slow disk's speed: what is computed faster than it is read back is not worth the space."""
Tensors = dict[str, Tensor]


class EncodingCache:
    """Batches of tiles of one scene at a time, by their number.

    Nothing makes room for something else: a run asks for all batches in turn, so that those that
    came first serve as well as those that came last. Another scene replaces all.

    Args:
        memory_bytes: Most memory that the tensors may take.
        disk_bytes: Most space that they may take in the temporary folder; half of what is free
            there is left alone.

    Attributes:
        overview: What the model made of the windows that stand for the scene, if it has any.
        full: Whether a batch of the scene was refused, as those after it would be.
    """

    def __init__(self, memory_bytes: int = MEMORY_BYTES, disk_bytes: int = DISK_BYTES) -> None:
        self._limits = memory_bytes, disk_bytes
        self._scene: object = None
        self._parts: dict[int, list[Tensors | Path]] = {}
        self._memory = self._disk = 0
        self.overview: Overview | None = None
        self.full = False

    def __contains__(self, batch: int) -> bool:
        return batch in self._parts

    def begin(self, scene: object) -> bool:
        """Forget everything unless it is of this scene, and tell whether it is."""
        same = scene == self._scene
        if not same:
            self.clear()
        self._scene = scene
        return same

    def clear(self) -> None:
        """Forget everything."""
        for parts in self._parts.values():
            for part in parts:
                if isinstance(part, Path):
                    part.unlink(missing_ok=True)
        self._parts, self.overview = {}, None
        self._memory = self._disk = 0
        self.full = False

    def put_overview(self, overview: Overview) -> None:
        """Keep the overview, in memory whatever its size: without it the tiles are useless."""
        self.overview = overview
        self._memory += _bytes(_to_tensors(overview.windows))

    def put(self, batch: int, scenes: Sequence[EncodedTiles], seconds: float) -> None:
        """Keep a batch, all of it or nothing.

        Args:
            batch: Its number.
            scenes: Its parts in their order, what a predictor gives to ``keep``.
            seconds: What it took to compute them.
        """
        parts = [_to_tensors(scene) for scene in scenes]
        size = sum(map(_bytes, parts))
        if self._memory + size <= self._limits[0]:
            self._parts[batch] = [_on_cpu(part) for part in parts]
            self._memory += size
        elif self._worth_the_disk(size, seconds):
            self._write(batch, parts, size)
        else:
            self.full = True

    def get(self, batch: int) -> list[EncodedTiles] | None:
        """Return the parts of a batch, on the CPU; None when they are not there."""
        try:
            parts = self._parts[batch]
            return [
                _to_scene(load_file(part) if isinstance(part, Path) else part) for part in parts
            ]
        except (KeyError, OSError, SafetensorError):  # somebody tidied the temporary folder
            return None

    def _worth_the_disk(self, size: int, seconds: float) -> bool:
        if self._disk + size > self._limits[1] or size / DISK_BYTES_PER_S > seconds:
            return False
        return size < shutil.disk_usage(scratch_folder()).free / 2

    def _write(self, batch: int, parts: list[Tensors], size: int) -> None:
        paths = [scratch_folder() / f"{batch}-{n}.safetensors" for n in range(len(parts))]
        try:
            for path, part in zip(paths, parts, strict=True):
                # safetensors refuses tensors that are parts of one another
                save_file({name: tensor.clone() for name, tensor in _on_cpu(part).items()}, path)
        except (OSError, SafetensorError):  # a full disk is no reason to stop the run
            for path in paths:
                path.unlink(missing_ok=True)
            self.full = True
            return
        self._parts[batch] = list(paths)
        self._disk += size


def _to_tensors(scene: EncodedTiles) -> Tensors:
    named = {"mask_features": scene.mask_features}
    named |= {f"fused.{n}": tensor for n, tensor in enumerate(scene.fused)}
    named |= {f"multi_scale.{n}": tensor for n, tensor in enumerate(scene.multi_scale)}
    for layer, (keys, values) in enumerate(scene.prefix or ()):
        named |= {f"keys.{layer}": keys, f"values.{layer}": values}
    return named


def _to_scene(named: Tensors) -> EncodedTiles:
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
