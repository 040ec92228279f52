"""A finished result with another threshold: the request for it."""

from __future__ import annotations

from dataclasses import replace

from ....model.requests.redraw import RedrawRequest
from .result_layer import RunInfo


def redraw_request(source: str, info: RunInfo) -> RedrawRequest:
    """Return the request that draws a result again.

    Args:
        source: The result as it is, with the verdicts that are kept.
        info: Its run with the threshold and the output of the new one.

    Raises:
        MtrefsegError: A value cannot work, as where the run wrote no probabilities.
    """
    run = info.request
    return RedrawRequest(
        probability=run.probability or "",
        source=source,
        output=run.output,
        polygon_options=replace(run.polygon_options, review=True),
    )
