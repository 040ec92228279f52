"""What the dock remembers in the project file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from qgis.core import QgsProject

SCOPE = "mtrefseg"


@dataclass(frozen=True)
class DockState:
    """The panel as it was when the project was saved; layers by their ids."""

    before: str = ""
    after: str = ""
    sentences: str = ""
    extent: str = "overlap"
    area: str = ""
    model: str = "mini"
    result: str = ""

    @classmethod
    def read(cls, project: QgsProject) -> DockState:
        """Read it from a project; what is missing has its default."""
        return cls(**{f.name: project.readEntry(SCOPE, f.name, f.default)[0] for f in fields(cls)})

    def write(self, project: QgsProject) -> None:
        """Store it in a project that is being saved."""
        for name, value in asdict(self).items():
            project.writeEntry(SCOPE, name, value)
