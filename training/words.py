"""Before stage 2: the language part learns to tell the questions of the grammar apart.

A fresh language model says nearly the same to every sentence, and the mask losses are too loud to
teach it; a minute with the question head alone is enough.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from ..model.network.mtrefseg import MTRefSeg
from ..model.network.prompt import Prompt
from .helpers import QuestionHead
from .sentences import QUESTIONS, say_it
from .synthetic import make_batch

SENTENCES = 12  # per pair and step


def learn_words(
    network: MTRefSeg,
    prompt: Prompt,
    head: QuestionHead,
    steps: int,
    say: Callable[[str], None] = print,
) -> None:
    """Train the language model, the image tokens and the [SEG] head with the question loss.

    Args:
        network: Its other parts stay as they are.
        prompt: Turns sentences into tokens.
        head: Names the questions; trained too.
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
        loss = _loss(network, prompt, head, batch.before, batch.after, rng)
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
    before: Tensor,
    after: Tensor,
    rng: np.random.Generator,
) -> Tensor:
    asked = [[QUESTIONS[n] for n in rng.integers(0, len(QUESTIONS), SENTENCES)] for _ in before]
    ids, lengths = prompt.sentences([say_it(rng, q) for row in asked for q in row])
    scene = network.encode(before.float(), after.float(), prompt.prompt_ids)
    shape = (len(asked), SENTENCES)
    embedding = network.embed(scene, ids.unflatten(0, shape), lengths.unflatten(0, shape))
    return head.loss(embedding, [[q.name for q in row] for row in asked])
