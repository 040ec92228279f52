"""Asks a network about images in memory, as a run asks it about rasters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ...model.inference.any_change import is_any_change, union_of_confident_queries
from ...model.inference.device import Device, Precision
from ...model.inference.predictor import Predictor
from ...model.inference.strip_predictor import predict_whole
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ...model.rasters.model_gsd import NetworkSize, fitted, resized
from ...model.rasters.rescaled_pair import RescaledPair
from ...model.rasters.tile_source import ArrayPair
from ...model.weights.load_model import LoadedModel
from ..data.letterbox import Letterbox, Pixels

SIDE_PX = 256  # of painted scenes
THRESHOLD = 0.5
Mask = npt.NDArray[np.bool_]
MakePredictor = Callable[[Sequence[str]], Predictor]


@dataclass(frozen=True)
class GsdOptions:
    """In which pixels a model is shown images; the options of a run.

    Attributes:
        image_gsd_m: Ground sample distance of the images; None: unknown, shown as they are.
        gsd_m: Show them at this one; None: see ``fit_gsd``.
        fit_gsd: Show images that are finer than the model's range at the nearest end of it.
    """

    image_gsd_m: float | None = None
    gsd_m: float | None = None
    fit_gsd: bool = True

    def of(
        self, height: int, width: int, range_m: tuple[float, float] | None
    ) -> NetworkSize | None:
        """Return the size in which images are shown; None: as they are."""
        if self.image_gsd_m is None:
            return None
        pixel_m = (self.image_gsd_m, self.image_gsd_m)
        if self.gsd_m is not None:
            return resized(height, width, pixel_m, self.gsd_m)
        return fitted(height, width, pixel_m, range_m) if self.fit_gsd else None


@dataclass(frozen=True)
class Prediction:
    """The answer to one sentence.

    Attributes:
        mask: In the frame of the images, ``(h, w)``.
        padded: In the model's square frame, as the published code measures; None where the model
            takes images as they are.
    """

    mask: Mask
    padded: Mask | None


@dataclass(frozen=True)
class ImagePredictor:
    """A network that is asked.

    Attributes:
        network: On its device.
        prompt: Its tokenizer.
        pixels: In which pixels it is shown the images.
        predictor: Makes the predictor of a run; None: one of this network in 32 bits.
    """

    network: MTRefSeg
    prompt: Prompt
    pixels: GsdOptions = GsdOptions()
    predictor: MakePredictor | None = None

    @property
    def square_px(self) -> int | None:
        """Side of the only square that the network takes, or None."""
        tiles = self.network.config.tiles
        return tiles.size_px if tiles.min_px == tiles.max_px else None

    def predict(self, before: Pixels, after: Pixels, sentences: Sequence[str]) -> list[Prediction]:
        """Segment what sentences describe; the images are encoded once.

        A model that takes squares of one size alone is shown each pair as the published code does,
        enlarged to such a square; any other as a run shows it rasters, tile by tile.

        Args:
            before: ``(h, w, 3)``.
            after: The same shape.
            sentences: What to look for.
        """
        if self.square_px is None:
            return [Prediction(mask, None) for mask in self._as_a_run(before, after, sentences)]
        return self._in_a_square(before, after, self.square_px, sentences)

    def _as_a_run(self, before: Pixels, after: Pixels, sentences: Sequence[str]) -> Mask:
        config = self.network.config
        pair = ArrayPair(*(image.transpose(2, 0, 1) for image in (before, after)))
        size = self.pixels.of(pair.height, pair.width, config.gsd_range_m)
        network = (self.predictor or self._plain_predictor)(sentences)
        source = pair if size is None else RescaledPair(pair, size)
        found = predict_whole(network, source, config.tiles, len(sentences))
        mask: Mask = found > THRESHOLD
        return mask

    def _plain_predictor(self, sentences: Sequence[str]) -> Predictor:
        self.network.eval()
        config = self.network.config
        model = LoadedModel(self.network, self.prompt, config, config.name, "", Path())
        device = Device(next(self.network.parameters()).device.type, "the network is there")
        return Predictor(model, sentences, device, Precision("float32", "exact"))

    def _in_a_square(
        self, before: Pixels, after: Pixels, side_px: int, sentences: Sequence[str]
    ) -> list[Prediction]:
        frame = Letterbox(before.shape[0], before.shape[1], side_px)
        first, second = (to_tensor(frame.fit(image))[None] for image in (before, after))
        found = []
        for logits in _logits(self.network, self.prompt, first, second, sentences):
            size = (side_px, side_px)
            whole = F.interpolate(logits.float(), size, mode="bilinear", align_corners=False)
            inside = whole[..., frame.rows, frame.cols]
            own = F.interpolate(inside, before.shape[:2], mode="bilinear", align_corners=False)
            found.append(Prediction((own[0, 0] > 0).cpu().numpy(), (whole[0, 0] > 0).cpu().numpy()))
        return found

    def fit_truth(self, truth: Mask) -> Mask:
        """Bring a true mask into the model's square frame."""
        frame = Letterbox(truth.shape[0], truth.shape[1], self.square_px or max(truth.shape))
        return frame.fit(truth * np.uint8(255), Image.Resampling.NEAREST) > 127


def predict_masks(
    network: MTRefSeg,
    prompt: Prompt,
    before: Tensor,
    after: Tensor,
    sentences: Sequence[str],
    pixels: GsdOptions | None = None,
) -> Tensor:
    """Return the mask of each sentence, ``(s, h, w)`` bool, as a run finds it.

    Args:
        network: The model.
        prompt: Its tokenizer.
        before: ``(3, h, w)`` uint8.
        after: The same shape.
        sentences: What to look for.
        pixels: In which pixels the network is shown the images; None: in theirs.
    """
    image_predictor = ImagePredictor(network, prompt, pixels or GsdOptions())
    first, second = (image.permute(1, 2, 0).cpu().numpy() for image in (before, after))
    return torch.from_numpy(
        np.stack([found.mask for found in image_predictor.predict(first, second, sentences)])
    )


@torch.no_grad()
def _logits(
    network: MTRefSeg, prompt: Prompt, before: Tensor, after: Tensor, sentences: Sequence[str]
) -> list[Tensor]:
    """Return the logits of each sentence, ``(1, 1, h/4, w/4)``, for images ``(1, 3, h, w)``.

    As published: the images are a tile of their own, which knows of no scene around it.
    """
    network.eval()
    device = next(network.parameters()).device
    before, after = (image.float().to(device) for image in (before, after))
    any_change = [network.config.any_change and is_any_change(text) for text in sentences]
    ids = None if all(any_change) else prompt.prompt_ids
    scene = network.encode(before, after, ids)
    found = []
    for sentence, wanted in zip(sentences, any_change, strict=True):
        if wanted:
            found.append(union_of_confident_queries(network.segment_queries(scene).final))
        else:
            tokens, lengths = (part.to(device) for part in prompt.tokenize([sentence]))
            found.append(network.segment(scene, tokens[None], lengths[None]).final)
    return found


def to_tensor(image: Pixels) -> Tensor:
    """Turn an image ``(h, w, 3)`` into ``(3, h, w)`` uint8."""
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))
