"""Text segmenter and any change from a change model of this product."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ....model.errors import MtrefsegError
from ....model.rasters.arrays import Image
from ....model.requests.detect import ANY_CHANGE
from ....model.weights.known_words import read_model_words
from ....model.weights.load_model import inspect_model
from ...evaluation.image_predictor import GsdOptions, ImagePredictor, product_predictor
from .model_words import DISAPPEAR, phrase_of
from .text_segmenter import Probability, SegmenterFacts


class _ChangeModel:
    """A loaded model.

    Args:
        model: The name of a bundled model or a folder.
        gsd_m: Ground sample distance of the images in metres; None: unknown, no resampling.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MtrefsegError: The model cannot be loaded.
    """

    def __init__(self, model: str, gsd_m: float | None = None, device: str = "auto") -> None:
        info = inspect_model(model)
        self._gsd_m = gsd_m
        self._words = read_model_words(model)
        self._predictor: ImagePredictor = product_predictor(
            model, GsdOptions(image_gsd_m=gsd_m), device
        )
        name = f"mtrefseg {info.config.name}"
        range_m = info.config.gsd_range_m
        self._facts = SegmenterFacts(name, info.hash, gsd_range_m=range_m)

    @property
    def facts(self) -> SegmenterFacts:
        """Name and hash of the weights; images of any size are tiled as in a run."""
        return self._facts

    def _predict(self, before: Image, after: Image, sentences: Sequence[str]) -> Probability:
        first, second = (image.transpose(1, 2, 0) for image in (before, after))
        return self._predictor.predict_probability(first, second, sentences)


class ModelSegmenter(_ChangeModel):
    """Finds objects in one image as what changes between it and ground without objects.

    Only words of which this was measured to work are segmented, see ``model_words``.
    """

    def segment(self, image: Image, texts: Sequence[str]) -> Probability:
        """Return the probability of each text, see ``TextSegmenter``.

        Raises:
            UnknownObject: The model cannot segment a text in one image.
        """
        phrases = [phrase_of(text, self._words, self._gsd_m) for text in texts]
        found = np.empty((len(texts), *image.shape[-2:]), np.float32)
        for method in dict.fromkeys(one.method for one in phrases):
            rows = [row for row, one in enumerate(phrases) if one.method == method]
            dates = (image, method.ground(image))
            before, after = dates if method.change == DISAPPEAR else dates[::-1]
            raw = self._predict(before, after, [phrases[row].sentence for row in rows])
            found[rows] = _centred(raw, method.threshold)
        return found


def _centred(probability: Probability, threshold: float) -> Probability:
    """Move a threshold to 0.5; the odds keep their ratios."""
    if threshold == 0.5:
        return probability
    odds = probability * (1 - threshold)
    return np.asarray(odds / (odds + (1 - probability) * threshold), dtype=np.float32)


class ModelAnyChange(_ChangeModel):
    """Any change between two images by a model of this product.

    Raises:
        MtrefsegError: The model has no answer to "everything that changed".
    """

    def __init__(self, model: str, gsd_m: float | None = None, device: str = "auto") -> None:
        super().__init__(model, gsd_m, device)
        self._sentence = self._words.any_change or (ANY_CHANGE if self._words.reads_english else "")
        if not self._sentence:
            raise MtrefsegError(
                "The model '{model}' has no answer for any change.",
                "Use a model with a stage 1, or the bundled one.",
                model=model,
            )

    def change(self, before: Image, after: Image) -> Probability:
        """Return the probability that something changed, see ``AnyChange``."""
        return np.asarray(self._predict(before, after, [self._sentence])[0])
