"""Sizes of image encoder, language model and tiles. No torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence, Tuple

from .config_ranges import BACKBONE_RANGES, LANGUAGE_RANGES, TILE_RANGES
from .errors import MtrefsegError
from .messages import Message
from .requests.field_types import check_fields

BACKBONES = ("swin", "efficientnet_lite0")
EFFICIENTNET_CHANNELS = (24, 40, 80, 112)


@dataclass(frozen=True)
class BackboneConfig:
    """The shared image encoder: four stages at strides 4, 8, 16 and 32 (EfficientNet: 16).

    Attributes:
        kind: One of ``BACKBONES``.
        channels: Channels of res2 … res5.
        depths: Blocks per stage.
        heads: Attention heads per stage (Swin only).
        window: Attention window in patches (Swin only).
        drop_path: Stochastic depth rate in training.
    """

    kind: str = "swin"
    channels: Tuple[int, ...] = (128, 256, 512, 1024)
    depths: Tuple[int, ...] = (2, 2, 18, 2)
    heads: Tuple[int, ...] = (4, 8, 16, 32)
    window: int = 12
    drop_path: float = 0.3

    def __post_init__(self) -> None:
        check_fields(self, BACKBONE_RANGES)
        if self.kind not in BACKBONES:
            raise MtrefsegError(
                "Backbone '{kind}' is unknown.",
                "Use one of {backbones}.",
                kind=self.kind,
                backbones=BACKBONES,
            )
        if len(self.channels) != 4 or len(self.depths) != 4:
            raise MtrefsegError(
                "A backbone has four stages, but channels are {channels} and depths {depths}.",
                "Give four numbers for each.",
                channels=f"{self.channels!s:.60}",
                depths=f"{self.depths!s:.60}",
            )
        if self.kind == "swin":
            self._check_swin()
        elif self.channels != EFFICIENTNET_CHANNELS:
            raise MtrefsegError(
                "Parameter channels is {channels}.",
                "EfficientNet-Lite0 has {efficientnet_channels}.",
                channels=self.channels,
                efficientnet_channels=EFFICIENTNET_CHANNELS,
            )

    def _check_swin(self) -> None:
        first = self.channels[0]
        if self.channels != (first, 2 * first, 4 * first, 8 * first) or not self.window:
            raise MtrefsegError(
                "Parameter channels is {channels}, with a window of {window}.",
                "A Swin encoder doubles its channels from stage to stage, in windows above 0.",
                channels=self.channels,
                window=self.window,
            )
        if len(self.heads) != 4 or any(c % n for c, n in zip(self.channels, self.heads)):
            raise MtrefsegError(
                "Parameter heads is {heads}.",
                "Give four numbers that divide the channels {channels}.",
                heads=self.heads,
                channels=self.channels,
            )


@dataclass(frozen=True)
class LanguageConfig:
    """The causal language model (Phi) that reads prompt, image tokens and sentence.

    Attributes:
        whole_words: The tokenizer has every word of the training as one token, so that a word of
            several tokens is unknown to the model.
        more_words: Words of several tokens that were trained later, in lower case; of models
            without a list of known words, as former versions wrote them.
    """

    vocabulary: int = 50297
    hidden: int = 2048
    layers: int = 24
    heads: int = 32
    feed_forward: int = 8192
    partial_rotary: float = 0.5
    prompt: str = (
        "[INST] <<SYS>>\nYou are a helpful language and vision assistant. You are able to "
        "understand the visual content that the user provides, and assist the user with a "
        "variety of tasks using natural language.\n<</SYS>>\n\nThese are two temporal "
        "{domain} images <image> and <image>. Please do Referring Change Detection "
        "Segmentation according to the following instruction:\n<refer> [/INST] \n"
        "Sure. It is <seg>.  <|endoftext|>"
    )
    domain: str = "remote sensing"
    max_sentence_tokens: int = 512
    whole_words: bool = False
    more_words: Tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_fields(self, LANGUAGE_RANGES)
        check_heads(self.hidden, self.heads)
        rotated = int(self.hidden // self.heads * self.partial_rotary)
        if rotated < 2 or rotated % 2:
            raise MtrefsegError(
                (
                    "Parameter partial_rotary is {partial_rotary}: {rotated} of {hidden} "
                    "values of a head are rotated."
                ),
                "They must be an even number.",
                partial_rotary=self.partial_rotary,
                rotated=rotated,
                hidden=self.hidden // self.heads,
            )

    def least_parameters(self) -> int:
        """Return the number of weights of the language model without its norms and biases."""
        layer = 4 * self.hidden**2 + 2 * self.hidden * self.feed_forward
        return self.vocabulary * self.hidden + self.layers * layer


@dataclass(frozen=True)
class TileConfig:
    """Which tiles the network takes, in pixels.

    Attributes:
        size_px: The largest side that is chosen by default.
        overlap_px: The default overlap of neighbouring tiles.
        min_px: The smallest side allowed.
        max_px: The largest side allowed.
        step_px: Sides must be multiples of this.
        batch_size: Default number of tiles in a batch (on a CPU).
        overview_px: Side of the windows that stand for the whole scene (context "scene").
    """

    size_px: int = 1024
    overlap_px: int = 128
    min_px: int = 1024
    max_px: int = 1024
    step_px: int = 32
    batch_size: int = 1
    overview_px: int = 256

    def __post_init__(self) -> None:
        check_fields(self, TILE_RANGES)
        steps = (self.min_px, self.size_px, self.max_px)
        if list(steps) != sorted(steps) or any(side % self.step_px for side in steps):
            raise MtrefsegError(
                "Tile sizes min_px, size_px and max_px are {steps}.",
                "They must rise, in multiples of step_px ({step_px}).",
                steps=steps,
                step_px=self.step_px,
            )
        if self.step_px % 32 or self.overview_px % 32 or 2 * self.overlap_px > self.size_px:
            raise MtrefsegError(
                (
                    "Tiles have step_px {step_px}, overview_px {overview_px} and "
                    "overlap_px {overlap_px}."
                ),
                "Use multiples of 32, and an overlap of at most half a tile.",
                step_px=self.step_px,
                overview_px=self.overview_px,
                overlap_px=self.overlap_px,
            )

    def defaults(self) -> Sequence[int]:
        """Return the sides that are chosen by default, the largest first."""
        return range(self.size_px, self.min_px - 1, -self.step_px)

    def allowed(self) -> str:
        """Return in words which sizes are allowed."""
        if self.min_px == self.max_px:
            return Message("only {min_px}", min_px=self.min_px)
        return Message(
            "multiples of {step_px} from {min_px} to {max_px}",
            step_px=self.step_px,
            min_px=self.min_px,
            max_px=self.max_px,
        )

    def _remedy(self) -> str:
        if self.min_px < self.max_px:
            return Message("This model takes {allowed}.", allowed=self.allowed())
        return Message(
            (
                "This model takes {allowed}, for which its norms were made; let a tile "
                "show more or less ground by resampling to another ground sample "
                "distance."
            ),
            allowed=self.allowed(),
        )

    def check(self, size_px: int, overlap_px: int) -> None:
        """Raise MtrefsegError when a tile size or overlap is not allowed."""
        if not self.min_px <= size_px <= self.max_px or size_px % self.step_px:
            raise MtrefsegError(
                "Tile size {size_px} is not allowed.", self._remedy(), size_px=size_px
            )
        if not 0 <= overlap_px <= size_px // 2:
            raise MtrefsegError(
                "Overlap {overlap_px} is not allowed.",
                "With tiles of {size_px} pixels use 0 to {most_px}.",
                overlap_px=overlap_px,
                size_px=size_px,
                most_px=size_px // 2,
            )


def check_heads(width: int, heads: int) -> None:
    """Raise MtrefsegError unless a width can be divided among attention heads."""
    if width % heads:
        raise MtrefsegError(
            "Parameter heads is {heads}.",
            "It must divide the width of {width}.",
            heads=heads,
            width=width,
        )
