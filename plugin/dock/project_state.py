"""The state of the dock in the project file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from qgis.core import QgsProject

from .reading import AUTO, METRES, PixelSize

SCOPE = "mtrefseg"


@dataclass(frozen=True)
class DockState:
    """The panel as it was when the project was saved; layers by their ids.

    Attributes:
        before: Raster of the first date.
        after: Raster of the second date.
        sentences: One a line.
        extent: One of ``area.CHOICES``.
        rectangle: The rectangle that was drawn, as ``ExtentController.rectangle`` returns it.
        area: Layer whose extent or polygons limit the search.
        model: ``mini`` or a model folder.
        result: The selected result.
        reading: Bands and values without data of each raster, as ``ReadingStore`` writes them.
        pixel_size: ``auto``, ``as it is``, or metres.
        threshold: In percent; 0: where the model itself decides.
        min_area_m2: Smaller polygons are left out; below 0: chosen by the pixel size.
    """

    before: str = ""
    after: str = ""
    sentences: str = ""
    extent: str = "overlap"
    rectangle: str = ""
    area: str = ""
    model: str = "mini"
    result: str = ""
    reading: str = ""
    pixel_size: str = AUTO
    threshold: str = "0"
    min_area_m2: str = "-1"

    @classmethod
    def read(cls, project: QgsProject) -> DockState:
        """Read the state of a project; a missing entry has its default."""
        return cls(**{f.name: project.readEntry(SCOPE, f.name, f.default)[0] for f in fields(cls)})

    def write(self, project: QgsProject) -> None:
        """Write the state into a project that is being saved."""
        for name, value in asdict(self).items():
            project.writeEntry(SCOPE, name, value)


def size_text(size: PixelSize) -> str:
    """Return a pixel size as ``DockState`` stores it."""
    return f"{size.metres:g}" if size.choice == METRES else size.choice


def parse_size(text: str) -> PixelSize:
    """Return the pixel size of a text by ``size_text``."""
    metres = number(text, 0.0)
    return PixelSize(METRES, metres) if metres > 0 else PixelSize(text)


def number(text: str, default: float) -> float:
    """Return a number of the project file, which may have been edited by hand."""
    try:
        return float(text)
    except ValueError:
        return default
