"""Candidates from one text segmenter on each date: objects that the other date does not have.

An object of the date after that nothing of the date before covers has appeared, one of the date
before that nothing covers after has disappeared (instance comparison, as OmniOVCD). No language
model is needed. Memory is bounded by the tile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ....model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS
from ....model.outputs.split_objects import ObjectScale, object_scale
from ....model.rasters.grid import Grid
from ....model.sentences.lexicon import is_countable
from ..candidate import Candidate
from ..expression.object_nouns import concept_of, singular_of
from ..grid_pair import GridPair
from ..mask_geometry import geometry_of
from ..segmenters.text_segmenter import AnyChange, Probability, TextSegmenter
from ..segmenters.tight_mask import tight_mask
from .comparison_options import ComparisonOptions
from .comparison_tiles import ComparisonTile, comparison_tiles
from .instances import Instance, covering, find_instances, label_objects
from .join_pieces import Piece, join_pieces

SOURCE = "comparison"


@dataclass(frozen=True)
class ComparisonSource:
    """Compares the objects of both dates.

    Attributes:
        segmenter: Segments nouns in one image.
        nouns: Objects to compare, in the singular.
        any_change: Makes masks tight and leaves out what differs in the segmentation alone; None:
            the segmenter decides.
        options: What counts as an object and as a change.
    """

    segmenter: TextSegmenter
    nouns: Sequence[str]
    any_change: AnyChange | None = None
    options: ComparisonOptions = ComparisonOptions()

    def candidates(
        self, pair: GridPair, on_share: Callable[[float], None] = lambda share: None
    ) -> Iterator[Candidate]:
        """Yield the candidates of a pair.

        Args:
            pair: Read tile by tile.
            on_share: Called after each tile with the share of tiles done, 0 to 1.

        Raises:
            UnknownObject: The segmenter cannot segment one of the nouns.
            MtrefsegError: A window cannot be read.
        """
        options = self.options
        largest = self.segmenter.facts.max_px or options.tile_px + 2 * options.margin_px
        tiles = comparison_tiles(
            pair.height, pair.width, options.tile_px, options.margin_px, largest
        )
        scale = object_scale(pair.grid, pair.grid.crs, 0.0)
        scales = {noun: scale if _countable(noun) else None for noun in self.nouns}
        pieces: list[Piece] = []
        for done, tile in enumerate(tiles, 1):
            for candidate, cut in self._found(pair, tile, scales):
                pieces.append(Piece(candidate, cut, done))
            on_share(done / len(tiles))
        yield from join_pieces(pieces)

    def _found(
        self, pair: GridPair, tile: ComparisonTile, scales: dict[str, ObjectScale | None]
    ) -> Iterator[tuple[Candidate, bool]]:
        """Yield the candidates of a tile, and whether an edge of the tile cuts them."""
        images, valid = pair.read(tile.row, tile.col, tile.height, tile.width)
        if not valid.any():
            return
        changed = self.any_change.change(*images) if self.any_change else None
        before, after = (self.segmenter.segment(image, self.nouns) * valid for image in images)
        for noun, *dates in zip(self.nouns, before, after, strict=True):
            for instance, change_type in self._changes(tile, scales[noun], dates, changed):
                if tile.reports(instance):
                    yield (
                        self._candidate(pair.grid, tile, noun, change_type, instance),
                        instance.cut,
                    )

    def _changes(
        self,
        tile: ComparisonTile,
        scale: ObjectScale | None,
        dates: Sequence[Probability],
        changed: Probability | None,
    ) -> Iterator[tuple[Instance, int]]:
        """Yield the objects of a noun that changed, with their type."""
        options = self.options
        for date, change_type in ((1, APPEARS), (0, DISAPPEARS)):
            probability = dates[date] if changed is None else tight_mask(changed, dates[date])
            mask = probability >= options.threshold
            labels = label_objects(probability, mask, scale)
            other = covering(dates[1 - date] >= options.weak_threshold, options.tolerance_px)
            for one in find_instances(
                labels, probability, other, options.min_area_px, tile.open_edges
            ):
                if one.cover < options.covered:
                    yield one, change_type
                elif one.cover < options.partly_covered:
                    yield one, CHANGES_STATE

    def _candidate(
        self, grid: Grid, tile: ComparisonTile, noun: str, change_type: int, instance: Instance
    ) -> Candidate:
        rows, cols = instance.window
        height, width = instance.mask.shape
        part = grid.cut(tile.row + rows.start, tile.col + cols.start, height, width)
        facts = self.segmenter.facts
        return Candidate(
            geometry_of(instance.mask, part),
            change_type,
            singular_of(noun),
            SOURCE,
            confidence=round(instance.confidence * (1.0 - instance.cover), 4),
            attributes={
                "segmenter": f"{facts.name} {facts.version}",
                "cover": round(instance.cover, 3),
            },
        )


def _countable(noun: str) -> bool:
    return is_countable(concept_of(singular_of(noun)), (noun,))
