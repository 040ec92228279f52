"""Before stage 2: the language part learns to tell apart what can be said.

A fresh language model says nearly the same to every sentence, and the mask losses are too loud to
teach it. Beside them it did not learn to tell "upper" from "lower" in thousands of steps; with the
helping heads alone it does so in some hundred, and the masks follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import numpy as np
import torch
from torch import Tensor, nn

from ...model.network.mtrefseg import EncodedTiles, MTRefSeg
from ...model.network.prompt import Prompt
from ..batches.synthetic_pairs import make_batch
from ..language.change_classes import CHANGE_CLASSES, sample_sentence
from ..language.distillation import SynonymPairs
from ..language.qualifiers import QUALIFIERS
from ..losses.auxiliary import QuestionHead

SENTENCES = 40  # per pair and step


def learn_words(
    network: MTRefSeg,
    prompt: Prompt,
    head: QuestionHead,
    meanings: SynonymPairs | None,
    steps: int,
    say: Callable[[str], None] = print,
) -> None:
    """Train the language model, the image tokens and the [SEG] head with the heads' losses.

    Args:
        network: Its other parts stay as they are.
        prompt: Turns sentences into tokens.
        head: Names what is asked; trained too.
        meanings: What words beyond the grammar mean, if that is to be learned.
        steps: Optimiser steps; two pairs in each.
        say: Takes lines of progress.
    """
    parts = (network.language, network.image_tokens, network.seg_head, head)
    optimizer = torch.optim.AdamW(
        [parameter for part in parts for parameter in part.parameters()], lr=8e-4, weight_decay=0.0
    )
    rng = np.random.default_rng(0)
    batch = make_batch(range(2), 128, 1, empty_share=0.5)
    with held_still(network.image_modules()):
        for step in range(1, steps + 1):
            if step % 10 == 0:
                batch = make_batch(range(2 * step, 2 * step + 2), 128, 1, empty_share=0.5)
            scene = network.encode(batch.before.float(), batch.after.float(), prompt.prompt_ids)
            loss = _loss(network, prompt, head, scene, rng)
            if meanings:
                loss = loss + meanings.loss(network, prompt, scene)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            if step % 50 == 0:
                say(f"words, step {step} of {steps}: loss {loss.item():.3f}")


@contextmanager
def held_still(parts: Iterable[nn.Module]) -> Iterator[None]:
    """Do not train these parts for a while."""
    parts = list(parts)
    for part in parts:
        part.requires_grad_(False)
    try:
        yield
    finally:
        for part in parts:
            part.requires_grad_(True)


def _loss(
    network: MTRefSeg,
    prompt: Prompt,
    head: QuestionHead,
    scene: EncodedTiles,
    rng: np.random.Generator,
) -> Tensor:
    shape = (len(scene.mask_features), SENTENCES)
    asked = [[some_sentence(rng) for _ in range(SENTENCES)] for _ in range(shape[0])]
    ids, lengths = prompt.tokenize([said for row in asked for said, *_ in row])
    embedding = network.encode_sentences(
        scene, ids.unflatten(0, shape), lengths.unflatten(0, shape)
    )
    questions = [[question for _, question, _ in row] for row in asked]
    return head.loss(embedding, questions, [[part for *_, part in row] for row in asked])


def some_sentence(rng: np.random.Generator) -> tuple[str, str, str]:
    """Return a sentence, its question, and what it says of a part: every other says something."""
    question = CHANGE_CLASSES[rng.integers(len(CHANGE_CLASSES))]
    wording = QUALIFIERS[rng.integers(len(QUALIFIERS))]
    said = wording.sample_sentence(rng, question) if rng.random() < 0.5 else None
    if said is None:
        return sample_sentence(rng, question), question.name, ""
    return said, question.name, wording.name
