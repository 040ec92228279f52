"""Tiles in, probabilities out: the network behind a small door, on the device that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ..errors import MtrefsegError
from ..network.fusion import LevelContext
from ..network.mtrefseg import EncodedTiles, mask_logits
from ..out_of_memory import is_out_of_memory
from ..requests.detect import ANY_CHANGE
from ..weights.load_model import LoadedModel, load_model, stamp
from .any_change import union_of_sure_queries
from .device import Device, Precision, memory_text, release_memory
from .fuse_norms import fuse_conv_bn

SENTENCES_AT_A_TIME = 32
"""Attention among the tokens of more sentences would need more memory than the images."""


Result = TypeVar("Result")
TileBounds = npt.NDArray[np.float32]
"""Edges of each image as shares of the scene's size, ``(b, 4)``, see ``ScenePosition``."""


@dataclass
class Overview:
    """The windows that stand for a scene, and what all its tiles are encoded with."""

    windows: EncodedTiles
    context: list[LevelContext]


class BatchPredictor(Protocol):
    """What the pipeline needs of a model."""

    facts: dict[str, str]
    overview_px: int | None  # side of the windows that it wants to see first, if any

    def encode_overview(self, windows: npt.NDArray[np.uint8], tile_bounds: TileBounds) -> Any:
        """See some windows of the scene, ``(n, 2, 3, t, t)``, before its tiles."""

    def predict(
        self, images: npt.NDArray[np.uint8], tile_bounds: TileBounds
    ) -> npt.NDArray[np.float32]:
        """Return probabilities ``(b, s, t, t)`` for images ``(b, 2, 3, t, t)``."""


class Predictor:
    """A loaded model with its sentences.

    Args:
        model: The network and its prompt.
        sentences: One mask each.
        device: Where the model is.
        precision: The numbers it computes in.

    Attributes:
        model: The network and its prompt.

    Raises:
        MtrefsegError: A sentence is too long.
    """

    def __init__(
        self, model: LoadedModel, sentences: Sequence[str], device: Device, precision: Precision
    ) -> None:
        self.model, self._device, self._precision = model, device, precision
        self._count = len(sentences)
        any_change = [model.config.any_change and is_any_change(text) for text in sentences]
        self._any = [number for number, wanted in enumerate(any_change) if wanted]
        self._asked = [number for number, wanted in enumerate(any_change) if not wanted]
        if self._asked:
            ids, lengths = model.prompt.sentences([sentences[number] for number in self._asked])
            self._ids, self._lengths = ids.to(device.name), lengths.to(device.name)
        self._batch: int | None = None
        self._group = SENTENCES_AT_A_TIME
        self._context: list[LevelContext] | None = None
        self._meaning: Tensor | None = None
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
        """Return what decides, beside the images, what is kept of them for the next question."""
        model = self.model
        needs = bool(self._asked), bool(self._any)
        return (model.hash, model.folder, model.config, self._device.name, self._precision.name,
                needs)  # fmt: skip

    def encode_overview(
        self, windows: npt.NDArray[np.uint8], tile_bounds: TileBounds | None = None
    ) -> Overview:
        """Decide what the sentences mean in the scene that these windows are from.

        Args:
            windows: ``(n, 2, 3, t, t)``, both dates.
            tile_bounds: What part of the scene each is; None: each is a scene.

        Returns:
            What the next predictor of the scene can ``set_scene_context`` without the windows.

        Raises:
            MtrefsegError: They do not fit into the memory.
        """
        overview = self._or_none_if_oom(partial(self._overview, windows, tile_bounds))
        if overview is None:
            release_memory(self._device)
            count, side_px = len(windows), windows.shape[-1]
            raise self._too_large(f"The overview of {count} windows of {side_px} pixels", side_px)
        self.set_scene_context(overview)
        return overview

    def set_scene_context(self, overview: Overview) -> None:
        """Decide what the sentences mean in a scene that was looked at before.

        Raises:
            MtrefsegError: Not even one sentence fits into the memory.
        """
        while (means := self._or_none_if_oom(partial(self._means, overview.windows))) is None:
            release_memory(self._device)
            self._reduce_batch(1, 4 * overview.windows.mask_features.shape[-1])
        self._context = overview.context
        self._meaning = torch.cat(means, dim=1) if means else None

    def predict(
        self,
        images: npt.NDArray[np.uint8],
        tile_bounds: TileBounds | None = None,
        keep: Callable[[EncodedTiles], None] = lambda scene: None,
    ) -> npt.NDArray[np.float32]:
        """Predict a batch; when memory runs out, in smaller parts.

        First the batch is halved, then the number of sentences at a time; what fitted is kept
        for the next batches.

        Args:
            images: ``(b, 2, 3, t, t)``, both dates.
            tile_bounds: What part of the scene each is; None: each is a scene.
            keep: Given what ``answer`` needs of each part, in their order.

        Returns:
            Probabilities of each sentence, ``(b, s, t, t)`` in [0, 1].

        Raises:
            MtrefsegError: Not even one tile and one sentence fit.
        """
        parts, done = [], 0
        while done < len(images):
            some = slice(done, done + (self._batch or len(images)))
            part, bounds = images[some], None if tile_bounds is None else tile_bounds[some]
            found = self._or_none_if_oom(partial(self._predict, part, bounds))
            if found is None:
                release_memory(self._device)
                self._reduce_batch(len(part), images.shape[-1])
                continue
            keep(found[0])
            parts.append(found[1])
            done += len(part)
        return np.concatenate(parts) if len(parts) > 1 else parts[0]

    def answer(
        self, scenes: Sequence[EncodedTiles], side_px: int
    ) -> npt.NDArray[np.float32] | None:
        """Predict a batch from what was kept of it; None when memory runs out."""
        parts = []
        for scene in scenes:
            probability = self._or_none_if_oom(partial(self._answer_kept, scene, side_px))
            if probability is None:
                release_memory(self._device)
                return None
            parts.append(probability)
        return np.concatenate(parts) if len(parts) > 1 else parts[0]

    @torch.inference_mode()
    def _or_none_if_oom(self, compute: Callable[[], Result]) -> Result | None:
        """Compute, or return None when memory runs out; the tensors of the try are gone then."""
        try:
            with self._autocast():
                return compute()
        except (RuntimeError, MemoryError) as error:
            if is_out_of_memory(error):
                return None
            # the compiler's errors have a base class, whose import would cost every start seconds
            if type(error).__module__.startswith(("torch._dynamo", "torch._inductor")):
                raise MtrefsegError(
                    f"torch.compile failed on '{self._device.name}' "
                    f"({str(error).strip().splitlines()[0]}).",
                    "Leave --compile out; the result is the same.",
                ) from error
            raise

    def _autocast(self) -> torch.autocast:
        dtype = self._precision.dtype
        return torch.autocast(self._device.name, dtype, enabled=dtype != torch.float32)

    def _reduce_batch(self, batch: int, tile_px: int) -> None:
        if batch > 1:
            self._batch = batch // 2
        elif min(self._group, len(self._asked)) > 1:
            self._group = min(self._group, len(self._asked)) // 2
        else:
            raise self._too_large(f"One tile of {tile_px} pixels with one sentence", tile_px)

    def _too_large(self, what: str, side_px: int) -> MtrefsegError:
        return MtrefsegError(
            f"{what} does not fit into {memory_text(self._device)} in {self._precision.name}.",
            self._what_would_fit(side_px),
        )

    def _what_would_fit(self, tile_px: int) -> str:
        ways = []
        tiles = self.model.config.tiles
        smaller = tile_px // 2 // tiles.step_px * tiles.step_px
        if smaller >= tiles.min_px:
            ways.append(f"tiles of {smaller} pixels, which need a quarter of it")
        if self._device.name != "cpu":
            if self._precision.name == "float32":
                ways.append("the precision bfloat16, which needs half of it")
            ways.append("the device 'cpu'")
        return f"Use {', or '.join(ways)}." if ways else "Close other programs."

    def _overview(self, windows: npt.NDArray[np.uint8], tile_bounds: TileBounds | None) -> Overview:
        pairs, bounds = self._pairs(windows), self._bounds(tile_bounds)
        asked = self.model.prompt.prompt_ids if self._asked else None
        overview = self.model.network.encode_scene_context
        scene, context = overview(pairs[:, 0], pairs[:, 1], asked, bounds)
        return Overview(_cacheable(scene, queries=True), context)

    def _means(self, windows: EncodedTiles) -> list[Tensor]:
        ask = self.model.network.segment
        return [
            ask(windows, ids, lengths).embedding.mean(0, keepdim=True)
            for _, ids, lengths in self._groups(len(windows.mask_features))
        ]

    def _predict(
        self, images: npt.NDArray[np.uint8], tile_bounds: TileBounds | None
    ) -> tuple[EncodedTiles, npt.NDArray[np.float32]]:
        pairs, bounds = self._pairs(images), self._bounds(tile_bounds)
        network, prompt_ids = self.model.network, self.model.prompt.prompt_ids
        asked = prompt_ids if self._asked and self._meaning is None else None
        if asked and self.model.system_cache is None:
            self.model.system_cache = network.language.prefill_system(prompt_ids[0])
        system_cache, context = self.model.system_cache, self._context
        scene = network.encode(pairs[:, 0], pairs[:, 1], asked, system_cache, context, bounds)
        scene = _cacheable(scene, queries=self._meaning is None or bool(self._any))
        return scene, self._answer(scene, images.shape[-1])

    def _pairs(self, images: npt.NDArray[np.uint8]) -> Tensor:
        return torch.from_numpy(images).to(self._device.name).float()

    def _bounds(self, tile_bounds: TileBounds | None) -> Tensor | None:
        return None if tile_bounds is None else torch.from_numpy(tile_bounds).to(self._device.name)

    def _answer(self, scene: EncodedTiles, side_px: int) -> npt.NDArray[np.float32]:
        batch, size = len(scene.mask_features), (side_px, side_px)
        result = np.empty((batch, self._count, *size), np.float32)
        for numbers, logits in self._answers(scene, batch):
            # as published: logits are brought to the size of the input before they are judged
            full = F.interpolate(logits.float(), size, mode="bilinear", align_corners=False)
            result[:, numbers] = full.sigmoid_().cpu().numpy()
        return result

    def _answer_kept(self, scene: EncodedTiles, side_px: int) -> npt.NDArray[np.float32]:
        return self._answer(scene.each(lambda tensor: tensor.to(self._device.name)), side_px)

    def _answers(self, scene: EncodedTiles, batch: int) -> Iterator[tuple[list[int], Tensor]]:
        """Yield the places of some sentences and their logits ``(b, n, h/4, w/4)``."""
        network = self.model.network
        if self._any:
            union = union_of_sure_queries(network.segment_queries(scene).final)
            yield self._any, union.expand(-1, len(self._any), -1, -1)
        if self._meaning is not None:
            yield self._asked, mask_logits(self._meaning, scene.mask_features)
            return
        for numbers, ids, lengths in self._groups(batch):
            yield numbers, network.segment(scene, ids, lengths).final

    def _groups(self, batch: int) -> Iterator[tuple[list[int], Tensor, Tensor]]:
        """Yield the places of some sentences, their tokens and lengths, for so many tiles."""
        for start in range(0, len(self._asked), self._group):
            some = slice(start, start + self._group)
            ids, lengths = self._ids[some], self._lengths[some]
            yield self._asked[some], ids.expand(batch, -1, -1), lengths.expand(batch, -1)


def _cacheable(scene: EncodedTiles, queries: bool) -> EncodedTiles:
    """Return what answering needs, in a layout that does not depend on where it was kept.

    Args:
        scene: What the network encoded.
        queries: Whether masks are looked for by queries, not by ``mask_logits`` alone.
    """
    return EncodedTiles(
        fused=scene.fused[-1:] if scene.prefix is not None else (),
        mask_features=scene.mask_features,
        multi_scale=scene.multi_scale if queries else (),
        prefix=scene.prefix,
    ).each(Tensor.contiguous)


def is_any_change(sentence: str) -> bool:
    """Tell whether a sentence asks for any change whatever."""
    return " ".join(sentence.lower().split()) == ANY_CHANGE


_LOADED: dict[tuple[Any, ...], LoadedModel] = {}


def load_predictor(
    model: str,
    sentences: Sequence[str],
    device: Device,
    precision: Precision,
    compiled: bool = False,
) -> Predictor:
    """Return a predictor; the last model stays in memory for the next question.

    Args:
        model: The name of a bundled model or a folder.
        sentences: One mask each.
        device: Where the model goes.
        precision: The numbers it computes in.
        compiled: Compile what sees the images with ``torch.compile`` at the first tiles.

    Raises:
        MtrefsegError: The model cannot be loaded or a sentence is too long.
    """
    key = (device.name, precision.name, compiled, *stamp(model))
    if key not in _LOADED:
        # two models at once may not fit
        _LOADED.clear()
        loaded = load_model(model, device.name, precision.dtype)
        network = loaded.network
        _LOADED[key] = loaded
        fuse_conv_bn(network)
        if compiled:
            for part in (network.backbone, network.fusion, network.pixel_decoder):
                part.compile()
    return Predictor(_LOADED[key], sentences, device, precision)
