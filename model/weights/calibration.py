"""How often what a model answers is right: ``calibration.json`` of its folder.

Calibrated logits are a line through those of the network. The line depends on what is known in a
run: how many pixels of the scene the network leaves undecided, and the object of the phrase.
Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

from ..errors import MtrefsegError
from ..requests.field_types import check_fields
from ..requests.wire import read_json
from .model_folder import file_of

CALIBRATION = "calibration.json"
MAX_BYTES = 1 << 18
SLOPES = (0.1, 4.0)
OFFSETS = (-6.0, 6.0)
MEAN_UNDECIDED = 0.75
"""Share of undecided pixels at which a line has no correction for it."""


@dataclass(frozen=True)
class LogitLine:
    """A line through the logits.

    Attributes:
        slope: Calibrated logit per logit of the network, above 0.
        offset: Calibrated logit where the network itself decides.
    """

    slope: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True)
class Calibration:
    """The calibration of a model.

    Attributes:
        weights: Hash of the weights that it was fitted to.
        slope: Of the line at ``MEAN_UNDECIDED``.
        offset: Of the line at ``MEAN_UNDECIDED``.
        slope_undecided: Change of the slope per share of undecided pixels.
        offset_undecided: Change of the offset per share of undecided pixels.
        objects: Object of a phrase → its addition to the offset.
        sets: Names of the sets of images that it was fitted to.
        scenes: Number of their scenes.
        figures: Expected calibration errors by set, of scenes that were not fitted.

    Raises:
        MtrefsegError: A value is out of range.
    """

    weights: str
    slope: float = 1.0
    offset: float = 0.0
    slope_undecided: float = 0.0
    offset_undecided: float = 0.0
    objects: Dict[str, float] = field(default_factory=dict)
    sets: Tuple[str, ...] = ()
    scenes: int = 0
    figures: Dict[str, Dict[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check the values."""
        ranges = dict.fromkeys(("offset", "offset_undecided", "slope_undecided"), OFFSETS)
        check_fields(self, {**ranges, "slope": SLOPES, "scenes": (0, 1e9)})
        for value in self.objects.values():
            _Offset(value)

    def line(self, undecided: float, concept: str) -> LogitLine:
        """Return the line of a phrase in a run.

        Args:
            undecided: Share of the pixels that may be changed which the network leaves undecided.
            concept: Object of the phrase; empty: none that the model knows.
        """
        apart = undecided - MEAN_UNDECIDED
        offset = self.offset + self.offset_undecided * apart + self.objects.get(concept, 0.0)
        slope = self.slope + self.slope_undecided * apart
        return LogitLine(_within(slope, SLOPES), _within(offset, OFFSETS))

    def to_json(self) -> str:
        """Return what ``read_calibration`` reads."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"


@dataclass(frozen=True)
class _Offset:
    offset: float

    def __post_init__(self) -> None:
        check_fields(self, {"offset": OFFSETS})


def _within(value: float, limits: Tuple[float, float]) -> float:
    return min(max(value, limits[0]), limits[1])


def read_calibration(folder: Path) -> Optional[Calibration]:
    """Return the calibration in a model folder; None where there is none.

    Raises:
        MtrefsegError: It cannot be read, or is no calibration.
    """
    if not (folder / CALIBRATION).exists():
        return None
    path = file_of(folder, CALIBRATION)
    try:
        values: Any = read_json(path, MAX_BYTES)
        return Calibration(**{**values, "sets": tuple(values.get("sets", ()))})
    except (MtrefsegError, OSError, ValueError, TypeError, AttributeError) as error:
        reason = error.message if isinstance(error, MtrefsegError) else error
        raise MtrefsegError(
            "'{path}' is no calibration of a model ({reason}).",
            "Use the file that was stored beside the weights, or remove it.",
            path=path,
            reason=f"{reason!s:.200}",
        ) from error
