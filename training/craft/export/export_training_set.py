"""Writes the records of a training file as training data in the layout of MTRefSeg-21K."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ....model.audit.summary_text import summary_lines
from ....model.errors import MtrefsegError
from ....model.files.input_protection import InputFiles, check_no_input_in
from ....model.messages import Message
from ....model.rasters.crs import crs_name, crs_text
from ....model.rasters.grid import Grid
from ....model.rasters.raster_files import named_files, raster_files
from ....model.rasters.raster_pair import RasterPair
from ....model.requests.craft_export import CraftExportRequest
from ....model.requests.events import Progress
from ....model.requests.pair import PairSource
from ....model.requests.same_raster import check_two_rasters
from ...data.chip_plan import Window
from ...data.export_folder import ExportFolder
from ...data.export_index import ExportedSource
from ...data.split_folders import SPLITS
from ..audit_report import summary_of
from ..chips import Chip
from ..craft_facts import offset_px, pair_of, terms_of
from ..craft_file import CraftFile
from ..mask_geometry import mask_of
from ..record import Record
from .choose_records import ChosenRecords, choose_records
from .data_card import card_facts, render_card
from .labelled_chip import RECORD, Label, LabelledChip
from .plan_split import SplitPlan, plan_split
from .split_map import draw_split_map
from .write_chips import OnProgress, WrittenChip, write_chips

IsCancelled = Callable[[], bool]


def export_training_set(
    request: CraftExportRequest,
    on_progress: OnProgress = lambda progress: None,
    cancelled: IsCancelled = lambda: False,
) -> dict[str, Any]:
    """Write chips, masks and sentences to ``train`` and ``val``, with a data card.

    Records that a person accepted are written; rejected, unsure and flagged ones never are. The
    parts are spatial blocks: no pixel is in both. Files that the same training file has exported
    to the folder before are replaced; those of others stay. Block and part of the chips are
    stored in the training file, so that the next export keeps them.

    Args:
        request: Training file and folder.
        on_progress: Takes progress.
        cancelled: Called between groups of chips.

    Returns:
        ``pairs``, ``sentences``, ``masks``, ``empty`` (masks), ``train`` and ``val`` (pairs),
        ``left_out`` (chips without data or with pixels of both parts), ``warnings``.

    Raises:
        MtrefsegError: There is nothing to write, or a file cannot be read or written.
        Cancelled: ``cancelled()`` returned True; the folder is unchanged.
    """
    file = CraftFile.open(request.records)
    facts = file.facts()
    pair_source = replace(pair_of(facts, request.records), allow_remote=request.allow_remote)
    check_two_rasters(pair_source)
    chips = {chip.name: chip for chip in file.chips()}
    chosen = choose_records(file.records(), chips, request.unaudited)
    _check_any(chosen, request)
    folder = ExportFolder(Path(request.folder).expanduser(), splits=True)
    check_no_input_in((folder.path / name for name in SPLITS), _inputs(request, pair_source))
    source = ExportedSource.of(request.records, facts.get("created", ""), pair_source)
    on_progress(Progress("open", 0.0, text=Message("opening the rasters")))
    with folder.writing() as partial:
        with RasterPair.open(pair_source) as pair:
            used = [chip for name, chip in chips.items() if name in chosen.by_chip]
            changed_px = {chip.name: _changed_px(chosen.by_chip[chip.name], chip) for chip in used}
            plan = plan_split(used, changed_px, request.validation_share, request.new_split)
            labelled = _labelled(plan, chosen, source, file.grid, pair.grid)
            written = write_chips(pair, labelled, partial, on_progress, cancelled)
            raster_warnings = list(pair.warnings)
        kept = [one for one in written if one.changed_px]
        _check_written(kept, request)
        rest = [chip for chip in used if chip.name in plan.dropped]
        draw_split_map(partial / source.map_name, file.grid, plan.chips, rest)
        card = _card(kept, chosen, {**facts, **_provenance(source, file.grid, request)}, source)
        folder.publish(source, partial, card, render_card)
    warnings = [*raster_warnings, *chosen.warnings, *plan.warnings, *file.warnings]
    warnings += _store_split(request.records, plan)
    return {**_counts(card), "left_out": len(used) - len(kept), "warnings": warnings}


def _check_any(chosen: ChosenRecords, request: CraftExportRequest) -> None:
    if chosen.by_chip:
        return
    if request.unaudited:
        advice = Message("Describe its candidates first; rejected records are never exported.")
    else:
        advice = Message("Audit them first, or allow records that no person has decided.")
    raise MtrefsegError(
        "Training file '{path}' has no accepted record to export.", advice, path=request.records
    )


def _inputs(request: CraftExportRequest, pair: PairSource) -> list[InputFiles]:
    rasters = [
        InputFiles(Message("the raster {date}", date=date), raster_files(source.path))
        for date, source in pair.dates()
    ]
    return [InputFiles(Message("the training file"), named_files(request.records)), *rasters]


def _changed_px(records: Sequence[Record], chip: Chip) -> int:
    return sum(int(mask_of(record.geometry, chip.grid).sum()) for record in records)


def _labelled(
    plan: SplitPlan, chosen: ChosenRecords, source: ExportedSource, grid: Grid, of_pair: Grid
) -> list[LabelledChip]:
    """Return the chips with their labels and provenance, in the order of their rows."""
    top, left = offset_px(grid, of_pair, source.file)
    labelled = []
    for chip in sorted(plan.chips, key=lambda one: (one.row, one.col)):
        height, width = chip.grid.height, chip.grid.width
        window = Window(chip.row + top, chip.col + left, height, width)
        if min(window.row, window.col) < 0:
            continue  # outside of the rasters
        facts = {"provenance": _place(chip, source, grid)}
        labels = tuple(_label(record) for record in chosen.by_chip[chip.name])
        name = source.pair_name(chip.row, chip.col, max(height, width))
        labelled.append(LabelledChip(name, window, labels, chip.split, facts))
    return labelled


def _place(chip: Chip, source: ExportedSource, grid: Grid) -> dict[str, Any]:
    return {
        "chip": chip.name, "block": chip.block, "row": chip.row, "col": chip.col,
        "before": Path(source.before).name, "after": Path(source.after).name,
        "crs": crs_text(grid.crs), "transform": list(grid.transform)[:6],
        "height": grid.height, "width": grid.width,
    }  # fmt: skip


def _label(record: Record) -> Label:
    facts = {
        RECORD: record.id, "type": record.change_type, "object": record.object,
        "origin": record.origin, "review": record.review, "confidence": record.confidence,
    }  # fmt: skip
    wordings = dict.fromkeys((record.sentence, *record.wordings))
    return Label(tuple(text for text in wordings if text.strip()), record.geometry, facts)


def _check_written(written: Sequence[WrittenChip], request: CraftExportRequest) -> None:
    if not written:
        raise MtrefsegError(
            "No chip of '{path}' has data in both rasters.",
            "Check the rasters that it names.",
            path=request.records,
        )


def _provenance(source: ExportedSource, grid: Grid, request: CraftExportRequest) -> dict[str, Any]:
    size = f"{grid.width} × {grid.height} pixels, {crs_name(grid.crs)}"
    return {
        "name": Path(source.file).stem, "map": source.map_name,
        "before": Path(source.before).name, "after": Path(source.after).name, "raster": size,
        "audited": "records without a decision of a person too" if request.unaudited
        else "only records that a person accepted",
    }  # fmt: skip


def _card(
    written: Sequence[WrittenChip],
    chosen: ChosenRecords,
    facts: Mapping[str, Any],
    source: ExportedSource,
) -> dict[str, Any]:
    names = ("name", "map", "before", "after", "raster", "audited")
    records = {record.id: record for group in chosen.by_chip.values() for record in group}
    shown = {name: facts[name] for name in names}
    shown |= {"terms": terms_of(facts), "audit": summary_lines(summary_of(source.file))}
    return card_facts(written, records, shown)


def _counts(card: Mapping[str, Any]) -> dict[str, int]:
    totals: Mapping[str, Mapping[str, int]] = card["totals"]
    names = ("pairs", "sentences", "masks", "empty")
    counts = {name: sum(totals[split].get(name, 0) for split in SPLITS) for name in names}
    return {**counts, **{split: totals[split].get("pairs", 0) for split in SPLITS}}


def _store_split(path: str, plan: SplitPlan) -> list[str]:
    """Store block and part of the chips; a file that cannot be written is told."""
    try:
        CraftFile.open(path, write=True).update_chips(plan.chips)
    except MtrefsegError as error:
        text = Message("The parts of the chips were not stored in the training file: {error}",
                       error=error)  # fmt: skip
        return [text]
    return []
