"""A picture of a result: before, after, and the change polygons over the after image."""

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
from ..files.result_schema import LAYER, SENTENCE
from ..rasters.raster_pair import RasterPair
from ..requests.flat import replaced
from ..requests.pair import PairSource
from ..version import VERSION
from .output_checks import PREVIEW_MARK, check_preview_output
from .provenance import read_provenance
from .style import SENTENCE_COLOURS

PANEL_PX = 900
LONGEST_LABEL = 90
MARK = f"{PREVIEW_MARK.decode()} {VERSION}"
"""Tells an earlier preview, which may be replaced, from any other picture."""


def draw_preview(
    changes: Path, output: Path, overwrite: bool = False, allow_remote: bool = False
) -> Published:
    """Draw the polygons of a GeoPackage over the rasters that they come from.

    Args:
        changes: GeoPackage that a run wrote; it names its rasters.
        output: PNG to write, three panels side by side, axes in units of the CRS.
        overwrite: Replace a file that is no earlier preview.
        allow_remote: Open rasters by URL and files that refer to such, whatever the run was allowed
            that the GeoPackage tells of: it may come from somebody else.

    Returns:
        Where the picture is, with a warning when it could not get its name.

    Raises:
        MtrefsegError: The file is not such a GeoPackage, its rasters are gone, or the picture
            cannot be written.
    """
    if output.suffix.lower() != ".png":
        raise MtrefsegError(f"Preview '{output}' is no PNG.", "Let its name end in .png.")
    request = replaced(read_provenance(changes)[0], allow_remote=allow_remote)
    check_preview_output(str(output), str(changes), request, overwrite)
    polygons = geopandas.read_file(literal_file(changes), layer=LAYER)
    matplotlib.use("agg")
    images, transform = _images(request.pair)
    left_x, right_x, low_y, high_y = _box(images, transform)
    shape = (high_y - low_y) / (right_x - left_x)
    figure = Figure(figsize=(18, min(18.0, 6 * shape + 0.8)), layout="constrained")
    left, middle, right = figure.subplots(1, 3, sharex=True, sharey=True)
    for axes, image, title in (
        (left, images[0], f"before: {Path(request.pair.before.path).name}"),
        (middle, images[1], f"after: {Path(request.pair.after.path).name}"),
        (right, images[1] // 2 + 96, f"changes: {len(polygons)} polygons"),
    ):
        _show(axes, image, transform)
        axes.set_title(title, parse_math=False)
        axes.ticklabel_format(useOffset=False, style="plain")
        axes.tick_params(labelsize=7)
    left.set(xlim=(left_x, right_x), ylim=(low_y, high_y))
    _outline(right, polygons, request.sentences)
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
            f"The preview '{output}' cannot be written ({error}).", "Choose another .png file."
        ) from error
    finally:
        discard(partial)


def _images(source: PairSource) -> tuple[npt.NDArray[np.uint8], Affine]:
    """Read both dates, coarse enough for a panel: ``(2, 3, h, w)`` and pixel to map."""
    with RasterPair.open(source) as pair:
        longest = max(pair.height, pair.width)
        gsd_m = pair.facts.gsd_m
    coarse = replace(source, gsd_m=gsd_m * max(1.0, longest / PANEL_PX))
    with RasterPair.open(coarse if longest > PANEL_PX else source) as pair:
        images, valid = pair.read(0, 0, pair.height, pair.width)
        transform = pair.transform
    images[:, :, ~valid] = 255
    return images, transform


def _box(images: npt.NDArray[np.uint8], transform: Affine) -> tuple[float, float, float, float]:
    """Return ``(xmin, xmax, ymin, ymax)`` of the images, which may be rotated."""
    height, width = images.shape[-2:]
    corners = [transform @ (x, y) for x in (0, width) for y in (0, height)]
    xs, ys = zip(*corners)
    return min(xs), max(xs), min(ys), max(ys)


def _show(axes: Axes, image: npt.NDArray[np.uint8], transform: Affine) -> None:
    """Draw an image ``(3, h, w)`` where its pixels lie, rotated if its raster is."""
    height, width = image.shape[-2:]
    matrix = np.array(transform).reshape(3, 3)
    axes.imshow(
        image.transpose(1, 2, 0),
        extent=(0, width, height, 0),
        transform=Affine2D(matrix) + axes.transData,
    )


def _outline(axes: Axes, polygons: Any, sentences: tuple[str, ...]) -> None:
    handles, labels = [], []
    for number, sentence in enumerate(sentences):
        colour = SENTENCE_COLOURS[number % len(SENTENCE_COLOURS)]
        chosen = polygons[polygons[SENTENCE] == sentence]
        if len(chosen):
            chosen.plot(ax=axes, facecolor=f"{colour}80", edgecolor=colour, linewidth=1.0,
                        aspect=None)  # fmt: skip
        handles.append(Line2D([], [], color=colour, linewidth=4, label=str(number)))
        labels.append(f"{shorten(sentence, LONGEST_LABEL, placeholder=' …')} ({len(chosen)})")
    legend = axes.legend(handles=handles, loc="lower left", fontsize=9, framealpha=0.9)
    for text, label in zip(legend.get_texts(), labels, strict=True):
        # A sentence is text: "$" begins no formula, and "_" at its start hides no entry.
        text.set_parse_math(False)
        text.set_text(label)
