"""Fits the line of calibrated logits, and measures it on sets that it was not fitted to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import expit, logit

from ...model.weights.calibration import MEAN_UNDECIDED, SLOPES, Calibration
from .reliability import LEAST, Reliability

Values = npt.NDArray[np.float64]
EDGES = np.linspace(-8.0, 8.0, 161)
MIDDLES = (EDGES[:-1] + EDGES[1:]) / 2
RIDGE = {"slope": 1e-4, "undecided": 5e-3, "object": 2e-2}
"""Pull of the parameters towards no correction, per set of images."""
MIXED = 0.4
"""Change of the share of undecided pixels between sets: the unit of its parameters."""


@dataclass(frozen=True)
class SceneLogits:
    """The answers of a scene in bins of ``EDGES``.

    Attributes:
        set_name: The set of images that it belongs to.
        name: Its name there.
        concept: Object of the phrase.
        undecided: Share of undecided pixels, as of a run.
        count: Pixels in each bin.
        right: Those that are true.
    """

    set_name: str
    name: str
    concept: str
    undecided: float
    count: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]


def binned(
    probability: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the number of pixels in each bin of logits, and how many of them are true.

    Args:
        probability: Of the network, any shape.
        truth: The same shape.
    """
    inside = 1e-3
    logits = np.clip(logit(probability.astype(np.float64)), EDGES[0] + inside, EDGES[-1] - inside)
    return np.histogram(logits, EDGES)[0], np.histogram(logits[truth], EDGES)[0]


def fit_calibration(
    scenes: Sequence[SceneLogits], weights: str, importance: Callable[[str], float]
) -> Calibration:
    """Fit a calibration by logistic regression; every set has its weight, whatever its size.

    Only pixels above ``LEAST`` count, as in the error that is measured.

    Args:
        scenes: Scenes that the model was not trained on.
        weights: Hash of the model's weights.
        importance: Returns the weight of a set.
    """
    used = logit(LEAST) < MIDDLES
    totals: Counter[str] = Counter()
    for one in scenes:
        totals[one.set_name] += int(one.count[used].sum())
    concepts = sorted({one.concept for one in scenes if one.concept})
    kept = [one for one in scenes if totals[one.set_name]]
    rows = [_design(one, concepts)[used] for one in kept]
    scale = [importance(one.set_name) / totals[one.set_name] / len(totals) for one in kept]
    count = np.concatenate([s * one.count[used] for s, one in zip(scale, kept, strict=True)])
    right = np.concatenate([s * one.right[used] for s, one in zip(scale, kept, strict=True)])
    found = _logistic(np.concatenate(rows), count, right, len(concepts))
    slope, offset, slope_undecided, offset_undecided, *objects = found.tolist()
    return Calibration(
        weights=weights,
        slope=float(np.clip(slope, *SLOPES)),
        offset=offset,
        slope_undecided=slope_undecided / MIXED,
        offset_undecided=offset_undecided / MIXED,
        objects=dict(zip(concepts, objects, strict=True)),
        sets=tuple(sorted(totals)),
        scenes=len(scenes),
    )


def _design(scene: SceneLogits, concepts: Sequence[str]) -> Values:
    """Return the regressors of each bin, ``(bins, 4 + concepts)``."""
    apart = (scene.undecided - MEAN_UNDECIDED) / MIXED
    one = np.ones_like(MIDDLES)
    columns = [MIDDLES, one, apart * MIDDLES, apart * one]
    columns += [one * (scene.concept == concept) for concept in concepts]
    return np.stack(columns, axis=1)


def _logistic(rows: Values, count: Values, right: Values, concepts: int) -> Values:
    ridge = np.array([RIDGE["slope"], 0, *[RIDGE["undecided"]] * 2, *[RIDGE["object"]] * concepts])
    start = np.zeros(rows.shape[1])
    start[0] = 1.0

    def loss(parameters: Values) -> tuple[float, Values]:
        logits = rows @ parameters
        pull = ridge * (parameters - start)
        value = (count * np.logaddexp(0, logits) - right * logits).sum()
        gradient = rows.T @ (count * expit(logits) - right) + pull
        return float(value + 0.5 * (pull * (parameters - start)).sum()), gradient

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def calibration_error(scenes: Sequence[SceneLogits], calibration: Calibration | None) -> float:
    """Return the expected calibration error of the pixels of some scenes.

    Args:
        scenes: Of one set.
        calibration: What is applied; None: the probabilities of the network.
    """
    bins = Reliability()
    for one in scenes:
        line = calibration.line(one.undecided, one.concept) if calibration else None
        logits = MIDDLES if line is None else line.slope * MIDDLES + line.offset
        probability = expit(logits)
        kept = probability >= LEAST
        bins.add_counted(probability[kept], one.count[kept], one.right[kept])
    return bins.ece


def figures_of_sets(
    scenes: Sequence[SceneLogits], fit: Callable[[Sequence[SceneLogits]], Calibration]
) -> dict[str, dict[str, float]]:
    """Return calibration errors of each set, each of scenes that were not fitted.

    ``network``: without calibration; ``second half``: fitted to the first halves of all sets;
    ``first half``: the other way round; ``unknown set``: fitted to the other sets alone.

    Args:
        scenes: All of them; every second one of a set is in the first half.
        fit: Fits a calibration.
    """
    first, second = halves(scenes)
    of_first, of_second = fit(first), fit(second)
    figures: dict[str, dict[str, float]] = {}
    for name in sorted({one.set_name for one in scenes}):
        own = [one for one in scenes if one.set_name == name]
        others = [one for one in scenes if one.set_name != name]
        errors = {
            "network": calibration_error(own, None),
            "second half": calibration_error(_of(second, name), of_first),
            "first half": calibration_error(_of(first, name), of_second),
            "scenes": float(len(own)),
        }
        if others:
            errors["unknown set"] = calibration_error(own, fit(others))
        figures[name] = {key: round(value, 4) for key, value in errors.items()}
    return figures


def halves(scenes: Sequence[SceneLogits]) -> tuple[list[SceneLogits], list[SceneLogits]]:
    """Return every second scene of each set, and the others."""
    seen: Counter[str] = Counter()
    parts: tuple[list[SceneLogits], list[SceneLogits]] = ([], [])
    for one in scenes:
        parts[seen[one.set_name] % 2].append(one)
        seen[one.set_name] += 1
    return parts


def _of(scenes: Sequence[SceneLogits], name: str) -> list[SceneLogits]:
    return [one for one in scenes if one.set_name == name]
