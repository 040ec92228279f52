"""The request that writes sentences for the candidates of a training file.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Tuple

from ..errors import MtrefsegError
from .checks import check_path
from .endpoint_options import EndpointOptions
from .flat import Flattened
from .reference_layer import reference_layers
from .wire import Decoded

MOST_RECORDS, MOST_WORDINGS, LARGEST_SHARE = 50, 5, 0.9


@dataclass(frozen=True)
class CraftDescribeRequest(Decoded):
    """A training file whose candidates get sentences.

    Attributes:
        records: Path of the training file.
        layers: Reference layers that sentences may name, as ``roads=roads.gpkg``.
        records_per_chip: Most sentences with a mask of each chip.
        wordings: Sentences of each mask, 1 to 5, all of one meaning.
        empty_share: Share of the sentences that fit nothing in their chip.
        colours: Name colours, which are read from the rasters.
        seed: Of what is chosen; another one gives other sentences.
        agent: Language model that words the sentences as people do.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    records: str
    layers: Tuple[str, ...] = ()
    records_per_chip: int = 4
    wordings: int = 1
    empty_share: float = 0.15
    colours: bool = True
    seed: int = 0
    agent: Annotated[EndpointOptions, Flattened("agent_{}")] = EndpointOptions()

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        check_path("records", self.records)
        reference_layers(self.layers)
        for name, value, most in (
            ("records_per_chip", self.records_per_chip, MOST_RECORDS),
            ("wordings", self.wordings, MOST_WORDINGS),
        ):
            if not 1 <= value <= most:
                raise MtrefsegError(
                    "Parameter {name} is {value}.",
                    "Use a number from 1 to {most}.",
                    name=name,
                    value=value,
                    most=most,
                )
        if not 0.0 <= self.empty_share <= LARGEST_SHARE:
            raise MtrefsegError(
                "Parameter empty_share is {value}.",
                "Use a share from 0 to {most}, as 0.15.",
                value=self.empty_share,
                most=LARGEST_SHARE,
            )
