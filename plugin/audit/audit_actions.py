"""What a person does with the current record: every action stores one event."""

from __future__ import annotations

from functools import partial
from typing import Any, Callable, Dict, Optional, Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog

from ...model.audit.audit_record import AuditRecord
from ...model.audit.progress import Progress
from ...model.audit.session import AuditSession
from ...model.errors import MtrefsegError
from ...model.files.craft_schema import ACCEPTED, REJECTED, UNSURE
from ...processing_provider.translate import tr
from ..dock.context import DockContext
from ..dock.messages import AUDIT
from .audit_panel import AuditPanel
from .mask_editor import MaskEditor
from .missed_change import MissedChange, measured_values
from .pace import Pace
from .record_display import RecordDisplay, mask_of
from .record_queue import RecordQueue


class AuditActions(QObject):
    """The actions on an open file, by name for keys and buttons.

    Args:
        context: QGIS's interface and the messages.
        panel: The view.
        session: The open file.
        queue: Its records.
        display: The maps.
        crs: CRS of the records.
    """

    changed = pyqtSignal()

    def __init__(
        self, context: DockContext, panel: AuditPanel, session: AuditSession,
        queue: RecordQueue, display: RecordDisplay, crs: QgsCoordinateReferenceSystem,
    ) -> None:  # fmt: skip
        super().__init__(panel)
        self._context, self._panel, self.session = context, panel, session
        self._display, self._crs = display, crs
        self.queue = queue
        self.pace = Pace()
        self.record: Optional[AuditRecord] = None
        self._missed = MissedChange(context, session, crs)
        self._progress: Optional[Progress] = None
        self.editor = MaskEditor(context.iface, panel, self)
        self.editor.changed.connect(display.show_mask)
        self.editor.ended.connect(self.show)
        self.actions = self._by_name()

    def _by_name(self) -> Dict[str, Callable[[], None]]:
        move, panel = self.move, self._panel
        always = {
            "skip": self.skip,
            "undo": self.undo,
            "previous": partial(move, -1),
            "next": partial(move, 1),
            "blink": panel.blinkButton.toggle,
        }
        if self.session.blind:
            return always
        decisions = {
            name: partial(self.review, review)
            for name, review in (("accept", ACCEPTED), ("reject", REJECTED), ("unsure", UNSURE))
        }
        types = {f"type{n}": partial(self.set_type, n) for n in range(3)}
        return {
            **always,
            **decisions,
            **(types if self.session.is_training_file else {}),
            "edit": self.edit,
            "draw": self.draw,
            "flag": self.flag,
            "hide": panel.hideButton.toggle,
        }

    def run(self, name: str) -> bool:
        """Carry out an action of a key or button; return whether there is one.

        While a mask is edited the keys belong to QGIS's tools, except E, which stores it.
        """
        if self.editor.scratch is not None:
            if name == "edit":
                self.editor.save()
            return name == "edit"
        if name in self.actions:
            self._context.messages.clear(AUDIT)
            self._store(self.actions[name])
        return not name or name in self.actions

    def show(self) -> None:
        """Show the current record."""
        self._store(self._show)

    def _show(self) -> None:
        current, following = self.queue.current, self.queue.following
        self.record = self.session.record(current) if current is not None else None
        self._panel.show_record(self.record)
        self._progress = progress = self.session.progress()
        left_s = self.pace.seconds_left(progress.total - progress.reviewed)
        self._panel.show_progress(self.queue.position, len(self.queue.ids), progress, left_s)
        others: Sequence[bytes] = ()
        if current is not None and not self.session.blind:
            others = self.session.neighbours(current)
        ahead = self.session.record(following) if following is not None else None
        self._display.show(self.record, others, ahead)
        self.pace.shown()

    def move(self, step: int) -> None:
        """Go to the previous or next record without a decision."""
        if step < 0:
            self.queue.back()
        else:
            self.queue.advance()
        self._show()

    def reorder(self, order: str, only: str) -> None:
        """List the records in another order, or others of them."""
        self.queue.order, self.queue.only = order, only
        self._store(lambda: self.queue.reload(self.queue.current))
        self.show()

    def reread(self) -> None:
        """List the records again after another program has changed the file.

        Raises:
            MtrefsegError: The file is gone, or audited elsewhere.
        """
        self.session.touch()
        if self.session.progress() == self._progress:
            return
        self.queue.reload(self.queue.current)
        self.show()
        text = tr("The file was changed by another program; its records were read again.")
        self._context.show_warning(text, subject=AUDIT)

    def go_to_listed(self, record_id: str) -> None:
        """Go to a record where it is in the list."""
        if record_id in self.queue.ids:
            self.queue.go_to(record_id)
            self.show()

    def skip(self) -> None:
        """Leave the current record for later; the blind auditor says that nothing fits."""
        if self.record is not None:
            if self.session.blind:
                self.session.click(self.record.id, None, None, self.pace.decided())
            else:
                self.session.skip(self.record.id, self.pace.decided())
        self._advance()

    def review(self, review: str) -> None:
        """Store a decision and go on."""
        if self.record is not None:
            self.session.review(self.record.id, review, self.pace.decided())
            self._advance()

    def click(self, x: float, y: float) -> None:
        """Store where the blind auditor has found the target, in the CRS of the records."""
        if self.record is not None:
            found, seconds = self.record.id, self.pace.decided()
            self._store(lambda: self.session.click(found, x, y, seconds))
            self._store(self._advance)

    def set_type(self, change_type: int) -> None:
        """Store another change type; the record stays the current one."""
        if self.record is not None:
            self.session.set_type(self.record.id, change_type)
            self._changed()

    def set_sentence(self, text: str) -> None:
        """Store another sentence; the record stays the current one."""
        if self.record is not None:
            record_id = self.record.id
            self._store(lambda: self.session.set_sentence(record_id, text))
            self._changed()

    def flag(self) -> None:
        """Store why the record is flagged; an empty reason takes the flag away."""
        if self.record is None:
            return
        title, label = tr("Flag this record"), tr("Reason; empty: no flag")
        window = self._context.iface.mainWindow()
        reason, ok = QInputDialog.getText(window, title, label, text=self.record.flag)
        if ok:
            self.session.flag(self.record.id, reason.strip())
        self._changed()

    def undo(self) -> None:
        """Take the last change back and go to its record."""
        undone = self.session.undo()
        if undone is None:
            self._context.show_warning(tr("There is nothing left to undo."), subject=AUDIT)
            return
        if undone.kept:
            text = tr("{} records were changed by somebody else since, and stay as they are.")
            self._context.show_warning(text.format(len(undone.kept)), subject=AUDIT)
        if undone.records:
            self.queue.go_to(undone.records[0])
        self._changed()

    def edit(self) -> None:
        """Edit the mask of the current record with QGIS's tools."""
        if self.record is None:
            return
        record_id, mask = self.record.id, mask_of(self.record.geometry)
        self._display.zoom_to_mask()
        self.editor.edit(mask, self._crs, lambda edited: self._save_mask(record_id, edited))

    def _save_mask(self, record_id: str, mask: QgsGeometry) -> None:
        values = measured_values(self.session, mask, self._crs)
        wkb = b"" if mask.isEmpty() else bytes(mask.asWkb())
        self._store(lambda: self.session.set_geometry(record_id, wkb, values))
        self._changed()

    def draw(self) -> None:
        """Draw a change that has no record."""
        self.editor.draw(self._crs, self._save_drawn)

    def _save_drawn(self, mask: QgsGeometry) -> None:
        sentence = self.record.sentence if self.record is not None else ""
        self._store(lambda: self._missed.store(mask, sentence))
        self._changed()

    def _advance(self) -> None:
        self.queue.advance()
        self._changed()

    def _changed(self) -> None:
        self.changed.emit()
        self.show()

    def _store(self, action: Callable[[], Any]) -> None:
        """Carry out an action; where it fails, nothing was stored and the record stays."""
        try:
            action()
        except MtrefsegError as error:
            self._context.show_error(error, AUDIT)
