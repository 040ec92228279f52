"""The records in the chosen order, and which one is current."""

from __future__ import annotations

from typing import List, Optional

from ...model.audit.session import AuditSession


class RecordQueue:
    """A list of records that stays as it is until another order or filter is chosen.

    Args:
        session: The session.
        order: One of ``audit.orders.ORDERS``.
        only: One of ``audit.record_rows.FILTERS``.
    """

    def __init__(self, session: AuditSession, order: str, only: str) -> None:
        self._session = session
        self.order, self.only = order, only
        self.ids: List[str] = []
        self.position = 0
        self.reload()

    @property
    def current(self) -> Optional[str]:
        """Id of the current record; None at the end of the list."""
        return self._at(self.position)

    @property
    def following(self) -> Optional[str]:
        """Id of the record that comes next."""
        return self._at(self.position + 1)

    def reload(self, stay_on: Optional[str] = None) -> None:
        """List the records again.

        Args:
            stay_on: Record that becomes the current one where it is in the list.
        """
        self.ids = self._session.ids(self.order, self.only)
        self.position = self.ids.index(stay_on) if stay_on in self.ids else 0

    def advance(self) -> None:
        """Go to the next record; behind the last one lies the end of the list."""
        self.position = min(self.position + 1, len(self.ids))

    def back(self) -> None:
        """Go to the previous record."""
        self.position = max(0, self.position - 1)

    def go_to(self, record_id: str) -> None:
        """Make a record the current one; one that the filter left out comes before the present."""
        if record_id in self.ids:
            self.position = self.ids.index(record_id)
        else:
            self.ids.insert(self.position, record_id)

    def _at(self, position: int) -> Optional[str]:
        return self.ids[position] if 0 <= position < len(self.ids) else None
