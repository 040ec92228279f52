"""Makes a training file of a data folder: its sentences and masks become records to audit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ....model.errors import Cancelled, MtrefsegError
from ....model.files.write_error import write_error
from ....model.messages import Message
from ....model.requests.craft_export import CraftImportRequest
from ....model.requests.events import Progress
from ....model.requests.flat import flatten
from ....model.requests.pair import PairSource, RasterSource
from ...data.split_folders import find_splits
from ..candidate import Candidate
from ..chips import Chip
from ..craft_facts import PAIR, TERMS
from ..craft_file import CraftFile, check_new_file
from ..record import Record
from .imported_pairs import ImportedPair, read_pairs
from .imported_records import records_of
from .mosaic import PlacedImage, write_mosaic
from .place_pairs import Places, place_pairs
from .write_chips import OnProgress

MAX_NAMED = 3
"""Left out samples that a warning names."""
MAX_NAME = 100
"""Characters of names that a folder gives to chips and blocks."""
DATES = ("before", "after")


def import_training_set(
    request: CraftImportRequest,
    on_progress: OnProgress = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Make a training file of a folder in the layout of MTRefSeg-21K.

    Beside the training file a virtual raster of each date refers to the images. Pairs that an
    export cut from one pair of rasters lie where they were cut from, all others side by side.

    Args:
        request: Folder and training file.
        on_progress: Takes progress.
        cancelled: Called before each pair.

    Returns:
        ``chips``, ``candidates``, ``records``, ``left_out``, ``georeferenced``, ``before``,
        ``after`` (paths of the rasters) and ``warnings``.

    Raises:
        MtrefsegError: The folder holds nothing that can be used, or a file cannot be written.
        Cancelled: ``cancelled()`` returned True; no file was written.
    """
    folder, output = Path(request.folder).expanduser(), Path(request.records).expanduser()
    rasters = tuple(output.with_name(f"{output.stem}_{date}.vrt") for date in DATES)
    _check_outputs(output, rasters, request.overwrite)
    splits, skipped = find_splits(folder), list[str]()
    on_progress(Progress("open", 0.0, text=Message("reading the folder")))
    pairs = list(read_pairs(splits, skipped))
    if not pairs:
        raise MtrefsegError(
            "No pair of folder '{folder}' can be used ({skipped}).",
            "Mend the files.",
            folder=folder,
            skipped=skipped[0] if skipped else Message("there is none"),
        )
    places = place_pairs(pairs)
    chips = _chips(pairs, places)
    candidates, records = _records(pairs, chips, skipped, on_progress, cancelled)
    _write_rasters(rasters, pairs, places)
    before, after = (RasterSource(str(path.resolve())) for path in rasters)
    facts = {
        PAIR: flatten(PairSource(before, after)),
        TERMS: {folder.name: ""},
        "folder": str(folder.resolve()),
    }
    file = CraftFile.create(output, places.grid, facts, request.overwrite)
    file.add_chips(chips)
    file.add_candidates(candidates)
    file.put_records(records)
    warnings = [*file.warnings, *splits.notes(folder), *places.warnings, *_left_out(skipped)]
    return {
        "chips": len(chips), "candidates": len(candidates), "records": len(records),
        "left_out": len(skipped), "georeferenced": places.georeferenced,
        **dict(zip(DATES, map(str, rasters), strict=True)), "warnings": warnings,
    }  # fmt: skip


def _check_outputs(output: Path, rasters: Sequence[Path], overwrite: bool) -> None:
    check_new_file(output, overwrite)
    for path in rasters:
        if path.exists() and not overwrite:
            raise MtrefsegError(
                "Raster '{path}' exists, which the training file would refer to.",
                "Choose another name for the training file, or allow overwriting.",
                path=path,
            )


def _chips(pairs: Sequence[ImportedPair], places: Places) -> list[Chip]:
    """Return a chip for each pair; images that lie side by side are blocks of their own."""
    stored = [str(pair.provenance.get("chip")) for pair in pairs]
    keep = places.georeferenced and len({*stored}) == len(stored)
    chips = []
    for number, (pair, (row, col)) in enumerate(zip(pairs, places.at, strict=True)):
        grid = places.grid.cut(row, col, pair.height, pair.width)
        block = str(pair.provenance.get("block") or "") if places.georeferenced else pair.name
        name = stored[number][:MAX_NAME] if keep else pair.name
        chips.append(Chip(name, row, col, grid, block[:MAX_NAME], pair.split))
    return chips


def _records(
    pairs: Sequence[ImportedPair],
    chips: Sequence[Chip],
    skipped: list[str],
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> tuple[list[Candidate], list[Record]]:
    candidates: list[Candidate] = []
    records: list[Record] = []
    for number, (pair, chip) in enumerate(zip(pairs, chips, strict=True)):
        if cancelled():
            raise Cancelled()
        text = Message("pair {done} of {total}", done=number + 1, total=len(pairs))
        on_progress(Progress("load", 0.9 * number / len(pairs), text=text))
        new_candidates, new_records = records_of(pair, chip, skipped)
        candidates += new_candidates
        records += new_records
    if not records:
        raise MtrefsegError(
            "No mask of the folder can be used ({skipped}).", "Mend the files.", skipped=skipped[0]
        )
    return candidates, records


def _write_rasters(rasters: Sequence[Path], pairs: Sequence[ImportedPair], places: Places) -> None:
    for date, path in enumerate(rasters):
        images = [
            PlacedImage(pair.images[date], pair.modes[date], *at, pair.height, pair.width)
            for pair, at in zip(pairs, places.at, strict=True)
        ]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_mosaic(path, places.grid, images)
        except OSError as error:
            raise write_error(path, error, Message("Free some space, then start again.")) from error


def _left_out(skipped: Sequence[str]) -> list[str]:
    if not skipped:
        return []
    text = Message(
        "{count} pairs or sentences were left out: {named}",
        count=len(skipped),
        named=" ".join(map(str, skipped[:MAX_NAMED])),
    )
    return [text]
