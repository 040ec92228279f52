"""The state of the audit in the project file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from qgis.core import QgsProject

from ..dock.project_state import SCOPE

PREFIX = "audit_"


@dataclass(frozen=True)
class AuditState:
    """The audit as it was when the project was saved; the decisions are in the audited file.

    Attributes:
        file: The audited file; empty: none was open. Relative where the project's paths are.
        record: Id of the current record.
        order: Order of the records.
        only: Filter of the records.
        view: ``side`` or ``swipe``.
        blind: ``1`` for the second auditor.
    """

    file: str = ""
    record: str = ""
    order: str = "squares"
    only: str = "todo"
    view: str = "side"
    blind: str = ""

    @classmethod
    def read(cls, project: QgsProject) -> AuditState:
        """Read the state of a project; a missing entry has its default."""
        values = {
            one.name: project.readEntry(SCOPE, PREFIX + one.name, one.default)[0]
            for one in fields(cls)
        }
        if values["file"]:
            values["file"] = project.readPath(values["file"])
        return cls(**values)

    def write(self, project: QgsProject) -> None:
        """Write the state into a project that is being saved."""
        for name, value in asdict(self).items():
            stored = project.writePath(value) if name == "file" and value else value
            project.writeEntry(SCOPE, PREFIX + name, stored)
