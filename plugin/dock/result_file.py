"""What the dock adds to the engine's GeoPackage before it is shown; runs in a task's thread."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Sequence

from qgis.core import (
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsSpatialIndex,
    QgsVectorLayer,
)

from ...model.errors import MtrefsegError
from .area import Mask

REVIEW = "review"
ACCEPTED, REJECTED = "accepted", "rejected"


@dataclass(frozen=True)
class Verdict:
    """What a person said about a polygon: a point inside it, its sentence, the status."""

    inside: QgsGeometry
    sentence: str
    status: str


def finish_file(path: str, mask: Optional[Mask] = None, verdicts: Sequence[Verdict] = ()) -> None:
    """Add the field of the review, leave out what lies off the mask, carry verdicts over.

    Raises:
        MtrefsegError: The file cannot be changed.
    """
    layer = QgsVectorLayer(f"{path}|layername=changes", "changes", "ogr")
    provider = layer.dataProvider()
    if not layer.isValid() or provider is None:
        raise MtrefsegError(f"The result '{path}' cannot be opened.", "Check the free space.")
    if layer.fields().lookupField(REVIEW) < 0:
        # A copy of another text field: the names of types differ between Qt 5 and 6.
        field = QgsField(layer.fields().field("sentence"))
        field.setName(REVIEW)
        provider.addAttributes([field])
        layer.updateFields()
    if mask is not None:
        provider.deleteFeatures(_off_the_mask(layer, mask.geometry()))
    if verdicts:
        _carry_over(layer, verdicts)


def verdicts_of(layer: QgsVectorLayer) -> List[Verdict]:
    """Return what was said about the polygons of a layer."""
    request = QgsFeatureRequest().setFilterExpression(f'"{REVIEW}" IS NOT NULL')
    return [
        Verdict(f.geometry().pointOnSurface(), f["sentence"], f[REVIEW])
        for f in layer.getFeatures(request)
        if f.hasGeometry()
    ]


def copy_geopackage(source: str, target: str) -> None:
    """Copy a GeoPackage that may be open, whole or not at all, with style and provenance.

    Raises:
        MtrefsegError: It cannot be read or written.
    """
    partial = Path(target).with_name(f".{Path(target).name}.part")
    try:
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(partial)) as new:
            old.backup(new)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise MtrefsegError(
            f"'{target}' cannot be written ({error}).",
            "Check the folder, the free space, and that no other program uses the file.",
        ) from error


def _off_the_mask(layer: QgsVectorLayer, mask: QgsGeometry) -> List[int]:
    engine = QgsGeometry.createGeometryEngine(mask.constGet())
    engine.prepareGeometry()
    request = QgsFeatureRequest().setNoAttributes()
    return [
        f.id() for f in layer.getFeatures(request) if not engine.intersects(f.geometry().constGet())
    ]


def _carry_over(layer: QgsVectorLayer, verdicts: Sequence[Verdict]) -> None:
    features = {f.id(): f for f in layer.getFeatures()}
    index = QgsSpatialIndex(layer.getFeatures(QgsFeatureRequest().setNoAttributes()))
    field = layer.fields().lookupField(REVIEW)
    changes = {}
    for verdict in verdicts:
        for fid in index.intersects(verdict.inside.boundingBox()):
            feature = features[fid]
            same = feature["sentence"] == verdict.sentence
            if same and feature.geometry().intersects(verdict.inside):
                changes[fid] = {field: verdict.status}
    layer.dataProvider().changeAttributeValues(changes)
