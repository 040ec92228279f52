"""What a phase of the recipe does beside its steps: progress, the mean, the stored state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from torch import nn
from torch.optim.swa_utils import AveragedModel

from ...model.messages import Message
from ...model.wording import duration
from ..loop.loop import Callbacks, Loop
from ..loop.loop_state import LoopState

Log = Callable[[str], None]


@dataclass
class PhaseCallbacks(Callbacks):
    """Reports every few steps, and stores the state and the model.

    Attributes:
        report_every: Steps between two lines of progress.
        log: Takes the lines.
        save_model: Called with the number of steps where the state is stored.
        state: The state file; None: no state is stored.
        mean: Follows the weights; None: there is no mean.
    """

    report_every: int
    log: Log
    save_model: Callable[[int], None]
    state: LoopState | None = None
    mean: AveragedModel | None = None
    _losses: list[float] = field(default_factory=list)
    _stored: int | None = None

    def on_step(self, loop: Loop, loss: float) -> None:
        """Report the mean loss every few steps; store the last step."""
        self._losses.append(loss)
        step = loop.position.step
        if self.mean:
            self.mean.update_parameters(cast(nn.Module, loop.objective.network))
        if step % self.report_every == 0 or step == loop.steps:
            self.log(
                f"step {step} of {loop.steps}: loss {sum(self._losses) / len(self._losses):.3f}, "
                f"{loop.clock.step_s:.2f} s/step, {100 * loop.clock.loader_share:.0f} % of it "
                f"waiting for batches, {duration(loop.clock.left_s(loop.steps - step))} left"
            )
            self._losses.clear()
        if step == loop.steps:
            loop.checkpoint()

    def on_checkpoint(self, loop: Loop) -> None:
        """Store the state and the model."""
        if loop.accelerator.is_main_process and self._stored != loop.position.step:
            if self.state:
                self.state.save(loop)
            self._stored = loop.position.step
            self.save_model(loop.position.step)

    def on_failure(self, loop: Loop) -> str:
        """Return what was stored; nothing is added, for norms may hold what is no number."""
        return (
            ""
            if self._stored is None
            else Message("what was stored at step {stored} stays", stored=self._stored)
        )
