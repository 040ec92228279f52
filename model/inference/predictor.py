"""Tiles in, probabilities out: the network behind a small door, on the device that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ..errors import MtrefsegError
from ..network.checkpoint import LoadedModel, load_model, stamp


class Predicts(Protocol):
    """What the pipeline needs of a model."""

    facts: dict[str, str]

    def predict(self, images: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Return probabilities ``(b, s, t, t)`` for images ``(b, 2, 3, t, t)``."""


@dataclass(frozen=True)
class Device:
    """Where the network runs and why."""

    name: str
    reason: str


def choose_device(wanted: str) -> Device:
    """Choose the device.

    Args:
        wanted: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MtrefsegError: The wanted device is not there.
    """
    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted == "auto":
        for name, present in there.items():
            if present:
                return Device(name, f"{name} was found")
        return Device("cpu", "no GPU was found")
    if not there.get(wanted, True):
        raise MtrefsegError(
            f"Device '{wanted}' is not available on this machine.", "Use 'auto' or 'cpu'."
        )
    return Device(wanted, "as asked")


class Predictor:
    """A loaded model with its sentences.

    Args:
        model: The network and its prompt.
        sentences: One mask each.
        device: Where the model is.

    Raises:
        MtrefsegError: A sentence is too long.
    """

    def __init__(self, model: LoadedModel, sentences: Sequence[str], device: Device) -> None:
        self._model, self._device = model, device
        ids, lengths = model.prompt.sentences(sentences)
        self._ids, self._lengths = ids.to(device.name), torch.as_tensor(lengths).to(device.name)
        self.facts = {
            "model": model.name,
            "model_hash": model.hash,
            "device": device.name,
            "device_reason": device.reason,
        }

    @torch.inference_mode()
    def predict(self, images: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Predict a batch; when a GPU runs out of memory, in two halves.

        Args:
            images: ``(b, 2, 3, t, t)``, both dates.

        Returns:
            Probabilities of each sentence, ``(b, s, t, t)`` in [0, 1].
        """
        try:
            return self._predict(torch.from_numpy(images).to(self._device.name))
        except torch.OutOfMemoryError:
            if len(images) == 1:
                raise
        torch.cuda.empty_cache()
        half = len(images) // 2
        return np.concatenate([self.predict(images[:half]), self.predict(images[half:])])

    def _predict(self, images: Tensor) -> npt.NDArray[np.float32]:
        pairs, side = images.float(), images.shape[-1]
        scene = self._model.network.encode(pairs[:, 0], pairs[:, 1], self._model.prompt.prompt_ids)
        count = len(images)
        logits = self._model.network.ask(
            scene, self._ids.expand(count, -1, -1), self._lengths.expand(count, -1)
        ).final.float()
        # as published: logits are brought to the size of the input before they are judged
        full = F.interpolate(logits, (side, side), mode="bilinear", align_corners=False)
        probability: npt.NDArray[np.float32] = full.sigmoid().cpu().numpy()
        return probability


_LOADED: dict[tuple[Any, ...], LoadedModel] = {}


def load_predictor(model: str, sentences: Sequence[str], device: Device) -> Predictor:
    """Return a predictor; the last model stays in memory for the next question.

    Raises:
        MtrefsegError: The model cannot be loaded or a sentence is too long.
    """
    key = (device.name, *stamp(model))
    if key not in _LOADED:
        loaded = load_model(model, device.name)
        _LOADED.clear()
        _LOADED[key] = loaded
    return Predictor(_LOADED[key], sentences, device)
