"""The audit of a training file or a result by one person: the interface of the panel.

Every call is one transaction on a connection of its own: what a call returns from is on the disk,
and between calls the file is free for QGIS.
"""

from __future__ import annotations

from typing import Mapping, Optional, Sequence

from ..errors import MtrefsegError
from ..files.craft_schema import (
    ACCEPTED,
    CANDIDATES,
    CHANGE_TYPE,
    CHANGE_TYPES,
    FLAG,
    REJECTED,
    REVIEWS,
    SENTENCE,
)
from ..files.result_schema import REVIEW
from .audit_reader import AuditReader
from .audit_record import mask_blob
from .audit_tables import (
    CLICKED,
    DECIDE,
    DELETED,
    FLAGGED,
    KNOWN,
    MASK_SET,
    SENTENCE_SET,
    SKIP,
    TYPE_SET,
)
from .audited_layer import Row, Scalar, known_layer, layer_named
from .events import Change
from .new_record import drawn_changes
from .record_changes import carry_out, field_change, table_of
from .second_auditor import click_result
from .undo import Undone, revert


class AuditSession(AuditReader):
    """An open audit that can change the file.

    Every change is one event, or one for each record, and one step of ``undo``. ``seconds`` is the
    time that the auditor spent on the record. All methods raise MtrefsegError where the file cannot
    be read or written, or another session has taken it over; then nothing has changed.
    """

    def review(self, record: str, verdict: str, seconds: float = 0.0) -> None:
        """Accept or reject a record, or store that the auditor is unsure."""
        _check_verdict(verdict)
        self._change(DECIDE, record, {REVIEW: verdict}, seconds)

    def skip(self, record: str, seconds: float = 0.0) -> None:
        """Store that the record was left as it is."""
        self._change(SKIP, record, {}, seconds)

    def flag(self, record: str, reason: str, seconds: float = 0.0) -> None:
        """Flag a record for others; an empty reason takes the flag off."""
        self._change(FLAGGED, record, {FLAG: reason or None}, seconds)

    def set_sentence(self, record: str, sentence: str, seconds: float = 0.0) -> None:
        """Correct the sentence of a training record."""
        self._check_training(record, "sentence")
        if not sentence.strip():
            raise MtrefsegError(
                "The sentence of record '{record}' would be empty.",
                "Enter a sentence, or reject the record.",
                record=record,
            )
        self._change(SENTENCE_SET, record, {SENTENCE: sentence.strip()}, seconds)

    def set_type(self, record: str, change_type: int, seconds: float = 0.0) -> None:
        """Correct the change type of a training record."""
        self._check_training(record, "change type")
        if change_type not in CHANGE_TYPES:
            raise MtrefsegError(
                "There is no change type {change_type}.",
                "Use 0 (appears), 1 (disappears) or 2 (changes state).",
                change_type=change_type,
            )
        self._change(TYPE_SET, record, {CHANGE_TYPE: change_type}, seconds)

    def set_geometry(
        self,
        record: str,
        wkb: bytes,
        values: Optional[Mapping[str, Scalar]] = None,
        seconds: float = 0.0,
    ) -> None:
        """Correct the mask.

        Args:
            record: Its name.
            wkb: Polygons in the CRS of the layer; empty: nothing is masked.
            values: Further fields that follow from the mask, as ``area_m2`` of a result.
            seconds: Time spent.
        """
        layer = self._layer
        known = {name: v for name, v in (values or {}).items() if name in layer.columns}
        blob = mask_blob(layer, wkb, record)
        self._change(MASK_SET, record, {layer.geometry: blob, **known}, seconds)

    def delete(self, record: str, seconds: float = 0.0) -> None:
        """Remove a record; undo puts it back."""
        with self._writing() as database:
            table, row = table_of(database, self._layer, record)
            hidden = table.name == KNOWN or self.blind
            change = field_change(
                database, self._author, self._layer,
                DECIDE if hidden else DELETED, record, {REVIEW: REJECTED},
            )  # fmt: skip
            if not hidden:
                change = Change(DELETED, table, record, change.place, row, None)
            carry_out(database, self._author, [change], seconds)

    def draw(
        self,
        wkb: bytes,
        sentence: str,
        object: str = "",  # noqa: A002 - as the field
        change_type: Optional[int] = None,
        values: Optional[Mapping[str, Scalar]] = None,
        seconds: float = 0.0,
    ) -> str:
        """Add what was missed and return its name; it counts as accepted.

        Args:
            wkb: Polygons in the CRS of the layer.
            sentence: That refers to it.
            object: Noun of the object.
            change_type: Of a training record.
            values: Further fields of a result's polygon, as ``area_m2``.
            seconds: Time spent.
        """
        if self.blind:
            raise MtrefsegError("A second auditor draws nothing.", "Open the audit as the first.")
        with self._writing() as database:
            changes = drawn_changes(
                database, self._layer, wkb, sentence, object, change_type, values or {}
            )
            carry_out(database, self._author, changes, seconds)
        return changes[-1].record

    def click(
        self, record: str, x: Optional[float], y: Optional[float], seconds: float = 0.0
    ) -> bool:
        """Store where a second auditor sees what the sentence refers to.

        Args:
            record: Its name.
            x: In the CRS of the layer; None: nothing there fits the sentence.
            y: The same.
            seconds: Time spent.

        Returns:
            Whether it lies in the mask, or none was given where nothing is masked.
        """
        with self._writing() as database:
            layer, row = table_of(database, self._layer, record)
            right = click_result(layer, row, x, y)
            new: Row = {"x": x, "y": y, "right": int(right)}
            change = field_change(database, self._author, self._layer, CLICKED, record, {})
            change = Change(CLICKED, layer, record, change.place, {}, new)
            carry_out(database, self._author, [change], seconds)
        return right

    def accept_many(
        self, records: Sequence[str], verdict: str = ACCEPTED, seconds: float = 0.0
    ) -> int:
        """Decide records that nobody has decided, as one step; return how many."""
        _check_verdict(verdict)
        with self._writing() as database:
            todo = {row.id for row in self._rows(database, places=False) if row.review is None}
            changes = [
                field_change(database, self._author, self._layer, DECIDE, one, {REVIEW: verdict})
                for one in dict.fromkeys(records)
                if one in todo
            ]
            carry_out(database, self._author, changes, seconds)
        return len(changes)

    def undo(self) -> Optional[Undone]:
        """Undo the last step of this auditor, of earlier sessions too; None: there is none."""
        return self._revert(undo=True)

    def redo(self) -> Optional[Undone]:
        """Repeat the step undone last, unless something else was done since."""
        return self._revert(undo=False)

    def _revert(self, undo: bool) -> Optional[Undone]:
        with self._writing() as database:
            tables = [self._layer, known_layer(self._layer, database)]
            drawn = layer_named(database, CANDIDATES)
            layers = {one.name: one for one in [*tables, *([drawn] if drawn else [])]}
            return revert(database, self._author, self._layer.run, layers, undo)

    def _change(self, action: str, record: str, new: Mapping[str, Scalar], seconds: float) -> None:
        with self._writing() as database:
            layer, author = self._layer, self._author
            change = field_change(database, author, layer, action, record, new)
            carry_out(database, author, [change], seconds)

    def _check_training(self, record: str, what: str) -> None:
        if not self.is_training_file:
            raise MtrefsegError(
                "Polygon {record} belongs to a result, whose {what} follows from its run.",
                "Reject the polygon, or export the result to training records.",
                record=record,
                what=what,
            )


def _check_verdict(verdict: str) -> None:
    if verdict not in REVIEWS:
        raise MtrefsegError(
            "There is no verdict '{verdict}'.",
            "Use {known}.",
            verdict=verdict,
            known=", ".join(REVIEWS),
        )
