"""Scenes whose changes are all known: placed objects of known colours, and synthetic land cover."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
import shapely
from affine import Affine
from rasterio.crs import CRS
from rasterio.features import rasterize, shapes
from shapely.geometry import MultiPolygon, shape
from shapely.geometry.base import BaseGeometry

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.tests.unit.craft.sentence_evaluator import TrueObject, TrueScene
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.chips import Chip, chips_of
from mtrefseg.training.synthetic.land_cover import LandCover
from mtrefseg.training.synthetic.scene import generate_scene

SIDE_PX, GSD_M = 256, 0.5
ORIGIN = (500_000.0, 5_400_000.0)
PALETTE = {"red": (170, 62, 48), "blue": (62, 92, 172), "white": (236, 236, 232),
           "grey": (128, 128, 128), "dark": (34, 33, 36), "brown": (118, 80, 54)}  # fmt: skip
NOUNS = ("building", "house", "warehouse", "road", "pond", "tree", "field", "swimming pool",
         "car park")  # fmt: skip
COVERS = {LandCover.WATER: "water", LandCover.BUILDING: "building", LandCover.ROAD: "road",
          LandCover.TREES: "tree", LandCover.SOIL: "bare soil"}  # fmt: skip
LEAST_PX = 30


@dataclass(frozen=True)
class Case:
    """A scene as the package gets it, and the truth about it.

    Attributes:
        chip: The square.
        candidates: Its changed objects.
        images: Both dates, ``(2, 3, h, w)``; None: colours are not known.
        truth: The same in pixels.
    """

    chip: Chip
    candidates: list[Candidate]
    images: npt.NDArray[np.uint8] | None
    truth: TrueScene


def make_case(seed: int) -> Case:
    """Return the scene of a seed; odd ones are synthetic land cover."""
    return _of_cover(seed) if seed % 2 else _placed(seed)


def _placed(seed: int) -> Case:
    rng = np.random.default_rng(seed)
    nouns = rng.choice(NOUNS, rng.integers(1, 4), replace=False)
    found: list[TrueObject] = []
    for number in range(int(rng.integers(1, 10))):
        outline = _outline(rng)
        if any(outline.distance(other.shape) < 4 for other in found):
            continue
        names = list(PALETTE)
        colours = rng.choice(names, 2, replace=False) if rng.random() < 0.15 else [
            rng.choice(names)]  # fmt: skip
        change_type = int(rng.choice(3, p=[0.55, 0.35, 0.1]))
        found.append(TrueObject(f"{number:03d}", str(rng.choice(nouns)), change_type, outline,
                                tuple(map(str, colours))))  # fmt: skip
    return _case(tuple(found), _painted(rng, found))


def _outline(rng: np.random.Generator) -> BaseGeometry:
    width, height = np.exp(rng.uniform(np.log(10), np.log(60), 2))
    box = shapely.box(-width / 2, -height / 2, width / 2, height / 2)
    if rng.random() < 0.3:
        box = box.difference(shapely.box(0, 0, width, height))
    turned = shapely.affinity.rotate(box, rng.uniform(0, 90), origin=(0, 0))
    reach = max(np.abs(turned.bounds))
    x, y = rng.uniform(reach + 1, SIDE_PX - reach - 1, 2)
    return shapely.affinity.translate(turned, x, y)


def _painted(rng: np.random.Generator, objects: list[TrueObject]) -> npt.NDArray[np.uint8]:
    images = np.full((2, 3, SIDE_PX, SIDE_PX), 95.0)
    images[:] += np.array([5, 10, -15])[:, None, None]
    for one in objects:
        inside = rasterize([one.shape], out_shape=(SIDE_PX, SIDE_PX)).astype(bool)
        lower = np.arange(SIDE_PX)[:, None] >= np.median(np.nonzero(inside)[0])
        date = 0 if one.change_type == 1 else 1
        for colour, part in zip(one.colours, (inside, inside & lower), strict=False):
            images[date][:, part] = np.array(PALETTE[colour])[:, None]
    images += rng.normal(0, 4, images.shape)
    return np.clip(images, 0, 255).astype(np.uint8)


def _of_cover(seed: int) -> Case:
    scene = generate_scene(seed, SIDE_PX)
    found: list[TrueObject] = []
    for (cover, noun), appears in product(COVERS.items(), (True, False)):
        before, after = scene.cover_before == cover, scene.cover_after == cover
        changed = (after & ~before) if appears else (before & ~after)
        for geometry, _ in shapes(changed.astype(np.uint8), changed, connectivity=8):
            outline = shape(geometry).buffer(0)
            if outline.area >= LEAST_PX:
                found.append(TrueObject(f"{len(found):03d}", noun, int(not appears), outline))
    return _case(tuple(found), None)


def _case(objects: tuple[TrueObject, ...], images: npt.NDArray[np.uint8] | None) -> Case:
    transform = Affine(GSD_M, 0, ORIGIN[0], 0, -GSD_M, ORIGIN[1])
    grid = Grid(CRS.from_epsg(32633), transform, SIDE_PX, SIDE_PX)
    chip = next(iter(chips_of(grid, SIDE_PX)))
    candidates = [
        Candidate(_on_ground(one.shape, grid), one.change_type, one.noun, "polygons", id=one.id)
        for one in objects
    ]
    return Case(chip, candidates, images, TrueScene(objects, SIDE_PX, GSD_M))


def _on_ground(outline: BaseGeometry, grid: Grid) -> MultiPolygon:
    moved = shapely.transform(outline, grid.to_ground)
    return moved if isinstance(moved, MultiPolygon) else MultiPolygon([moved])
