"""A training file: chips, candidates and records in one GeoPackage, which QGIS may have open.

Each call is one transaction: all of it is stored, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ...model.errors import MtrefsegError
from ...model.files.craft_schema import BLOCK, CANDIDATES, CHIP_ID, CHIPS, RECORDS, SPLIT
from ...model.files.geopackage_geometry import Bounds
from ...model.files.output_path import check_writable
from ...model.files.provenance_table import set_facts
from ...model.rasters.grid import Grid
from .candidate import Candidate
from .chips import Chip
from .craft_database import (
    database_of,
    facts_of,
    grid_of,
    insert,
    name_new_rows,
    note_change,
    rows_of,
    srs_of_layer,
    unreadable_rows,
    update,
)
from .craft_rows import (
    Values,
    candidate_of,
    candidate_values,
    chip_of,
    chip_values,
    is_of_a_person,
    record_of,
    record_values,
)
from .new_craft_file import NewCraftFile, fact_text
from .record import Record

Item = TypeVar("Item", Candidate, Record)


class Stored(NamedTuple):
    """What a call stored.

    Attributes:
        written: Rows that were added or changed.
        kept: Rows that a person reviewed, flagged or edited; they stay as they are.
    """

    written: int
    kept: int


class CraftFile:
    """A training file.

    Args:
        path: Of the GeoPackage.
        grid: Of the before raster.

    Attributes:
        path: Of the GeoPackage.
        grid: Of the before raster.
        warnings: Rows that could not be read, a sentence for each layer; and at the creation what
            became of an older file.
    """

    def __init__(self, path: Path, grid: Grid) -> None:
        self.path, self.grid = path, grid
        self.warnings: tuple[str, ...] = ()

    @classmethod
    def create(
        cls, path: Path | str, grid: Grid, facts: Mapping[str, Any], overwrite: bool = False
    ) -> CraftFile:
        """Make an empty training file; it appears whole or not at all.

        Args:
            path: Of the GeoPackage.
            grid: Of the before raster.
            facts: Request, rasters, model, version, terms of the sources; values that are not text
                become JSON.
            overwrite: Replace an earlier training file, with all that people did in it.

        Raises:
            MtrefsegError: It cannot be written, or something else has that name.
        """
        check_new_file(path, overwrite)
        with NewCraftFile(path, grid, facts, overwrite) as new:
            published = new.commit()
        file = cls(Path(published.paths[0]), grid)
        file.warnings = published.warnings
        return file

    @classmethod
    def open(cls, path: Path | str, write: bool = False) -> CraftFile:
        """Open a training file.

        Args:
            path: Of the GeoPackage.
            write: Check that it can be written, and give ids to what people drew.

        Raises:
            MtrefsegError: It does not exist, is no training file or one of a newer version, or
                cannot be written now.
        """
        path = Path(path)
        with database_of(path, write) as database:
            file = cls(path, grid_of(facts_of(database, path), path))
            if write:
                name_new_rows(database, CANDIDATES)
                name_new_rows(database, RECORDS)
        return file

    def facts(self) -> dict[str, str]:
        """Return the facts; values that are no text are JSON."""
        with database_of(self.path) as database:
            return facts_of(database, self.path)

    def add_facts(self, facts: Mapping[str, Any]) -> None:
        """Add facts, or replace them."""
        with database_of(self.path, write=True) as database:
            set_facts(database, {k: fact_text(v) for k, v in facts.items()}, RECORDS)

    def chips(self) -> list[Chip]:
        """Return the chips in the order of the file."""
        return self._read(CHIPS, lambda values: chip_of(values, self.grid))

    def candidates(self, within: Bounds | None = None) -> list[Candidate]:
        """Return the candidates in the order of the file, also what people drew and changed.

        Args:
            within: Those that meet these bounds, in the CRS of the file; None: all.
        """
        return self._read(CANDIDATES, candidate_of, within)

    def records(self) -> list[Record]:
        """Return the records in the order of the file, with what people decided."""
        return self._read(RECORDS, record_of)

    def add_chips(self, chips: Sequence[Chip]) -> int:
        """Add those chips whose names the file does not have; return their number."""
        with database_of(self.path, write=True) as database:
            known = {values[CHIP_ID] for values in rows_of(database, CHIPS)}
            srs_id = srs_of_layer(database, CHIPS)
            new = {chip.name: chip for chip in chips if chip.name not in known}
            insert(database, CHIPS, [chip_values(chip, srs_id) for chip in new.values()])
            note_change(database, CHIPS)
        return len(new)

    def update_chips(self, chips: Sequence[Chip]) -> None:
        """Store block and split of chips."""
        found = {chip.name: chip for chip in chips}
        with database_of(self.path, write=True) as database:
            for values in list(rows_of(database, CHIPS)):
                chip = found.get(values[CHIP_ID])
                if chip is not None:
                    changed: Values = {BLOCK: chip.block or None, SPLIT: chip.split or None}
                    update(database, CHIPS, values["fid"], changed)
            note_change(database, CHIPS)

    def add_candidates(self, candidates: Sequence[Candidate]) -> int:
        """Add those candidates whose ids the file does not have; return their number."""
        return self._put(CANDIDATES, candidates, candidate_values, changes=False).written

    def update_candidates(self, candidates: Sequence[Candidate]) -> Stored:
        """Store candidates that the file has, except where a person edited them."""
        return self._put(CANDIDATES, candidates, candidate_values, adds=False)

    def put_records(self, records: Sequence[Record]) -> Stored:
        """Add records or store them again, except where a person reviewed or edited them."""
        return self._put(RECORDS, records, record_values)

    def remove_records(self, ids: Iterable[str]) -> Stored:
        """Remove records, except where a person reviewed or edited them."""
        with database_of(self.path, write=True) as database:
            rows = list(rows_of(database, RECORDS, list(ids)))
            removed = [(values["fid"],) for values in rows if not is_of_a_person(values)]
            database.executemany(f"DELETE FROM {RECORDS} WHERE fid = ?", removed)  # nosec B608: name of the schema
            note_change(database, RECORDS)
        return Stored(len(removed), len(rows) - len(removed))

    def _put(
        self,
        layer: str,
        items: Sequence[Item],
        values_of: Callable[[Item, int], Values],
        adds: bool = True,
        changes: bool = True,
    ) -> Stored:
        unique = {item.id: item for item in items}
        if not unique:
            return Stored(0, 0)
        with database_of(self.path, write=True) as database:
            known = {row["id"]: row for row in rows_of(database, layer, list(unique))}
            new = [item for item in unique.values() if item.id not in known] if adds else []
            srs_id = srs_of_layer(database, layer)
            insert(database, layer, [values_of(item, srs_id) for item in new])
            free = [row for row in known.values() if not is_of_a_person(row)] if changes else []
            for row in free:
                update(database, layer, row["fid"], values_of(unique[row["id"]], srs_id))
            note_change(database, layer)
        return Stored(len(new) + len(free), len(known) - len(free) if changes else 0)

    def _read(
        self,
        layer: str,
        item_of: Callable[[Mapping[str, Any]], Any],
        within: Bounds | None = None,
    ) -> list[Any]:
        items, problems = [], []
        with database_of(self.path) as database:
            for values in rows_of(database, layer, within=within):
                try:
                    items.append(item_of(values))
                except (KeyError, TypeError, ValueError) as error:
                    problems.append((values["fid"], error))
        self.warnings = tuple(text for text in self.warnings if f"'{layer}'" not in text)
        if problems:
            self.warnings += (unreadable_rows(layer, problems),)
        return items


def check_new_file(path: Path | str, overwrite: bool) -> None:
    """Raise MtrefsegError unless a training file may be made with a path."""
    check_writable(path, overwrite)
    if not Path(path).exists():
        return
    with database_of(Path(path)):
        # whatever else has the name is refused even where overwriting is allowed
        pass
    if not overwrite:
        raise MtrefsegError(
            "Training file '{path}' exists.",
            "Choose another name, continue it, or allow overwriting.",
            path=path,
        )
