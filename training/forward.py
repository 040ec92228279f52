"""The forward pass of a training: samples as the network sees rasters, as tiles of a scene.

The network's context decides whether a sample is one tile or four that share gates and embeddings.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import torch
from torch import Tensor

from ..model.network.mtrefseg import EncodedTiles, MaskLogits, MTRefSeg
from ..model.network.prompt import Prompt
from .batch import Batch
from .language.answer_text import AnswerText, with_answer
from .scene_tiles import tile_bounds, tiles_of


@dataclass(frozen=True)
class Prediction:
    """The prediction of the network for some samples; the ``t`` tiles of a sample are neighbours.

    Attributes:
        forward: The forward pass that made it.
        tiles: The encoded tiles, ``b * t`` of them.
        masks: ``(b * t, s, h/4, w/4)`` logits: a mask per sentence, or per learned query.
        embedding: [SEG] embedding of each sentence in each tile, ``(b * t, s, decoder_dim)``;
            empty where there are learned queries.
        hidden: Last hidden states of sentence and answer, ``(b * t, s, tokens, hidden)``; the same.
        lengths: Tokens per sentence, ``(b * t, s)``; the same.
    """

    forward: Forward
    tiles: EncodedTiles
    masks: MaskLogits
    embedding: Tensor = field(default_factory=lambda: torch.empty(0))
    hidden: Tensor = field(default_factory=lambda: torch.empty(0))
    lengths: Tensor = field(default_factory=lambda: torch.empty(0))

    def select(self, first: int, last: int) -> Prediction:
        """Return the prediction of some samples."""
        count = self.forward.tiles_per_sample
        rows = slice(first * count, last * count)
        if rows == slice(0, len(self.masks.final)):
            return self
        masks = MaskLogits(
            self.masks.embedding[rows],
            self.masks.final[rows],
            tuple(level[rows] for level in self.masks.auxiliary),
        )
        return replace(
            self,
            tiles=self.tiles.map(lambda values: values[rows]),
            masks=masks,
            embedding=self.embedding[rows],
            hidden=self.hidden[rows],
            lengths=self.lengths[rows],
        )


class Forward:
    """Runs a network on a batch, without a sentence: learned queries segment the changes.

    Args:
        network: What is trained.
        dtype: What the network computes in; weights and losses stay as they are.
    """

    def __init__(self, network: MTRefSeg, dtype: torch.dtype = torch.float32) -> None:
        self.network = network
        self.dtype = dtype
        self.tiles_per_sample = network.context.tiles_per_side**2

    def __call__(self, batch: Batch) -> Prediction:
        """Return the masks of the learned queries."""
        with self.autocast():
            tiles = self.encode(batch, None)
            return Prediction(self, tiles, self.network.segment_queries(tiles))

    @property
    def device(self) -> torch.device:
        """Device of the network."""
        return next(self.network.parameters()).device

    def autocast(self) -> torch.autocast:
        """Return the context in which the network computes."""
        enabled = self.dtype != torch.float32
        return torch.autocast(self.device.type, self.dtype, enabled=enabled)

    def cut(self, squares: Tensor) -> Tensor:
        """Cut what belongs to samples, ``(b, c, h, w)``, as their images are cut."""
        return tiles_of(squares) if self.tiles_per_sample > 1 else squares

    def bounds(self, samples: int) -> Tensor | None:
        """Return the bounds of the tiles in their samples; None where a sample is one tile."""
        return tile_bounds(samples).to(self.device) if self.tiles_per_sample > 1 else None

    def encode(self, batch: Batch, prompt: Prompt | None) -> EncodedTiles:
        """Encode the tiles of a batch, with the prompt before the sentence if there is one."""
        before, after = (self.cut(i).to(self.device).float() for i in (batch.before, batch.after))
        ids = prompt.prompt_ids if prompt else None
        gates = self.network.context.gates(self.tiles_per_sample)
        return self.network.encode(before, after, ids, None, gates, self.bounds(len(batch)))


class SentenceForward(Forward):
    """Runs a network on a batch: each sentence has its mask.

    Args:
        network: What is trained.
        prompt: Turns sentences into tokens.
        dtype: What the network computes in; weights and losses stay as they are.

    Attributes:
        answer: Fixed answer of the language model to each sentence.
    """

    def __init__(
        self, network: MTRefSeg, prompt: Prompt, dtype: torch.dtype = torch.float32
    ) -> None:
        super().__init__(network, dtype)
        self.prompt = prompt
        self.answer = AnswerText.of(prompt)

    def __call__(self, batch: Batch) -> Prediction:
        """Return the masks of the sentences."""
        with self.autocast():
            return self.segment(self.encode(batch, self.prompt), batch.sentences)

    def segment(self, tiles: EncodedTiles, sentences: list[list[str]]) -> Prediction:
        """Return the masks of some sentences about each of the encoded samples.

        Raises:
            ValueError: The tiles were encoded without a prompt.
        """
        if tiles.prefix is None:
            raise ValueError("The tiles were encoded without a prompt.")
        ids, lengths = self.prompt.tokenize([text for row in sentences for text in row])
        if self.answer.ids:
            ids = with_answer(ids, lengths, self.answer)
        ids, lengths = (
            values.to(self.device)
            .unflatten(0, (len(sentences), -1))
            .repeat_interleave(self.tiles_per_sample, 0)
            for values in (ids, lengths)
        )
        hidden = self.network.language.read_sentences(tiles.prefix, ids)
        embedding = self.network.seg_head(hidden, lengths, tiles.fused[-1])
        masks = self.network.decode_masks(tiles, embedding)
        # all tiles of a sample have one embedding per sentence, as they do in a raster
        masks = self.network.context.share(masks, tiles.mask_features, self.tiles_per_sample)
        return Prediction(self, tiles, masks, embedding, hidden, lengths)
