"""The calibration of a run: lines for its phrases, and what is told about confidence and area."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..messages import Message
from ..outputs.phrase_plan import PhrasePlan
from ..weights.calibration import MEAN_UNDECIDED, Calibration, read_calibration
from .batch_predictor import BatchPredictor

DOUBTFUL, SURE = 0.1, 0.9
"""Probabilities between which a pixel is undecided; below it counts as unchanged."""
ASSUMED_PX = 20
"""Pixels with the mean share of undecided ones that are added to those of a scene, which may be
few."""


def undecided_share(probability: npt.NDArray[np.float32]) -> float:
    """Return the share of undecided pixels among those that may be changed.

    A network that meets images of an unknown kind has soft masks.

    Args:
        probability: Of some windows of a scene, any shape.
    """
    changed = int(np.count_nonzero(probability > DOUBTFUL))
    undecided = changed - int(np.count_nonzero(probability >= SURE))
    return (undecided + MEAN_UNDECIDED * ASSUMED_PX) / (changed + ASSUMED_PX)


def shares_of_overview(model: BatchPredictor, texts: int) -> list[float]:
    """Return the share of undecided pixels of each text, from the overview of a scene.

    Args:
        model: Its overview of the scene is encoded, if it has one.
        texts: Number of texts that it was given.
    """
    overview = getattr(model, "overview_probability", None)
    if overview is None:
        return [MEAN_UNDECIDED] * texts
    return [undecided_share(overview[:, number]) for number in range(texts)]


def calibration_facts(folder: Path, model: BatchPredictor, plan: PhrasePlan) -> dict[str, Any]:
    """Return what the provenance holds about the calibration of a run.

    Args:
        folder: Of the model.
        model: Its overview of the scene is encoded.
        plan: The phrases.

    Raises:
        MtrefsegError: The calibration of the model cannot be read.
    """
    calibration = read_calibration(folder)
    if calibration is None:
        return {"text": Message("The confidence is not calibrated for this model.")}
    if calibration.weights != model.facts["model_hash"]:
        return {
            "text": Message(
                "The confidence is not calibrated: the calibration beside the model is that of "
                "other weights."
            )
        }
    return {
        "text": Message(
            "The confidence is calibrated on {scenes} scenes of {sets} kinds of images.",
            scenes=calibration.scenes,
            sets=len(calibration.sets),
        ),
        "sets": list(calibration.sets),
        **_lines(calibration, model, plan),
    }


def _lines(calibration: Calibration, model: BatchPredictor, plan: PhrasePlan) -> dict[str, Any]:
    of_texts = shares_of_overview(model, len(plan.texts))
    concepts = {layer.network: layer.phrase.concept for layer in plan.layers}
    concepts.update(enumerate((one.concept for one in plan.controls), plan.first_control))
    lines, shares = {}, {}
    for number, text in enumerate(plan.texts):
        line = calibration.line(of_texts[number], concepts[number])
        shares[text] = round(of_texts[number], 4)
        lines[text] = [round(line.slope, 6), round(line.offset, 6)]
    return {"undecided": shares, "lines": lines}
