"""Files of a training for a region: the best model, the last one, and the state."""

from __future__ import annotations

from dataclasses import dataclass

from transformers import PreTrainedTokenizerBase

from ...model.network.mtrefseg import MTRefSeg
from ...model.requests.train import TrainRequest
from ...model.sentences.model_words import ModelWords
from ..data.datasets import TrainData, check_data
from .card import write_card
from .loop import Loop
from .loop_state import LoopState
from .run_folder import TrainFolder
from .state_file import read_facts
from .trainable import merged_lora_state


@dataclass(frozen=True)
class Checkpointer:
    """Stores models and states of one training.

    Attributes:
        folder: Where.
        request: What was requested.
        network: What is trained.
        model: Name of the model that it began with.
        tokenizer: Stored with the models.
        data: What it is trained on.
        global_batch: Samples of an optimiser step.
        words: What the model knows after the training.
    """

    folder: TrainFolder
    request: TrainRequest
    network: MTRefSeg
    model: str
    tokenizer: PreTrainedTokenizerBase
    data: TrainData
    global_batch: int
    words: ModelWords

    @property
    def state(self) -> LoopState:
        """The state file of the training."""
        return state_of(self.folder, self.data)

    def best(self, loop: Loop) -> None:
        """Store the model as the result."""
        self._save_model(loop, best=True)

    def last(self, loop: Loop) -> None:
        """Store the model beside the best one."""
        self._save_model(loop, best=False)

    def _save_model(self, loop: Loop, best: bool) -> None:
        card = write_card(
            self.request, self.model, loop.position, loop.steps, self.global_batch, self.data
        )
        place = self.folder.path if best else self.folder.last
        self.folder.save_model(
            place, self.network, self.tokenizer, merged_lora_state(self.network), card, self.words
        )


def state_of(folder: TrainFolder, data: TrainData) -> LoopState:
    """Return the state file of a training in a folder."""
    return LoopState(folder.state, {"data": data.digest}, remedy=lambda: folder.remedy)


def resume(loop: Loop, folder: TrainFolder, data: TrainData) -> None:
    """Take over the state of a training that was broken off.

    Raises:
        MtrefsegError: It is damaged, of another version, or of other samples.
    """
    state = state_of(folder, data)
    state.position()
    check_data(read_facts(folder.state)["config"], data, folder.path)
    state.load(loop)
