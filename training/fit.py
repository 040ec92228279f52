"""The loop that both stages share: AdamW, cosine with warm-up, progress with the time left."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from ..model.network.mtrefseg import MTRefSeg
from ..model.network.norms import hold_statistics
from .losses import LossConfig
from .mixture import Mixture
from .synthetic import Batch


@dataclass(frozen=True)
class FitConfig:
    """One stage of training on synthetic pairs.

    Attributes:
        steps: Optimiser steps.
        synthetic: Synthetic scenes per step.
        real: Real scenes per step, where there are any.
        sentences: Sentences (stage 1: masks) per scene.
        empty_share: Wanted share of sentences with an empty answer.
        sides_px: Sides of the scenes, twice those of their tiles; one is drawn per step.
        learning_rate: Peak of the cosine.
        encoder_rate: Share of it for the image encoder, which starts from other images.
        warm_up: Share of the steps before the peak.
        clip: Largest norm of the gradient.
        first: Number of the first batch; stages take different ones.
        bf16: Compute the network in bfloat16; weights and losses stay in float32.
        report_every: Steps between two lines of progress.
        cover: Weight of the land cover loss beside the mask loss.
        question: Weight of the question loss beside the mask loss (stage 2).
        meaning: Weight of the meaning of words beside the mask loss (stage 2).
        parts: Share of the sentences that are about a part of a change (stage 2).
        words: Steps with the question loss alone before stage 2.
        fixed_norms: Leave the statistics of all norms as they are.
        agreement: Weight of the agreement of a scene's tiles with the scene seen as one (stage 2).
        loss: Weights and point sampling of the mask loss.
    """

    steps: int
    synthetic: int = 2
    real: int = 3
    sentences: int = 6
    empty_share: float = 0.35
    sides_px: tuple[int, ...] = (256,)
    learning_rate: float = 1e-3
    encoder_rate: float = 0.3
    warm_up: float = 0.05
    clip: float = 5.0
    first: int = 0
    bf16: bool = True
    report_every: int = 50
    cover: float = 10.0
    question: float = 20.0
    meaning: float = 5.0
    parts: float = 0.0
    words: int = 0
    fixed_norms: bool = False
    agreement: float = 0.0
    loss: LossConfig = LossConfig(points=1024)

    def precision(self) -> torch.autocast:
        """Return the context in which the network computes."""
        return torch.autocast("cpu", torch.bfloat16, enabled=self.bf16)

    def batches(self, data: Path | None) -> Iterable[Batch]:
        """Return the batches of this stage, made by another process.

        Args:
            data: Folder of the real pairs; without it scenes are synthetic.
        """
        synthetic, real = (self.synthetic, self.real) if data else (self.synthetic + self.real, 0)
        last = self.first + self.steps
        mixture = Mixture(synthetic, real, self.sentences, self.empty_share, self.sides_px,
                          self.first, last, data, self.parts)  # fmt: skip
        return mixture.loader(processes=1)


def fit(
    network: MTRefSeg,
    parameters: list[nn.Parameter],
    config: FitConfig,
    loss_of: Callable[[Batch], Tensor],
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
    data: Path | None = None,
) -> None:
    """Train.

    Args:
        network: Whose image encoder learns more slowly.
        parameters: What is trained.
        config: How long and how.
        loss_of: Computes the loss of a batch.
        keep: Called now and then with the step, to save what there is.
        say: Takes a line of progress.
        data: Folder of the real pairs, if there is one.

    Raises:
        FloatingPointError: The loss is no longer a number.
    """
    network.train()
    if config.fixed_norms:
        hold_statistics(network)
    encoder = set(network.backbone.parameters())
    slow = [parameter for parameter in parameters if parameter in encoder]
    rest = [parameter for parameter in parameters if parameter not in encoder]
    rate = config.learning_rate
    optimizer = torch.optim.AdamW(
        [{"params": rest, "lr": rate}, {"params": slow, "lr": rate * config.encoder_rate}],
        weight_decay=0.0,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: rate_share(step, config.steps, config.warm_up)
    )
    began, total = time.monotonic(), 0.0
    for step, batch in enumerate(config.batches(data), start=1):
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
                f"{per_step:.2f} s/step, {left / 60:.0f} min left"
            )
            total = 0.0
            keep(step)


def rate_share(step: int, steps: int, warm_up: float) -> float:
    """Return the share of the peak learning rate: linear warm-up, then a cosine to 0.

    Args:
        step: From 0.
        steps: Of the whole training.
        warm_up: Share of the steps before the peak.
    """
    warm = max(1, int(warm_up * steps))
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))
