"""The preview of a result: before, after, and the change polygons over the after image."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import shorten
from typing import Any

import geopandas
import matplotlib
import numpy as np
import numpy.typing as npt
from affine import Affine
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D

from ..errors import MtrefsegError
from ..files.literal_path import literal_file
from ..files.output_path import resolve_output
from ..files.partial_files import discard, new_partial
from ..files.publish import FinishedFile, Published, publish
from ..files.result_schema import DROPPED_BY, LAYER, SENTENCE
from ..files.stored_request import read_provenance
from ..rasters.grid import Grid
from ..rasters.raster_pair import RasterPair
from ..requests.flat import replaced
from ..requests.pair import PairSource
from ..version import VERSION
from .output_checks import PREVIEW_MARK, check_preview_output
from .style import SENTENCE_COLOURS

PANEL_PX = 900
MAX_LABEL_LENGTH = 90
MARK = f"{PREVIEW_MARK.decode()} {VERSION}"
"""Stored in each preview: an earlier one may be replaced, another picture may not."""


def draw_preview(
    changes: Path, output: Path, overwrite: bool = False, allow_remote: bool = False
) -> Published:
    """Draw the polygons of a GeoPackage over the rasters that they come from.

    Args:
        changes: GeoPackage of a run; its provenance names the rasters.
        output: PNG to write, three panels side by side, axes in units of the CRS.
        overwrite: Replace a file that is no earlier preview.
        allow_remote: Open rasters by URL and files that refer to such. The permission in the
            provenance does not count: the GeoPackage may come from another person.

    Returns:
        Path of the picture, with a warning when it could not get its name.

    Raises:
        MtrefsegError: The file is not such a GeoPackage, its rasters are gone, or the picture
            cannot be written.
    """
    if output.suffix.lower() != ".png":
        raise MtrefsegError(
            "Preview '{output}' is no PNG.", "Let its name end in .png.", output=output
        )
    request = replaced(read_provenance(changes)[0], allow_remote=allow_remote)
    check_preview_output(str(output), str(changes), request, overwrite)
    polygons = geopandas.read_file(literal_file(changes), layer=LAYER)
    if DROPPED_BY in polygons:
        polygons = polygons[polygons[DROPPED_BY].isna()]
    matplotlib.use("agg")
    images, grid = _images(request.pair)
    xmin, ymin, xmax, ymax = grid.bounds()
    aspect = (ymax - ymin) / (xmax - xmin)
    figure = Figure(figsize=(18, min(18.0, 6 * aspect + 0.8)), layout="constrained")
    left, middle, right = figure.subplots(1, 3, sharex=True, sharey=True)
    for axes, image, title in (
        (left, images[0], f"before: {Path(request.pair.before.path).name}"),
        (middle, images[1], f"after: {Path(request.pair.after.path).name}"),
        (right, images[1] // 2 + 96, f"changes: {len(polygons)} polygons"),
    ):
        _draw_image(axes, image, grid.transform)
        axes.set_title(title, parse_math=False)
        axes.ticklabel_format(useOffset=False, style="plain")
        axes.tick_params(labelsize=7)
    left.set(xlim=(xmin, xmax), ylim=(ymin, ymax))
    _draw_polygons(right, polygons, request.sentences)
    return _save(figure, output, overwrite)


def _save(figure: Figure, output: Path, overwrite: bool) -> Published:
    """Write the picture beside the output, then rename it."""
    partial = new_partial(resolve_output(output).parent, ".png")
    try:
        with partial.open("wb") as file:
            figure.savefig(file, format="png", dpi=100, metadata={"Software": MARK})
        return publish([FinishedFile(str(output), partial, overwrite=overwrite)])
    except (OSError, ValueError) as error:
        raise MtrefsegError(
            "The preview '{output}' cannot be written ({error}).",
            "Choose another .png file.",
            output=output,
            error=error,
        ) from error
    finally:
        discard(partial)


def _images(source: PairSource) -> tuple[npt.NDArray[np.uint8], Grid]:
    """Return both dates, coarse enough for a panel, ``(2, 3, h, w)``, and their grid."""
    with RasterPair.open(source) as pair:
        longest = max(pair.height, pair.width)
        gsd_m = pair.facts.gsd_m
    coarse = replace(source, gsd_m=gsd_m * max(1.0, longest / PANEL_PX))
    with RasterPair.open(coarse if longest > PANEL_PX else source) as pair:
        images, valid = pair.read(0, 0, pair.height, pair.width)
        grid = pair.grid
    images[:, :, ~valid] = 255
    return images, grid


def _draw_image(axes: Axes, image: npt.NDArray[np.uint8], transform: Affine) -> None:
    """Draw an image ``(3, h, w)`` where its pixels lie, rotated if its raster is."""
    height, width = image.shape[-2:]
    matrix = np.array(transform).reshape(3, 3)
    axes.imshow(
        image.transpose(1, 2, 0),
        extent=(0, width, height, 0),
        transform=Affine2D(matrix) + axes.transData,
    )


def _draw_polygons(axes: Axes, polygons: Any, sentences: tuple[str, ...]) -> None:
    handles, labels = [], []
    for number, sentence in enumerate(sentences):
        colour = SENTENCE_COLOURS[number % len(SENTENCE_COLOURS)]
        chosen = polygons[polygons[SENTENCE] == sentence]
        if len(chosen):
            chosen.plot(ax=axes, facecolor=f"{colour}80", edgecolor=colour, linewidth=1.0,
                        aspect=None)  # fmt: skip
        handles.append(Line2D([], [], color=colour, linewidth=4, label=str(number)))
        labels.append(f"{shorten(sentence, MAX_LABEL_LENGTH, placeholder=' …')} ({len(chosen)})")
    legend = axes.legend(handles=handles, loc="lower left", fontsize=9, framealpha=0.9)
    for text, label in zip(legend.get_texts(), labels, strict=True):
        # a sentence is plain text: "$" begins no formula, and "_" at its start hides no entry
        text.set_parse_math(False)
        text.set_text(label)
