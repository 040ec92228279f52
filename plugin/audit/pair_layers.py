"""The rasters of a pair as layers of the project, found from the facts of a file."""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer

from ...model.errors import MtrefsegError
from ...processing_provider.translate import tr
from ..dock.result.result_layer import pair_group


class RasterMissing(MtrefsegError):
    """A raster is no longer where the file says it is.

    Args:
        path: Where it was.
    """

    def __init__(self, path: str) -> None:
        text = tr("The raster '{}' of this audit was not found.").format(path)
        super().__init__(text, tr("Choose the file that it was moved to."))
        self.path = path


def pair_layers(paths: Tuple[str, str], beside: str) -> Tuple[QgsRasterLayer, QgsRasterLayer]:
    """Return both layers; one that is not in the project is added to it, below everything else.

    Args:
        paths: Of both rasters.
        beside: File in whose folder a raster is looked for that is not at its path.

    Raises:
        RasterMissing: A raster is at neither place.
        MtrefsegError: A raster cannot be read.
    """
    found = [_raster(path, beside) for path in paths]
    new = [layer for layer in found if QgsProject.instance().mapLayer(layer.id()) is None]
    if new:
        _add(new, f"{found[0].name()} → {found[1].name()}")
    return found[0], found[1]


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


def _raster(path: str, beside: str) -> QgsRasterLayer:
    present = _in_project(path)
    if present is not None:
        return present
    places = (Path(path), Path(beside).parent / Path(path).name)
    place = next((place for place in places if place.is_file()), None)
    if place is None and not path.startswith(("/vsi", "http:", "https:")):
        raise RasterMissing(path)
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
