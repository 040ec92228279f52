"""What is told about how polygons were drawn: threshold, minimum area, confidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..messages import Message, joined
from ..rasters.grid import Grid
from ..requests.polygons import PolygonOptions
from .default_area import min_area_m2
from .logit_map import IDENTITY, logit_maps
from .phrase_plan import PhrasePlan

NOT_KNOWN = Message("The run did not store whether its confidence is calibrated.")


def drawn_text(
    options: PolygonOptions, grid: Grid, plan: PhrasePlan, facts: Mapping[str, Any]
) -> str:
    """Return sentences about the threshold, the minimum area and the confidence.

    Args:
        options: Of the request.
        grid: The whole raster.
        plan: The phrases.
        facts: Of the run; ``calibration`` is used.
    """
    stored = facts.get("calibration")
    calibrated = stored.get("text") if isinstance(stored, dict) else None
    texts = (_threshold(options, facts), _area(options, grid, plan), calibrated or NOT_KNOWN)
    return joined(" ", texts)


def _threshold(options: PolygonOptions, facts: Mapping[str, Any]) -> str:
    if options.threshold is not None:
        return Message("Threshold {threshold:.2f}.", threshold=options.threshold)
    maps = logit_maps(facts).values() or (IDENTITY,)
    shown = sorted({round(one.shown_threshold(None), 2) for one in maps})
    if len(shown) == 1:
        return Message("Threshold {threshold:.2f}, where the model decides.", threshold=shown[0])
    return Message(
        "Threshold {least:.2f} to {most:.2f}, where the model decides for each phrase.",
        least=shown[0],
        most=shown[-1],
    )


def _area(options: PolygonOptions, grid: Grid, plan: PhrasePlan) -> str:
    if options.min_area_m2 is not None:
        return Message("Minimum area {area_m2:.0f} m².", area_m2=options.min_area_m2)
    concepts = {layer.phrase.concept for layer in plan.layers} or {""}
    areas = sorted({min_area_m2(options, grid, concept) for concept in concepts})
    pixel_m2 = float(np.prod(grid.pixel_m()))
    texts = [
        Message(
            "{area_m2:.0f} m² ({pixels:.0f} pixels)",
            area_m2=area_m2,
            pixels=area_m2 / pixel_m2 if pixel_m2 > 0 else 0,
        )
        for area_m2 in areas
    ]
    return Message("Minimum area {areas}; 0 keeps all.", areas=joined(", ", texts))
