"""Sentences for the candidates of a training file, worded by a language model if there is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from ...model.requests.craft_describe import CraftDescribeRequest
from ...model.requests.events import Progress
from .agent.agent_client import AgentClient
from .agent.cache_file import cache_beside
from .agent.change_agent import ChangeAgent, LoopOptions
from .describe_candidates import describe_candidates
from .segmenters.load_segmenter import load_segmenter


def describe_with_agent(
    request: CraftDescribeRequest,
    key: SecretStr | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    on_message: Callable[[str], None] = lambda text: None,
) -> dict[str, Any]:
    """Write the sentences of a training file, see ``describe_candidates``.

    Args:
        request: Training file and options.
        key: Of the language model's endpoint.
        on_progress: Takes progress.
        cancelled: Called between chips.
        on_message: Takes what is told about the endpoint.
    """
    options = request.agent
    if not options.endpoint:
        return describe_candidates(request, on_progress, cancelled)
    cache = Path(options.cache) if options.cache else cache_beside(Path(request.records))
    with AgentClient(options, key, cache, on_message=on_message, cancelled=cancelled) as client:
        loop = LoopOptions(rounds=0, parallel=options.parallel)
        agent = ChangeAgent(client, load_segmenter("mini"), None, loop)
        return describe_candidates(request, on_progress, cancelled, agent)
