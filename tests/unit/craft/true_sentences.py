"""The sentences of scenes whose truth is known, and the faults that an evaluator finds in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mtrefseg.tests.unit.craft.sentence_evaluator import (
    TrueScene,
    UnreadableError,
    clearly_fits,
    fitting,
)
from mtrefseg.tests.unit.craft.true_scenes import Case, make_case
from mtrefseg.training.craft.expression.colours import colours_of
from mtrefseg.training.craft.expression.measure_chips import chip_scene
from mtrefseg.training.craft.expression.write_records import (
    WritingOptions,
    known_changes,
    write_records,
)
from mtrefseg.training.craft.record import Record
from mtrefseg.training.data.change_words import swap_dates_in
from mtrefseg.training.data.orientation_words import ORIENTATIONS

OPTIONS = WritingOptions(records=6, wordings=3, absent_share=0.2)
KNOWN = (("building", 0), ("building", 1), ("road", 0), ("pond", 1), ("tree", 1))


@dataclass
class Tally:
    """What was checked.

    Attributes:
        counts: Of scenes, records, sentences and their variants.
        faults: One line for each sentence that does not fit its members alone.
    """

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def check_scenes(seeds: Iterable[int]) -> Tally:
    """Write the sentences of scenes and check each, as it is, turned, and with exchanged dates."""
    tally = Tally()
    for seed in seeds:
        case = make_case(seed)
        tally.counts["scenes"] += 1
        for record in records_of(case):
            tally.counts["records"] += 1
            tally.counts["records that fit nothing"] += not record.members
            for text in (record.sentence, *record.wordings):
                _check(tally, seed, text, frozenset(record.members), case.truth)
    return tally


def records_of(case: Case) -> list[Record]:
    """Return the records of a scene."""
    scene = chip_scene(case.chip, case.candidates)
    if case.images is not None:
        scene = replace(scene, colours=colours_of(case.chip, case.images, scene.objects))
    known = (*known_changes([scene]), *KNOWN)
    return list(write_records(scene, known, replace(OPTIONS, seed=len(scene.objects))))


def _check(tally: Tally, seed: int, text: str, members: frozenset[str], truth: TrueScene) -> None:
    tally.counts["sentences"] += 1
    _compare(tally, f"{seed}", text, members, truth)
    for orientation in ORIENTATIONS[1:]:
        turned = orientation.sentence(text)
        tally.counts["turned" if turned else "not to be turned"] += 1
        if turned:
            scene = truth.turned(orientation.quarters, orientation.mirror)
            _compare(tally, f"{seed} turned from '{text}'", turned, members, scene)
    swapped = swap_dates_in(text)
    tally.counts["exchanged" if swapped else "not to be exchanged"] += 1
    if swapped:
        _compare(tally, f"{seed} exchanged", swapped, members, truth.exchanged())


def _compare(
    tally: Tally, where: str, text: str, members: frozenset[str], scene: TrueScene
) -> None:
    try:
        found = fitting(text, scene)
        if found != members:
            tally.faults.append(f"{where}: '{text}' fits {sorted(found)} for {sorted(members)}")
        elif members and not clearly_fits(text, scene, members):
            tally.faults.append(f"{where}: '{text}' fits {sorted(members)} within the limits only")
    except UnreadableError as error:
        tally.faults.append(f"{where}: not read: {error}")
