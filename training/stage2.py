"""Stage 2: the network learns what sentences mean; everything is trained.

Starts from the weights of stage 1. The published recipe adds the language model's cross entropy
on its fixed answer; this first version leaves that out, and helps with two heads instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor

from ..model.network.mtrefseg import MaskLogits, MTRefSeg, Scene
from ..model.network.prompt import Prompt
from .fit import FitConfig, fit
from .helpers import CoverHead, QuestionHead
from .losses import sentence_loss
from .synthetic import Batch
from .words import learn_words


def train_stage2(
    network: MTRefSeg,
    prompt: Prompt,
    config: FitConfig,
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
) -> None:
    """Train stage 2 in place.

    Args:
        network: Starts with what stage 1 left.
        prompt: Turns sentences into tokens.
        config: How long and how.
        keep: Called now and then with the step, to save what there is.
        say: Takes lines of progress.
    """
    network.train()
    width = network.config.decoder_dim
    covers, questions = CoverHead(width), QuestionHead(width)

    def loss_of(batch: Batch) -> Tensor:
        with config.precision():
            answer = ask(network, prompt, batch)
        masks = sentence_loss(answer.masks, batch.masks, config.loss)
        cover = covers.loss(answer.scene.mask_features, batch.covers)
        question = questions.loss(answer.embedding, batch.questions)
        return masks + config.cover * cover + config.question * question

    if config.words:
        learn_words(network, prompt, questions, config.words, say)
    trained = [*network.parameters(), *covers.parameters(), *questions.parameters()]
    fit(trained, config, loss_of, keep, say)


@dataclass(frozen=True)
class Answer:
    """What the network says to a batch, and what it thought on the way.

    Attributes:
        scene: What it saw.
        embedding: [SEG] embedding of every sentence, ``(b, s, decoder_dim)``.
        masks: Its answer.
    """

    scene: Scene
    embedding: Tensor
    masks: MaskLogits


def ask(network: MTRefSeg, prompt: Prompt, batch: Batch) -> Answer:
    """Ask the sentences of every pair of a batch."""
    scene = network.encode(batch.before.float(), batch.after.float(), prompt.prompt_ids)
    ids, lengths = prompt.sentences([text for row in batch.sentences for text in row])
    pairs = len(batch.sentences)
    ids, lengths = ids.unflatten(0, (pairs, -1)), lengths.unflatten(0, (pairs, -1))
    embedding = network.embed(scene, ids, lengths)
    return Answer(scene, embedding, network.decode(scene, embedding))
