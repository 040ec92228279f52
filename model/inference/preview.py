"""A picture of a result: before, after, and the change polygons over the after image."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import matplotlib
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..errors import MtrefsegError
from ..request import DetectRequest
from .geopackage import LAYER
from .provenance import read_provenance
from .raster_pair import RasterPair
from .style import SENTENCE_COLOURS

PANEL_PX = 900


def draw_preview(changes: Path, output: Path) -> None:
    """Draw the polygons of a GeoPackage over the rasters that they come from.

    Args:
        changes: GeoPackage that a run wrote; it names its rasters.
        output: PNG to write, three panels side by side, axes in units of the CRS.

    Raises:
        MtrefsegError: The file is not such a GeoPackage, or its rasters are gone.
    """
    request, _ = read_provenance(changes)
    polygons = geopandas.read_file(changes, layer=LAYER)
    matplotlib.use("agg")
    images, box = _images(request)
    height, width = images.shape[-2:]
    figure = Figure(figsize=(18, min(18.0, 6 * height / width + 0.8)), layout="constrained")
    left, middle, right = figure.subplots(1, 3, sharex=True, sharey=True)
    for axes, image, title in (
        (left, images[0], f"before: {Path(request.before).name}"),
        (middle, images[1], f"after: {Path(request.after).name}"),
        (right, images[1] // 2 + 96, f"changes: {len(polygons)} polygons"),
    ):
        axes.imshow(image.transpose(1, 2, 0), extent=box)
        axes.set_title(title)
        axes.ticklabel_format(useOffset=False, style="plain")
        axes.tick_params(labelsize=7)
    _outline(right, polygons, request.sentences)
    try:
        figure.savefig(output, dpi=100)
    except (OSError, ValueError) as error:
        raise MtrefsegError(
            f"The preview '{output}' cannot be written ({error}).", "Choose another .png file."
        ) from error


def _images(request: DetectRequest) -> tuple[npt.NDArray[np.uint8], tuple[float, ...]]:
    """Read both dates, coarse enough for a panel: ``(2, 3, h, w)`` and the box they fill."""
    with RasterPair.open(request) as pair:
        longest = max(pair.height, pair.width)
        gsd_m = pair.facts.gsd_m
    coarse = replace(request, gsd_m=gsd_m * max(1.0, longest / PANEL_PX))
    with RasterPair.open(coarse if longest > PANEL_PX else request) as pair:
        images, valid = pair.read(0, 0, pair.height, pair.width)
        first, last = pair.transform @ (0, 0), pair.transform @ (pair.width, pair.height)
    images[:, :, ~valid] = 255
    return images, (first[0], last[0], last[1], first[1])


def _outline(axes: Axes, polygons: Any, sentences: tuple[str, ...]) -> None:
    handles = []
    for number, sentence in enumerate(sentences):
        colour = SENTENCE_COLOURS[number % len(SENTENCE_COLOURS)]
        chosen = polygons[polygons["sentence"] == sentence]
        if len(chosen):
            chosen.plot(ax=axes, facecolor=f"{colour}80", edgecolor=colour, linewidth=1.0,
                        aspect=None)  # fmt: skip
        handles.append(Line2D([], [], color=colour, linewidth=4,
                              label=f"{sentence} ({len(chosen)})"))  # fmt: skip
    axes.legend(handles=handles, loc="lower left", fontsize=9, framealpha=0.9)
