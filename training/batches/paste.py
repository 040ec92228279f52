"""PastedObjects laid on real ground: painted ones, and real ones from other pairs.

A real image shown twice has not changed; what a synthetic scene lays on one of the two has, and
nothing else: kinds of change that the real pairs lack. What changed in one pair, laid on another,
shows few objects on much ground.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ..language.change_classes import CHANGE_CLASS_BY_NAME, MIN_AREA_PX
from ..synthetic.land_cover import LandCover
from ..synthetic.scene import generate_scene
from .real_pairs import Crop, Mask, Pixels

COVERS = (LandCover.WATER, LandCover.BUILDING, LandCover.ROAD, LandCover.TREES, LandCover.SOIL)
MOST = 0.4  # share of a scene that may be covered; more would hide what is real
EDGE_PX = 0.6  # softness of the edges of what is laid on


@dataclass(frozen=True)
class PastedObjects:
    """PastedObjects of one kind of cover over a scene.

    Attributes:
        paint: ``(h, w, 3)`` uint8.
        mask: Where they lie, ``(h, w)``.
        cover: What they are.
        disappears: They are there before instead of after.
    """

    paint: Pixels
    mask: Mask
    cover: LandCover
    disappears: bool

    def masks(self) -> dict[str, Mask]:
        """Return the questions that they answer with their masks."""
        name = self.cover.name.lower()
        answers = [f"{name} {'disappears' if self.disappears else 'appears'}", f"{name} changes",
                   "any change"]  # fmt: skip
        if self.cover in (LandCover.BUILDING, LandCover.ROAD) and not self.disappears:
            answers.append("construction")
        return dict.fromkeys(answers, self.mask)

    def absent(self) -> list[str]:
        """Return questions whose answer is empty: the wrong direction, the wrong object."""
        right, wrong = ("disappears", "appears") if self.disappears else ("appears", "disappears")
        others = [cover.name.lower() for cover in COVERS if cover != self.cover]
        return [f"{self.cover.name.lower()} {wrong}", *(f"{other} {right}" for other in others)]

    def paste(self, ground: Pixels, place: tuple[slice, slice]) -> tuple[Pixels, Pixels]:
        """Return both dates of a part of the scene, whose ground stays the same.

        Args:
            ground: ``(h, w, 3)`` uint8.
            place: Its rows and columns in the scene.
        """
        laid = _lay(ground, self.paint[place], self.mask[place])
        return (laid, ground) if self.disappears else (ground, laid)


def sample_objects(rng: np.random.Generator, side_px: int) -> PastedObjects | None:
    """Take the objects of one kind from a synthetic scene, or None if it has none that fit."""
    scene = generate_scene(int(rng.integers(1 << 30)), side_px, nuisance=False)
    fitting: list[tuple[LandCover, npt.NDArray[np.bool_]]] = []
    for cover in COVERS:
        where = CHANGE_CLASS_BY_NAME[f"{cover.name.lower()} appears"].mask(scene)
        if MIN_AREA_PX <= where.sum() <= MOST * where.size:
            fitting.append((cover, where))
    if not fitting:
        return None
    cover, where = fitting[rng.integers(len(fitting))]
    return PastedObjects(scene.after, where, cover, disappears=bool(rng.random() < 0.5))


def copy_paste(own: Crop, other: Crop, date: int) -> Crop:
    """Lay the changed objects of one crop on another; both then show what is new in either.

    Args:
        own: Ground, with changes of its own.
        other: Gives its changed objects; its questions are the same.
        date: 0 or 1, at which the objects are there.
    """
    where = np.any(list(other[2].values()), axis=0)
    before, after = own[:2]
    if date:
        after = _lay(after, other[1], where)
    else:
        before = _lay(before, other[0], where)
    return before, after, {name: mask | other[2][name] for name, mask in own[2].items()}


def _lay(ground: Pixels, paint: Pixels, where: Mask) -> Pixels:
    soft = ndimage.gaussian_filter(where.astype(np.float32), EDGE_PX)[..., None]
    return np.clip(ground + soft * (paint.astype(np.float32) - ground), 0, 255).astype(np.uint8)
