"""The batches of a phase of the recipe: synthetic scenes and real pairs, by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..batch import Batch
from ..batches.hard_negatives import NO_HARD_NEGATIVES, HardNegatives
from ..batches.mixture import Mixture
from ..batches.real_sources import available_sources
from .phase import Phase


@dataclass(frozen=True)
class MixtureBatches:
    """The batches of one process; each process takes other numbers.

    Attributes:
        phase: What is in a batch.
        data: Folder of the real pairs; without it scenes are synthetic.
        rank: Number of the process.
        processes: Number of processes.
        loader_processes: Processes that make batches; the batches are the same for any number.
        hard: Places where a model marked what did not change.
    """

    phase: Phase
    data: Path | None = None
    rank: int = 0
    processes: int = 1
    loader_processes: int = 1
    hard: HardNegatives = NO_HARD_NEGATIVES

    def per_step(self, step: int) -> int:
        """Return the number of batches in an optimiser step."""
        return 1

    def batch(self, step: int, number: int) -> Batch:
        """Return the batch of an optimiser step."""
        return self._weighted(next(iter(self.mixture(step))))

    def from_step(self, step: int) -> Iterator[Batch]:
        """Return the batches from an optimiser step on, prefetched in other processes."""
        return map(self._weighted, self.mixture(step).loader(self.loader_processes))

    def mixture(self, step: int = 0) -> Mixture:
        """Return the mixture from an optimiser step on."""
        phase = self.phase
        # a single source would soon be overfitted
        real = min(phase.real, len(available_sources(self.data, phase.free))) if self.data else 0
        first = phase.first + self.rank * phase.steps
        factor = phase.batch_factor
        return Mixture(
            factor * (phase.synthetic + phase.real - real), factor * real, phase.sentences,
            phase.empty_share,
            phase.sides_px, first + step, first + phase.steps, self.data, phase.pool,
            phase.captions, phase.free, hard=self.hard,
        )  # fmt: skip

    def _weighted(self, batch: Batch) -> Batch:
        """Return the batch with its share in the loss of an optimiser step of all processes."""
        return batch.as_one_group(batch.groups[0].seed, 1 / self.processes)
