"""The model card of a trained model."""

from __future__ import annotations

import torch

from ...model.requests.train import TrainRequest
from ...model.weights.model_card import CardFacts, ModelCard
from ..data.datasets import TrainData
from .position import Position

CARD = """# {facts.model_name}

* **Stage**: {stage}
* **Begun with**: {facts.base_model}
* **Data**: {data}; {train} samples to train on, {val} to score on, {skipped} left out
* **Steps**: {step} of {steps}, {batch} samples each; learning rate {rate:g}
* **Score**: {facts.score}
* **Made by**: torch {torch}; everything else is in `training.json`

The terms of the images hold for the weights as well: ask their owners before you pass them on.
"""
STAGES = {
    1: 'change without language: it answers "any change"; sentences need stage 2',
    2: "sentences",
}


def write_card(
    request: TrainRequest,
    model: str,
    position: Position,
    steps: int,
    global_batch: int,
    data: TrainData,
) -> ModelCard:
    """Return the card.

    Args:
        request: What was requested.
        model: Name of the model that it began with.
        position: How far the training is.
        steps: Of the whole training.
        global_batch: Samples of an optimiser step.
        data: What it is trained on.
    """
    rasters = request.rasters
    source = ", ".join(rasters.paths()) if rasters else request.data
    best = position.best if position.best_epoch else "not scored"
    facts = CardFacts(
        model_name="A model trained with mtrefseg",
        base_model=f"{model} ({', '.join(request.start) or request.model})",
        terms=f"The terms of the images hold for the weights as well: {source}",
        score=f"best mIoU {best} in epoch {position.best_epoch}",
    )
    body = CARD.format(
        facts=facts,
        stage=STAGES[request.stage],
        data=source,
        train=len(data.train),
        val=len(data.val),
        skipped=data.skipped,
        step=position.step,
        steps=steps,
        batch=global_batch,
        rate=request.learning_rate or 0.0,
        torch=torch.__version__,
    )
    return ModelCard(facts, body)
