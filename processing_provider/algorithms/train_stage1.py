"""``mtrefseg:trainstage1``: trains change detection without language."""

from __future__ import annotations

from .train_algorithm import TrainAlgorithm


class TrainStage1(TrainAlgorithm):
    """Pairs and change masks → a model adapted to a region."""

    STAGE = 1

    def name(self) -> str:
        return "trainstage1"

    def displayName(self) -> str:
        return self.tr("Train for a region, stage 1: change")

    def shortDescription(self) -> str:
        return self.tr("Trains a network to see change, without language.")

    def shortHelpString(self) -> str:
        return self.tr(
            "Trains the image part of a model on pairs of images and masks of what changed, from "
            "folders or from two rasters with a polygon layer. Parts of the data are kept apart to "
            "score on. The best model by mean IoU is the result; it answers 'any change', and "
            "stage 2 teaches it sentences.\n\n"
            "Cancel stops after the batch at hand and keeps the best model so far; with 'Go on' "
            "the training continues. A report with curves and pictures is written beside the "
            "model."
        )
