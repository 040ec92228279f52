"""What a training keeps on the disk: the best model, the last one, and the state."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING

from transformers import PreTrainedTokenizerBase

from ..data.datasets import TrainData
from .card import write_card
from .run_folder import TrainFolder
from .trainable import merged_state

if TYPE_CHECKING:
    from .loop import Training

LARGEST_SHARE = 0.05  # of the time that may go by storing


class Keeper:
    """Stores models and states of one training.

    Args:
        folder: Where.
        model: Name of the model that it began with.
        tokenizer: Stored with the models.
        data: What it is trained on.
        every_s: Seconds between two states.
        clock: Seconds from any moment on; tests give their own.
    """

    def __init__(
        self,
        folder: TrainFolder,
        model: str,
        tokenizer: PreTrainedTokenizerBase,
        data: TrainData,
        every_s: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._model, self._tokenizer, self._data = folder, model, tokenizer, data
        self._digest = data.digest
        self._every_s, self._clock = every_s, clock
        self._stored_s, self._took_s = clock(), 0.0

    @property
    def due(self) -> bool:
        """Whether it is time to store the state; large ones are stored less often."""
        pause_s = max(self._every_s, self._took_s / LARGEST_SHARE)
        return self._clock() - self._stored_s >= pause_s

    def best(self, training: Training) -> None:
        """Store the model as the result."""
        self._save_model(training, best=True)

    def last(self, training: Training) -> None:
        """Store the model beside the best one, and the state."""
        self._save_model(training, best=False)
        self.state(training)

    def state(self, training: Training) -> None:
        """Store what a resumed training goes on with.

        Raises:
            MtrefsegError: The disk is full, or the folder cannot be written.
        """
        began_s = self._clock()
        facts = {**asdict(training.progress), "data": self._digest}
        self._folder.save_state(training.optimizer.state(), facts)
        self._stored_s = self._clock()
        self._took_s = self._stored_s - began_s

    def _save_model(self, training: Training, best: bool) -> None:
        card = write_card(training.request, self._model, training, self._data)
        network = training.objective.network
        place = self._folder.path if best else self._folder.last
        self._folder.save_model(place, network, self._tokenizer, merged_state(network), card)
