"""Which polygons are drawn from probabilities, and how. Standard library only, Python 3.9."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

from ..errors import MtrefsegError

SPLIT_OBJECTS = ("auto", "on", "off")


@dataclass(frozen=True)
class PolygonOptions:
    """From probabilities to polygons.

    Attributes:
        threshold: Calibrated probability above which a pixel belongs to the change, 0 to 1. None:
            where the model itself decides, which is at 0.5 unless its confidence is calibrated.
        min_area_m2: Area in geodesic square metres below which polygons are left out; 0 keeps all.
            None: as many pixels as an object needs to be recognised.
        fill_holes_m2: Area in geodesic square metres below which holes are filled.
        simplify_m: Tolerance of the simplification in metres; 0: exact pixel edges.
        connectivity: 4, or 8 to join pixels that touch at a corner.
        within: Path of a vector file; polygons that touch none of its polygons are left out. Empty:
            all are kept.
        within_layer: Layer of ``within``; empty: its first.
        split_objects: Whether objects that touch become polygons of their own: ``on``, ``off``, or
            ``auto`` for where the sentence is about countable things, as buildings.
        review: Whether an empty text field ``review`` is added for a manual review.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    threshold: Optional[float] = None
    min_area_m2: Optional[float] = None
    fill_holes_m2: float = 0.0
    simplify_m: float = 0.0
    connectivity: int = 4
    within: str = ""
    within_layer: str = ""
    split_objects: str = "auto"
    review: bool = False

    def __post_init__(self) -> None:
        """Check the values."""
        if self.threshold is not None and not 0.0 <= self.threshold <= 1.0:
            raise MtrefsegError(
                "Threshold {threshold} is outside 0 to 1.",
                "Use 0.5 to begin with.",
                threshold=self.threshold,
            )
        for name in ("min_area_m2", "fill_holes_m2", "simplify_m"):
            value = getattr(self, name)
            if value is not None and not 0.0 <= value < math.inf:
                raise MtrefsegError(
                    "Parameter {name} is {value}.",
                    "Use 0 or a positive number.",
                    name=name,
                    value=value,
                )
        if self.connectivity not in (4, 8):
            raise MtrefsegError(
                "Connectivity {connectivity} is unknown.",
                "Use 4 or 8.",
                connectivity=self.connectivity,
            )
        if self.split_objects not in SPLIT_OBJECTS:
            raise MtrefsegError(
                "split_objects is '{split_objects}'.",
                "Use one of {choices}.",
                split_objects=self.split_objects,
                choices=", ".join(SPLIT_OBJECTS),
            )
