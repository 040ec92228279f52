"""Copy-paste augmentation: synthetic objects, or objects of other pairs, on real ground.

In an image that is used for both dates nothing changed; objects pasted on one of them are the only
change. So real images show change classes that the real pairs lack. Objects of another pair of the
source show few changes on much ground.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ..language.change_classes import CHANGE_CLASS_BY_NAME, MIN_AREA_PX
from ..synthetic.land_cover import LandCover
from ..synthetic.scene import generate_scene
from .crops import Crop
from .real_pair import Mask, Pixels

COVERS = (LandCover.WATER, LandCover.BUILDING, LandCover.ROAD, LandCover.TREES, LandCover.SOIL)
MAX_SHARE = 0.4  # of a scene that is covered; more would hide the real ground
EDGE_PX = 0.6  # standard deviation of the blur of the mask


@dataclass(frozen=True)
class PastedObjects:
    """Objects of one land cover to be pasted on a scene.

    Attributes:
        image: ``(h, w, 3)`` uint8.
        mask: Where the objects are, ``(h, w)``.
        cover: Their land cover.
        disappears: They exist at the first date, else at the second.
    """

    image: Pixels
    mask: Mask
    cover: LandCover
    disappears: bool

    def masks(self) -> dict[str, Mask]:
        """Return the masks of the change classes that the objects belong to."""
        name = self.cover.name.lower()
        change_type = "disappears" if self.disappears else "appears"
        names = [f"{name} {change_type}", f"{name} changes", "any change"]
        if self.cover in (LandCover.BUILDING, LandCover.ROAD) and not self.disappears:
            names.append("construction")
        return dict.fromkeys(names, self.mask)

    def absent(self) -> list[str]:
        """Return change classes with an empty mask: the wrong change type, the wrong object."""
        right, wrong = ("disappears", "appears") if self.disappears else ("appears", "disappears")
        others = [cover.name.lower() for cover in COVERS if cover != self.cover]
        return [f"{self.cover.name.lower()} {wrong}", *(f"{other} {right}" for other in others)]

    def paste(self, ground: Pixels, window: tuple[slice, slice]) -> tuple[Pixels, Pixels]:
        """Return both dates of a window of the scene.

        Args:
            ground: Image of the window, ``(h, w, 3)`` uint8.
            window: Rows and columns in the scene.
        """
        pasted = _blend(ground, self.image[window], self.mask[window])
        return (pasted, ground) if self.disappears else (ground, pasted)


def sample_objects(rng: np.random.Generator, side_px: int) -> PastedObjects | None:
    """Take the objects of one land cover from a synthetic scene, or None where none fit."""
    scene = generate_scene(int(rng.integers(1 << 30)), side_px, nuisance=False)
    fitting: list[tuple[LandCover, Mask]] = []
    for cover in COVERS:
        mask = CHANGE_CLASS_BY_NAME[f"{cover.name.lower()} appears"].mask(scene)
        if MIN_AREA_PX <= mask.sum() <= MAX_SHARE * mask.size:
            fitting.append((cover, mask))
    if not fitting:
        return None
    cover, mask = fitting[rng.integers(len(fitting))]
    return PastedObjects(scene.after, mask, cover, disappears=bool(rng.random() < 0.5))


def copy_paste(ground: Crop, objects: Crop, date: int) -> Crop:
    """Paste the changed objects of one crop on another; the result has the changes of both.

    Args:
        ground: May have changes too.
        objects: Its changed objects are pasted; it has the same change classes.
        date: 0 or 1, at which the objects exist.
    """
    mask = np.any(list(objects.masks.values()), axis=0)
    before, after = ground.before, ground.after
    if date:
        after = _blend(after, objects.after, mask)
    else:
        before = _blend(before, objects.before, mask)
    masks = {name: mask | objects.masks[name] for name, mask in ground.masks.items()}
    return Crop(before, after, masks)


def _blend(ground: Pixels, image: Pixels, mask: Mask) -> Pixels:
    weight = ndimage.gaussian_filter(mask.astype(np.float32), EDGE_PX)[..., None]
    return np.clip(ground + weight * (image.astype(np.float32) - ground), 0, 255).astype(np.uint8)
