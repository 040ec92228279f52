"""The request that finds candidates of changes. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Optional, Tuple

from ..errors import MtrefsegError
from .candidate_layers import CandidateLayers
from .checks import check_geopackage
from .endpoint_options import EndpointOptions
from .flat import Flattened
from .pair import PairSource
from .run import check_device
from .wire import Decoded

SMALLEST_SIDE, LARGEST_SIDE = 64, 4096
MOST_ROUNDS = 20


@dataclass(frozen=True)
class CraftBuildRequest(Decoded):
    """Two rasters and the sources of candidates.

    Attributes:
        pair: The rasters.
        records: Path of the training file (GeoPackage).
        layers: Polygons of changes that a person has.
        model: Model whose answers become candidates; empty: none is used for that.
        phrases: Changes that the model is given, as ``the buildings that appeared``; empty: those
            that it knows, with any change where it answers that.
        objects: Nouns that are compared at both dates, as ``building``; empty: none.
        segmenter: Name of a bundled model or folder of a model that segments nouns in one image.
        agent: Language model that finds and corrects candidates.
        rounds: Most rounds of the correction of a candidate by the language model; 0: none.
        side_px: Side of a chip in pixels.
        screen: Whether candidates whose pixels do not differ between the dates are rejected.
        device: Device that computes, one of ``DEVICES``.
        append: Whether candidates are added to a training file that exists.
        overwrite: Whether a training file that exists is replaced, with all that people did in it.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    pair: Annotated[PairSource, Flattened()]
    records: str
    layers: Annotated[CandidateLayers, Flattened()] = CandidateLayers()
    model: str = ""
    phrases: Tuple[str, ...] = ()
    objects: Tuple[str, ...] = ()
    segmenter: str = "mini"
    agent: Annotated[EndpointOptions, Flattened("agent_{}")] = EndpointOptions()
    rounds: int = 3
    side_px: int = 256
    screen: bool = True
    device: str = "auto"
    append: bool = False
    overwrite: bool = False

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        check_geopackage(self.records)
        self._check_sources()
        for name, low, high in (
            ("side_px", SMALLEST_SIDE, LARGEST_SIDE),
            ("rounds", 0, MOST_ROUNDS),
        ):
            value = getattr(self, name)
            if not low <= value <= high:
                raise MtrefsegError(
                    "Parameter {name} is {value}.",
                    "Use a number from {low:g} to {high:g}.",
                    name=name,
                    value=value,
                    low=low,
                    high=high,
                )
        check_device(self.device)

    def _check_sources(self) -> None:
        if self.append and self.overwrite:
            raise MtrefsegError(
                "Both append and overwrite are given.",
                "Give append to add to '{records}', or overwrite to replace it.",
                records=self.records,
            )
        if not (self.layers.polygons or self.model or self.objects or self.agent.endpoint):
            raise MtrefsegError(
                "No source of candidates was given.",
                "Give polygons, a model, objects to compare, or the endpoint of a language model.",
            )
        if self.phrases and not self.model:
            raise MtrefsegError(
                "Phrases are given without a model.", "Give the model that answers them, as mini."
            )

    @property
    def agent_model(self) -> Optional[str]:
        """Name of the language model; None: none is used."""
        return (self.agent.model or self.agent.host) if self.agent.endpoint else None
