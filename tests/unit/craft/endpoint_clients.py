"""Clients of the test server, with limits that keep tests short."""

from __future__ import annotations

from typing import Any

from pydantic import SecretStr

from mtrefseg.model.requests.endpoint_options import EndpointOptions
from mtrefseg.training.craft.agent.agent_client import AgentClient
from mtrefseg.training.craft.agent.language_model import Prompt
from mtrefseg.training.craft.agent.probe import probe_prompt

KEY = "sk-test-0123456789abcdef"
ANSWER = '{"changes": [{"what": "building", "where": "left", "box": [1, 2, 3, 4], "type": 0}]}'
CLIENT = ("cache", "on_message", "cancelled")


def client_of(url: str, key: str | None = KEY, **values: Any) -> AgentClient:
    """Return a client; ``values`` are options, or arguments of the client."""
    given = {name: values.pop(name) for name in CLIENT if name in values}
    options = EndpointOptions(endpoint=url, **{"timeout_s": 1.0, **values})
    return AgentClient(options, SecretStr(key) if key else None, first_wait_s=0.01, **given)


def cell(number: int = 0) -> Prompt:
    """Return a prompt with two pictures, another one for each number."""
    return Prompt("cell", "1", f"Chip {number}, cell top-left.", probe_prompt().images)
