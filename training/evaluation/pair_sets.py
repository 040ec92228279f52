"""Held-out pairs with masks: all figures of the sentence of each source."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from ...model.outputs.split_objects import ObjectScale
from ..batches.real_pairs import read_source
from ..batches.real_sources import LEVIR, Source
from .change_scores import ChangeScores
from .measured import Row
from .object_matches import LabelObjects, separated_objects
from .subject import Subject

COUNTABLE = ("levir", "ms_hs", "xbd")
"""Folders whose sentence is about objects that can be counted."""
QUICK_STEPS = {"ms_hs": 3, "ombria": 3, "geo/naip_nd": 3}
"""Of every so many pairs of a folder the quick form uses the first."""
OTHER_GSDS_M = (0.2, 0.25, 0.35, 0.7, 1.0, 1.5)
QUICK_GSDS_M = (0.35, 1.0)


def measure_source(subject: Subject, source: Source) -> list[Row]:
    """Score the held-out pairs of a source, the images at their own ground sample distance.

    Args:
        subject: What is measured.
        source: Which pairs.
    """
    pairs = read_source(subject.folder, source, held_out=True)
    step = QUICK_STEPS.get(source.folder, 1) if subject.quick else 1
    predictor = subject.predictor(source.gsd_m)
    scores = ChangeScores(separate=_separate(source))
    numbers = range(0, len(pairs), step)
    for done, number in enumerate(numbers, 1):
        pair = pairs[number]
        truth = pair.masks[source.labelled[0]]
        (probability,) = predictor.predict_probability(pair.before, pair.after, [source.sentence])
        mask = scores.add(probability, truth)
        if subject.sheets:
            subject.sheets.add(source.folder, pair.name, pair.before, pair.after, truth, mask)
        subject.on_done(done, len(numbers))
    return [scores.row(f"{source.folder}: {source.sentence}")]


def _separate(source: Source) -> LabelObjects | None:
    if source.folder not in COUNTABLE:
        return None
    pixel_m2 = source.gsd_m**2
    return separated_objects(ObjectScale.for_pixel_area(pixel_m2, pixel_m2, 0.0))


def measure_gsds(subject: Subject) -> list[Row]:
    """Score the held-out pairs of LEVIR (0.5 m), resampled to other ground sample distances.

    The images themselves are resampled, as another sensor would take them. As in a run, those that
    are finer than the model's range are shown to it at the end of its range. The figures are those
    of the original pixels; of enlarged pairs the middle is used, half as wide and high.

    Args:
        subject: What is measured.
    """
    pairs = read_source(subject.folder, LEVIR, held_out=True)
    gsds_m = QUICK_GSDS_M if subject.quick else OTHER_GSDS_M
    rows = []
    for number, gsd_m in enumerate(gsds_m):
        predictor, scores = subject.predictor(gsd_m), ChangeScores()
        for done, pair in enumerate(pairs, 1):
            truth = pair.masks[LEVIR.labelled[0]]
            middle = _middle(len(truth)) if gsd_m < LEVIR.gsd_m else np.s_[:]
            truth = truth[middle, middle]
            side = round(len(truth) * LEVIR.gsd_m / gsd_m)
            before, after = (
                _resized(image[middle, middle], side) for image in (pair.before, pair.after)
            )
            (found,) = predictor.predict_probability(before, after, [LEVIR.sentence])
            scores.add(_resized(found, len(truth)), truth)
            subject.on_done(number * len(pairs) + done, len(gsds_m) * len(pairs))
        rows.append(scores.row(f"{LEVIR.sentence}, pixels of {gsd_m:g} m"))
    return rows


def _resized(image: npt.NDArray[Any], side: int) -> npt.NDArray[Any]:
    resampling = Image.Resampling.BILINEAR
    return np.array(Image.fromarray(image).resize((side, side), resampling))


def _middle(length: int) -> slice:
    return slice(length // 4, length - length // 4)
