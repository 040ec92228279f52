"""Predicts the masks of sentences on batches of tiles with one loaded model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ..messages import Message
from ..network.fusion import LevelContext
from ..network.mtrefseg import EncodedTiles, mask_logits
from ..weights.load_model import LoadedModel
from .any_change import union_of_confident_queries
from .batch_predictor import Images, Logits, Probability, TileBounds
from .cacheable_tiles import cacheable
from .device import Device, Precision
from .network_runner import BatchLimits, NetworkRunner
from .sentence_layers import SentenceLayers

MAX_SENTENCE_GROUP = 32
"""Attention among the tokens of more sentences would need more memory than the images."""


@dataclass
class Overview:
    """The encoded windows that stand for a scene, and the context for encoding its tiles."""

    windows: EncodedTiles
    context: list[LevelContext]


class Predictor:
    """A loaded model with its sentences.

    Args:
        model: The network and its prompt.
        sentences: One mask each.
        device: Where the model is.
        precision: The number format that it computes in.

    Attributes:
        model: The network and its prompt.
        facts: Model, device and precision, for the provenance.
        overview_px: Side of the windows that ``encode_overview`` takes; None: not needed.
        overview_probability: Of the windows, ``(n, s, h/4, w/4)``; None: there are none.

    Raises:
        MtrefsegError: A sentence is too long.
    """

    def __init__(
        self, model: LoadedModel, sentences: Sequence[str], device: Device, precision: Precision
    ) -> None:
        self.model = model
        self._runner = NetworkRunner(device, precision, model.config.tiles)
        self._limits = BatchLimits(tiles=None, sentences=MAX_SENTENCE_GROUP)
        self._sentences = SentenceLayers(model, sentences, device.name)
        self._context: list[LevelContext] | None = None
        self._embeddings: Tensor | None = None
        self.overview_probability: Probability | None = None
        self.overview_px = model.network.context.overview_px(model.config.tiles)
        self.facts = {
            "model": model.name,
            "model_hash": model.hash,
            "device": device.name,
            "device_reason": device.reason,
            "precision": precision.name,
            "precision_reason": precision.reason,
        }

    def identity(self) -> tuple[object, ...]:
        """Return everything besides the images that the encoded tiles depend on."""
        model, runner = self.model, self._runner
        encoded_for = bool(self._sentences.by_text), bool(self._sentences.by_queries)
        return (model.hash, model.folder, model.config, runner.device.name, runner.precision.name,
                encoded_for)  # fmt: skip

    def encode_overview(self, windows: Images, tile_bounds: TileBounds | None = None) -> Overview:
        """Encode the sentences in the scene that these windows stand for.

        Args:
            windows: ``(n, 2, 3, t, t)``, both dates.
            tile_bounds: Position of each window in the scene; None: each window is a scene.

        Returns:
            What ``set_scene_context`` of another predictor takes in place of the windows.

        Raises:
            MtrefsegError: They do not fit into the memory.
        """
        overview = self._runner.or_none_if_oom(partial(self._overview, windows, tile_bounds))
        if overview is None:
            count, side_px = len(windows), windows.shape[-1]
            text = "The overview of {count} windows of {side_px} pixels"
            raise self._runner.too_large(Message(text, count=count, side_px=side_px), side_px)
        self.set_scene_context(overview)
        return overview

    def set_scene_context(self, overview: Overview) -> None:
        """Encode the sentences in a scene whose windows are encoded already.

        Raises:
            MtrefsegError: Not even one sentence fits into the memory.
        """
        embed = partial(self._scene_embeddings, overview.windows)
        while (embeddings := self._runner.or_none_if_oom(embed)) is None:
            self._reduce_batch(1, 4 * overview.windows.mask_features.shape[-1])
        self._context = overview.context
        self._embeddings = torch.cat(embeddings, dim=1) if embeddings else None
        if self._embeddings is not None and not self._sentences.by_queries:
            logits = mask_logits(self._embeddings, overview.windows.mask_features)
            self.overview_probability = logits.float().sigmoid().cpu().numpy()

    def predict(
        self,
        images: Images,
        tile_bounds: TileBounds | None = None,
        on_encoded: Callable[[EncodedTiles], None] = lambda tiles: None,
    ) -> Probability:
        """Predict a batch; when memory runs out, in smaller parts.

        First the batch is halved, then the number of sentences at a time; what fitted is the limit
        for the next batches.

        Args:
            images: ``(b, 2, 3, t, t)``, both dates.
            tile_bounds: Position of each tile in the scene; None: each tile is a scene.
            on_encoded: Takes what ``predict_encoded`` needs of each part of the batch, in order.

        Returns:
            Probabilities of each sentence, ``(b, s, t, t)`` in [0, 1].

        Raises:
            MtrefsegError: Not even one tile and one sentence fit.
        """
        parts: list[Probability] = []
        done = 0
        while done < len(images):
            rows = slice(done, done + (self._limits.tiles or len(images)))
            chunk, bounds = images[rows], None if tile_bounds is None else tile_bounds[rows]
            result = self._runner.or_none_if_oom(partial(self._encode_and_decode, chunk, bounds))
            if result is None:
                self._reduce_batch(len(chunk), images.shape[-1])
                continue
            on_encoded(result[0])
            parts.append(result[1])
            done += len(chunk)
        return _joined(parts)

    def predict_logits(self, images: Images) -> Logits:
        """Return the logits of one tile, ``(1, s, t, t)``, whose sigmoid ``predict`` returns.

        Raises:
            MtrefsegError: The tile with one sentence does not fit into the memory.
        """
        compute = partial(self._encode_and_decode, images, None, as_logits=True)
        while (result := self._runner.or_none_if_oom(compute)) is None:
            self._reduce_batch(1, images.shape[-1])
        return result[1]

    def predict_encoded(self, batch: Sequence[EncodedTiles], side_px: int) -> Probability | None:
        """Predict a batch of tiles that are encoded already; None when memory runs out.

        Args:
            batch: The parts of a batch, as ``predict`` gave them to ``on_encoded``.
            side_px: Side of the tiles.
        """
        parts = []
        for tiles in batch:
            decode = partial(self._decode_cached, tiles, side_px)
            probability = self._runner.or_none_if_oom(decode)
            if probability is None:
                return None
            parts.append(probability)
        return _joined(parts)

    def _reduce_batch(self, tiles: int, side_px: int) -> None:
        if not self._limits.reduce(tiles, len(self._sentences.by_text)):
            text = "One tile of {side_px} pixels with one sentence"
            raise self._runner.too_large(Message(text, side_px=side_px), side_px)

    def _overview(self, windows: Images, tile_bounds: TileBounds | None) -> Overview:
        before, after, bounds = self._runner.tensors(windows, tile_bounds)
        prompt_ids = self.model.prompt.prompt_ids if self._sentences.by_text else None
        encode = self.model.network.encode_scene_context
        tiles, context = encode(before, after, prompt_ids, bounds)
        return Overview(cacheable(tiles, with_queries=True), context)

    def _scene_embeddings(self, windows: EncodedTiles) -> list[Tensor]:
        segment, batch = self.model.network.segment, len(windows.mask_features)
        return [
            segment(windows, ids, lengths).embedding.mean(0, keepdim=True)
            for _, ids, lengths in self._sentences.groups(batch, self._limits.sentences)
        ]

    def _encode_and_decode(
        self, images: Images, tile_bounds: TileBounds | None, as_logits: bool = False
    ) -> tuple[EncodedTiles, Probability]:
        before, after, bounds = self._runner.tensors(images, tile_bounds)
        model, network = self.model, self.model.network
        needs_prompt = bool(self._sentences.by_text) and self._embeddings is None
        prompt_ids = model.prompt.prompt_ids if needs_prompt else None
        if prompt_ids is not None and model.system_cache is None:
            model.system_cache = network.language.prefill_system(prompt_ids[0])
        tiles = network.encode(before, after, prompt_ids, model.system_cache, self._context, bounds)
        with_queries = self._embeddings is None or bool(self._sentences.by_queries)
        tiles = cacheable(tiles, with_queries)
        return tiles, self._decode(tiles, images.shape[-1], as_logits)

    def _decode_cached(self, tiles: EncodedTiles, side_px: int) -> Probability:
        return self._decode(tiles.map(lambda t: t.to(self._runner.device.name)), side_px)

    def _decode(self, tiles: EncodedTiles, side_px: int, as_logits: bool = False) -> Probability:
        batch, size = len(tiles.mask_features), (side_px, side_px)
        result = np.empty((batch, self._sentences.count, *size), np.float32)
        for layers, logits in self._logits(tiles, batch):
            # as published: logits are interpolated to the size of the input before the sigmoid
            full = F.interpolate(logits.float(), size, mode="bilinear", align_corners=False)
            result[:, layers] = (full if as_logits else full.sigmoid_()).cpu().numpy()
        return result

    def _logits(self, tiles: EncodedTiles, batch: int) -> Iterator[tuple[list[int], Tensor]]:
        """Yield the layers of some sentences and their logits ``(b, n, h/4, w/4)``."""
        network = self.model.network
        if layers := self._sentences.by_queries:
            union = union_of_confident_queries(network.segment_queries(tiles).final)
            yield layers, union.expand(-1, len(layers), -1, -1)
        if self._embeddings is not None:
            yield self._sentences.by_text, mask_logits(self._embeddings, tiles.mask_features)
            return
        for layers, ids, lengths in self._sentences.groups(batch, self._limits.sentences):
            yield layers, network.segment(tiles, ids, lengths).final


def _joined(parts: Sequence[Probability]) -> Probability:
    return np.concatenate(parts) if len(parts) > 1 else parts[0]
