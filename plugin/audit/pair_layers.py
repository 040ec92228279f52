"""The rasters of a pair as layers of the project, found from the facts of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, List, Optional, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer

from ...model.audit.pair_facts import PairFacts
from ...model.errors import MtrefsegError
from ...processing_provider.translate import tr
from ..dock.result.result_layer import pair_group


class RasterMissing(MtrefsegError):
    """A raster is no longer where the file says it is.

    Args:
        path: Where it was; empty: the file does not know it.
        date: 0 before, 1 after.
    """

    def __init__(self, path: str, date: int) -> None:
        text = tr("The raster {date} was not found: '{path}'.")
        dates = (tr("before"), tr("after"))
        super().__init__(
            text.format(date=dates[date], path=path),
            tr("Choose its file, or choose both rasters in the MTRefSeg panel."),
        )
        self.path, self.date = path, date


def pair_layers(paths: Tuple[str, str], beside: str) -> Tuple[QgsRasterLayer, QgsRasterLayer]:
    """Return both layers; one that is not in the project is added to it, below everything else.

    Args:
        paths: Of both rasters.
        beside: File in whose folder a raster is looked for that is not at its path.

    Raises:
        RasterMissing: A raster is at neither place.
        MtrefsegError: A raster cannot be read.
    """
    found = [_raster(path, date, beside) for date, path in enumerate(paths)]
    new = [layer for layer in found if QgsProject.instance().mapLayer(layer.id()) is None]
    if new:
        _add(new, f"{found[0].name()} → {found[1].name()}")
    return found[0], found[1]


def find_pair(
    facts: PairFacts,
    beside: str,
    chosen: Tuple[Optional[QgsRasterLayer], Optional[QgsRasterLayer]],
    choose: Callable[[RasterMissing], str],
) -> Tuple[QgsRasterLayer, QgsRasterLayer]:
    """Return both layers; a person chooses the file of one that is not found.

    Args:
        facts: Of the audited file.
        beside: The audited file.
        chosen: Layers of the dock, for a file that does not know its rasters.
        choose: Returns the path that a person chose; empty: none.

    Raises:
        MtrefsegError: One is missing and was not chosen, or cannot be read.
    """
    if not (facts.before and facts.after) and chosen[0] is not None and chosen[1] is not None:
        return chosen[0], chosen[1]
    paths = [facts.before, facts.after]
    while True:
        try:
            return pair_layers((paths[0], paths[1]), beside)
        except RasterMissing as error:
            path = choose(error)
            if not path:
                raise
            paths[error.date] = path


def crs_note(layer: QgsRasterLayer, crs: QgsCoordinateReferenceSystem) -> str:
    """Return a warning where a raster is in another CRS than the records; else an empty text."""
    if not crs.isValid() or layer.crs() == crs:
        return ""
    text = tr(
        "'{name}' is in {raster}, its records are in {records}: check that it is the raster that "
        "they were made from."
    )
    given = layer.crs().authid() if layer.crs().isValid() else tr("an unknown CRS")
    return text.format(name=layer.name(), raster=given, records=crs.authid() or crs.description())


def _raster(path: str, date: int, beside: str) -> QgsRasterLayer:
    if not path:
        raise RasterMissing(path, date)
    present = _in_project(path)
    if present is not None:
        return present
    places = (Path(path), Path(beside).parent / Path(path).name)
    place = next((place for place in places if place.is_file()), None)
    if place is None and not path.startswith(("/vsi", "http:", "https:")):
        raise RasterMissing(path, date)
    source = path if place is None else str(place)
    layer = _in_project(source) or QgsRasterLayer(source, Path(source).stem)
    if not layer.isValid():
        text = tr("'{}' cannot be read as a raster.")
        raise MtrefsegError(text.format(source), tr("Choose another file."))
    return layer


def _in_project(path: str) -> Optional[QgsRasterLayer]:
    wanted = Path(path).resolve()
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsRasterLayer) and layer.isValid():
            source = layer.source().split("|")[0]
            if source == path or Path(source).resolve() == wanted:
                return layer
    return None


def _add(layers: List[QgsRasterLayer], name: str) -> None:
    project = QgsProject.instance()
    if not project.mapLayers():
        project.setCrs(layers[0].crs())
    group = pair_group(name)
    for layer in layers:
        project.addMapLayer(layer, False)
        group.addLayer(layer).setExpanded(False)
