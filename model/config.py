"""Sizes of the network: frozen, validated, stored as JSON beside the weights. No torch."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Tuple, Union

from .config_parts import BackboneConfig, LanguageConfig, TileConfig, check_heads
from .config_ranges import NETWORK_RANGES
from .errors import MtrefsegError
from .messages import Message
from .requests.field_types import check_fields
from .requests.wire import MAX_BYTES, decode, parse_json, read_bytes

__all__ = [
    "FUSIONS",
    "MINI",
    "R1",
    "BackboneConfig",
    "LanguageConfig",
    "NetworkConfig",
    "TileConfig",
]
FUSIONS = ("change_aware", "concat_conv", "abs_diff", "avg")
CONTEXTS = ("tile", "scene")


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
        any_change: The sentence "any change" is segmented by the learned queries of stage 1.
        context: What norms, gates and sentence embeddings follow: ``tile``, each tile alone, as
            published; or ``scene``, some windows of the whole scene, so that masks do not depend
            on where tiles lie (``network/context.py``).
        places: Mask features have a position embedding of the scene, as models of former versions;
            positions in sentences are measured on the polygons.
        gsd_range_m: Finest and coarsest ground sample distance in metres that the model was
            trained for; None: unknown, images are not resampled.
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
            raise MtrefsegError(
                "Parameter name is {name}.", "Use printable characters.", name=f"{self.name!r}"
            )
        check_heads(self.decoder_dim, self.heads)
        if self.fusion not in FUSIONS:
            raise MtrefsegError(
                "Fusion '{fusion}' is unknown.",
                "Use one of {fusions}.",
                fusion=self.fusion,
                fusions=FUSIONS,
            )
        if self.context not in CONTEXTS:
            raise MtrefsegError(
                "Context '{context}' is unknown.",
                "Use one of {contexts}.",
                context=self.context,
                contexts=CONTEXTS,
            )
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
            nested = {name: _nested(kind, values, name) for name, kind in NESTED.items()}
            return decode(cls, {**values, **nested}, what=_CONFIGURATION)
        except (ValueError, TypeError, KeyError) as error:
            reason = f"{error!s:.200}" if isinstance(error, ValueError) else "it is no such table"
            raise MtrefsegError(
                "The {configuration} cannot be read ({reason}).",
                "Use the config.json that was stored beside the weights.",
                configuration=_CONFIGURATION,
                reason=reason,
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
                "'{path}' is not the configuration of an mtrefseg model: {error}",
                (
                    "Use a folder that mtrefseg wrote; checkpoints of other programs are "
                    "imported first."
                ),
                path=path,
                error=error,
            ) from error


_CONFIGURATION = "model configuration"
NESTED: Mapping[str, Any] = {
    "backbone": BackboneConfig,
    "language": LanguageConfig,
    "tiles": TileConfig,
}


def _nested(kind: Any, values: Dict[str, Any], name: str) -> Any:
    try:
        return decode(kind, values[name], what=_CONFIGURATION)
    except MtrefsegError as error:
        message = error.message
        if "name" in message.values and message.template.startswith("Parameter {name}"):
            values = {**message.values, "name": f"{name}.{message.values['name']}"}
            raise MtrefsegError(Message(message.template, **values), error.advice) from error
        text = Message("In '{name}': {problem}", name=name, problem=message)
        raise MtrefsegError(text, error.advice) from error


def _check_gsd_range(range_m: Optional[Tuple[float, float]]) -> None:
    if range_m is None:
        return
    if len(range_m) != 2 or not 0.0 < range_m[0] <= range_m[1] < float("inf"):
        raise MtrefsegError(
            "The range of ground sample distances {range_m} makes no sense.",
            "Give the finest and the coarsest in metres, as [0.35, 0.8], or null.",
            range_m=range_m,
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
    gsd_range_m=(0.35, 0.8),
)
R1 = NetworkConfig()
