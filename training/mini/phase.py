"""One phase of the recipe: its batches, losses, learning rates and length."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch

from ..loop.optimizer import Schedule
from ..losses.mask import LossConfig


def _computes_in_bf16() -> bool:
    can = torch.cpu.get_capabilities()
    return any(can.get(name, False) for name in ("avx512_bf16", "amx_bf16", "bf16"))


@dataclass(frozen=True)
class Phase:
    """One phase of the recipe.

    Attributes:
        name: What it trains on.
        steps: Optimiser steps.
        stage: 1, change without language; or 2, sentences.
        synthetic: Synthetic scenes per step.
        real: Real scenes per step; no more than there are sources, synthetic ones for the rest.
        sentences: Sentences (stage 1: masks) per scene.
        empty_share: Intended share of sentences with an empty mask.
        sides_px: Sides of the scenes, twice those of their tiles; one is drawn per step.
        learning_rate: Peak of the cosine.
        encoder_rate: Share of it for the image encoder, which starts from other images.
        warm_up: Share of the steps before the peak.
        clip: Largest norm of the gradient.
        captions: Share of the sentences that are as people write them.
        free: Train on material that is free for any use, without the rest.
        hard_negatives: Show places more often where the model marked what did not change.
        first: Number of the first batch; phases take different ones.
        pool: Number of synthetic scenes, which are repeated; 0: unlimited.
        bf16: Compute the network in bfloat16; weights and losses stay in float32. A processor
            without instructions for it takes ten times as long.
        report_every: Steps between two lines of progress.
        checkpoint_minutes: Minutes between two times at which the state is stored.
        land_cover: Weight of the land cover loss beside the mask loss.
        change_class: Weight of the loss of change classes (stage 2).
        distillation: Weight of the loss of synonyms (stage 2).
        tile_consistency: Weight of the difference between tiles and whole scenes (stage 2).
        fixed_norms: Leave the statistics of all norms as they are.
        cosine: Whether the learning rate falls to 0 after the warm-up, or stays.
        mean_decay: Of the moving mean of the weights, which the phase ends with; 0: no mean.
        batch_factor: Multiplies the scenes of a step: a GPU computes many as fast as few.
        loss: Weights and point sampling of the mask loss.
    """

    name: str
    steps: int
    stage: int = 2
    synthetic: int = 2
    real: int = 3
    sentences: int = 6
    empty_share: float = 0.35
    sides_px: tuple[int, ...] = (256,)
    learning_rate: float = 1e-3
    encoder_rate: float = 0.3
    warm_up: float = 0.05
    clip: float = 5.0
    captions: float = 0.3
    free: bool = False
    hard_negatives: bool = False
    first: int = 0
    pool: int = 0
    bf16: bool = field(default_factory=_computes_in_bf16)
    report_every: int = 50
    checkpoint_minutes: float = 4.0
    land_cover: float = 10.0
    change_class: float = 10.0
    distillation: float = 5.0
    tile_consistency: float = 0.0
    fixed_norms: bool = False
    cosine: bool = True
    mean_decay: float = 0.0
    batch_factor: int = 1
    loss: LossConfig = LossConfig(points=1024)

    @property
    def dtype(self) -> torch.dtype:
        """Number format of the network."""
        return torch.bfloat16 if self.bf16 else torch.float32

    def schedule(self) -> Schedule:
        """Return how large the steps are."""
        return Schedule(self.steps, self.learning_rate, self.warm_up, self.clip, cosine=self.cosine)
