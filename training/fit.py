"""The loop that both stages share: AdamW, cosine with warm-up, progress with the time left."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from .losses import LossConfig
from .synthetic import Batch, SyntheticPairs


@dataclass(frozen=True)
class FitConfig:
    """One stage of training on synthetic pairs.

    Attributes:
        steps: Optimiser steps.
        batch_size: Pairs per step.
        sentences: Sentences (stage 1: masks) per pair.
        empty_share: Wanted share of sentences with an empty answer.
        sides_px: Sides of the images; one is drawn per step.
        learning_rate: Peak of the cosine.
        warm_up: Share of the steps before the peak.
        clip: Largest norm of the gradient.
        first: Number of the first batch; stages take different ones.
        bf16: Compute the network in bfloat16; weights and losses stay in float32.
        report_every: Steps between two lines of progress.
        cover: Weight of the land cover loss beside the mask loss.
        question: Weight of the question loss beside the mask loss (stage 2).
        words: Steps with the question loss alone before stage 2.
        loss: Weights and point sampling of the mask loss.
    """

    steps: int
    batch_size: int = 8
    sentences: int = 6
    empty_share: float = 0.35
    sides_px: tuple[int, ...] = (256,)
    learning_rate: float = 1e-3
    warm_up: float = 0.05
    clip: float = 5.0
    first: int = 0
    bf16: bool = True
    report_every: int = 50
    cover: float = 10.0
    question: float = 20.0
    words: int = 0
    loss: LossConfig = LossConfig(points=3136)

    def precision(self) -> torch.autocast:
        """Return the context in which the network computes."""
        return torch.autocast("cpu", torch.bfloat16, enabled=self.bf16)

    def batches(self) -> Iterable[Batch]:
        """Return the batches of this stage, made by another process."""
        last = self.first + self.steps
        pairs = SyntheticPairs(self.batch_size, self.sentences, self.empty_share, self.sides_px,
                               self.first, last)  # fmt: skip
        return pairs.loader(processes=1)


def fit(
    parameters: list[nn.Parameter],
    config: FitConfig,
    loss_of: Callable[[Batch], Tensor],
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
) -> None:
    """Train.

    Args:
        parameters: What is trained.
        config: How long and how.
        loss_of: Computes the loss of a batch.
        keep: Called now and then with the step, to save what there is.
        say: Takes a line of progress.

    Raises:
        FloatingPointError: The loss is no longer a number.
    """
    optimizer = torch.optim.AdamW(parameters, lr=config.learning_rate, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, config))
    began, total = time.monotonic(), 0.0
    for step, batch in enumerate(config.batches(), start=1):
        loss = loss_of(batch)
        if not torch.isfinite(loss):
            raise FloatingPointError(f"the loss is {loss.item()} at step {step}")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, config.clip)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if step % config.report_every == 0 or step == config.steps:
            per_step = (time.monotonic() - began) / step
            left = per_step * (config.steps - step)
            count = (step - 1) % config.report_every + 1
            say(
                f"step {step} of {config.steps}: loss {total / count:.3f}, "
                f"{config.batch_size / per_step:.1f} pairs/s, {left / 60:.0f} min left"
            )
            total = 0.0
            keep(step)


def _rate(step: int, config: FitConfig) -> float:
    """Return the share of the peak learning rate: linear warm-up, then a cosine to 0."""
    warm = max(1, int(config.warm_up * config.steps))
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, config.steps - warm)))
