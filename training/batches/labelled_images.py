"""Single real images with the land cover of every pixel, or of one kind of object."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from ..batch import UNKNOWN
from ..synthetic.land_cover import LandCover
from .real_pair import Cover, Pixels, RealPair

Tile = tuple[int, int, int]  # zoom, row, column
TILE_PX, FINEST_ZOOM = 64, 21  # a tile of the finest zoom is shrunk to 0.3 m
MIN_TILES = 6  # of one place; fewer hold hardly a whole building
MIN_CONTRAST = 14.0  # grey values between a road and what is beside it
BESIDE_PX = 6


@dataclass(frozen=True)
class LabelledImage:
    """An image with its land cover.

    Attributes:
        image: ``(h, w, 3)`` uint8 RGB.
        cover: ``LandCover`` of every pixel, ``(h, w)``; ``UNKNOWN`` where it is not known.
    """

    image: Pixels
    cover: Cover


@dataclass(frozen=True)
class LabelledImages(Sequence[LabelledImage]):
    """The images of a folder, read when needed.

    Attributes:
        folder: With ``images`` and the labels.
        labels: Name of the folder of the labels.
        covers: Value of a label to land cover; other values are unknown.
        from_map: The labels come from a map: they hold roads that trees hide.
    """

    folder: Path
    labels: str
    covers: Mapping[int, LandCover]
    from_map: bool = False

    @cached_property
    def paths(self) -> list[Path]:
        """The images."""
        return sorted((self.folder / "images").glob("*.jpg"))

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, index: int) -> LabelledImage:  # type: ignore[override]  # no slices
        path = self.paths[index]
        image = _read(path, "RGB")
        labels = _read(path.parents[1] / self.labels / f"{path.stem}.png", "L")
        table = np.full(256, UNKNOWN, np.uint8)
        table[list(self.covers)] = list(self.covers.values())
        cover = table[labels]
        return LabelledImage(image, visible_roads(image, cover) if self.from_map else cover)


@dataclass(frozen=True)
class StitchedTiles(Sequence[LabelledImage]):
    """Map tiles of zoom 19 to 21 with buildings, joined where they are neighbours.

    A single tile is 18 m wide: few buildings are whole in it. Gaps are black, without labels.

    Attributes:
        folder: With ``images`` and ``masks``.
    """

    folder: Path

    @cached_property
    def images(self) -> list[LabelledImage]:
        """The joined images."""
        tiles: dict[Tile, Path] = {}
        for path in sorted((self.folder / "images").glob("*.jpg")):
            found = re.search(r"(\d+)-(\d+)-(\d+)$", path.stem)
            if found:
                col, row, zoom = map(int, found.groups())
                tiles[zoom, row, col] = path
        return [_stitch(tiles, place) for place in _places(tiles) if len(place) >= MIN_TILES]

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> LabelledImage:  # type: ignore[override]  # no slices
        return self.images[index]


@dataclass(frozen=True)
class UnchangedGround(Sequence[RealPair]):
    """Labelled images as pairs without a change.

    Attributes:
        images: Used for both dates.
        numbers: Of the images that are used.
    """

    images: Sequence[LabelledImage]
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, index: int) -> RealPair:  # type: ignore[override]  # no slices
        number = self.numbers[index]
        labelled = self.images[number]
        image = labelled.image
        return RealPair(str(number), image, image, {}, land_cover=labelled.cover)


def _places(tiles: Collection[Tile]) -> Iterator[list[Tile]]:
    """Group tiles into places of neighbours."""
    left = dict.fromkeys(tiles)
    while left:
        place = [next(iter(left))]
        del left[place[0]]
        for zoom, row, col in place:
            for step_down, step_right in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                neighbour = (zoom, row + step_down, col + step_right)
                if neighbour in left:
                    del left[neighbour]
                    place.append(neighbour)
        yield place


def _stitch(tiles: Mapping[Tile, Path], place: list[Tile]) -> LabelledImage:
    side = TILE_PX << (FINEST_ZOOM - place[0][0])
    low = np.min(place, 0)
    height, width = (np.max(place, 0) - low + 1)[1:] * side
    image = np.zeros((height, width, 3), np.uint8)
    cover = np.full((height, width), UNKNOWN, np.uint8)
    for zoom, row, col in place:
        path = tiles[zoom, row, col]
        top, left = (row - low[1]) * side, (col - low[2]) * side
        window = np.s_[top : top + side, left : left + side]
        image[window] = _read(path, "RGB", side)
        labels = _read(path.parents[1] / "masks" / f"{path.stem}.png", "L", side)
        cover[window][labels > 127] = LandCover.BUILDING
    return LabelledImage(image, cover)


def visible_roads(image: Pixels, cover: Cover) -> Cover:
    """Return a land cover without the roads that trees hide: their labels come from a map."""
    roads = cover == LandCover.ROAD
    grey = image.astype(np.float32).mean(-1)
    beside = ndimage.binary_dilation(roads, iterations=BESIDE_PX) & ~roads
    size = 4 * BESIDE_PX + 1
    around = _local_mean(grey, beside, size) - _local_mean(grey, roads, size)
    hidden = roads & (np.abs(around) < MIN_CONTRAST)
    return np.where(hidden, np.uint8(UNKNOWN), cover)


def _local_mean(
    grey: npt.NDArray[np.float32], where: npt.NDArray[np.bool_], size: int
) -> npt.NDArray[np.float32]:
    total = ndimage.uniform_filter(grey * where, size)
    return np.asarray(
        total / np.maximum(ndimage.uniform_filter(where.astype(np.float32), size), 1e-4)
    )


def _read(path: Path, mode: str, side_px: int = 0) -> Pixels:
    with Image.open(path) as file:
        image = file.convert(mode)
    return np.asarray(image.resize((side_px, side_px), Image.Resampling.BOX) if side_px else image)
