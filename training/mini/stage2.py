"""Stage 2: the network learns what sentences mean; everything is trained.

Starts from the weights of stage 1. The published recipe adds the language model's cross entropy
on its fixed answer; this first version leaves that out, and helps with three heads instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ...model.network.mask_decoder import mask_logits
from ...model.network.mtrefseg import EncodedTiles, MaskLogits, MTRefSeg
from ...model.network.prompt import Prompt
from ..batches.scene_tiles import TILES, tile_bounds, tiles_of
from ..batches.synthetic_pairs import Batch
from ..language.change_classes import CHANGE_CLASS_BY_NAME
from ..language.distillation import SynonymPairs
from ..losses.auxiliary import STRIDE, CoverHead, QuestionHead
from ..losses.mask import disagreement, mask_loss, part_loss, sentence_loss
from ..losses.neighbour_size import TraitHead, traits_of
from ..losses.position import position_loss, regions
from .fit import FitConfig, Learner, fit
from .phase import Part
from .pretrain_words import held_still, learn_words

SAME = 2.0  # weight of how far an answer that names a position is from the plain one elsewhere


def train_stage2(
    network: MTRefSeg,
    prompt: Prompt,
    config: FitConfig,
    keep: Callable[[int], None],
    say: Callable[[str], None] = print,
    data: Path | None = None,
    part: Part | None = None,
    meanings: SynonymPairs | None = None,
) -> None:
    """Train stage 2 in place.

    Args:
        network: Starts with what stage 1 left.
        prompt: Turns sentences into tokens.
        config: How long and how.
        keep: Called now and then with the step, to save what there is.
        say: Takes lines of progress.
        data: Folder of the real pairs, if there is one.
        part: Lets a killed training go on.
        meanings: What words beyond the grammar mean, if that is to be learned.
    """
    if part and part.over:
        return
    learner = AskingLearner(network, prompt, config, meanings)
    network.train()
    if config.words and not (part and part.done):
        learn_words(network, prompt, learner.questions, meanings, config.words, say)
    with held_still(network.image_modules() if config.fixed_images else []):
        fit(learner, keep, say, data, part)


class AskingLearner(Learner):
    """Answers sentences, and names land cover, traits of places, and what was asked.

    Args:
        network: What is trained.
        prompt: Turns sentences into tokens.
        config: How.
        meanings: What words beyond the grammar mean, if that is to be learned.
    """

    def __init__(
        self, network: MTRefSeg, prompt: Prompt, config: FitConfig, meanings: SynonymPairs | None
    ) -> None:
        super().__init__(network, config)
        width = network.config.decoder_dim
        self.covers, self.questions = CoverHead(width), QuestionHead(width)
        self.traits = TraitHead(width)
        self._meanings = meanings if config.meaning else None
        self._prompt = prompt

    def forward(self, batch: Batch) -> Tensor:
        """Return the loss of a batch."""
        config = self.config
        with config.precision():
            answer = ask(self.network, self._prompt, batch)
            whole = see_whole(self.network, batch, answer) if config.agreement else None
        truth, wholes = tiles_of(batch.masks), tiles_of(batch.whole_masks)
        masks = sentence_loss(answer.masks, truth, config.loss)
        masks = masks + config.inside * part_loss(answer.masks.final, truth, wholes)
        if whole:
            differ = disagreement(tiles_of(whole.final), answer.masks.final)
            masks = masks + config.agreement * differ
            masks = masks + sentence_loss(whole, batch.masks, config.loss)
        cover = self.covers.loss(answer.scene.mask_features, tiles_of(batch.land_cover))
        traits = self.traits.loss(answer.scene.mask_features, tiles_of(traits_of(batch.land_cover)))
        question = self.questions.loss(
            answer.embedding, per_tile(batch.change_classes), per_tile(batch.qualifiers)
        )
        loss = masks + config.cover * cover + config.traits * traits + config.question * question
        if config.position:
            loss = loss + self._positions(batch, answer, wholes)
        if self._meanings:
            with config.precision():
                meant = self._meanings.loss(self.network, self._prompt, answer.scene)
            loss = loss + config.meaning * meant
        return loss

    def _positions(self, batch: Batch, answer: Answer, wholes: Tensor) -> Tensor:
        """Return the loss of what the places add to the answers that name a position.

        What is left of such an answer without its places has to be the whole of the change, as it
        is said without the position.
        """
        places, config = self.network.places, self.config
        named = regions(batch.qualifiers, batch.masks.shape[-1] // STRIDE)
        told = ~named[:, :, 0, 0].isnan().repeat_interleave(TILES, 0)
        if places is None or not told.any():
            return answer.embedding.new_zeros(())
        height, width = answer.scene.mask_features.shape[-2:]
        placed = places(tile_bounds(len(named)), height, width)
        embedding = answer.masks.embedding.float()
        added = mask_logits(embedding, placed)
        rest = answer.masks.final.float() - added
        without = mask_loss(rest[told][:, None], wholes[told][:, None].float(), config.loss)
        with torch.no_grad(), config.precision():
            plain = reply(self.network, self._prompt, answer.scene, plainly(batch.change_classes))
        seen = answer.scene.mask_features.float() - placed
        apart = mask_logits(embedding - plain.masks.embedding.float(), seen.detach())[told]
        same = F.smooth_l1_loss(apart, torch.zeros_like(apart))
        return config.position * position_loss(added, tiles_of(named)) + without + SAME * same


@dataclass(frozen=True)
class Answer:
    """What the network says to a batch, and what it thought on the way.

    Attributes:
        scene: What it saw.
        embedding: [SEG] embedding of every sentence, ``(b, s, decoder_dim)``.
        masks: Its answer.
    """

    scene: EncodedTiles
    embedding: Tensor
    masks: MaskLogits


def ask(network: MTRefSeg, prompt: Prompt, batch: Batch) -> Answer:
    """Ask the sentences of every scene of a batch; its tiles stand one after the other."""
    before, after = tiles_of(batch.before).float(), tiles_of(batch.after).float()
    gates, places = network.context.gates(TILES), tile_bounds(len(batch.before))
    scene = network.encode(before, after, prompt.prompt_ids, None, gates, places)
    return reply(network, prompt, scene, batch.sentences)


def reply(
    network: MTRefSeg, prompt: Prompt, scene: EncodedTiles, sentences: list[list[str]]
) -> Answer:
    """Answer the sentences about each of some scenes, whose tiles stand one after the other."""
    asked = per_tile(sentences)
    ids, lengths = prompt.tokenize([text for row in asked for text in row])
    ids, lengths = (part.unflatten(0, (len(asked), -1)) for part in (ids, lengths))
    embedding = network.encode_sentences(scene, ids, lengths)
    masks = network.decode_masks(scene, embedding)
    masks = network.context.share(masks, scene.mask_features, TILES)
    return Answer(scene, embedding, masks)


def plainly(questions: list[list[str]]) -> list[list[str]]:
    """Say what is asked about each scene without a word about a part of it."""
    return [[_some(CHANGE_CLASS_BY_NAME[name].sentences) for name in row] for row in questions]


def _some(said: tuple[str, ...]) -> str:
    # torch's random numbers: their state is stored with the training
    return said[int(torch.randint(len(said), ()))]


def see_whole(network: MTRefSeg, batch: Batch, answer: Answer) -> MaskLogits:
    """Look for what the tiles made of the sentences in each scene as one, without inner edges."""
    scene = network.encode(batch.before.float(), batch.after.float(), None)
    embedding = answer.masks.embedding[::TILES]
    return MaskLogits(embedding, mask_logits(embedding, scene.mask_features), ())


def per_tile(rows: list[list[str]]) -> list[list[str]]:
    """Repeat what is said of a scene for each of its tiles."""
    return [row for row in rows for _ in range(TILES)]
