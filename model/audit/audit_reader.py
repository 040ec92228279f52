"""An open audit: the lock, the records in an order, and what an auditor may know of them."""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Iterator, List, Optional, Tuple, Type, TypeVar

from ..errors import MtrefsegError
from ..files.craft_schema import CANDIDATES, FLAG
from ..files.result_schema import REVIEW
from .audit_database import reading, writing
from .audit_lock import check_lock, release_lock, renew_lock, take_lock
from .audit_record import AuditRecord, audit_record, masks_around
from .audit_tables import FIRST, SECOND, create_tables
from .audited_layer import add_missing_fields, audited_layer, layer_named
from .events import Author
from .known_records import MOST_HIDDEN, add_known, known_records, mixed_in
from .orders import DISAGREEMENT, DIVERSE, OrderRow, ordered
from .pair_facts import PairFacts, check_layout, pair_facts
from .progress import Progress, progress_of
from .record_changes import table_of, values_of
from .record_rows import ALL, TODO, conflicts, filtered, order_rows
from .second_auditor import has_clicked, second_share

Session = TypeVar("Session", bound="AuditReader")


class AuditReader:
    """An open audit; a context manager.

    Args:
        path: Of the file.
        author: Who audits, in which role.
        known_share: Share of hidden records whose answer is known.
        second_share: Share of the decided records that a second auditor gets.

    Attributes:
        path: Of the file.
        auditor: Who audits.
        blind: Whether as a second auditor, who does not get the verdicts of the first ones.
        is_training_file: Otherwise it is the result of a run.
        facts: Rasters and CRS.
    """

    def __init__(self, path: Path, author: Author, known_share: float, second_share: float) -> None:
        self._path, self._author = path, author
        self._known_share, self._second_share = known_share, second_share
        self.path, self.auditor = str(path), author.auditor
        self.blind = author.role == SECOND
        with writing(path) as database:
            layer = audited_layer(database, path)
            create_tables(database, layer.name)
            self._layer = add_missing_fields(database, layer)
            check_layout(database, path, layer)
            self.facts: PairFacts = pair_facts(database, self._layer)
            take_lock(database, path, author)
        self.is_training_file = layer.is_training_file
        self._status = _status(path)

    @classmethod
    def open(
        cls: Type[Session],
        path: str,
        auditor: str,
        *,
        blind: bool = False,
        known_share: float = 0.05,
        second_share: float = 0.2,
    ) -> Session:
        """Open a training file or a result for an audit.

        Args:
            path: Of the GeoPackage.
            auditor: Name of the person.
            blind: As a second auditor.
            known_share: Share of hidden records whose answer is known.
            second_share: Share of the decided records that a second auditor gets.

        Raises:
            MtrefsegError: It is missing, no such file, of a newer version, write-protected, locked,
                or being audited elsewhere.
        """
        if not auditor.strip():
            raise MtrefsegError("The audit has no auditor.", "Enter your name.")
        author = Author(auditor.strip(), SECOND if blind else FIRST, secrets.token_hex(8))
        return cls(Path(path), author, known_share, second_share)

    def __enter__(self: Session) -> Session:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def ids(self, order: str, only: str = TODO) -> List[str]:
        """Return the names of records in an order, hidden known ones among them.

        Args:
            order: One of ``ORDERS``; ``disagreement`` has the records on which people, or the model
                and a person, differ, whatever ``only`` is.
            only: One of ``FILTERS``.
        """
        with self._writing() as database:
            rows = self._rows(database, places=order == DIVERSE or not self.is_training_file)
            chosen = filtered(rows, ALL if order == DISAGREEMENT else only)
            differ = () if self.blind else conflicts(database, self._layer.run)
            names = ordered(chosen, order, self.auditor, differ)
            if self.blind or only != TODO or order == DISAGREEMENT:
                return names
            wanted = min(MOST_HIDDEN, round(self._known_share * len(names)))
            add_known(database, self._layer, self.auditor, wanted)
            known = known_records(database, self._layer.run, self.auditor)
            hidden = [one.id for one in known if one.review is None]
            return mixed_in(names, hidden, self._known_share)

    def record(self, record: str) -> AuditRecord:
        """Return a record; a second auditor gets the mask after the click alone.

        Raises:
            MtrefsegError: It is not in the file.
        """
        with self._reading() as database:
            layer, row = table_of(database, self._layer, record)
            found = audit_record(database, layer, record, row)
            if not self.blind:
                return found
            values = values_of(database, self._author, layer, record)
            hidden = self.is_training_file and not has_clicked(
                database, self._author, layer, record
            )
            return replace(
                found,
                review=_text(values.get(REVIEW)) or None,
                flag=_text(values.get(FLAG)),
                state="",
                reason="",
                geometry=None if hidden else found.geometry,
            )

    def neighbours(self, record: str) -> List[bytes]:
        """Return the other masks around a record as WKB: candidates, or polygons of a result."""
        with self._reading() as database:
            layer, row = table_of(database, self._layer, record)
            found = audit_record(database, layer, record, row)
            near = layer_named(database, CANDIDATES) if self.is_training_file else self._layer
            if near is None or found.extent is None:
                return []
            return masks_around(database, near, found)

    def at_least(self, confidence: float) -> List[str]:
        """Return the records without verdict that have a confidence."""
        return [row.id for row in self._todo(places=False) if (row.confidence or 0.0) >= confidence]

    def within(self, left: float, bottom: float, right: float, top: float) -> List[str]:
        """Return the records without verdict whose centre lies in a rectangle of the CRS."""
        return [
            row.id for row in self._todo(places=True)
            if row.x is not None and row.y is not None
            and left <= row.x <= right and bottom <= row.y <= top
        ]  # fmt: skip

    def progress(self) -> Progress:
        """Return how far the audit is; hidden records of this auditor count as others do."""
        with self._reading() as database:
            rows = self._rows(database, places=not self.is_training_file)
            known = known_records(database, self._layer.run, self.auditor)
        hidden = [] if self.blind else [one.row() for one in known]
        return progress_of([*rows, *hidden])

    def touch(self) -> None:
        """Store that the session goes on, where nothing is decided for half an hour."""
        with self._writing():
            pass

    def changed_elsewhere(self) -> bool:
        """Return whether another process has changed the file since the last change of this one."""
        return _status(self._path) != self._status

    def close(self) -> None:
        """End the session and release the file for others."""
        if self._path.is_file():
            with writing(self._path) as database:
                release_lock(database, self._author)

    def _todo(self, places: bool) -> List[OrderRow]:
        with self._reading() as database:
            return filtered(self._rows(database, places), TODO)

    def _rows(self, database: sqlite3.Connection, places: bool) -> List[OrderRow]:
        rows = order_rows(database, self._layer, places)
        if not self.blind:
            return rows
        return second_share(database, self._layer, rows, self.auditor, self._second_share)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with reading(self._path) as database:
            yield database

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open the file to change it, as long as it is this session's and the same run."""
        with writing(self._path) as database:
            if audited_layer(database, self._path).run != self._layer.run:
                raise MtrefsegError(
                    "'{path}' was drawn again since the audit began.",
                    "Open the audit again; earlier decisions are kept.",
                    path=self._path,
                )
            check_lock(database, self._path, self._author)
            renew_lock(database, self._author)
            yield database
        self._status = _status(self._path)


def _status(path: Path) -> Tuple[int, ...]:
    """Return what changes with a file: of its log too, where changes are kept in one."""
    found: List[int] = []
    for name in (path, path.with_name(path.name + "-wal")):
        try:
            status = os.stat(name)  # noqa: PTH116 - a name that is too long
        except OSError:  # there is no such file now
            continue
        found += [status.st_ino, status.st_size, status.st_mtime_ns]
    return tuple(found)


def _text(value: object) -> str:
    return "" if value is None else str(value)
