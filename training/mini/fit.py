"""The loop of both stages of the recipe: batches by number, progress with the time left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from ...model.network.mtrefseg import MTRefSeg
from ...model.network.norms import freeze_statistics
from ...model.wording import duration
from ..batches.mixture import Mixture
from ..batches.real_pairs import available_sources
from ..batches.synthetic_pairs import Batch
from ..loop.clock import Clock
from ..loop.optimizer import Schedule, Steps
from ..losses.mask import LossConfig
from .phase import Part


def _computes_in_bf16() -> bool:
    can = torch.cpu.get_capabilities()
    return any(can.get(name, False) for name in ("avx512_bf16", "amx_bf16", "bf16"))


@dataclass(frozen=True)
class FitConfig:
    """One stage of training on synthetic pairs.

    Attributes:
        steps: Optimiser steps.
        synthetic: Synthetic scenes per step.
        real: Real scenes per step; no more than there are sources, painted ones for the rest.
        sentences: Sentences (stage 1: masks) per scene.
        empty_share: Wanted share of sentences with an empty answer.
        sides_px: Sides of the scenes, twice those of their tiles; one is drawn per step.
        learning_rate: Peak of the cosine.
        encoder_rate: Share of it for the image encoder, which starts from other images.
        warm_up: Share of the steps before the peak.
        clip: Largest norm of the gradient.
        first: Number of the first batch; stages take different ones.
        pool: Synthetic scenes there are, shown again and again; 0: no end of them.
        bf16: Compute the network in bfloat16; weights and losses stay in float32. A processor
            without instructions for it takes ten times as long.
        report_every: Steps between two lines of progress.
        cover: Weight of the land cover loss beside the mask loss.
        inside: Weight of the loss inside changes of which a part is meant, beside the mask loss
            (stage 2).
        traits: Weight of the loss of neighbours and sizes beside the mask loss (stage 2).
        position: Weight of the loss of named positions beside the mask loss (stage 2).
        question: Weight of the question loss beside the mask loss (stage 2).
        meaning: Weight of the meaning of words beside the mask loss (stage 2).
        parts: Share of the sentences that are about a part of a change (stage 2).
        words: Steps with the question loss alone before stage 2.
        fixed_norms: Leave the statistics of all norms as they are.
        fixed_images: Train what reads and answers alone, not what sees: a step can then take more
            sentences in the same time (stage 2).
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
    pool: int = 0
    bf16: bool = field(default_factory=_computes_in_bf16)
    report_every: int = 50
    cover: float = 10.0
    inside: float = 10.0
    traits: float = 10.0
    position: float = 8.0
    question: float = 10.0
    meaning: float = 5.0
    parts: float = 0.0
    words: int = 0
    fixed_norms: bool = False
    fixed_images: bool = False
    agreement: float = 0.0
    loss: LossConfig = LossConfig(points=1024)

    def precision(self) -> torch.autocast:
        """Return the context in which the network computes."""
        return torch.autocast("cpu", torch.bfloat16, enabled=self.bf16)

    def mixture(self, data: Path | None, done: int = 0) -> Mixture:
        """Return the batches of this stage.

        Args:
            data: Folder of the real pairs; without it scenes are synthetic.
            done: Number of batches that were trained on already.
        """
        # one place alone would soon be known by heart
        real = min(self.real, len(available_sources(data))) if data else 0
        last = self.first + self.steps
        return Mixture(self.synthetic + self.real - real, real, self.sentences, self.empty_share,
                       self.sides_px, self.first + done, last, data, self.parts,
                       self.pool)  # fmt: skip

    def schedule(self) -> Schedule:
        """Return how large the steps are."""
        return Schedule(self.steps, self.learning_rate, self.warm_up, self.clip)


class Learner(nn.Module):
    """A network and the heads that help it to learn.

    Args:
        network: What is trained.
        config: How.
    """

    def __init__(self, network: MTRefSeg, config: FitConfig) -> None:
        super().__init__()
        self.network = network
        self.config = config

    def forward(self, batch: Batch) -> Tensor:
        """Return the loss of a batch."""
        raise NotImplementedError

    def trained(self) -> dict[str, nn.Parameter]:
        """Return what is trained, by name."""
        return {name: part for name, part in self.named_parameters() if part.requires_grad}


def fit(
    learner: Learner,
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
    data: Path | None = None,
    part: Part | None = None,
) -> None:
    """Train.

    Args:
        learner: What is trained, and how; its network's image encoder learns more slowly.
        keep: Called now and then with the step, to save what there is.
        say: Takes a line of progress.
        data: Folder of the real pairs, if there is one.
        part: Lets a killed training go on, to the very weights of one without a break.

    Raises:
        MtrefsegError: The loss is no longer a number, or the state cannot be read or written.
    """
    config = learner.config
    learner.train()
    if config.fixed_norms:
        freeze_statistics(learner.network)
    trained = learner.trained()
    slow = [name for name in trained if name.startswith("network.backbone.")]
    steps = Steps(trained, config.schedule(), slow, config.encoder_rate)
    # a loader draws a random number: it is made before that state is loaded
    batches = iter(config.mixture(data, part.done if part else 0).loader(processes=1))
    if part:
        part.load(learner, steps, config)

    def store() -> None:
        if part:
            part.save(learner, steps, config)
        keep(steps.done)

    _run(learner, steps, batches, store, say)


def _run(
    learner: Learner,
    steps: Steps,
    batches: Iterator[Batch],
    store: Callable[[], None],
    say: Callable[[str], None],
) -> None:
    every, total = learner.config.report_every, 0.0
    clock = Clock()
    while steps.done < steps.schedule.steps:
        loss = learner(clock.wait(batches))
        loss.backward()
        # norms may have learned from what was no number, so nothing more is stored then
        steps.apply(loss.item(), lambda: f"what was stored {steps.done % every} steps ago stays")
        total += loss.item()
        step = steps.done
        left = clock.left(steps.schedule.steps - step)
        if step % every == 0 or step == steps.schedule.steps:
            say(
                f"step {step} of {steps.schedule.steps}: "
                f"loss {total / ((step - 1) % every + 1):.3f}, {clock.step_s:.2f} s/step, "
                f"{100 * clock.loader_share:.0f} % of it waiting for batches, {duration(left)} left"
            )
            total = 0.0
            store()
