"""The test of an endpoint, for every door."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import SecretStr

from ....model.requests.probe_endpoint import ProbeEndpointRequest
from .agent_client import AgentClient


@dataclass(frozen=True)
class ProbeResult:
    """What an endpoint is.

    Attributes:
        text: As a sentence.
        host: Host and port.
        model: Name of the model that answered.
        form: How it answers: ``json_schema``, ``json_object`` or ``text``.
        calls: Requests that the test took.
        tokens: Tokens that it took.
        seconds: Time that it took.
    """

    text: str
    host: str
    model: str
    form: str
    calls: int
    tokens: int
    seconds: float


def probe_endpoint(
    request: ProbeEndpointRequest,
    key: SecretStr | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Send two small pictures to an endpoint and return what it is, as JSON.

    Args:
        request: The endpoint.
        key: Its key.
        cancelled: Ends the test.

    Raises:
        MtrefsegError: It cannot be used; the sentence says why.
        Cancelled: The user stopped the test.
    """
    began_s = time.monotonic()
    with AgentClient(request.agent, key, cancelled=cancelled) as client:
        facts = client.probe()
        spent = client.spent
    seconds = round(time.monotonic() - began_s, 2)
    result = ProbeResult(
        facts.text,
        facts.host,
        facts.answering or facts.model,
        facts.dialect.rung,
        spent.calls,
        spent.tokens,
        seconds,
    )
    return asdict(result)
