"""The request that draws other polygons from a finished probability raster.

Standard library only, Python 3.9: QGIS imports this file. The result is a ``DetectResult``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Tuple

from .checks import check_geopackage, check_path
from .flat import Flattened
from .polygons import PolygonOptions
from .reference_layer import reference_layers
from .wire import Decoded


@dataclass(frozen=True)
class RedrawRequest(Decoded):
    """Other polygons from the probabilities of a finished run, without the network.

    The raster holds steps of 1/1024: a threshold moves no pixel whose probability is further than
    half a step from it.

    Attributes:
        probability: Path of the probability raster that a run wrote, one band per sentence.
        source: Path of the GeoPackage of that run, whose provenance the new one carries on.
        output: Path of the GeoPackage to write; may be ``source``.
        polygon_options: Which polygons are drawn.
        overwrite: Whether an earlier result that a person has worked on is replaced (a field
            ``review`` with values, or fields that were added).
        layers: Reference layers, as of a run; empty: those of the run, whose sentences and
            condition apply again.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    probability: str
    source: str
    output: str
    polygon_options: Annotated[PolygonOptions, Flattened()] = PolygonOptions()
    overwrite: bool = False
    layers: Tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        check_path("probability", self.probability)
        check_path("source", self.source)
        check_geopackage(self.output)
        reference_layers(self.layers)

    def outputs(self) -> Tuple[str, ...]:
        """Return the paths that a successful run writes."""
        return (self.output,)
