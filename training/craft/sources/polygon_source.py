"""Candidates from vector layers that a person has: their fields give noun, type and text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pyogrio
import shapely
from shapely.geometry import MultiPolygon, Polygon

from ....model.errors import MtrefsegError
from ....model.files.literal_path import literal_file
from ....model.messages import Message
from ....model.outputs.vector_layer import VectorLayer
from ....model.rasters.crs import horizontal
from ....model.rasters.grid import Grid
from ....model.requests.candidate_layers import CHANGES, CandidateLayer, CandidateLayers
from ..candidate import Candidate, Step
from ..expression.object_nouns import singular_of
from .change_words import change_type_of, names_no_change

SOURCE = "polygons"
MOST_TEXT = 500
"""Characters of a free text that are kept."""


@dataclass
class PolygonSource:
    """Reads the layers of a request.

    Attributes:
        layers: The layers, and what their fields hold.
        warnings: What was left out or mended, a sentence for each kind and layer.
    """

    layers: CandidateLayers
    warnings: list[str] = field(default_factory=list)

    def candidates(self, grid: Grid) -> Iterator[Candidate]:
        """Yield the candidates whose polygons meet a grid.

        Args:
            grid: Of the before raster, cut to the overlap; its CRS is that of the candidates.

        Raises:
            MtrefsegError: A layer, its CRS or one of the fields is missing.
        """
        outline = Polygon(grid.to_ground(shapely.get_coordinates(grid.frame())))
        for layer in self.layers.sources():
            frame = self._read(layer)
            counts: Counter[str] = Counter()
            frame = frame.to_crs(horizontal(grid.crs))
            for values in frame.to_dict("records"):
                geometry = _polygonal(values.pop("geometry"), counts)
                if geometry is None:
                    continue
                if not geometry.intersects(outline):
                    counts["outside"] += 1
                    continue
                if names_no_change(_text(values.get(self.layers.type_field))):
                    counts["unchanged"] += 1
                    continue
                yield self._candidate(layer, geometry, values, counts)
            self._tell(layer, counts, len(frame))

    def _candidate(
        self,
        layer: CandidateLayer,
        geometry: Polygon | MultiPolygon,
        values: dict[str, Any],
        counts: Counter[str],
    ) -> Candidate:
        noun = _text(values.get(self.layers.object_field)) or layer.object
        counts["no object"] += not noun
        change = _text(values.get(self.layers.type_field))
        number = change_type_of(change) if change else None
        counts["no type"] += bool(self.layers.type_field) and number is None
        confidence = _number(values.get(self.layers.confidence_field))
        return Candidate(
            geometry,
            CHANGES.index(self.layers.change) if number is None else number,
            singular_of(noun),
            SOURCE,
            confidence=min(1.0, max(0.0, 1.0 if confidence is None else confidence)),
            text=_text(values.get(self.layers.text_field))[:MOST_TEXT],
            attributes={"layer": layer.layer or layer.path},
            history=(Step.now(SOURCE, "proposed"),),
        )

    def _read(self, layer: CandidateLayer) -> geopandas.GeoDataFrame:
        title = Message("Polygon layer '{path}'", path=layer.path)
        source = VectorLayer(layer.path, layer.layer, title, layer.subset)
        names = pyogrio.list_layers(literal_file(layer.path))[:, 0]
        if not layer.layer and len(names) > 1:
            self.warnings.append(
                Message(
                    "'{path}' has {count} layers; the first, '{layer}', was read.",
                    path=layer.path,
                    count=len(names),
                    layer=names[0],
                )
            )
        frame = source.read_fields()
        self._check_fields(layer, frame)
        return frame

    def _check_fields(self, layer: CandidateLayer, frame: geopandas.GeoDataFrame) -> None:
        fields = self.layers
        known = [str(name) for name in frame.columns if name != "geometry"]
        for name in (
            fields.object_field, fields.type_field, fields.text_field, fields.confidence_field,
        ):  # fmt: skip
            if name and name not in known:
                raise MtrefsegError(
                    "Polygon layer '{polygons}' has no field '{field}'.",
                    "Its fields are {known}.",
                    polygons=layer.path,
                    field=name,
                    known=", ".join(known) or Message("none"),
                )

    def _tell(self, layer: CandidateLayer, counts: Counter[str], total: int) -> None:
        of_layer = {"total": total, "path": layer.path, "change": self.layers.change}
        texts = {
            "no polygon": Message(
                "{count} of {total} features of '{path}' are no polygons: left out.",
                count=counts["no polygon"], **of_layer,
            ),
            "invalid": Message(
                "{count} of {total} polygons of '{path}' were invalid and were mended.",
                count=counts["invalid"], **of_layer,
            ),
            "outside": Message(
                "{count} of {total} polygons of '{path}' lie outside of the rasters: left out.",
                count=counts["outside"], **of_layer,
            ),
            "unchanged": Message(
                "{count} of {total} polygons of '{path}' say that nothing changed: left out.",
                count=counts["unchanged"], **of_layer,
            ),
            "no object": Message(
                "{count} of {total} polygons of '{path}' have no noun: no sentence is written for "
                "them.",
                count=counts["no object"], **of_layer,
            ),
            "no type": Message(
                "{count} of {total} polygons of '{path}' have no readable kind of change: "
                "'{change}' is taken.",
                count=counts["no type"], **of_layer,
            ),
        }  # fmt: skip
        self.warnings += [text for kind, text in texts.items() if counts[kind]]


def _polygonal(geometry: Any, counts: Counter[str]) -> Polygon | MultiPolygon | None:
    """Return the polygons of a geometry, mended; None: it has none."""
    if geometry is None or geometry.is_empty:
        counts["no polygon"] += 1
        return None
    geometry = shapely.force_2d(geometry)
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
        counts["invalid"] += 1
    if geometry.geom_type == "GeometryCollection":
        parts = [one for one in geometry.geoms if isinstance(one, (Polygon, MultiPolygon))]
        geometry = shapely.union_all(parts)
    if geometry.is_empty or not isinstance(geometry, (Polygon, MultiPolygon)):
        counts["no polygon"] += 1
        return None
    return geometry


def _text(value: Any) -> str:
    """Return a value of a field as text; empty where it is null."""
    return "" if value is None or pd.isna(value) else " ".join(str(value).split())


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if np.isfinite(number) else None
