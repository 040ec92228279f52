"""Sizes of the network: frozen, validated, stored as JSON beside the weights. No torch."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple, Union

from .config_ranges import BACKBONE_RANGES, LANGUAGE_RANGES, NETWORK_RANGES, TILE_RANGES
from .errors import MtrefsegError
from .field_types import check_fields
from .wire import MAX_BYTES, decode, parse_json, read_bytes

FUSIONS = ("change_aware", "concat_conv", "abs_diff", "avg")
BACKBONES = ("swin", "efficientnet_lite0")
CONTEXTS = ("tile", "scene")
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
            raise MtrefsegError(f"Backbone '{self.kind}' is unknown.", f"Use one of {BACKBONES}.")
        if len(self.channels) != 4 or len(self.depths) != 4:
            raise MtrefsegError(
                f"A backbone has four stages, but channels are {self.channels!s:.60} and "
                f"depths {self.depths!s:.60}.",
                "Give four numbers for each.",
            )
        if self.kind == "swin":
            self._check_swin()
        elif self.channels != EFFICIENTNET_CHANNELS:
            raise MtrefsegError(
                f"Parameter channels is {self.channels}.",
                f"EfficientNet-Lite0 has {EFFICIENTNET_CHANNELS}.",
            )

    def _check_swin(self) -> None:
        first = self.channels[0]
        if self.channels != (first, 2 * first, 4 * first, 8 * first) or not self.window:
            raise MtrefsegError(
                f"Parameter channels is {self.channels}, with a window of {self.window}.",
                "A Swin encoder doubles its channels from stage to stage, in windows above 0.",
            )
        if len(self.heads) != 4 or any(c % n for c, n in zip(self.channels, self.heads)):
            raise MtrefsegError(
                f"Parameter heads is {self.heads}.",
                f"Give four numbers that divide the channels {self.channels}.",
            )


@dataclass(frozen=True)
class LanguageConfig:
    """The causal language model (Phi) that reads prompt, image tokens and sentence.

    Attributes:
        whole_words: The tokenizer has every word of the training as one token, so that a word of
            several tokens was never taught.
        more_words: Words that were taught since, in lower case, though they are several tokens.
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
        _check_heads(self.hidden, self.heads)
        rotated = int(self.hidden // self.heads * self.partial_rotary)
        if rotated < 2 or rotated % 2:
            raise MtrefsegError(
                f"Parameter partial_rotary is {self.partial_rotary}: {rotated} of "
                f"{self.hidden // self.heads} values of a head are rotated.",
                "They must be an even number.",
            )

    def least_parameters(self) -> int:
        """Return how many weights the language model has without its norms and biases."""
        layer = 4 * self.hidden**2 + 2 * self.hidden * self.feed_forward
        return self.vocabulary * self.hidden + self.layers * layer


@dataclass(frozen=True)
class TileConfig:
    """Which tiles the network takes, in pixels.

    Attributes:
        size_px: The largest side that is taken by itself.
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
                f"Tile sizes min_px, size_px and max_px are {steps}.",
                f"They must rise, in multiples of step_px ({self.step_px}).",
            )
        if self.step_px % 32 or self.overview_px % 32 or 2 * self.overlap_px > self.size_px:
            raise MtrefsegError(
                f"Tiles have step_px {self.step_px}, overview_px {self.overview_px} and overlap_px "
                f"{self.overlap_px}.",
                "Use multiples of 32, and an overlap of at most half a tile.",
            )

    def usual(self) -> Sequence[int]:
        """Return the sides that are taken by themselves, the largest first."""
        return range(self.size_px, self.min_px - 1, -self.step_px)

    def allowed(self) -> str:
        """Say in words which sizes are allowed."""
        if self.min_px == self.max_px:
            return f"only {self.min_px}"
        return f"multiples of {self.step_px} from {self.min_px} to {self.max_px}"

    def _remedy(self) -> str:
        if self.min_px < self.max_px:
            return f"This model takes {self.allowed()}."
        return (
            f"This model takes {self.allowed()}, for which its norms were made; let a tile show "
            "more or less ground by resampling to another ground sample distance."
        )

    def check(self, size_px: int, overlap_px: int) -> None:
        """Raise MtrefsegError when a tile size or overlap is not allowed."""
        if not self.min_px <= size_px <= self.max_px or size_px % self.step_px:
            raise MtrefsegError(f"Tile size {size_px} is not allowed.", self._remedy())
        if not 0 <= overlap_px <= size_px // 2:
            raise MtrefsegError(
                f"Overlap {overlap_px} is not allowed.",
                f"With tiles of {size_px} pixels use 0 to {size_px // 2}.",
            )


@dataclass(frozen=True)
class NetworkConfig:
    """Everything that fixes the shapes of the weights; the defaults are the published r1.

    Attributes:
        name: Short name of the model.
        fusion: One of ``FUSIONS``.
        decoder_dim: Width of pixel and mask decoder and of the mask features.
        heads: Attention heads of both decoders.
        pixel_layers: Layers of multi-scale deformable attention.
        pixel_feed_forward: Their feed-forward width.
        mask_layers: Layers of masked attention.
        mask_feed_forward: Their feed-forward width.
        queries: Learned queries of stage 1.
        token_grid: Image tokens per side for the language model; an image gives its square.
        seg_dim: Width of the two projections in the [SEG] head.
        seg_head_dim: Width of one of the 8 heads of the perceiver block in the [SEG] head.
        any_change: The sentence "any change" is answered by the learned queries of stage 1.
        context: What decides norms, gates and what a sentence means: ``tile``, each tile for
            itself, as published; or ``scene``, some windows of the whole scene, so that the answer
            does not depend on where tiles lie.
        places: Mask features know where in the scene they lie, for "in the upper left".
        gsd_range_m: Finest and coarsest ground sample distance in metres that it sees well; None:
            unknown, images are shown as they are.
    """

    name: str = "r1"
    backbone: BackboneConfig = field(default_factory=BackboneConfig)
    language: LanguageConfig = field(default_factory=LanguageConfig)
    tiles: TileConfig = field(default_factory=TileConfig)
    fusion: str = "change_aware"
    decoder_dim: int = 256
    heads: int = 8
    pixel_layers: int = 6
    pixel_feed_forward: int = 1024
    mask_layers: int = 9
    mask_feed_forward: int = 2048
    queries: int = 100
    token_grid: int = 8
    seg_dim: int = 512
    seg_head_dim: int = 64
    any_change: bool = False
    context: str = "tile"
    places: bool = False
    gsd_range_m: Optional[Tuple[float, float]] = None

    def __post_init__(self) -> None:
        check_fields(self, NETWORK_RANGES)
        if not self.name.isprintable():
            raise MtrefsegError(f"Parameter name is {self.name!r}.", "Use printable characters.")
        _check_heads(self.decoder_dim, self.heads)
        if self.fusion not in FUSIONS:
            raise MtrefsegError(f"Fusion '{self.fusion}' is unknown.", f"Use one of {FUSIONS}.")
        if self.context not in CONTEXTS:
            raise MtrefsegError(f"Context '{self.context}' is unknown.", f"Use one of {CONTEXTS}.")
        _check_gsd_range(self.gsd_range_m)

    def to_json(self) -> str:
        """Return the configuration as indented JSON."""
        return json.dumps(asdict(self), indent=2)

    @classmethod
    def from_json(cls, text: Union[str, bytes]) -> NetworkConfig:
        """Read what ``to_json`` wrote.

        Raises:
            MtrefsegError: The text is not such a configuration.
        """
        try:
            values: Any = parse_json(text)
            parts = {name: _part(kind, values, name) for name, kind in PARTS.items()}
            return decode(cls, {**values, **parts}, what=_CONFIGURATION)
        except (ValueError, TypeError, KeyError) as error:
            reason = f"{error!s:.200}" if isinstance(error, ValueError) else "it is no such table"
            raise MtrefsegError(
                f"The {_CONFIGURATION} cannot be read ({reason}).",
                "Use the config.json that was stored beside the weights.",
            ) from error

    @classmethod
    def from_file(cls, path: Path) -> NetworkConfig:
        """Read a config.json.

        Raises:
            MtrefsegError: It is missing, or not the configuration of a model.
        """
        try:
            return cls.from_json(read_bytes(path, MAX_BYTES))
        except (MtrefsegError, OSError) as error:
            raise MtrefsegError(
                f"'{path}' is not the configuration of an mtrefseg model: {error}",
                "Use a folder that mtrefseg wrote; checkpoints of other programs are imported "
                "first.",
            ) from error


_CONFIGURATION = "model configuration"
PARTS: Mapping[str, Any] = {
    "backbone": BackboneConfig,
    "language": LanguageConfig,
    "tiles": TileConfig,
}


def _part(kind: Any, values: Dict[str, Any], name: str) -> Any:
    try:
        return decode(kind, values[name], what=_CONFIGURATION)
    except MtrefsegError as error:
        message = error.message.replace("Parameter ", f"Parameter {name}.", 1)
        message = message if message != error.message else f"In '{name}': {message}"
        raise MtrefsegError(message, error.advice) from error


def _check_heads(width: int, heads: int) -> None:
    if width % heads:
        raise MtrefsegError(f"Parameter heads is {heads}.", f"It must divide the width of {width}.")


def _check_gsd_range(range_m: Optional[Tuple[float, float]]) -> None:
    if range_m is None:
        return
    if len(range_m) != 2 or not 0.0 < range_m[0] <= range_m[1] < float("inf"):
        raise MtrefsegError(
            f"The range of ground sample distances {range_m} makes no sense.",
            "Give the finest and the coarsest in metres, as [0.35, 0.8], or null.",
        )


# Of the grammar, though the tokenizer had no place left for them.
_MORE_WORDS = tuple(
    "boulevards bungalows condos driveways expressways farmhouses freeways hangars "
    "hotel mud orchard parkways puddles rainforests skyscrapers thicket walkways".split()
)
MINI = NetworkConfig(
    name="mini",
    backbone=BackboneConfig(
        kind="efficientnet_lite0",
        channels=(24, 40, 80, 112),
        depths=(3, 2, 3, 3),
        heads=(),
        window=0,
        drop_path=0.0,
    ),
    language=LanguageConfig(
        vocabulary=2048,
        hidden=128,
        layers=3,
        heads=4,
        feed_forward=384,
        prompt="<image> <image> <refer>",
        max_sentence_tokens=512,
        whole_words=True,
        more_words=_MORE_WORDS,
    ),
    tiles=TileConfig(size_px=832, overlap_px=192, min_px=128, max_px=1024, step_px=32),
    decoder_dim=64,
    heads=4,
    pixel_layers=2,
    pixel_feed_forward=128,
    mask_layers=3,
    mask_feed_forward=128,
    queries=16,
    token_grid=4,
    seg_dim=64,
    seg_head_dim=16,
    context="scene",
    places=True,
    gsd_range_m=(0.35, 0.8),
)
R1 = NetworkConfig()
