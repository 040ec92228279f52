"""A picture of where the chips for training and for validation lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from ....model.rasters.grid import Grid
from ...data.split_folders import SPLITS
from ..chips import Chip

COLOURS = dict(zip(SPLITS, ("#2a6f97", "#e07a1f"), strict=True))
NOT_USED = "#b8b8b8"
LONGEST_PX, LEGEND_PX, SWATCH_PX = 900, 40, 16


def draw_split_map(path: Path, grid: Grid, chips: Sequence[Chip], left_out: Sequence[Chip]) -> None:
    """Draw the chips of a pair as they lie in its grid, coloured by their part.

    Raises:
        OSError: It cannot be written.
    """
    scale = LONGEST_PX / max(grid.width, grid.height)
    width, height = (max(1, round(size * scale)) for size in (grid.width, grid.height))
    picture = Image.new("RGB", (max(width, LONGEST_PX // 2), height + LEGEND_PX), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width - 1, height - 1), fill="#f2f2f2", outline="#808080")
    for chip, colour in (
        *((chip, NOT_USED) for chip in left_out),
        *((chip, COLOURS[chip.split]) for chip in chips),
    ):
        x, y = chip.col * scale, chip.row * scale
        corner = x + chip.grid.width * scale - 1, y + chip.grid.height * scale - 1
        draw.rectangle((x, y, max(x, corner[0]), max(y, corner[1])), fill=colour, outline="white")
    counts = {split: sum(chip.split == split for chip in chips) for split in SPLITS}
    entries = [(COLOURS[split], f"{split}: {count} chips") for split, count in counts.items()]
    if left_out:
        entries.append((NOT_USED, f"not used: {len(left_out)}"))
    for number, (colour, text) in enumerate(entries):
        x, y = 8 + number * picture.width // 3, height + (LEGEND_PX - SWATCH_PX) // 2
        draw.rectangle((x, y, x + SWATCH_PX, y + SWATCH_PX), fill=colour)
        draw.text((x + SWATCH_PX + 6, y + 2), text, fill="black")
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
