"""The verdict of the screening, from what was measured of a mask. Pure.

The score is a logistic regression on true polygons of labelled pairs against the same polygons on
unchanged ground (LEVIR-CD, MS-HS-BCD and OSCD, half of the scenes, each set with one weight),
``tools/craft_segmenters.py screen``. It says that something changed, not what.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...model.messages import Message
from .screen_features import ScreenFeatures

OFFSET = -0.98
WEIGHTS = {"separation": 1.30, "contrast": 2.25, "structure": -2.03, "structure_around": -1.17,
           "edges": 1.57}  # fmt: skip
UNCHANGED, UNCERTAIN = -1.78, -0.48
"""Scores below which a candidate is rejected or marked; 3 and 10 % of the true ones are below."""
DARKER = 0.62
SAME_COLOUR = 0.06
SAME_STRUCTURE = 0.6
CLOUD_WHITE = 215.0
LEAST_VALID = 0.5


@dataclass(frozen=True)
class Verdict:
    """What the screening decided.

    Attributes:
        rejected: Nothing differs, or nothing is known.
        reason: Why it is rejected or uncertain; empty where neither.
        score: Logarithm of the odds that something changed; None where it was not measured.
    """

    rejected: bool
    reason: str = ""
    score: float | None = None


def verdict_of(features: ScreenFeatures | None, valid_share: float) -> Verdict:
    """Decide about a candidate.

    Args:
        features: What was measured; None: there was too little ground around.
        valid_share: Share of its pixels with data at both dates, 0 to 1.
    """
    if valid_share < LEAST_VALID:
        return Verdict(True, Message("There is no data in most of it at one date."))
    if features is None:
        return Verdict(False, Message("There is too little ground around to compare it with."))
    score = change_score(features)
    if score < UNCHANGED:
        return Verdict(True, Message("Both dates differ no more in it than around it."), score)
    reason = _nuisance(features)
    if not reason and score < UNCERTAIN:
        reason = Message("Both dates differ little more in it than around it.")
    return Verdict(False, reason, score)


def change_score(features: ScreenFeatures) -> float:
    """Return the logarithm of the odds that something changed."""
    return OFFSET + sum(weight * getattr(features, name) for name, weight in WEIGHTS.items())


def _nuisance(features: ScreenFeatures) -> str:
    """Return what else may have changed the colours; empty: nothing."""
    ratio = min(features.brightness, 1 / features.brightness)
    kept = features.interior >= SAME_STRUCTURE
    if features.whitest >= CLOUD_WHITE and abs(features.edges) < 0.5 and not kept:
        return Message("It is as white as a cloud at one date.")
    if kept and ratio < DARKER and features.colour < SAME_COLOUR:
        return Message("It is darker at one date, with the same structure: a shadow.")
    if kept and ratio >= DARKER:
        return Message("Its colours changed and its structure did not: perhaps the season.")
    return ""
