"""Predicts masks for images in memory with the predictor of the product."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch.nn import functional as F  # noqa: N812

from ...model.inference.batch_predictor import Probability
from ...model.inference.device import Device, Precision, choose_device, choose_precision
from ...model.inference.load_predictor import load_predictor
from ...model.inference.predictor import Predictor
from ...model.inference.strip_predictor import predict_whole
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ...model.rasters.model_gsd import NetworkSize, fitted, resized
from ...model.rasters.rescaled_pair import RescaledPair
from ...model.rasters.tile_source import ArrayPair
from ...model.requests.detect import ANY_CHANGE
from ...model.weights.load_model import LoadedModel
from ...model.weights.model_folder import read_config
from ..data.letterbox import Letterbox, Pixels

THRESHOLD = 0.5
Mask = npt.NDArray[np.bool_]
MakePredictor = Callable[[Sequence[str]], Predictor]


@dataclass(frozen=True)
class GsdOptions:
    """The ground sample distance at which the model gets the images; the options of a run.

    Attributes:
        image_gsd_m: Ground sample distance of the images; None: unknown, no resampling.
        gsd_m: Resample the images to this one; None: see ``fit_gsd``.
        fit_gsd: Resample images that are finer than the model's range to the nearest end of it.
    """

    image_gsd_m: float | None = None
    gsd_m: float | None = None
    fit_gsd: bool = True

    def network_size(
        self, height: int, width: int, range_m: tuple[float, float] | None
    ) -> NetworkSize | None:
        """Return the size to which images are resampled; None: they are not.

        Args:
            height: Rows of the images.
            width: Columns of the images.
            range_m: Ground sample distances of the model.
        """
        if self.image_gsd_m is None:
            return None
        pixel_m = (self.image_gsd_m, self.image_gsd_m)
        if self.gsd_m is not None:
            return resized(height, width, pixel_m, self.gsd_m)
        return fitted(height, width, pixel_m, range_m) if self.fit_gsd else None


@dataclass(frozen=True)
class Prediction:
    """The prediction for one sentence.

    Attributes:
        mask: On the pixels of the images, ``(h, w)``.
        padded: In the model's square frame, as the published code measures; None where the model
            takes images of any size.
    """

    mask: Mask
    padded: Mask | None


@dataclass(frozen=True)
class ImagePredictor:
    """Predicts masks for a pair of images in memory.

    Attributes:
        network: On its device.
        prompt: Its tokenizer.
        gsd: Resampling of the images.
        make_predictor: Returns the predictor of a run; None: one of this network in float32.
    """

    network: MTRefSeg
    prompt: Prompt
    gsd: GsdOptions = GsdOptions()
    make_predictor: MakePredictor | None = None

    @property
    def square_px(self) -> int | None:
        """Side of the square, where the network takes squares of one size only; else None."""
        tiles = self.network.config.tiles
        return tiles.size_px if tiles.min_px == tiles.max_px else None

    def predict(self, before: Pixels, after: Pixels, sentences: Sequence[str]) -> list[Prediction]:
        """Predict the masks of sentences; the images are encoded once.

        For a network that takes squares of one size only the pair is enlarged to such a square, as
        in the published code; for any other it is tiled as in a run.

        Args:
            before: ``(h, w, 3)``.
            after: The same shape.
            sentences: One mask each.
        """
        if self.square_px is None:
            masks = self.predict_probability(before, after, sentences) > THRESHOLD
            return [Prediction(mask, None) for mask in masks]
        predictor = (self.make_predictor or self._float32_predictor)(sentences)
        return _predict_square(predictor, before, after, self.square_px)

    def predict_probability(
        self, before: Pixels, after: Pixels, sentences: Sequence[str]
    ) -> Probability:
        """Predict the probabilities of sentences as a run does, ``(s, h, w)`` in [0, 1].

        Args:
            before: ``(h, w, 3)``.
            after: The same shape.
            sentences: One layer each; the images are encoded once.
        """
        predictor = (self.make_predictor or self._float32_predictor)(sentences)
        config = self.network.config
        pair = ArrayPair(*(image.transpose(2, 0, 1) for image in (before, after)))
        size = self.gsd.network_size(pair.height, pair.width, config.gsd_range_m)
        source = pair if size is None else RescaledPair(pair, size)
        return predict_whole(predictor, source, config.tiles, len(sentences))

    def fit_truth(self, truth: Mask) -> Mask:
        """Fit a true mask to the model's square frame."""
        letterbox = Letterbox(truth.shape[0], truth.shape[1], self.square_px or max(truth.shape))
        return letterbox.fit(truth * np.uint8(255), Image.Resampling.NEAREST) > 127

    def _float32_predictor(self, sentences: Sequence[str]) -> Predictor:
        self.network.eval()
        config = self.network.config
        model = LoadedModel(self.network, self.prompt, config, config.name, "", Path())
        device = Device(next(self.network.parameters()).device.type, "the network is there")
        return Predictor(model, sentences, device, Precision("float32", "exact"))


def product_predictor(
    model: str, gsd: GsdOptions = GsdOptions(), device: str = "auto"
) -> ImagePredictor:
    """Load a model as a run does; the published metrics of squares are those of float32.

    Args:
        model: The name of a bundled model or a folder.
        gsd: Resampling of the images.
        device: What the option ``device`` of a run names.

    Raises:
        MtrefsegError: The model cannot be loaded.
    """
    tiles, chosen = read_config(model).tiles, choose_device(device)
    precision = choose_precision("float32" if tiles.min_px == tiles.max_px else "auto", chosen)

    def make_predictor(sentences: Sequence[str]) -> Predictor:
        return load_predictor(model, sentences, chosen, precision)

    loaded = make_predictor([ANY_CHANGE]).model
    return ImagePredictor(loaded.network, loaded.prompt, gsd, make_predictor)


def _predict_square(
    predictor: Predictor, before: Pixels, after: Pixels, side_px: int
) -> list[Prediction]:
    """Predict a pair in a square; logits, not probabilities, are interpolated, as published."""
    letterbox = Letterbox(before.shape[0], before.shape[1], side_px)
    images = np.stack([letterbox.fit(image).transpose(2, 0, 1) for image in (before, after)])
    logits = torch.from_numpy(predictor.predict_logits(images[None]))
    inside = logits[..., letterbox.rows, letterbox.cols]
    original = F.interpolate(inside, before.shape[:2], mode="bilinear", align_corners=False)
    masks = zip((original[0] > 0).numpy(), (logits[0] > 0).numpy(), strict=True)
    return [Prediction(mask, padded) for mask, padded in masks]
