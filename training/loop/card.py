"""The model card of a trained model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from ...model.requests.train import TrainRequest

if TYPE_CHECKING:
    from ..data.datasets import TrainData
    from .loop import Training

CARD = """# A model trained with mtrefseg

* **Stage**: {stage}
* **Begun with**: {model}
* **Data**: {data}; {train} samples to train on, {val} to score on, {skipped} left out
* **Steps**: {step} of {steps}, {batch} samples each; learning rate {rate:g}
* **Score**: best mIoU {best} in epoch {epoch}
* **Made by**: torch {torch}; everything else is in `training.json`

The terms of the images hold for the weights as well: ask their owners before you pass them on.
"""
STAGES = {
    1: 'change without language: it answers "any change"; sentences need stage 2',
    2: "sentences",
}


def write_card(request: TrainRequest, model: str, training: Training, data: TrainData) -> str:
    """Return the text of the card.

    Args:
        request: What was asked.
        model: Name of the model that it began with.
        training: Where it stands.
        data: What it is trained on.
    """
    rasters = request.rasters
    progress = training.progress
    return CARD.format(
        stage=STAGES[request.stage],
        model=f"{model} ({', '.join(request.start) or request.model})",
        data=", ".join(rasters.paths()) if rasters else request.data,
        train=len(data.train),
        val=len(data.val),
        skipped=data.skipped,
        step=progress.step,
        steps=training.steps,
        batch=training.plan.global_batch,
        rate=request.learning_rate or 0.0,
        best=progress.best if progress.best_epoch else "not scored",
        epoch=progress.best_epoch,
        torch=torch.__version__,
    )
