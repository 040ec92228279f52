"""A picture of where the chips for training and for validation lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from ....model.rasters.grid import Grid
from ...data.split_folders import SPLITS
from ..chips import Chip

COLOURS = dict(zip(SPLITS, ("#2a6f97", "#e07a1f"), strict=True))
SIDE_INCH, DPI = 6.0, 110


def draw_split_map(path: Path, grid: Grid, chips: Sequence[Chip], left_out: Sequence[Chip]) -> None:
    """Draw the chips of a pair in pixels of its grid, coloured by their part.

    Raises:
        OSError: It cannot be written.
    """
    ratio = min(2.0, max(0.3, grid.height / grid.width))
    figure = Figure(figsize=(SIDE_INCH, SIDE_INCH * ratio + 0.8), layout="constrained")
    axes = figure.add_subplot(
        xlim=(0, grid.width), ylim=(grid.height, 0), aspect="equal", xlabel="column", ylabel="row"
    )
    for chip, colour, alpha in (
        *((chip, "#999999", 0.35) for chip in left_out),
        *((chip, COLOURS[chip.split], 0.7) for chip in chips),
    ):
        size = chip.grid.width, chip.grid.height
        axes.add_patch(
            Rectangle((chip.col, chip.row), *size, facecolor=colour, alpha=alpha, edgecolor="white")
        )
    counts = {split: sum(chip.split == split for chip in chips) for split in SPLITS}
    legend = [Patch(color=COLOURS[split], label=f"{split} ({n})") for split, n in counts.items()]
    if left_out:
        legend.append(Patch(color="#999999", alpha=0.35, label=f"not used ({len(left_out)})"))
    figure.legend(handles=legend, loc="outside lower center", ncols=len(legend), frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=DPI)
