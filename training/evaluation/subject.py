"""The model that is measured, the data folder, and the form of the measurement."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...model.sentences.model_words import ModelWords
from ...model.weights.known_words import read_model_words
from .image_predictor import GsdOptions, ImagePredictor, product_predictor
from .measured import OnDone, no_progress
from .sheets import Sheets


@dataclass(frozen=True)
class Subject:
    """What is measured, and how.

    Attributes:
        model: Name of a bundled model or a folder.
        data: Folder of the real pairs; None: painted scenes alone.
        quick: Use fixed parts of the large sets.
        painted: Number of painted scenes.
        device: What the option ``device`` of a run names.
        sheets: Draws samples; None: none are drawn.
        on_done: Takes the number of samples done and of all, of one set.
    """

    model: str
    data: Path | None
    quick: bool = False
    painted: int = 100
    device: str = "cpu"
    sheets: Sheets | None = None
    on_done: OnDone = no_progress

    def predictor(self, gsd_m: float | None = None) -> ImagePredictor:
        """Return the predictor of a run.

        Args:
            gsd_m: Ground sample distance of the images; None: unknown.
        """
        return product_predictor(self.model, GsdOptions(gsd_m), self.device)

    @property
    def folder(self) -> Path:
        """Folder of the real pairs.

        Raises:
            ValueError: There is none.
        """
        if self.data is None:
            raise ValueError("there are no real pairs")
        return self.data

    def words(self) -> ModelWords:
        """Return the words that the model knows."""
        return read_model_words(self.model)
