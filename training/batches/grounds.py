"""Real images as the ground of simulated changes: which folders, bands, pixels, held-out images."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rasterio
from PIL import Image

from ..data.sample_files import SUFFIXES
from ..simulation.ground import Ground
from ..simulation.simulate import GSD_M
from ..simulation.spectra import INFRARED, NATURAL, SHORTWAVE, Bands, Pixels
from .available import available
from .real_pairs import EAST, GAP_PX
from .real_sources import SOURCES

FOREST = 1  # in the maps of seg_amazon_forest
SCALES = (0.7, 1.6)
PAIRED_SHARE = 0.5  # of grounds with two dates, which are used as they are
HELD_OUT_EVERY = 5  # of the images of folders that have no other rule


@dataclass(frozen=True)
class GroundSource:
    """A folder of images that changes are simulated on.

    Attributes:
        folder: Below the data folder.
        images: Folders of the images of each date below it, one or two; empty: rasters of several
            dates, of which any may stand for both.
        bands: What the channels are.
        gsd_m: Ground sample distance in metres.
        bare: It has no forest to clear, or its trees are hard to tell from fields.
        weight: Relative frequency.
        classes: Folder of land cover maps.
        channels: Of a raster, in the order of ``bands``.
        reordered: Users show its bands in other orders too.
        free: Its images are free for any use.
    """

    folder: str
    images: tuple[str, ...]
    bands: Bands
    gsd_m: float
    weight: float
    bare: bool = False
    classes: str = ""
    channels: tuple[int, ...] = (0, 1, 2)
    reordered: bool = False
    free: bool = False

    def fitting(self, concepts: Collection[str]) -> list[str]:
        """Return what can be simulated on it, by its forest and the size of its pixels."""
        low, high = SCALES
        return [
            concept
            for concept in concepts
            if not (self.bare and concept == "clearing")
            and GSD_M[concept][0] <= self.gsd_m / low
            and self.gsd_m / high <= GSD_M[concept][1]
        ]

    def held_out(self, name: str, number: int) -> bool:
        """Return whether an image is kept for evaluation: as its pair is, else every fifth."""
        found = [s for s in SOURCES if s.folder == self.folder and s.sentence]
        return found[0].held_out(name) if found else number % HELD_OUT_EVERY == 0


GROUNDS = (
    GroundSource("ombria", ("A",), SHORTWAVE, 10, 0.2, reordered=True),
    GroundSource("oscd", ("A", "B"), NATURAL, 10, 0.1, bare=True),
    GroundSource("seg_amazon_forest", ("images",), NATURAL, 10, 0.2, classes="classes"),
    GroundSource("geo/landsat_pucallpa", (), SHORTWAVE, 30, 0.08, reordered=True, free=True),
    GroundSource("geo/naip_nd", (), NATURAL, 5, 0.05, bare=True, free=True),
    GroundSource("geo/naip_nd", (), INFRARED, 5, 0.05, bare=True, channels=(3, 0, 1), free=True),
    GroundSource("ms_hs", ("A", "B"), NATURAL, 2, 0.16, bare=True),
    GroundSource("levir", ("A", "B"), NATURAL, 0.5, 0.08, bare=True),
    GroundSource("xbd", ("A",), NATURAL, 0.5, 0.08),
)


@dataclass(frozen=True)
class GroundImage:
    """One image of a source, which is read when it is needed.

    Attributes:
        source: Its source.
        paths: One date, or two.
        columns: Part of a raster; None: all of it.
        classes: Its land cover map.
    """

    source: GroundSource
    paths: tuple[Path, ...]
    columns: slice | None = None
    classes: Path | None = None

    def dates(self) -> list[Pixels]:
        """Read the images, ``(h, w, 3)`` uint8 each."""
        if self.columns:
            return [_read_raster(path, self.source.channels, self.columns) for path in self.paths]
        return [_read(path) for path in self.paths]

    def labels(self) -> npt.NDArray[np.uint8] | None:
        """Read its land cover map, ``(h, w)``; None: there is none."""
        if self.classes is None:
            return None
        with Image.open(self.classes) as image:
            return np.asarray(image)


def available_grounds(data: Path, free: bool = False) -> list[GroundSource]:
    """Return the sources whose folders exist.

    Args:
        data: The data folder.
        free: Only those that are free for any use.
    """
    return available(GROUNDS, data, free)


@lru_cache(maxsize=32)
def find_grounds(data: Path, source: GroundSource, held_out: bool) -> list[GroundImage]:
    """Find the images of a source.

    Args:
        data: The data folder.
        source: Which images.
        held_out: Those for evaluation instead of those for training.
    """
    folder = data / source.folder
    if not source.images:
        return [_columns_of_raster(path, source, held_out) for path in sorted(folder.glob("*.tif"))]
    paths = sorted(p for p in (folder / source.images[0]).iterdir() if p.suffix in SUFFIXES)
    return [
        GroundImage(
            source,
            tuple(folder / name / path.name for name in source.images),
            classes=folder / source.classes / f"{path.stem}.png" if source.classes else None,
        )
        for number, path in enumerate(paths)
        if source.held_out(path.stem, number) == held_out
    ]


def _columns_of_raster(path: Path, source: GroundSource, held_out: bool) -> GroundImage:
    """Return the western columns of a raster; the eastern ones are held out, as in its pairs."""
    with rasterio.open(path) as raster:
        border = int(EAST * raster.width)
        columns = slice(border, raster.width) if held_out else slice(0, border - GAP_PX)
    return GroundImage(source, (path,), columns)


def _read(path: Path) -> Pixels:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def _read_raster(path: Path, channels: tuple[int, ...], columns: slice) -> Pixels:
    with rasterio.open(path) as raster:
        window = ((0, raster.height), (columns.start, columns.stop))
        bands = raster.read([channel + 1 for channel in channels], window=window)
    return np.ascontiguousarray(bands.transpose(1, 2, 0))


def cut_ground(
    rng: np.random.Generator,
    image: GroundImage,
    side_px: int,
    scales: tuple[float, float] = SCALES,
) -> Ground:
    """Cut a square of an image at a random position, scale and orientation.

    Args:
        rng: Decides.
        image: Where it is cut.
        side_px: Side of the square.
        scales: Limits of the scale; small images are enlarged more.
    """
    images, source = image.dates(), image.source
    height, width = images[0].shape[:2]
    scale = float(np.exp(rng.uniform(*np.log(scales))))
    source_px = min(height, width, round(side_px / scale))
    row, col = rng.integers(0, (height - source_px + 1, width - source_px + 1))
    quarters, mirror = int(rng.integers(4)), bool(rng.random() < 0.5)
    order = rng.permutation(3) if source.reordered and rng.random() < 0.4 else np.arange(3)

    def cut(values: npt.NDArray[np.uint8], resampling: Image.Resampling) -> Pixels:
        square = np.ascontiguousarray(values[row : row + source_px, col : col + source_px])
        resized = np.asarray(Image.fromarray(square).resize((side_px, side_px), resampling))
        turned = np.rot90(resized, quarters)
        return np.ascontiguousarray(turned[:, ::-1] if mirror else turned)

    dates = [cut(date, Image.Resampling.BICUBIC)[..., order] for date in images]
    paired = len(dates) == 2 and rng.random() < PAIRED_SHARE
    first, second = dates if paired else [dates[rng.integers(len(dates))]] * 2
    labels = image.labels()
    forest = None
    if labels is not None:
        forest = cut((labels == FOREST) * np.uint8(255), Image.Resampling.BOX) > 127
    bands = (source.bands[order[0]], source.bands[order[1]], source.bands[order[2]])
    gsd_m = source.gsd_m * source_px / side_px
    return Ground(first, second, bands, gsd_m, forest, not paired)
