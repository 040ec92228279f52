"""The prompts of the agent. Every change of a text needs another ``VERSION``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ....model.files.craft_schema import CHANGE_TYPES

VERSION = "1"
"""Part of the key of every stored answer."""

_DATES = (
    "Image 1 shows a piece of ground from above at an earlier date (before), image 2 the same "
    "ground at a later date (after)."
)
_NO_CHANGE = (
    "Light, season, shadow, haze, sharpness, viewing angle, a shift of a few pixels and plain grey "
    "areas without data are no changes of the ground."
)
_FIELDS = (
    "what: one English noun for the object in the singular, with an adjective where it helps; "
    "where: its place {within} in a few English words; "
    "box: left, top, right and bottom of the object as whole numbers from 0 to 1000, in "
    "thousandths of the width and the height of the picture, or [] where it cannot be bounded; "
    "type: 0 where it is in image 2 only, 1 where it is in image 1 only, 2 where it is in both "
    "and its state differs, as a field that was flooded; "
    "confidence: from 0 to 1."
)
_JSON = "Answer with one JSON object and nothing else: {form}"
_CHANGE = '"what": "…", "where": "…", "box": [0, 0, 0, 0], "type": 0, "confidence": 0.0'


def cell_prompt(chip: str, cell: str) -> str:
    """Return the prompt for the changes in a cell.

    Args:
        chip: Name of the chip.
        cell: Published name of the cell.
    """
    return _joined(
        f"Chip {chip}, cell {cell}.",
        _DATES,
        f"The white rectangle outlines the cell '{cell}' of a square that is divided into 3 x 3 "
        "cells; what lies around it is shown for orientation.",
        "List each object that changed between the dates and whose middle lies inside of the "
        "rectangle, one entry per object. An unchanged cell has an empty list.",
        _NO_CHANGE,
        _FIELDS.format(within="within the cell"),
        _JSON.format(form=f'{{"changes": [{{{_CHANGE}}}]}}'),
    )


def overview_prompt(chip: str) -> str:
    """Return the prompt for the changes in a whole chip."""
    return _joined(
        f"Chip {chip}, overview.",
        _DATES,
        "White lines divide both into 3 x 3 cells; the name of each stands in its upper left "
        "corner.",
        "List each object that changed between the dates, one entry per object, large ones that "
        "extend over several cells too. Where nothing changed the list is empty.",
        _NO_CHANGE,
        "cell: the name of the cell that holds the middle of the object; "
        + _FIELDS.format(within="within this cell"),
        _JSON.format(form=f'{{"changes": [{{"cell": "…", {_CHANGE}}}]}}'),
    )


MASK, BOX, OUTLINE = "mask", "box", "outline"
_LINE = "The magenta line, at the same place in both images, encloses "
_DECIDE = (
    "Decide whether it holds this object, all of it and little else, and whether sentence and "
    "type are true."
)
_SHOWN = {
    MASK: f"{_LINE}one mask; the object lies inside of the line. {_DECIDE}",
    OUTLINE: f"{_LINE}what a person drew; the object lies inside of the line. {_DECIDE}",
    BOX: f"{_LINE}a place where this was named, but nothing of the kind that changed was segmented "
    "there on the date of the type. Decide what is wrong: the noun, the type, the box, or all.",
}


@dataclass(frozen=True)
class ShownMask:
    """What the prompt for a verdict says about the mask.

    Attributes:
        sentence: What the mask is supposed to be.
        change_type: 0 appears, 1 disappears, 2 changes state.
        part: What the picture shows, in per mille of the chip.
        box: Of the mask, in per mille of the picture.
        kind: ``MASK``; ``BOX``, where nothing was segmented; ``OUTLINE``, which a person drew.
    """

    sentence: str
    change_type: int
    part: Sequence[int]
    box: Sequence[int]
    kind: str


def mask_prompt(chip: str, shown: ShownMask, attempt: int) -> str:
    """Return the prompt for the verdict on a mask.

    Args:
        chip: Name of the chip.
        shown: The mask.
        attempt: Number of the round, from 1.
    """
    outline = "; box: a better box of the object, in thousandths of the picture"
    if shown.kind == OUTLINE:
        outline = ""
    return _joined(
        f"Chip {chip}, check {attempt}.",
        _DATES,
        "White lines are borders of named cells. " + _SHOWN[shown.kind],
        f"Sentence: “{shown.sentence}”. "
        f"Type: {shown.change_type} ({CHANGE_TYPES[shown.change_type]}). "
        f"The pictures show the part {list(shown.part)} of the square, in thousandths of it; the "
        f"box of the line is {list(shown.box)}, in thousandths of the picture.",
        _NO_CHANGE,
        "verdict: accept where all is right; correct where an object changed here but sentence, "
        "noun, type or outline are wrong; reject where nothing of this kind changed here. "
        "reason: a few English words. With correct give what differs: what: the right noun; type: "
        "0 appears, 1 disappears, 2 changes state; sentence: a true one" + outline + ". What stays "
        'is "" for a text, -1 for the type, [] for the box.',
        _JSON.format(
            form='{"verdict": "accept", "reason": "…", "what": "", "type": -1, "box": [], '
            '"sentence": ""}'
        ),
    )


def landmarks_prompt(chip: str) -> str:
    """Return the prompt for the kinds of unchanged objects that are visible in a chip."""
    return _joined(
        f"Chip {chip}, landmarks.",
        _DATES,
        "Name what is visible in both images and did not change, by which a person would describe "
        "a place: one English noun in the singular for each kind of object, at most 15, as road, "
        "crossing, river. Nothing that is only supposed to be there.",
        _JSON.format(form='{"landmarks": ["…"]}'),
    )


def wording_prompt(chip: str, sentence: str, change_type: int, count: int) -> str:
    """Return the prompt for natural wordings of a sentence.

    Args:
        chip: Name of the chip.
        sentence: The mechanical one.
        change_type: 0 appears, 1 disappears, 2 changes state.
        count: How many wordings.
    """
    return _joined(
        f"Chip {chip}, wording.",
        _DATES,
        "White lines are borders of named cells. The magenta line encloses what the sentence "
        "refers to.",
        f"Sentence: “{sentence}”. Type: {change_type} ({CHANGE_TYPES[change_type]}).",
        f"Write {count} English phrases that a person would use to point at exactly this. Keep "
        "the object, the number and the kind of change, as newly built, taken away or flooded. "
        "Where a fixed object of the image is beside it, name the place by it, as near the "
        "crossing; otherwise keep the place of the sentence. Name nothing that is not visible.",
        _JSON.format(form='{"wordings": ["…"]}'),
    )


def _joined(*parts: str) -> str:
    return "\n".join(parts)
