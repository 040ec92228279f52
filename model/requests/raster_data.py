"""Training data that is cut from two rasters. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Tuple

from ..errors import MtrefsegError
from .checks import check_path
from .flat import Flattened
from .pair import PairSource
from .wire import Decoded


@dataclass(frozen=True)
class RasterData(Decoded):
    """Two rasters and polygons of what changed, to be cut into chips.

    Attributes:
        pair: The rasters; the chips lie on the grid of the first, or have its ``gsd_m``.
        polygons: Path of a vector file; anything that GDAL opens.
        layer: Layer of it; empty: the first.
        field: Field with the sentence or class of each polygon; empty: ``sentence`` holds for all.
        sentence: Sentence that the polygons answer; ``{}`` stands for the value of ``field``.
        chip_px: Side of a chip in pixels.
        overlap_px: Pixels that neighbouring chips share; never across training and validation.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    pair: Annotated[PairSource, Flattened(without=("extent", "extent_crs", "shift_px"))]
    polygons: str
    layer: str = ""
    field: str = ""
    sentence: str = "{}"
    chip_px: int = 256
    overlap_px: int = 64

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        check_path("polygons", self.polygons)
        if not self.field and "{}" in self.sentence:
            raise MtrefsegError(
                "The polygons have neither a field with sentences nor one sentence for all.",
                'Name the field, or write a sentence, as "the new buildings".',
            )
        if self.chip_px < 64 or self.chip_px % 32:
            raise MtrefsegError(
                "Chip size {chip_px} is not allowed.",
                "Use a multiple of 32 from 64 on.",
                chip_px=self.chip_px,
            )
        if not 0 <= self.overlap_px <= self.chip_px // 2:
            raise MtrefsegError(
                "Overlap {overlap_px} of chips is not allowed.",
                "With chips of {chip_px} pixels use 0 to {most_px}.",
                overlap_px=self.overlap_px,
                chip_px=self.chip_px,
                most_px=self.chip_px // 2,
            )

    def paths(self) -> Tuple[str, str, str]:
        """Return the paths of the rasters and of the polygons."""
        return self.pair.before.path, self.pair.after.path, self.polygons
