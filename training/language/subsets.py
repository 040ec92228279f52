"""Sentences about a subset of a change: by position, size, colour, number or neighbours.

A qualifier is used only where every connected component of the change clearly has, or clearly has
not, the property; so each sentence is true by construction. Positions are those in the image:
north is up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ..synthetic.land_cover import LandCover
from ..synthetic.scene import Scene
from .change_classes import MIN_AREA_PX, ChangeClass, LabelledSentence
from .qualifiers import (
    APART,
    BESIDE,
    BLUE,
    DARK,
    LARGE,
    NEIGHBOURS,
    NUMBERS,
    POSITIONS,
    RED,
    SMALL,
    WHITE,
    Qualifier,
)

Mask = npt.NDArray[np.bool_]
Colour = Sequence[float]  # red, green, blue, 0 to 255
Dates = tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]
POSITION_MARGIN = 0.04  # least distance to the border of a position, as a share of the side
NEAR_PX, FAR_PX = 5.0, 16.0
SMALL_PX, LARGE_PX = 130, 420  # areas, in pixels as the network sees them
MAX_SPECKLE = 0.05  # largest share of a change in components below MIN_AREA_PX

# least measure of the colour, greatest measure of another one, the measure
_COLOURS: dict[Qualifier, tuple[float, float, Callable[[Colour], float]]] = {
    RED: (32, 14, lambda rgb: rgb[0] - max(rgb[1], rgb[2])),
    BLUE: (18, 4, lambda rgb: rgb[2] - max(rgb[0], rgb[1])),
    WHITE: (180, 150, min),
    DARK: (-85, -115, lambda rgb: -max(rgb)),
}


@dataclass(frozen=True)
class ChangeSubset:
    """The components of a change that a qualifier refers to; ``mask`` may be empty."""

    qualifier: Qualifier
    mask: Mask


def refer_to_subset(
    rng: np.random.Generator,
    dates: Dates,
    scene: Scene | None,
    whole: LabelledSentence,
    empty: bool,
) -> LabelledSentence | None:
    """Replace a sentence about a whole change by one about a subset of it.

    Args:
        rng: Chooses subset and words.
        dates: Both images, ``(h, w, 3)`` uint8.
        scene: Gives the land cover of neighbours; None where it is unknown.
        whole: The sentence about the whole change.
        empty: The mask shall be empty: a position, size or neighbour that no component has.

    Returns:
        The sentence about the subset, or None where no qualifier can be used.
    """
    found = change_subsets(dates, scene, whole.change_class, whole.mask)
    fitting = [subset for subset in found if subset.mask.any() != empty]
    if not fitting:
        return None
    kinds = sorted({subset.qualifier.kind for subset in fitting})
    kind = kinds[rng.integers(len(kinds))]
    of_kind = [subset for subset in fitting if subset.qualifier.kind == kind]
    subset = of_kind[rng.integers(len(of_kind))]
    sentence = subset.qualifier.sample_sentence(rng, whole.change_class)
    if sentence is None:
        return None
    return LabelledSentence(
        whole.change_class, sentence, subset.mask, kind, subset.qualifier.name, whole.mask
    )


def sample_reference(
    rng: np.random.Generator,
    dates: Dates,
    scene: Scene | None,
    whole: LabelledSentence,
    share: float,
    empty_share: float,
) -> LabelledSentence:
    """Return a sentence about a subset with some probability, else the one about the whole change.

    Args:
        rng: Decides.
        dates: Both images, ``(h, w, 3)`` uint8.
        scene: Gives the land cover of neighbours; None where it is unknown.
        whole: The sentence about the whole change.
        share: Probability of a sentence about a subset, where a qualifier can be used.
        empty_share: Share of those with an empty mask.
    """
    # no draw where no subset is requested: the scenes of a seed do not depend on this option then
    if not share or rng.random() >= share:
        return whole
    empty = bool(rng.random() < empty_share)
    return refer_to_subset(rng, dates, scene, whole, empty) or whole


def change_subsets(
    dates: Dates, scene: Scene | None, change_class: ChangeClass, mask: Mask
) -> list[ChangeSubset]:
    """Return every subset of a change that a qualifier separates from the rest of it.

    Args:
        dates: Both images, ``(h, w, 3)`` uint8.
        scene: Gives the land cover of neighbours; without it there are no relations.
        change_class: Of the mask.
        mask: The whole change, ``(h, w)``.
    """
    # 8-connectivity: regions that touch at a corner look like one
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    if not count:
        return []
    areas = np.bincount(labels.ravel())[1:]
    if areas[areas < MIN_AREA_PX].sum() > MAX_SPECKLE * areas.sum():
        return []
    numbers = np.flatnonzero(areas >= MIN_AREA_PX) + 1
    components = _Components(labels, numbers, areas[numbers - 1])
    subsets = list(_by_position(components))
    if change_class.change_type != "any":  # of mixed classes: neither one size nor one neighbour
        subsets += _by_size(components)
        subsets += _by_neighbour(components, scene, change_class) if scene else []
        subsets += _by_colour(components, dates, change_class)
    # a qualifier that holds for all of several components separates nothing
    whole = np.isin(labels, numbers)
    subsets = [s for s in subsets if not np.array_equal(s.mask, whole) or len(numbers) == 1]
    if change_class.change_type != "any" and len(numbers) in NUMBERS:
        subsets.append(ChangeSubset(NUMBERS[len(numbers)], whole))
    return subsets


@dataclass(frozen=True)
class _Components:
    """Connected components of a change: label image, and numbers and areas of those used."""

    labels: npt.NDArray[np.int32]
    numbers: npt.NDArray[np.intp]
    areas: npt.NDArray[np.intp]

    def mask(self, selected: Mask) -> Mask:
        """Return the mask of some components; ``selected`` has one entry for each."""
        return np.isin(self.labels, self.numbers[selected])


def _by_position(components: _Components) -> Iterator[ChangeSubset]:
    height, width = components.labels.shape
    slices = ndimage.find_objects(components.labels)
    boxes = np.array([
        (rows.start / height, rows.stop / height, cols.start / width, cols.stop / width)
        for rows, cols in (slices[number - 1] for number in components.numbers)
    ])  # fmt: skip
    for qualifier, (rows, cols) in POSITIONS.items():
        inside = _within(boxes[:, :2], rows) & _within(boxes[:, 2:], cols)
        outside = _beyond(boxes[:, :2], rows) | _beyond(boxes[:, 2:], cols)
        if (inside | outside).all():
            yield ChangeSubset(qualifier, components.mask(inside))


def _within(spans: npt.NDArray[np.float64], target: tuple[float, float]) -> Mask:
    """Return which spans lie in the target, with a margin to its inner borders."""
    low, high = (
        edge if edge in (0, 1) else edge + sign * POSITION_MARGIN
        for edge, sign in zip(target, (1, -1), strict=True)
    )
    return np.asarray((spans[:, 0] >= low) & (spans[:, 1] <= high))


def _beyond(spans: npt.NDArray[np.float64], target: tuple[float, float]) -> Mask:
    low, high = target[0] - POSITION_MARGIN, target[1] + POSITION_MARGIN
    return np.asarray((spans[:, 1] <= low) | (spans[:, 0] >= high))


def _by_size(components: _Components) -> Iterator[ChangeSubset]:
    small, large = components.areas <= SMALL_PX, components.areas >= LARGE_PX
    if (small | large).all():
        yield ChangeSubset(SMALL, components.mask(small))
        yield ChangeSubset(LARGE, components.mask(large))


def _by_neighbour(
    components: _Components, scene: Scene, change_class: ChangeClass
) -> Iterator[ChangeSubset]:
    # the land cover that the sentence names: the narrower side of the rule, or both
    sides = (change_class.source, change_class.target)
    narrow = min(map(len, sides))
    named = frozenset[LandCover]().union(*(side for side in sides if len(side) == narrow))
    for cover in NEIGHBOURS:
        unchanged = (scene.cover_before == cover) & (scene.cover_after == cover)
        if cover in named or unchanged.sum() < MIN_AREA_PX:
            continue
        distance = ndimage.distance_transform_edt(~unchanged)
        nearest = ndimage.minimum(distance, components.labels, components.numbers)
        near, far = nearest <= NEAR_PX, nearest >= FAR_PX
        if (near | far).all():
            yield ChangeSubset(BESIDE[cover], components.mask(np.asarray(near)))
            yield ChangeSubset(APART[cover], components.mask(np.asarray(far)))


def _by_colour(
    components: _Components, dates: Dates, change_class: ChangeClass
) -> Iterator[ChangeSubset]:
    """Yield subsets of buildings by the median colour of each, at the date at which they exist."""
    sides = (change_class.source, change_class.target)
    images = [
        image for image, covers in zip(dates, sides, strict=True) if covers == {LandCover.BUILDING}
    ]
    if len(images) != 1:  # no buildings, or each at one date or the other
        return
    bands = np.moveaxis(images[0], -1, 0)
    medians = [ndimage.median(band, components.labels, components.numbers) for band in bands]
    colours = np.stack(medians, axis=-1)
    for qualifier, (least, greatest_other, measure) in _COLOURS.items():
        values = np.array([measure(colour) for colour in colours.tolist()])
        has_colour = values >= least
        if (has_colour | (values <= greatest_other)).all():
            yield ChangeSubset(qualifier, components.mask(has_colour))
