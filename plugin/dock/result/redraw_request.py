"""The request that draws a finished result with another threshold."""

from __future__ import annotations

from dataclasses import replace

from ....model.requests.redraw import RedrawRequest
from .result_layer import RunInfo


def redraw_request(source: str, info: RunInfo) -> RedrawRequest:
    """Return the request that draws a result again.

    Args:
        source: GeoPackage of the result, whose reviews are kept.
        info: Run of the result with the new threshold and output.

    Raises:
        MtrefsegError: A value is invalid, as where the run wrote no probabilities.
    """
    run = info.request
    return RedrawRequest(
        probability=run.probability or "",
        source=source,
        output=run.output,
        polygon_options=replace(run.polygon_options, review=True),
    )
