"""Chips with candidates → audited sentences: scenes, colours, the grammar's records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...model.rasters.arrays import Image
from ...model.rasters.grid import Grid
from ...model.requests.reference_layer import ReferenceLayer
from .candidate import Candidate
from .chips import Chip
from .expression.chip_scene import ChipScene
from .expression.colours import colours_of
from .expression.measure_chips import measure_chips
from .expression.write_records import WritingOptions, known_changes, write_records
from .record import Record

ReadImages = Callable[[Chip], Image]
"""A chip → both dates, ``(2, 3, h, w)`` of 0 to 255."""


@dataclass(frozen=True)
class DescribedChip:
    """A chip with the records that were written for it.

    Attributes:
        chip: The chip.
        scene: It as it was measured, for further checks.
        images: Both dates; None: they were not read.
        records: Checked by their sentences alone.
    """

    chip: Chip
    scene: ChipScene
    images: Image | None
    records: tuple[Record, ...]


def describe_chips(
    grid: Grid,
    chips: Sequence[Chip],
    candidates: Sequence[Candidate],
    options: WritingOptions,
    layers: Sequence[ReferenceLayer] = (),
    read_images: ReadImages | None = None,
) -> Iterator[DescribedChip]:
    """Yield the chips with their records, in the order of the chips.

    Args:
        grid: Of the before raster.
        chips: Of it.
        candidates: Of all chips; rejected ones are never described.
        options: How many sentences.
        layers: Reference layers that sentences may name.
        read_images: Reads the pixels of a chip, once, for colours; None: without.

    Raises:
        MtrefsegError: A layer or the pixels of a chip cannot be read.
    """
    scenes = list(measure_chips(grid, chips, candidates, layers))
    known = known_changes(scenes)
    for chip, scene in zip(chips, scenes, strict=True):
        images = read_images(chip) if read_images else None
        if images is not None:
            scene = replace(scene, colours=colours_of(chip, images, scene.objects))
        yield DescribedChip(chip, scene, images, tuple(write_records(scene, known, options)))
