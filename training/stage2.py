"""Stage 2: the network learns what sentences mean; everything is trained.

Starts from the weights of stage 1. The published recipe adds the language model's cross entropy
on its fixed answer; this first version trains with the mask losses alone.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from ..model.network.mtrefseg import MaskLogits, MTRefSeg, Scene
from ..model.network.prompt import Prompt
from .cover import CoverHead
from .fit import FitConfig, fit
from .losses import sentence_loss
from .synthetic import Batch


def train_stage2(
    network: MTRefSeg,
    prompt: Prompt,
    head: CoverHead,
    config: FitConfig,
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
) -> None:
    """Train stage 2 in place.

    Args:
        network: Starts with what stage 1 left.
        prompt: Turns sentences into tokens.
        head: Names the land cover; trained too.
        config: How long and how.
        keep: Called now and then with the step, to save what there is.
        say: Takes lines of progress.
    """
    network.train()

    def loss_of(batch: Batch) -> Tensor:
        with config.precision():
            scene, prediction = answer(network, prompt, batch)
        cover = head.loss(scene.mask_features, batch.covers)
        return sentence_loss(prediction, batch.masks, config.loss) + config.cover * cover

    fit([*network.parameters(), *head.parameters()], config, loss_of, keep, say)


def answer(network: MTRefSeg, prompt: Prompt, batch: Batch) -> tuple[Scene, MaskLogits]:
    """Ask the sentences of every pair of a batch."""
    scene = network.encode(batch.before.float(), batch.after.float(), prompt.prompt_ids)
    ids, lengths = prompt.sentences([text for row in batch.sentences for text in row])
    pairs = len(batch.sentences)
    logits = network.ask(
        scene, ids.unflatten(0, (pairs, -1)), torch.as_tensor(lengths).unflatten(0, (pairs, -1))
    )
    return scene, logits
