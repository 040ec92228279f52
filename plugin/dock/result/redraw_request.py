"""A finished result with another threshold: the request for it."""

from __future__ import annotations

from ....model.requests.redraw import RedrawRequest
from .result_layer import RunInfo


def redraw_request(source: str, info: RunInfo) -> RedrawRequest:
    """Return the request that draws a result again.

    Args:
        source: The result as it is, with the verdicts that are kept.
        info: Its run with the threshold and the output of the new one.
    """
    asked = info.request
    return RedrawRequest(
        probability=asked.probability or "",
        source=source,
        output=asked.output,
        threshold=asked.threshold,
        min_area_m2=asked.min_area_m2,
        fill_holes_m2=asked.fill_holes_m2,
        simplify_m=asked.simplify_m,
        connectivity=asked.connectivity,
        within=asked.within,
        within_layer=asked.within_layer,
        review=True,
    )
