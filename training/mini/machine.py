"""What a run of the recipe takes of the machine: device, processes, size of a step, time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch

from .phase import Phase


@dataclass(frozen=True)
class Machine:
    """What the recipe computes on, and for how long.

    Attributes:
        device: By PyTorch's name.
        loader_processes: Processes that make batches.
        batch_factor: Multiplies the scenes of a step.
        minutes: The run ends after so long; 0: at its last step.
    """

    device: str = "cpu"
    loader_processes: int = 1
    batch_factor: int = 1
    minutes: float = 0.0

    def fitted(self, phase: Phase) -> Phase:
        """Return a phase with the number format and the batches that fit the machine."""
        if self.device == "cuda":
            phase = replace(phase, bf16=torch.cuda.is_bf16_supported(including_emulation=False))
        return replace(phase, batch_factor=self.batch_factor)

    def prepare(self) -> None:
        """Choose the fastest kernels where steps have few sizes; does nothing on a CPU."""
        if self.device == "cuda":
            torch.backends.cudnn.benchmark = True
            torch.set_float32_matmul_precision("high")

    def deadline(self) -> Callable[[], bool]:
        """Return a function that tells whether the time is over; it begins now."""
        ends_s = time.monotonic() + 60 * self.minutes
        return lambda: self.minutes > 0 and time.monotonic() >= ends_s
