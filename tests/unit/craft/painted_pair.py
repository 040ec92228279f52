"""Pairs and segmenters of one colour, for tests of sources and screening."""

from __future__ import annotations

import numpy as np
from affine import Affine
from pyproj import CRS

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.rasters.tile_source import ArrayPair
from mtrefseg.training.craft.segmenters.text_segmenter import SegmenterFacts, UnknownObject

LAWN, ROOF = (90, 115, 75), (210, 205, 200)


class PaintedPair(ArrayPair):
    """Lawn with roofs in UTM, 0.5 m.

    Args:
        before: Rows and columns of the roofs, as (row, col, rows, cols).
        after: The same of the second date.
        size: Rows and columns.
        moved_px: By which the date after lies too far right.
    """

    def __init__(self, before, after, size=(200, 300), moved_px=0, seed=0):
        rng = np.random.default_rng(seed)
        ground = rng.normal(0, 6, (3, *size)) + np.array(LAWN)[:, None, None]
        dates = []
        for number, roofs in enumerate((before, after)):
            image = ground + rng.normal(0, 3, ground.shape)
            for row, col, rows, cols in roofs:
                window = np.s_[:, row : row + rows, col : col + cols]
                image[window] = rng.normal(0, 4, image[window].shape)
                image[window] += np.array(ROOF)[:, None, None]
            image = np.roll(image, moved_px * number, axis=2)
            dates.append(image.clip(0, 255).astype(np.uint8))
        super().__init__(*dates)
        transform = Affine(0.5, 0, 500_000, 0, -0.5, 5_300_000)
        self.grid = Grid(CRS(32632), transform, *size)
        self.images = np.stack(dates)
        self.windows = []
        self.invalid = np.zeros(size, np.bool_)

    def read(self, row, col, height, width):
        self.windows.append((row, col, height, width))
        images, valid = super().read(row, col, height, width)
        valid[: self.height - row, : self.width - col] &= ~self.invalid[
            row : row + height, col : col + width
        ]
        return images, valid


class BrightRoofs:
    """Segments ``building`` by its brightness."""

    facts = SegmenterFacts("bright", "0" * 12)

    def segment(self, image, texts):
        for text in texts:
            if text != "building":
                raise UnknownObject("'{text}' is unknown.", text=text)
        return np.stack([(image.mean(0) > 160) * np.float32(0.9) + np.float32(0.02)] * len(texts))
