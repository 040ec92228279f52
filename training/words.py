"""Before stage 2: the language part learns to tell apart what can be said.

A fresh language model says nearly the same to every sentence, and the mask losses are too loud to
teach it; a minute with the helping heads alone is enough.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from ..model.network.mtrefseg import MTRefSeg, Scene
from ..model.network.prompt import Prompt
from .helpers import QuestionHead
from .meaning import Meanings
from .sentences import QUESTIONS, say_it
from .synthetic import make_batch

SENTENCES = 12  # per pair and step


def learn_words(
    network: MTRefSeg,
    prompt: Prompt,
    head: QuestionHead,
    meanings: Meanings | None,
    steps: int,
    say: Callable[[str], None] = print,
) -> None:
    """Train the language model, the image tokens and the [SEG] head with the heads' losses.

    Args:
        network: Its other parts stay as they are.
        prompt: Turns sentences into tokens.
        head: Names the questions; trained too.
        meanings: What words beyond the grammar mean, if that is to be learned.
        steps: Optimiser steps; two pairs in each.
        say: Takes lines of progress.
    """
    parts = (network.language, network.image_tokens, network.seg_head, head)
    network.backbone.requires_grad_(False)
    network.fusion.requires_grad_(False)
    optimizer = torch.optim.AdamW(
        [parameter for part in parts for parameter in part.parameters()], lr=8e-4, weight_decay=0.0
    )
    rng = np.random.default_rng(0)
    batch = make_batch(range(2), 128, SENTENCES, empty_share=0.5)
    for step in range(1, steps + 1):
        if step % 10 == 0:
            batch = make_batch(range(2 * step, 2 * step + 2), 128, SENTENCES, empty_share=0.5)
        scene = network.encode(batch.before.float(), batch.after.float(), prompt.prompt_ids)
        loss = _loss(network, prompt, head, scene, rng)
        if meanings:
            loss = loss + meanings.loss(network, prompt, scene)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if step % 50 == 0:
            say(f"words, step {step} of {steps}: loss {loss.item():.3f}")
    network.backbone.requires_grad_(True)
    network.fusion.requires_grad_(True)


def _loss(
    network: MTRefSeg,
    prompt: Prompt,
    head: QuestionHead,
    scene: Scene,
    rng: np.random.Generator,
) -> Tensor:
    shape = (len(scene.mask_features), SENTENCES)
    asked = [[QUESTIONS[n] for n in rng.integers(0, len(QUESTIONS), SENTENCES)]
             for _ in range(shape[0])]  # fmt: skip
    ids, lengths = prompt.sentences([say_it(rng, q) for row in asked for q in row])
    embedding = network.embed(scene, ids.unflatten(0, shape), lengths.unflatten(0, shape))
    return head.loss(embedding, [[q.name for q in row] for row in asked])
