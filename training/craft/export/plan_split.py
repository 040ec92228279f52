"""Divides chips into training and validation by spatial blocks: no pixel is in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from shapely import STRtree, box

from ....model.messages import Message
from ...data.chip_plan import hold_out
from ...data.split_folders import SPLITS
from ..chips import Chip

TRAIN, VAL = SPLITS
ATTEMPTS = 64
"""Splits that are tried where the first has no change on one side."""


@dataclass(frozen=True)
class SplitPlan:
    """The chips that are written, each with its part.

    Attributes:
        chips: In their order, with block and split.
        dropped: Names of chips that share pixels with one of the other part.
        warnings: Sentences for the user.
    """

    chips: list[Chip]
    dropped: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def plan_split(
    chips: Sequence[Chip], changed_px: Mapping[str, int], share: float, new_split: bool
) -> SplitPlan:
    """Divide chips into training and validation.

    Args:
        chips: With sentences.
        changed_px: Changed pixels of each, by name.
        share: Of the blocks, for validation.
        new_split: Choose anew even where the chips have a split.
    """
    named = [replace(chip, block=chip.block or chip.name) for chip in chips]
    kept = {chip.block: chip.split for chip in named if chip.split and not new_split}
    if kept.keys() >= {chip.block for chip in named} and set(SPLITS) <= {*kept.values()}:
        plan = _apply(named, kept, [])
        return replace(plan, warnings=[*plan.warnings, *_no_change(plan, changed_px)])
    by_block: dict[str, int] = {}
    for chip in named:
        by_block[chip.block] = by_block.get(chip.block, 0) + changed_px[chip.name]
    if len(by_block) < 2:
        text = Message("All chips lie in one spatial block: nothing is held out for validation.")
        return _apply(named, dict.fromkeys(by_block, TRAIN), [text])
    plans: list[SplitPlan] = []
    for held_out in _choices(by_block, share):
        splits = {block: SPLITS[block in held_out] for block in by_block}
        plans.append(_apply(named, {**splits, **kept}, []))
        if not _no_change(plans[-1], changed_px):
            return plans[-1]
    return replace(plans[0], warnings=[*plans[0].warnings, *_no_change(plans[0], changed_px)])


def _choices(by_block: Mapping[str, int], share: float) -> Iterator[set[str]]:
    """Yield sets of blocks to hold out: spread over much and little change, then by chance."""
    names = sorted(by_block)
    yield {names[number] for number in hold_out([by_block[name] for name in names], share)}
    count = min(max(1, round(share * len(names))), len(names) - 1)
    rng = np.random.default_rng(0)
    for _ in range(ATTEMPTS):
        yield {names[number] for number in rng.permutation(len(names))[:count]}


def _apply(chips: Sequence[Chip], splits: Mapping[str, str], warnings: list[str]) -> SplitPlan:
    """Give each chip the part of its block; chips for training that share pixels with others go."""
    parted = [replace(chip, split=splits[chip.block]) for chip in chips]
    held_out = STRtree([_frame(chip) for chip in parted if chip.split == VAL])
    dropped = {
        chip.name
        for chip in parted
        if chip.split == TRAIN and len(held_out.query(_frame(chip), predicate="intersects"))
    }
    if dropped:
        text = Message(
            "{count} chips were left out: they share pixels with chips for validation.",
            count=len(dropped),
        )
        warnings = [*warnings, text]
    chosen = [chip for chip in parted if chip.name not in dropped]
    return SplitPlan(chosen, sorted(dropped), warnings)


def _frame(chip: Chip) -> object:
    """Return the outline in pixels, half a pixel smaller: neighbours share no pixel."""
    half = 0.5
    right, bottom = chip.col + chip.grid.width, chip.row + chip.grid.height
    return box(chip.col + half, chip.row + half, right - half, bottom - half)


def _no_change(plan: SplitPlan, changed_px: Mapping[str, int]) -> list[str]:
    """Return a sentence for a part without change."""
    for split, what in ((VAL, Message("for validation")), (TRAIN, Message("to train on"))):
        if not any(changed_px[chip.name] for chip in plan.chips if chip.split == split):
            text = Message(
                "No change lies in the chips {what}: no other division of the blocks has any.",
                what=what,
            )
            return [text]
    return []
