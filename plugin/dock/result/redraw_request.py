"""The request that draws a finished result with another threshold."""

from __future__ import annotations

from ....model.requests.redraw import RedrawRequest
from .result_layer import RunInfo


def redraw_request(source: str, info: RunInfo) -> RedrawRequest:
    """Return the request that draws a result again.

    Args:
        source: GeoPackage of the result, whose reviews are kept.
        info: Run of the result with the new threshold and output.
    """
    run = info.request
    return RedrawRequest(
        probability=run.probability or "",
        source=source,
        output=run.output,
        threshold=run.threshold,
        min_area_m2=run.min_area_m2,
        fill_holes_m2=run.fill_holes_m2,
        simplify_m=run.simplify_m,
        connectivity=run.connectivity,
        within=run.within,
        within_layer=run.within_layer,
        review=True,
    )
