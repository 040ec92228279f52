"""The folders of labelled images: their land cover, size of pixels and terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..synthetic.land_cover import LandCover
from .available import available
from .labelled_images import LabelledImage, LabelledImages, StitchedTiles

TILES, ROADS = "seg_oam_buildings", "seg_mass_roads"
COVERS = {
    # developed ground (3) is yards, parking and rails: of no single cover
    "seg_tokyo_oem": {1: LandCover.SOIL, 2: LandCover.CROP, 4: LandCover.ROAD, 5: LandCover.TREES,
                      6: LandCover.WATER, 7: LandCover.CROP, 8: LandCover.BUILDING},
    ROADS: {255: LandCover.ROAD},
    # what was cleared may be soil, pasture or crops
    "seg_amazon_forest": {1: LandCover.TREES},
}  # fmt: skip


@dataclass(frozen=True)
class ObjectImages:
    """A folder of images whose objects are laid on other ground.

    Attributes:
        folder: Below the data folder.
        weight: Relative frequency.
        gsd_m: Ground sample distance in metres.
        terms: Of the images, for the model card.
        free: They are free for any use.
    """

    folder: str
    weight: float
    gsd_m: float
    terms: str
    free: bool = False


OBJECT_IMAGES = (
    # roofs of three continents, the most different ones
    ObjectImages(TILES, 0.45, 0.3, "OpenAerialMap: mostly CC BY 4.0, not recorded per tile; "
                 "footprints of OpenStreetMap: ODbL", free=True),
    ObjectImages("seg_tokyo_oem", 0.4, 0.5, "OpenEarthMap, Tokyo: CC BY-NC-SA 4.0"),
    ObjectImages(ROADS, 0.15, 1.0, "Massachusetts roads: citation asked"),
)  # fmt: skip


def fitting_objects(data: Path, ground_gsd_m: float, free: bool) -> list[ObjectImages]:
    """Return the folders whose objects can be recognised in the pixels of a ground.

    Args:
        data: The data folder.
        ground_gsd_m: Ground sample distance of the ground in metres.
        free: Only those that are free for any use.
    """
    return [
        images
        for images in available(OBJECT_IMAGES, data, free)
        if 0.15 < images.gsd_m / ground_gsd_m < 2.5
    ]


@lru_cache(maxsize=8)
def labelled_images(data: Path, folder: str) -> Sequence[LabelledImage]:
    """Return the images of a folder of the data."""
    if folder == TILES:
        return StitchedTiles(data / folder)
    from_map = folder == ROADS
    return LabelledImages(
        data / folder, "masks" if from_map else "classes", COVERS[folder], from_map
    )
