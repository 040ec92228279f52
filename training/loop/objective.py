"""What both stages make smaller: the weighted loss of the samples that a process sees at once.

Each sample draws its points from its own seed, so that the loss does not depend on the samples
beside it, on the number of processes, or on where a training was interrupted.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ...model.network.language import KeyValues
from ...model.network.mtrefseg import EncodedTiles, MaskLogits, MTRefSeg
from ...model.network.prompt import Prompt
from ..batches.scene_tiles import tile_bounds, tiles_of
from ..data.samples import Batch
from ..losses.answer import AnswerText, answer_loss, output_head, with_answer
from ..losses.mask import LossConfig, query_loss, sentence_loss


class Objective(nn.Module):
    """What both stages share.

    Args:
        network: What is trained.
        config: Points and weights of the mask losses.
        dtype: What the network computes in; weights and losses stay as they are.
    """

    def __init__(self, network: MTRefSeg, config: LossConfig, dtype: torch.dtype) -> None:
        super().__init__()
        self.network = network
        self._config = config
        self._dtype = dtype
        self._tiles = network.context.tiles_per_side**2

    def freeze_head(self) -> None:
        """Leave the layer to the vocabulary alone, as LoRA leaves the words."""

    def _mixed(self) -> torch.autocast:
        kind = next(self.network.parameters()).device.type
        return torch.autocast(kind, self._dtype, enabled=self._dtype != torch.float32)

    def _cut(self, squares: Tensor) -> Tensor:
        return tiles_of(squares) if self._tiles > 1 else squares

    def _encode(self, batch: Batch, prompt: Prompt | None) -> EncodedTiles:
        device = next(self.network.parameters()).device
        before, after = (self._cut(i).to(device).float() for i in (batch.before, batch.after))
        ids = prompt.prompt_ids if prompt else None
        gates = self.network.context.gates(self._tiles)
        places = tile_bounds(len(batch.before)).to(device) if self._tiles > 1 else None
        return self.network.encode(before, after, ids, None, gates, places)

    def _sum(self, batch: Batch, prediction: MaskLogits, extra: Tensor | None = None) -> Tensor:
        """Return the weighted sum over the samples."""
        total = prediction.final.sum() * 0
        for number, weight in enumerate(batch.weights):
            own = slice(number * self._tiles, (number + 1) * self._tiles)
            mine = MaskLogits(prediction.embedding[own], prediction.final[own],
                              tuple(level[own] for level in prediction.auxiliary))  # fmt: skip
            masks = self._cut(batch.masks[number][None]).to(total.device)
            torch.manual_seed(batch.seeds[number])
            loss = self._of_masks(mine, masks)
            if extra is not None:
                loss = loss + extra[own].mean()
            if weight:
                total = total + weight * loss
        return total

    def _of_masks(self, prediction: MaskLogits, masks: Tensor) -> Tensor:
        raise NotImplementedError


class Seeing(Objective):
    """Stage 1: learned queries are matched to the masks, without language."""

    def forward(self, batch: Batch) -> Tensor:
        """Return the weighted loss of a batch."""
        with self._mixed():
            prediction = self.network.segment_queries(self._encode(batch, None))
        return self._sum(batch, prediction)

    def _of_masks(self, prediction: MaskLogits, masks: Tensor) -> Tensor:
        return query_loss(prediction, masks, self._config)


class Asking(Objective):
    """Stage 2: each sentence has its mask, and the language model says the fixed answer.

    Args:
        network: What is trained.
        prompt: Turns sentences into tokens.
        config: Points and weights of the mask losses.
        dtype: What the network computes in.
    """

    def __init__(
        self, network: MTRefSeg, prompt: Prompt, config: LossConfig, dtype: torch.dtype
    ) -> None:
        super().__init__(network, config, dtype)
        self._prompt = prompt
        self._answer = AnswerText.of(prompt)
        words = network.language.phi.embed_tokens.weight
        self.head = output_head(words) if any(self._answer.said) else None

    def freeze_head(self) -> None:
        """Leave the layer to the vocabulary alone, as LoRA leaves the words."""
        if self.head is not None:
            self.head.requires_grad_(False)

    def forward(self, batch: Batch) -> Tensor:
        """Return the weighted loss of a batch."""
        ids, lengths = self._prompt.tokenize(batch.sentences)
        device = next(self.network.parameters()).device
        ids = with_answer(ids, lengths, self._answer).to(device)
        ids, lengths = (
            part.repeat_interleave(self._tiles, 0)[:, None] for part in (ids, lengths.to(device))
        )
        with self._mixed():
            scene = self._encode(batch, self._prompt)
            hidden = self.network.language.read_sentences(_prefix(scene), ids)
            embedding = self.network.seg_head(hidden, lengths, scene.fused[-1])
            prediction = self.network.decode_masks(scene, embedding)
            # all tiles of an image have one embedding per sentence, as they do in a raster
            prediction = self.network.context.share(prediction, scene.mask_features, self._tiles)
            said = None
            if self.head is not None:
                said = answer_loss(hidden, lengths, self._answer, self.head)
        return self._sum(batch, prediction, said)

    def _of_masks(self, prediction: MaskLogits, masks: Tensor) -> Tensor:
        return sentence_loss(prediction, masks, self._config)


def _prefix(scene: EncodedTiles) -> KeyValues:
    if scene.prefix is None:
        raise ValueError("The scene was encoded without a prompt.")
    return scene.prefix
