"""``mtrefseg:trainstage2``: trains on sentences about changes."""

from __future__ import annotations

from .train_algorithm import TrainAlgorithm


class TrainStage2(TrainAlgorithm):
    """Pairs, sentences and masks → a model that answers sentences."""

    STAGE = 2

    def name(self) -> str:
        return "trainstage2"

    def displayName(self) -> str:
        return self.tr("Train for a region, stage 2: sentences")

    def shortDescription(self) -> str:
        return self.tr("Trains a network to find what sentences describe.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Trains a model on pairs of images, sentences and masks, from folders or from two "
            "rasters with a polygon layer. Begin with the result of stage 1: what is left empty "
            "here, the data too, is taken over from there, and the log says so. The best model by "
            "mean IoU on the data that is kept apart is the result.\n\n"
            "Cancel stops after the batch at hand and keeps the best model so far; with 'Go on' "
            "the training continues. A report with curves and pictures is written beside the "
            "model."
        )
