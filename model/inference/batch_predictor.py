"""The interface between the pipeline and a model: batches of tiles to probabilities."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Images = npt.NDArray[np.uint8]
"""Both dates of some tiles, ``(b, 2, 3, t, t)``, 0 to 255."""
Probability = npt.NDArray[np.float32]
"""``(b, s, t, t)`` in [0, 1], one layer per sentence."""
Logits = npt.NDArray[np.float32]
"""``(b, s, t, t)``, one layer per sentence; a mask is where they are positive."""
TileBounds = npt.NDArray[np.float32]
"""Edges of each tile as shares of the scene's size, ``(b, 4)``, see ``ScenePosition``."""


class BatchPredictor(Protocol):
    """The interface of a model to the pipeline.

    Attributes:
        facts: Model, device and precision, for the provenance.
        overview_px: Side of the windows that the model encodes before the tiles; None: none.
    """

    facts: dict[str, str]
    overview_px: int | None

    def encode_overview(self, windows: Images, tile_bounds: TileBounds) -> Any:
        """Encode some windows of the scene before its tiles."""

    def predict(self, images: Images, tile_bounds: TileBounds) -> Probability:
        """Return the probabilities of a batch."""
