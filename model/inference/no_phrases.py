"""Stands for a network where no sentence of a run has a phrase: nothing is predicted."""

from __future__ import annotations

import numpy as np

from ..requests.detect import DetectRequest
from ..weights.load_model import inspect_model
from .batch_predictor import Images, Probability, TileBounds


class NoPhrases:
    """Predicts no layer at all; the tiles are read, so that the outputs have their valid pixels.

    Args:
        request: Names the model, for the provenance.

    Attributes:
        facts: As of ``BatchPredictor``.
        overview_px: None.
    """

    overview_px: int | None = None

    def __init__(self, request: DetectRequest) -> None:
        info = inspect_model(request.model)
        self.facts = {
            "model": info.config.name,
            "model_hash": info.hash,
            "device": "cpu",
            "device_reason": "no sentence needs the model",
            "precision": "float32",
            "precision_reason": "no sentence needs the model",
        }

    def encode_overview(self, windows: Images, tile_bounds: TileBounds) -> None:
        """Encode nothing."""

    def predict(self, images: Images, tile_bounds: TileBounds) -> Probability:
        """Return ``(b, 0, t, t)``."""
        return np.zeros((len(images), 0, *images.shape[-2:]), np.float32)
