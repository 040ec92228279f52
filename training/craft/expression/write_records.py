"""The records of a chip: targets that are told apart, their sentences and masks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import MultiPolygon

from ....model.files.craft_schema import ACCEPTED
from ..candidate import Step
from ..record import Record
from .absent import absent
from .chip_scene import ChipScene
from .descriptions import NEAR, PLACE
from .scene_fits import SceneFits
from .targets import Target, groups, targets_of
from .wordings import wordings

BY = "grammar"
SPARE_WORDS = 1
"""How many words more than the shortest description another one may take, for variety."""
PLACE_SHARE = 0.5
"""Of whole groups, that are described by their place although nothing else is there."""
RICH_SHARE = 0.25
"""How often a neighbour is named beside the place: "near the new road in the top-left"."""
RARE_SHARE = 0.2
"""How often an object is described by compass or square metres where other words do."""
PART_SHARES = 0.4, 0.8
"""Of the records of a chip, least and most that are about a part of a group, where there is one."""


@dataclass(frozen=True)
class WritingOptions:
    """How many sentences a chip gets.

    Attributes:
        records: Most of a chip, without those that fit nothing.
        wordings: Sentences of each target.
        absent_share: Of the records, that fit nothing.
        seed: Of what is chosen; the same seed and chip give the same sentences.
    """

    records: int = 4
    wordings: int = 1
    absent_share: float = 0.15
    seed: int = 0


def write_records(
    scene: ChipScene, known: Sequence[tuple[str, int]], options: WritingOptions
) -> Iterator[Record]:
    """Yield the records of a chip; each was checked by its sentence alone.

    Args:
        scene: The chip.
        known: Nouns and change types of the data set, for sentences that fit nothing.
        options: How many.
    """
    rng = _generator(options.seed, scene.chip)
    written = 0
    fits = SceneFits(scene)
    for target in chosen_targets(fits, options.records, rng):
        texts = wordings(target, scene, rng, options.wordings)
        if texts:
            written += 1
            yield _record(scene, target, texts)
    share = options.absent_share / max(1e-9, 1 - options.absent_share)
    wanted = int(rng.random() < share * max(1, written) % 1) + int(share * max(1, written))
    sentences: set[str] = set()
    for _ in range(wanted):
        empty = absent(scene, known, rng)
        if empty and empty.sentence not in sentences:
            sentences.add(empty.sentence)
            yield _empty_record(scene, empty.sentence, empty.change_type, empty.noun)


def chosen_targets(fits: SceneFits, most: int, rng: np.random.Generator) -> list[Target]:
    """Return targets of a chip: of whole groups, and of each kind of description in turn.

    Each set of objects is described once, shortly; which of the short descriptions is by chance.

    Args:
        fits: Of the chip.
        most: How many.
        rng: Decides.
    """
    whole: list[Target] = []
    parts: list[Target] = []
    for group in groups(fits.scene):
        by_members: dict[frozenset[str], list[Target]] = defaultdict(list)
        for target in targets_of(fits, group):
            by_members[target.members].append(target)
        for options in by_members.values():
            is_whole = any(not target.parts for target in options)
            (whole if is_whole else parts).append(_described(options, rng))
    wanted = min(len(parts), int(most * rng.uniform(*PART_SHARES)))
    found = [whole[number] for number in rng.permutation(len(whole))[: most - wanted]]
    return [*found, *_mixed(parts, most - len(found), rng)]


def _described(options: Sequence[Target], rng: np.random.Generator) -> Target:
    """Return one description of a set of objects.

    A whole group needs none, but people say where a house is although there is but one.
    """
    described = [target for target in options if target.parts]
    whole = len(described) < len(options)
    if whole and (not described or rng.random() > PLACE_SHARE):
        return next(target for target in options if not target.parts)
    usual = [one for one in described if not any(part.rare for part in one.parts)]
    if usual and rng.random() > RARE_SHARE:
        described = usual
    rich = [one for one in described if {part.kind for part in one.parts} == {PLACE, NEAR}]
    if rich and rng.random() < RICH_SHARE:
        return rich[rng.integers(len(rich))]
    shortest = min(target.cost for target in described)
    short = [one for one in described if one.cost <= shortest + SPARE_WORDS]
    return _by_kind(short, rng)


def _by_kind(targets: Sequence[Target], rng: np.random.Generator) -> Target:
    """Return a target; every kind of description is as likely, however many there are of it."""
    kinds: dict[tuple[str, ...], list[Target]] = defaultdict(list)
    for target in targets:
        kinds[tuple(part.kind for part in target.parts)].append(target)
    names = sorted(kinds)
    several = kinds[names[rng.integers(len(names))]]
    return several[rng.integers(len(several))]


def _mixed(targets: Sequence[Target], most: int, rng: np.random.Generator) -> Iterator[Target]:
    """Yield targets by chance, of another kind of description each time as long as there is one."""
    rest = [targets[number] for number in rng.permutation(len(targets))]
    used: set[tuple[str, ...]] = set()
    for _ in range(min(most, len(rest))):
        kinds = [tuple(part.kind for part in one.parts) for one in rest]
        number = next((n for n, kind in enumerate(kinds) if kind not in used), 0)
        used.add(kinds[number])
        yield rest.pop(number)


def _record(scene: ChipScene, target: Target, texts: Sequence[str]) -> Record:
    members = [one for one in scene.objects if one.id in target.members]
    polygons = shapely.union_all([one.geometry for one in members])
    record = Record(
        scene.chip,
        texts[0],
        _multi(polygons),
        target.change_type,
        target.noun,
        tuple(one.id for one in members),
        tuple(texts[1:]),
        min(one.confidence for one in members),
    )
    kinds = ", ".join(part.kind for part in target.parts) or "all of its kind"
    step = Step.now(BY, "worded", f"told apart by {kinds}; the sentence alone picks the mask")
    return record.decided(ACCEPTED, step)


def _empty_record(scene: ChipScene, sentence: str, change_type: int, noun: str) -> Record:
    confidence = min((one.confidence for one in scene.objects), default=1.0)
    record = Record(scene.chip, sentence, MultiPolygon(), change_type, noun, (), (), confidence)
    return record.decided(ACCEPTED, Step.now(BY, "worded", "the sentence fits nothing here"))


def _multi(shape: shapely.Geometry) -> MultiPolygon:
    parts = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    return MultiPolygon(parts)


def known_changes(scenes: Sequence[ChipScene]) -> tuple[tuple[str, int], ...]:
    """Return the nouns and change types of a data set, the frequent ones first."""
    counts: dict[tuple[str, int], int] = defaultdict(int)
    for scene in scenes:
        for one in scene.objects:
            if one.noun:
                counts[one.noun, one.change_type] += 1
    return tuple(sorted(counts, key=lambda pair: (-counts[pair], pair)))


def _generator(seed: int, chip: str) -> np.random.Generator:
    digest = hashlib.sha256(f"{seed} {chip}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))
