"""What the engine is asked to draw anew from a finished probability raster.

Standard library only, Python 3.9: QGIS imports this file. The answer is a ``DetectResult``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

from .checks import check_paths, check_polygons
from .wire import Decoded


@dataclass(frozen=True)
class RedrawRequest(Decoded):
    """Other polygons from the probabilities of a finished run, without the network.

    Attributes:
        probability: The probability raster that a run wrote, one band per sentence.
        source: The GeoPackage of that run, whose provenance the new one carries on.
        output: Path of the GeoPackage to write; may be ``source``.
        threshold: As in ``DetectRequest``. The raster holds steps of 1/1024: a threshold moves
            no pixel whose probability is further than half a step from it.
        min_area_m2: As in ``DetectRequest``.
        fill_holes_m2: As in ``DetectRequest``.
        simplify_m: As in ``DetectRequest``.
        connectivity: As in ``DetectRequest``.
        within: As in ``DetectRequest``.
        within_layer: As in ``DetectRequest``.
        review: As in ``DetectRequest``.
        overwrite: As in ``DetectRequest``.
    """

    probability: str
    source: str
    output: str
    threshold: float = 0.5
    min_area_m2: float = 0.0
    fill_holes_m2: float = 0.0
    simplify_m: float = 0.0
    connectivity: int = 4
    within: str = ""
    within_layer: str = ""
    review: bool = False
    overwrite: bool = False

    def check(self) -> None:
        """Check all that can be told without opening a file.

        Raises:
            MtrefsegError: Names the parameter, its value and the remedy.
        """
        check_paths(self, ("probability", "source", "output"))
        check_polygons(self)

    def outputs(self) -> Tuple[str, ...]:
        """Return the paths that a successful run writes."""
        return (self.output,)
