"""Synthetic chips whose changed objects are known, and a segmenter that knows them, with noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from affine import Affine
from rasterio.crs import CRS
from scipy import ndimage

from mtrefseg.model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.tests.craft_rules import TruthChip, TruthObject
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.chips import Chip
from mtrefseg.training.craft.expression.object_nouns import concept_of
from mtrefseg.training.craft.mask_geometry import mask_of
from mtrefseg.training.craft.segmenters.text_segmenter import (
    Probability,
    SegmenterFacts,
    UnknownObject,
)
from mtrefseg.training.synthetic.land_cover import LandCover
from mtrefseg.training.synthetic.scene import Scene, generate_scene
from mtrefseg.training.synthetic.shapes import noise

NOUNS = {LandCover.BUILDING: "building", LandCover.WATER: "pond", LandCover.TREES: "tree",
         LandCover.ROAD: "road"}  # fmt: skip
MIN_AREA_PX, MAX_SHARE = 60, 0.12
MATCH_IOU = 0.5
Bool = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class SyntheticChip:
    """A chip with its images and what changed in it."""

    chip: Chip
    scene: Scene
    truth: TruthChip

    @property
    def images(self) -> npt.NDArray[np.uint8]:
        """Both dates, ``(2, 3, h, w)``."""
        return np.stack([image.transpose(2, 0, 1) for image in (self.scene.before,
                                                                self.scene.after)])  # fmt: skip


def synthetic_chips(count: int, side_px: int = 256, seed: int = 100) -> list[SyntheticChip]:
    """Return chips with at least one and at most 25 changed objects."""
    chips: list[SyntheticChip] = []
    while len(chips) < count:
        scene = generate_scene(seed, side_px, 1.0, nuisance=False)
        objects = tuple(_objects(scene))
        if 1 <= len(objects) <= 25:
            x = 500_000 + 0.5 * side_px * len(chips)
            grid = Grid(CRS.from_epsg(32633), Affine(0.5, 0, x, 0, -0.5, 5_400_000),
                        side_px, side_px)  # fmt: skip
            chip = Chip(f"s{seed}", 0, side_px * len(chips), grid)
            chips.append(SyntheticChip(chip, scene, TruthChip(side_px, objects)))
        seed += 1
    return chips


def _objects(scene: Scene) -> list[TruthObject]:
    before, after = scene.cover_before, scene.cover_after
    ruined = (before == LandCover.BUILDING) & (after == LandCover.RUBBLE)
    found = _components("building", CHANGES_STATE, ruined)
    for cover, noun in NOUNS.items():
        gone = (before == cover) & (after != cover) & ~ruined
        found += _components(noun, APPEARS, (after == cover) & (before != cover))
        found += _components(noun, DISAPPEARS, gone)
    return found


def _components(noun: str, change_type: int, mask: Bool) -> list[TruthObject]:
    opened = ndimage.binary_opening(mask, np.ones((3, 3)))
    labels, count = ndimage.label(opened, np.ones((3, 3)))
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    return [TruthObject(noun, change_type, labels == number) for number in range(1, count + 1)
            if MIN_AREA_PX <= sizes[number] <= MAX_SHARE * mask.size]  # fmt: skip


class TruthSegmenter:
    """Segments nouns by the land cover of known images, blurred and with false areas.

    Args:
        chips: Whose images are known.
        false_share: Of the pixels that are taken for any noun.
    """

    def __init__(self, chips: Sequence[SyntheticChip], false_share: float = 0.1) -> None:
        self._false_share = false_share
        self._covers: dict[bytes, Any] = {}
        self._changes: dict[bytes, Bool] = {}
        for one in chips:
            covers = (one.scene.cover_before, one.scene.cover_after)
            for image, cover in zip(one.images, covers, strict=True):
                self._covers[image.tobytes()] = cover
            self._changes[one.images.tobytes()] = covers[0] != covers[1]

    facts = SegmenterFacts("truth", "0" * 12)

    def segment(self, image: npt.NDArray[np.uint8], texts: Sequence[str]) -> Probability:
        """Return the probability of nouns, see ``TextSegmenter``."""
        cover = self._covers[image.tobytes()]
        return np.stack([self._of_noun(cover, text) for text in texts])

    def change(self, before: npt.NDArray[np.uint8], after: npt.NDArray[np.uint8]) -> Probability:
        """Return the probability of any change, see ``AnyChange``."""
        return self._noisy(self._changes[before.tobytes() + after.tobytes()], 0)

    def _of_noun(self, cover: Any, text: str) -> Probability:
        kinds = [kind for kind, noun in NOUNS.items() if concept_of(noun) == concept_of(text)]
        if not kinds:
            raise UnknownObject("'{text}' is no object of these scenes.", text=text)
        mask = np.isin(cover, kinds)
        if LandCover.BUILDING in kinds:
            mask |= cover == LandCover.RUBBLE
        return self._noisy(mask, len(text))

    def _noisy(self, mask: Bool, seed: int) -> npt.NDArray[np.float32]:
        field = noise(np.random.default_rng((seed, int(mask.sum()))), len(mask), "smooth")
        mask = mask | (field > np.quantile(field, 1 - self._false_share))
        return ndimage.gaussian_filter(mask.astype(np.float32), 0.8)


@dataclass(frozen=True)
class Score:
    """Candidates compared with the truth: as many right ones, of how many, of how many true."""

    right: int
    candidates: int
    truths: int

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.candidates + other.candidates,
                     self.truths + other.truths)  # fmt: skip

    @property
    def precision(self) -> float:
        """Share of the candidates that are right."""
        return self.right / max(1, self.candidates)

    @property
    def recall(self) -> float:
        """Share of the true objects that were found."""
        return self.right / max(1, self.truths)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, self.candidates + self.truths)


def score(one: SyntheticChip, candidates: Sequence[Candidate]) -> Score:
    """Match candidates to true objects of their noun and type, IoU at least ``MATCH_IOU``."""
    open_ = list(one.truth.objects)
    right = 0
    for candidate in sorted(candidates, key=lambda c: -c.confidence):
        mask = mask_of(candidate.geometry, one.chip.grid)
        match = next((t for t in open_ if _is(candidate, mask, t)), None)
        if match is not None:
            open_.remove(match)
            right += 1
    return Score(right, len(candidates), len(one.truth.objects))


def _is(candidate: Candidate, mask: Bool, truth: TruthObject) -> bool:
    same = concept_of(candidate.object) == concept_of(truth.noun)
    if not same or candidate.change_type != truth.change_type:
        return False
    return bool((mask & truth.mask).sum() >= MATCH_IOU * (mask | truth.mask).sum())
