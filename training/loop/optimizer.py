"""AdamW with a learning rate schedule, whose state can be stored; non-finite steps are refused."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ...model.errors import MtrefsegError
from ...model.messages import Message

MOMENTS = ("step", "exp_avg", "exp_avg_sq")


@dataclass(frozen=True)
class Schedule:
    """Learning rates and limits of the steps.

    Attributes:
        steps: Of the whole training.
        learning_rate: Peak of the cosine.
        warm_up: Share of the steps before the peak.
        clip: Largest norm of the gradient.
        weight_decay: Of AdamW.
        cosine: Whether the learning rate falls to 0 after the warm-up, or stays.
    """

    steps: int
    learning_rate: float
    warm_up: float
    clip: float
    weight_decay: float = 0.0
    cosine: bool = True

    def share(self, step: int) -> float:
        """Return the share of the peak learning rate: linear warm-up, then a cosine to 0, or 1.

        Args:
            step: From 0.
        """
        warm = max(1, int(self.warm_up * self.steps))
        if step < warm:
            return (step + 1) / warm
        if not self.cosine:
            return 1.0
        return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, self.steps - warm)))


class Optimizer:
    """AdamW over named parameters.

    Args:
        trained: Parameters by name.
        schedule: Learning rates.
        slow: Names of parameters that learn more slowly.
        slow_share: Share of the learning rate for those.
    """

    def __init__(
        self,
        trained: Mapping[str, nn.Parameter],
        schedule: Schedule,
        slow: Collection[str] = (),
        slow_share: float = 1.0,
    ) -> None:
        self.trained = dict(trained)
        self.schedule = schedule
        self.done = 0
        groups = {1.0: [p for name, p in trained.items() if name not in slow]}
        groups.setdefault(slow_share, []).extend(trained[name] for name in slow)
        self._optimizer = torch.optim.AdamW(
            [{"params": group, "share": share} for share, group in groups.items()],
            lr=schedule.learning_rate,
            weight_decay=schedule.weight_decay,
        )
        # an earlier phase may have left gradients
        self.zero_grad()

    @property
    def last_lr(self) -> float:
        """Learning rate of the last step."""
        return self.schedule.learning_rate * self.schedule.share(max(0, self.done - 1))

    def zero_grad(self) -> None:
        """Discard the gradients."""
        self._optimizer.zero_grad(set_to_none=True)

    @property
    def weights_finite(self) -> bool:
        """Whether all weights are numbers."""
        return all(bool(parameter.isfinite().all()) for parameter in self.trained.values())

    def step(self, loss: float, on_failure: Callable[[], str]) -> None:
        """Make a step with the gradients that were gathered.

        Args:
            loss: Whose gradients they are.
            on_failure: Called when no step can be made; returns what is kept, in words, or nothing.

        Raises:
            MtrefsegError: The loss or the gradient is no longer a number.
        """
        norm = nn.utils.clip_grad_norm_(self.trained.values(), self.schedule.clip).item()
        if not (math.isfinite(loss) and math.isfinite(norm)):
            self.zero_grad()
            kept = on_failure()
            raise MtrefsegError(
                "{problem} at step {step} of {steps}; the training stops{kept}.",
                "Use a smaller learning rate, or the precision float32.",
                problem=(
                    Message("The gradient is {gradient}", gradient=str(norm))
                    if math.isfinite(loss)
                    else Message("The loss is {loss}", loss=str(loss))
                ),
                step=self.done + 1,
                steps=self.schedule.steps,
                kept=Message(", and {kept}", kept=kept) if kept else "",
            )
        for group in self._optimizer.param_groups:
            peak = self.schedule.learning_rate * group["share"]
            group["lr"] = peak * self.schedule.share(self.done)
        self._optimizer.step()
        self.zero_grad()
        self.done += 1

    def state(self) -> dict[str, Tensor]:
        """Return weights and AdamW's moments, by name.

        torch.distributed.checkpoint's flattened state would add ten values of each parameter's
        group that are no tensors, which a safetensors file cannot hold.
        """
        tensors: dict[str, Tensor] = {}
        for name, parameter in self.trained.items():
            tensors[f"weight/{name}"] = parameter
            for key, value in self._optimizer.state.get(parameter, {}).items():
                tensors[f"{key}/{name}"] = value
        return tensors

    @torch.no_grad()
    def load(self, tensors: Mapping[str, Tensor], done: int) -> None:
        """Take over what ``state`` returned.

        Args:
            tensors: May hold more.
            done: Steps that were done.

        Raises:
            MtrefsegError: It is of another configuration.
        """
        stored = {n.partition("/")[2]: t for n, t in tensors.items() if n.startswith("weight/")}
        shapes = ({n: t.shape for n, t in named.items()} for named in (stored, self.trained))
        if next(shapes) != next(shapes):
            raise MtrefsegError(
                "The state to resume trains other parameters than this request.",
                "Resume with the request that began it.",
            )
        for name, parameter in self.trained.items():
            parameter.copy_(stored[name])
            moments = {
                key: _like(parameter, key, tensors[f"{key}/{name}"])
                for key in MOMENTS
                if f"{key}/{name}" in tensors
            }
            if moments:
                self._optimizer.state[parameter] = moments
        self.done = done


def _like(parameter: nn.Parameter, key: str, value: Tensor) -> Tensor:
    # AdamW counts its steps on the CPU
    return value.clone() if key == "step" else torch.empty_like(parameter).copy_(value)
