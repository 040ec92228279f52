"""The provenance of a run: everything that decides how its result came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timezone
from importlib.metadata import version as package_version
from typing import Any

from ..config import NetworkConfig
from ..messages import Message, joined
from ..rasters.crs import crs_text
from ..rasters.model_gsd import NetworkSize, shown_text
from ..requests.detect import DetectRequest
from ..version import VERSION
from ..wording import counted
from .estimate import Estimate
from .scene import Scene

LIBRARIES = ("torch", "transformers", "rasterio", "geopandas", "shapely", "pyproj", "numpy")


def run_facts(
    request: DetectRequest,
    config: NetworkConfig,
    scene: Scene,
    batch_size: int,
    estimate: Estimate,
    model_facts: Mapping[str, str],
) -> dict[str, Any]:
    """Return the provenance that the files of a run store.

    Args:
        request: The run.
        config: Of its model.
        scene: Pair, pixels and tiles.
        batch_size: Tiles in a batch.
        estimate: What the run was expected to take.
        model_facts: Name and hash of the model, device and precision.
    """
    pair, grid = scene.pair, scene.grid
    shown = scene.size or NetworkSize(pair.height, pair.width, pair.facts.gsd_m)
    return {
        **model_facts,
        "seen": pair_summary(request, config, scene),
        "version": VERSION,
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "request": request.to_dict(),
        "pair": asdict(pair.facts),
        "grid": {
            "width": pair.width,
            "height": pair.height,
            "transform": list(pair.transform)[:6],
            "crs": crs_text(pair.crs),
        },
        "shown": {
            **asdict(shown),
            "range_m": config.gsd_range_m,
            "fitted": scene.size is not None,
        },
        "tiles": {
            "size_px": grid.tile_px,
            "overlap_px": grid.overlap_px,
            "count": len(grid),
            "batch_size": batch_size,
        },
        "estimate": asdict(estimate),
        "libraries": {name: package_version(name) for name in LIBRARIES},
    }


def pair_summary(request: DetectRequest, config: NetworkConfig, scene: Scene) -> str:
    """Return one sentence about the rasters and how they are read, for log and provenance."""
    pair, facts = scene.pair, scene.pair.facts
    text = Message(
        (
            "The rasters overlap on {overlap_share:.0%} of the before raster; "
            "pixels of {gsd_before_m:.3g} m before and {gsd_after_m:.3g} m after "
            "(ratio {scale_ratio:.2f}); {width} × {height} pixels in {counted}"
        ),
        overlap_share=facts.overlap_share,
        gsd_before_m=facts.gsd_before_m,
        gsd_after_m=facts.gsd_after_m,
        scale_ratio=facts.scale_ratio,
        width=pair.width,
        height=pair.height,
        counted=counted(len(scene.grid), "tile"),
    )
    if abs(facts.gsd_m - facts.gsd_before_m) > 1e-3 * facts.gsd_before_m:
        text += Message(", resampled to {gsd_m:.3g} m", gsd_m=facts.gsd_m)
    text += shown_text(scene.size, facts.gsd_m, config.gsd_range_m)
    if request.measured_shift_px:
        x_px, y_px, spread_px = request.measured_shift_px
        text += Message(
            (
                "; a check measured a shift of ({x_px:.2f}, {y_px:.2f}) pixels, spread "
                "{spread_px:.2f}"
            ),
            x_px=x_px,
            y_px=y_px,
            spread_px=spread_px,
        )
    if any(facts.shift_px):
        text += Message(
            "; the after raster is moved back by {shift_px} pixels", shift_px=facts.shift_px
        )
    return joined(" ", (text + ".", *facts.remarks))
