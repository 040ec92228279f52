"""Writes sentences for the candidates of a training file; what people audited stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from ...model.errors import Cancelled, MtrefsegError
from ...model.files.craft_schema import CHANGE_TYPES
from ...model.messages import Message
from ...model.rasters.raster_pair import RasterPair
from ...model.requests.craft_describe import CraftDescribeRequest
from ...model.requests.events import Progress
from ...model.requests.pair import PairSource
from ...model.requests.reference_layer import reference_layers
from .agent.change_agent import ChangeAgent
from .agent.sentence_checks import keeps_meaning
from .chips import Chip
from .craft_facts import PAIR, pair_of
from .craft_file import CraftFile
from .describe_chips import DescribedChip, ReadImages, describe_chips
from .expression.write_records import BY, WritingOptions
from .record import Record

CHIPS_PER_STEP = 50
OnProgress = Callable[[Progress], None]


def describe_candidates(
    request: CraftDescribeRequest,
    on_progress: OnProgress = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    agent: ChangeAgent | None = None,
) -> dict[str, Any]:
    """Write the sentences of a training file.

    Sentences that an earlier run wrote and nobody audited are replaced; records that a person
    reviewed, flagged or edited stay, and their chips get no second record with the same sentence.

    Args:
        request: Training file and options.
        on_progress: Takes progress.
        cancelled: Called between chips.
        agent: Words the sentences naturally; where it stops, those of the grammar stay.

    Returns:
        Numbers of chips, candidates and records, of those without a mask and of each change type,
        and warnings.

    Raises:
        MtrefsegError: The training file, a reference layer or a raster cannot be used.
        Cancelled: ``cancelled()`` returned True; the file is as before.
    """
    file = CraftFile.open(request.records, write=True)
    chips, candidates, before = file.chips(), file.candidates(), file.records()
    warnings = [*file.warnings]
    written: list[Record] = []
    with _images(file, request.colours or agent is not None, warnings) as read_images:
        described = describe_chips(
            file.grid,
            chips,
            candidates,
            _options(request),
            reference_layers(request.layers),
            read_images,
        )
        for number, one in enumerate(_steps(described, cancelled), 1):
            written += _reworded(one, agent, request.wordings) if agent else one.records
            if number % CHIPS_PER_STEP == 0:
                text = Message("chip {done} of {total}", done=number, total=len(chips))
                on_progress(Progress("write", 0.95 * number / len(chips), text=text))
    new = _without_repeated(written, before)
    stored = file.put_records(new)
    file.remove_records(_outdated(before, new))
    on_progress(Progress("write", 1.0, text="records"))
    return {
        **_numbers(new),
        "chips": len(chips),
        "candidates": len(candidates),
        "kept": stored.kept,
        "warnings": [*warnings, *_warnings(request, chips, new), *_of_agent(agent)],
    }


def _options(request: CraftDescribeRequest) -> WritingOptions:
    return WritingOptions(
        request.records_per_chip, request.wordings, request.empty_share, request.seed
    )


def _steps(
    described: Iterator[DescribedChip], cancelled: Callable[[], bool]
) -> Iterator[DescribedChip]:
    for one in described:
        if cancelled():
            raise Cancelled()
        yield one


@contextmanager
def _images(file: CraftFile, wanted: bool, warnings: list[str]) -> Iterator[ReadImages | None]:
    """Open the rasters of a training file; without them there are no colours, with a warning."""
    source = _pair_of(file) if wanted else None
    if source is None:
        if wanted:
            warnings.append(
                Message("The training file names no rasters, so no sentence names a colour.")
            )
        yield None
        return
    try:
        pair = RasterPair.open(source)
    except MtrefsegError as error:
        warnings.append(Message("{error} No sentence names a colour.", error=error.text))
        yield None
        return
    with pair:
        yield lambda chip: _window(pair, chip)


def _pair_of(file: CraftFile) -> PairSource | None:
    facts = file.facts()
    return pair_of(facts, str(file.path)) if PAIR in facts else None


def _window(pair: RasterPair, chip: Chip) -> Any:
    """Return both dates of a chip; the pair's grid may begin at another pixel than the chips'."""
    corner = chip.grid.to_ground(np.zeros((1, 2)))
    col, row = np.round(pair.grid.to_pixels(corner)[0]).astype(int).tolist()
    return pair.read(row, col, chip.grid.height, chip.grid.width)[0]


def _reworded(one: DescribedChip, agent: ChangeAgent, count: int) -> Sequence[Record]:
    """Return the records of a chip with wordings of the agent; a check refuses other meanings."""
    images = one.images
    if images is None or agent.stopped or not one.records:
        return one.records
    check = keeps_meaning(one.scene, agent.landmarks(one.chip, images))
    return [
        agent.reword(one.chip, images, record, count, check) if record.members else record
        for record in one.records
    ]


def _of_agent(agent: ChangeAgent | None) -> tuple[str, ...]:
    return (agent.stopped,) if agent and agent.stopped else ()


def _without_repeated(written: Sequence[Record], before: Sequence[Record]) -> list[Record]:
    """Return the new records but those whose sentence an audited record of the chip has."""
    audited = {(one.chip, one.sentence) for one in before if one.review or one.flag}
    ids = {one.id for one in before}
    return [one for one in written if one.id in ids or (one.chip, one.sentence) not in audited]


def _outdated(before: Sequence[Record], new: Sequence[Record]) -> list[str]:
    """Return the ids of earlier records of the grammar, reworded or not, that are not new."""
    ids = {one.id for one in new}
    written = (one for one in before if one.history and one.history[0].by == BY)
    return [one.id for one in written if one.id not in ids]


def _numbers(records: Sequence[Record]) -> dict[str, Any]:
    types = Counter(CHANGE_TYPES[one.change_type] for one in records)
    return {
        "records": len(records),
        "sentences": sum(1 + len(one.wordings) for one in records),
        "empty": sum(not one.members for one in records),
        "types": {name: types[name] for name in CHANGE_TYPES.values()},
    }


def _warnings(
    request: CraftDescribeRequest, chips: Sequence[Chip], records: Sequence[Record]
) -> Iterator[str]:
    if not chips:
        yield Message(
            "'{path}' has no chips, so there is nothing to describe.", path=Path(request.records)
        )
    elif not any(one.members for one in records):
        yield Message(
            "No candidate of '{path}' could be described: none has an object, or all are rejected.",
            path=Path(request.records),
        )
