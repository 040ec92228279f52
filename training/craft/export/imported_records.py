"""Records and candidates from the sentences and masks of a data folder."""

from __future__ import annotations

import re
from collections.abc import Sequence

import shapely
from shapely.geometry import MultiPolygon, Polygon

from ....model.errors import MtrefsegError
from ....model.files.craft_schema import APPEARS, CHANGE_TYPES, CHANGES_STATE, DISAPPEARS
from ....model.messages import Message
from ....model.requests.detect import ANY_CHANGE
from ...data.change_words import APPEAR, DISAPPEAR, change_type
from ...data.load_sample import load_mask
from ..candidate import Candidate, Step
from ..chips import Chip
from ..mask_geometry import geometry_of
from ..record import Record
from .imported_pairs import ImportedPair, Target

FOLDER = "folder"
TYPES = {APPEAR: APPEARS, DISAPPEAR: DISAPPEARS}
MAX_OBJECT = 100
_ID = re.compile(r"[\w.-]{1,64}")


def records_of(
    pair: ImportedPair, chip: Chip, skipped: list[str]
) -> tuple[list[Candidate], list[Record]]:
    """Return the changed objects and the records of a pair, to be audited.

    A mask without a sentence gets the one of any change.

    Args:
        pair: As it was read.
        chip: Its place.
        skipped: Gets a sentence for each mask that cannot be used.
    """
    candidates: dict[str, Candidate] = {}
    records = []
    for target in pair.targets:
        try:
            mask = load_mask(target.samples[0], pair.height, pair.width)
        except MtrefsegError as error:
            name = target.samples[0].name
            skipped.append(Message("{sample_name}: {error}", sample_name=name, error=error))
            continue
        geometry = geometry_of(mask, chip.grid)
        found = [_candidate(part, chip, target) for part in _parts(geometry)]
        candidates |= {one.id: one for one in found}
        records.append(_record(target, chip, geometry, [one.id for one in found]))
    return list(candidates.values()), records


def _parts(geometry: Polygon | MultiPolygon) -> Sequence[Polygon]:
    return [part for part in shapely.get_parts(geometry) if not part.is_empty]


def _candidate(part: Polygon, chip: Chip, target: Target) -> Candidate:
    step = Step.now(FOLDER, "imported", target.samples[0].name)
    return Candidate(
        part, _type(target), _object(target), FOLDER, chip=chip.name,
        cell=chip.cell(part.representative_point()), history=(step,),
    )  # fmt: skip


def _record(
    target: Target, chip: Chip, geometry: Polygon | MultiPolygon, members: Sequence[str]
) -> Record:
    sentence, *wordings = (sample.sentence or ANY_CHANGE for sample in target.samples)
    known = target.facts.get("record")
    return Record(
        chip.name, sentence, MultiPolygon(list(_parts(geometry))), _type(target), _object(target),
        tuple(members), tuple(dict.fromkeys(wordings)), origin=FOLDER,
        history=(Step.now(FOLDER, "imported", target.samples[0].name),),
        id=known if isinstance(known, str) and _ID.fullmatch(known) else "",
    )  # fmt: skip


def _type(target: Target) -> int:
    """Return the stored change type, or else that of the words."""
    stored = target.facts.get("type")
    if isinstance(stored, int) and stored in CHANGE_TYPES:
        return stored
    return TYPES.get(change_type(target.samples[0].sentence), CHANGES_STATE)


def _object(target: Target) -> str:
    stored = target.facts.get("object")
    return stored[:MAX_OBJECT] if isinstance(stored, str) else ""
