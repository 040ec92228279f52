"""The request that tests a language model's endpoint. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ..errors import MtrefsegError
from .endpoint_options import EndpointOptions
from .flat import Flattened
from .wire import Decoded


@dataclass(frozen=True)
class ProbeEndpointRequest(Decoded):
    """An endpoint to test with two small pictures.

    Attributes:
        agent: The endpoint.

    Raises:
        MtrefsegError: There is no endpoint.
    """

    agent: Annotated[EndpointOptions, Flattened("agent_{}", without=("cache", "parallel"))]

    def __post_init__(self) -> None:
        """Check that there is an endpoint."""
        if not self.agent.endpoint:
            raise MtrefsegError(
                "Parameter agent_endpoint is empty.",
                "Give the base URL of a server, as http://localhost:8080/v1.",
            )
