"""Runs the phases of the recipe in the training loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

from ...model.errors import MtrefsegError
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ..batches.hard_negatives import NO_HARD_NEGATIVES, HardNegatives
from ..language.distillation import SynonymPairs
from ..loop.accelerator import make_accelerator
from ..loop.loop import Loop
from ..loop.loop_state import LoopState
from ..loop.optimizer import Optimizer, Schedule
from ..loop.position import Position
from ..loop.trainable import set_trainable
from ..loop.weight_mean import take_mean, weight_mean
from ..losses.change_class import ChangeClassLoss
from . import pretrain_words as words
from .machine import Machine
from .mine_hard_negatives import mined_hard_negatives
from .mixture_batches import MixtureBatches
from .objectives import sentence_objective, vision_objective
from .phase import Phase
from .phase_callbacks import Log, PhaseCallbacks

SaveModel = Callable[[MTRefSeg, int], None]
REPORT_EVERY = 50  # steps of the pre-training of words


@dataclass(frozen=True)
class RecipeRun:
    """Trains a network in phases; a killed run is resumed where its state was stored.

    Attributes:
        network: Trained in place.
        prompt: Turns sentences into tokens.
        data: Folder of the real pairs, if there is one.
        pairs: Synonymous sentences for the distillation, if there is one.
        save_model: Called now and then with what there is (the mean, where a phase has one) and
            the number of steps.
        state: Path of the state file, if there is one; its folder exists.
        order: Names of all phases that share the state file, in their order.
        seed: Of the first weights of the auxiliary heads, and of what layers draw at random.
        machine: What is computed on.
        cancelled: Called before every batch; where it is true, the state is stored and the
            training ends.
        hard_negatives: Path of their file; mined where there is none. None: there are none.
    """

    network: MTRefSeg
    prompt: Prompt
    data: Path | None = None
    pairs: SynonymPairs | None = None
    save_model: SaveModel = lambda network, step: None
    state: Path | None = None
    order: tuple[str, ...] = ()
    seed: int = 0
    machine: Machine = Machine()
    cancelled: Callable[[], bool] = lambda: False
    hard_negatives: Path | None = None

    def train(self, phase: Phase, log: Log = print, head: ChangeClassLoss | None = None) -> bool:
        """Train one phase, unless a later one is under way.

        Args:
            phase: How long and how.
            log: Takes lines of progress.
            head: The pre-trained head of change classes; None: a fresh one.

        Returns:
            Whether the phase is over; else it was cancelled.

        Raises:
            MtrefsegError: The loss is no longer a number, or the state cannot be read or written.
        """
        if self._is_over(phase.name):
            return True
        self._seed_heads(phase.name)
        if phase.stage == 1:
            objective = vision_objective(self.network, phase)
        else:
            objective = sentence_objective(self.network, self.prompt, phase, self.pairs, head)
        accelerator = make_accelerator(self.machine.device)
        batches = MixtureBatches(
            phase,
            self.data,
            accelerator.process_index,
            accelerator.num_processes,
            self.machine.loader_processes,
            self._hard_negatives(phase, log),
        )
        mean = weight_mean(self.network, phase.mean_decay) if phase.mean_decay else None
        with trained_parts(self.network, phase.stage):
            loop = Loop(
                objective.to(accelerator.device),
                make_optimizer(objective, phase.schedule(), phase.encoder_rate),
                batches,
                accelerator,
                phase.steps,
                Position(phase.name),
                self._callbacks(asdict(phase), phase.report_every, log, mean),
                checkpoint_every_s=60 * phase.checkpoint_minutes,
                fixed_norms=phase.fixed_norms,
                seed=self.seed,
                cancelled=self.cancelled,
            )
            if self._run(loop):
                return False
        if mean:
            take_mean(self.network, mean)
        return True

    def pretrain_words(self, steps: int, log: Log = print) -> ChangeClassLoss | None:
        """Train the language part with auxiliary heads alone, unless a later phase is under way.

        Returns:
            The head of change classes, for the phase that follows.
        """
        if not steps or self._is_over(words.NAME):
            return None
        self._seed_heads(words.NAME)
        head = ChangeClassLoss(self.network.config.decoder_dim)
        objective = words.WordObjective(self.network, self.prompt, head, self.pairs)
        accelerator = make_accelerator(self.machine.device)
        with trained_parts(self.network, 2, words.FROZEN):
            loop = Loop(
                objective.to(accelerator.device),
                make_optimizer(objective, words.schedule(steps)),
                words.WordBatches(steps),
                accelerator,
                steps,
                Position(words.NAME),
                self._callbacks({"steps": steps}, REPORT_EVERY, log),
                fixed_norms=False,
                seed=self.seed,
                cancelled=self.cancelled,
            )
            self._run(loop)
        return head

    def _hard_negatives(self, phase: Phase, log: Log) -> HardNegatives:
        if not (phase.hard_negatives and self.hard_negatives and self.data):
            return NO_HARD_NEGATIVES
        begun = self._stored_phase() == phase.name
        return mined_hard_negatives(
            self.hard_negatives, self.network, self.prompt, self.data, phase.free, begun, log
        )

    def _seed_heads(self, phase: str) -> None:
        place = (self.seed, *phase.encode())
        torch.manual_seed(int(np.random.SeedSequence(place).generate_state(1)[0]))

    def _callbacks(
        self, config: dict[str, Any], report_every: int, log: Log, mean: AveragedModel | None = None
    ) -> PhaseCallbacks:
        state = LoopState(self.state, config, untrained=True, mean=mean) if self.state else None
        saved = cast(MTRefSeg, mean.module) if mean else self.network
        return PhaseCallbacks(report_every, log, partial(self.save_model, saved), state, mean)

    def _is_over(self, phase: str) -> bool:
        stored = self._stored_phase()
        return stored is not None and self.order.index(stored) > self.order.index(phase)

    def _stored_phase(self) -> str | None:
        position = LoopState(self.state, {}).position() if self.state else None
        if position and position.phase not in self.order:
            raise MtrefsegError(
                "The state '{state}' is that of another training ({phase}).",
                "Start anew in another folder.",
                state=self.state,
                phase=position.phase,
            )
        return position.phase if position else None

    def _run(self, loop: Loop) -> bool:
        """Train from where the state was stored; returns whether it was cancelled."""
        callbacks = loop.callbacks
        state = callbacks.state if isinstance(callbacks, PhaseCallbacks) else None
        if state and self._stored_phase() == loop.position.phase:
            state.load(loop)
        return loop.run()


@contextmanager
def trained_parts(network: MTRefSeg, stage: int, frozen: tuple[str, ...] = ()) -> Iterator[None]:
    """Train the parts of a stage, except the frozen ones; afterwards all may be trained again."""
    set_trainable(network, stage, frozen)
    try:
        yield
    finally:
        network.requires_grad_(True)


def make_optimizer(
    objective: nn.Module, schedule: Schedule, encoder_rate: float = 1.0
) -> Optimizer:
    """Return the optimizer of an objective; its image encoder has a smaller learning rate."""
    trained = {name: value for name, value in objective.named_parameters() if value.requires_grad}
    slow = [name for name in trained if name.startswith("network.backbone.")]
    return Optimizer(trained, schedule, slow, encoder_rate)
