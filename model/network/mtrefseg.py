"""The whole network: images are encoded once, then any number of sentences is segmented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ..config import NetworkConfig
from .backbone import Backbone
from .context import context_of
from .fusion import Fusion, LevelContext
from .image_tokens import ImageTokens
from .language import KeyValues, LanguageModel
from .mask_decoder import MaskDecoder, MaskLogits, mask_logits
from .pixel_decoder import PixelDecoder
from .scene_position import WHOLE, ScenePosition
from .seg_head import SegHead

__all__ = ["EncodedTiles", "MTRefSeg", "MaskLogits", "mask_logits"]

IMAGENET_MEAN = (123.675, 116.28, 103.53)
IMAGENET_STD = (58.395, 57.12, 57.375)


@dataclass
class EncodedTiles:
    """Everything that depends on the images alone, for a batch of b tiles.

    Attributes:
        fused: res2 to res5 after fusion, res2 at stride 4.
        mask_features: ``(b, decoder_dim, h/4, w/4)``.
        multi_scale: The pixel decoder's maps, ``(b, decoder_dim, …)``, sized as res5, res4, res3.
        prefix: Keys and values of the language model for everything before the sentence; None
            when the tiles were encoded without a prompt (stage 1).
    """

    fused: tuple[Tensor, ...]
    mask_features: Tensor
    multi_scale: tuple[Tensor, ...]
    prefix: KeyValues | None

    def map(self, change: Callable[[Tensor], Tensor]) -> EncodedTiles:
        """Return the tiles with every tensor changed, as moved to another device."""
        return EncodedTiles(
            tuple(map(change, self.fused)),
            change(self.mask_features),
            tuple(map(change, self.multi_scale)),
            None if self.prefix is None else tuple((change(k), change(v)) for k, v in self.prefix),
        )


class MTRefSeg(nn.Module):
    """MTRefSeg-R1 (arXiv 2606.00987, section 4) in the sizes of a configuration."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        last, hidden = config.backbone.channels[-1], config.language.hidden
        self.backbone = Backbone(config.backbone)
        self.fusion = Fusion(config.fusion, config.backbone.channels)
        self.context = context_of(config)
        self.context.adapt_norms(self.fusion)
        self.pixel_decoder = PixelDecoder(config)
        # this name is a key of stored weights and of config.json
        self.places = ScenePosition(config.decoder_dim) if config.places else None
        self.mask_decoder = MaskDecoder(config)
        self.image_tokens = ImageTokens(last, hidden, config.token_grid)
        self.language = LanguageModel(config.language)
        self.seg_head = SegHead(
            hidden, last, config.seg_dim, config.seg_head_dim, config.decoder_dim
        )
        self.pixel_mean: Tensor
        self.pixel_std: Tensor
        self.register_buffer("pixel_mean", _per_channel(IMAGENET_MEAN), persistent=False)
        self.register_buffer("pixel_std", _per_channel(IMAGENET_STD), persistent=False)

    def encode(
        self,
        before: Tensor,
        after: Tensor,
        prompt_ids: Sequence[Sequence[int]] | None,
        system_cache: KeyValues | None = None,
        context: Sequence[LevelContext] | None = None,
        tile_bounds: Tensor | None = None,
    ) -> EncodedTiles:
        """Compute everything that does not depend on a sentence.

        Args:
            before: First date, ``(b, 3, h, w)``, ``[0, 255]``, h and w multiples of 32.
            after: Second date, the same shape.
            prompt_ids: Three runs of token ids: before the first image, between the images, and
                between the second image and the sentence. None leaves the language model out.
            system_cache: Result of ``language.prefill_system`` for the first run of ids, which all
                tiles share.
            context: Result of ``encode_scene_context`` for the scene; None: each tile is a scene.
            tile_bounds: Edges of each tile as shares of the scene's size, ``(b, 4)``, see
                ``ScenePosition``; None: each tile is a whole scene.
        """
        first, second = self._levels(before, after)
        fused = self.fusion(first, second, context)
        mask_features, multi_scale = self.pixel_decoder(fused)
        if self.places is not None:
            if tile_bounds is None:
                tile_bounds = mask_features.new_tensor(WHOLE).expand(len(mask_features), -1)
            mask_features = mask_features + self.places(tile_bounds, *mask_features.shape[-2:])
        prefix = None
        if prompt_ids is not None:
            tokens = self.image_tokens(torch.cat([first[-1], second[-1]])).chunk(2)
            prefix = self.language.prefill_prompt(prompt_ids, tokens[0], tokens[1], system_cache)
        return EncodedTiles(fused, mask_features, multi_scale, prefix)

    def segment(self, tiles: EncodedTiles, sentence_ids: Tensor, lengths: Tensor) -> MaskLogits:
        """Segment what each sentence describes; no sentence influences another.

        Args:
            tiles: Result of ``encode`` for b tiles.
            sentence_ids: Token ids with a trailing [SEG], ``(b, s, t)``, padded at the right.
            lengths: Tokens per sentence, [SEG] included, ``(b, s)``.

        Returns:
            One query per sentence, ``(b, s, h/4, w/4)``.

        Raises:
            ValueError: The tiles were encoded without a prompt.
        """
        return self.decode_masks(tiles, self.encode_sentences(tiles, sentence_ids, lengths))

    def encode_sentences(
        self, tiles: EncodedTiles, sentence_ids: Tensor, lengths: Tensor
    ) -> Tensor:
        """Encode the sentences: the first half of ``segment``.

        Returns:
            The [SEG] embedding of each sentence, ``(b, s, decoder_dim)``.

        Raises:
            ValueError: The tiles were encoded without a prompt.
        """
        if tiles.prefix is None:
            raise ValueError("The tiles were encoded without prompt_ids; sentences need them.")
        hidden = self.language.read_sentences(tiles.prefix, sentence_ids)
        embedding: Tensor = self.seg_head(hidden, lengths, tiles.fused[-1])
        return embedding

    def decode_masks(self, tiles: EncodedTiles, embedding: Tensor) -> MaskLogits:
        """Segment by embeddings: the second half of ``segment``.

        Args:
            tiles: Result of ``encode`` for b tiles.
            embedding: ``(b, s, decoder_dim)``.
        """
        return self.mask_decoder.segment(tiles.multi_scale, tiles.mask_features, embedding)

    def encode_scene_context(
        self,
        before: Tensor,
        after: Tensor,
        prompt_ids: Sequence[Sequence[int]] | None,
        tile_bounds: Tensor | None = None,
    ) -> tuple[EncodedTiles, list[LevelContext]]:
        """Encode some windows that stand for a whole scene (models with ``context`` "scene").

        The mean of a sentence's embeddings over the windows is its embedding in this scene, and
        ``mask_logits`` finds it in any tile that was encoded with the returned context. So the
        masks do not depend on where the tiles lie.

        Args:
            before: Windows spread over the scene, first date, ``(n, 3, h, w)``, ``[0, 255]``.
            after: The same windows at the second date.
            prompt_ids: As for ``encode``.
            tile_bounds: As for ``encode``.

        Returns:
            The encoded windows, and the context for every tile of the scene.
        """
        means: list[Tensor] = []

        def share(mean: Tensor) -> Tensor:
            means.append(mean.mean(0, keepdim=True))
            return means[-1]

        gates = [share] * len(self.fusion.blocks)
        windows = self.encode(before, after, prompt_ids, None, gates, tile_bounds)
        return windows, [_always(mean) for mean in means]

    def segment_queries(self, tiles: EncodedTiles) -> MaskLogits:
        """Segment changes without a sentence, with the learned queries of stage 1."""
        return self.mask_decoder.segment_queries(tiles.multi_scale, tiles.mask_features)

    def image_modules(self) -> list[nn.Module]:
        """Return the modules that no sentence reaches."""
        return [self.backbone, self.fusion, self.pixel_decoder]

    def _levels(
        self, before: Tensor, after: Tensor
    ) -> tuple[tuple[Tensor, ...], tuple[Tensor, ...]]:
        """Encode both dates as one batch: the encoder is shared."""
        images = (torch.cat([before, after]) - self.pixel_mean) / self.pixel_std
        levels = self.backbone(images.to(self.seg_head.output.weight.dtype))
        pairs = [level.chunk(2) for level in levels]
        return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)


def _always(mean: Tensor) -> LevelContext:
    return lambda _: mean


def _per_channel(values: Sequence[float]) -> Tensor:
    # on the CPU even where the network is built on the meta device: no file holds constants
    return torch.tensor(values, device="cpu").view(1, 3, 1, 1)
