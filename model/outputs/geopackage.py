"""The GeoPackage of change polygons: one layer with its style and its provenance."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import pyogrio
from geopandas import GeoDataFrame, GeoSeries

from ..files.atomic_write import sync_file
from ..files.craft_schema import FLAG
from ..files.provenance_table import storable
from ..files.publish import FinishedFile
from ..files.result_schema import (
    AREA_M2,
    CONFIDENCE,
    DROPPED_BY,
    FIELDS,
    KNOWN,
    LAYER,
    PERIMETER_M,
    PHRASE,
    REVIEW,
    RUN_FIELDS,
    SENTENCE,
    SHAPE_FIELDS,
    UNDERSTOOD,
)
from ..rasters.crs import Wkt2CRS
from .geodesic import Geometries, Values
from .geopackage_tables import check_polygon_count, set_times, store_styles
from .other_layers import merge_other_layers
from .overwrite import check_layer_overwrite
from .partial_output import PartialOutput
from .reviews import NO_VERDICT, Verdict
from .style import style_qml
from .vectorise import ChangePolygon

VERSION = "1.3"  # GDAL 3.6 (QGIS 3.22) warns about 1.4
BUFFER = 5000  # an append costs as much as writing some hundred polygons


class ColumnMeasure(Protocol):
    """Measures numeric fields of polygons.

    Attributes:
        columns: Names of the fields.
    """

    columns: tuple[str, ...]

    def measure(self, geometries: Geometries) -> Mapping[str, Values]:
        """Return each field, ``(n,)``; NaN is stored as null."""
        ...


class ChangeRow(NamedTuple):
    """A polygon with its text fields.

    Attributes:
        sentence: As written.
        phrase: What the model was given.
        understood: One of ``UNDERSTOOD_VALUES``.
        polygon: In the CRS of the layer.
        verdict: Values of the fields ``review`` and ``flag``.
    """

    sentence: str
    phrase: str
    understood: str
    polygon: ChangePolygon
    verdict: Verdict


def ignore_file(path: Path) -> None:
    """Leave a file as it is: the default of ``complete``."""


class ChangeLayer(PartialOutput):
    """Writes polygons to a GeoPackage.

    The same polygons in the same order give the same file to the byte; a file that holds other
    layers keeps them.

    Args:
        output: Path of the GeoPackage.
        crs: CRS of the polygons, anything pyproj reads.
        sentences: All sentences of the run; they choose the style.
        common: Text fields that all polygons share: before, after, model, created (ISO 8601, UTC).
        provenance: Stored as the layer's metadata; values that are not text become JSON.
        review: Add the text field ``review``.
        flag: Add the text field ``flag``.
        overwrite: Replace an earlier result that a person has worked on.
        keeps_reviews: The reviews of the earlier result are copied to this one.
        kept_events: Last event of its audit that is copied; None: there is no earlier result.
        measures: Measures the fields beside area and perimeter; None: they are null.
        complete: Called with the path of the partial file when all polygons are in it.
    """

    title = "Output"
    write_errors = (OSError, RuntimeError, ValueError, sqlite3.Error)

    def __init__(
        self,
        output: Path | str,
        crs: Any,
        *,
        sentences: tuple[str, ...],
        common: Mapping[str, str],
        provenance: Mapping[str, Any],
        review: bool = False,
        flag: bool = False,
        overwrite: bool = False,
        keeps_reviews: bool = False,
        kept_events: int | None = None,
        measures: ColumnMeasure | None = None,
        complete: Callable[[Path], None] = ignore_file,
    ) -> None:
        super().__init__(output, ".gpkg")
        self._replaces = overwrite, keeps_reviews, kept_events
        self._has_review_field, self._has_flag_field = review, flag
        self._crs = Wkt2CRS.from_user_input(crs)
        self._sentences = sentences
        self._common = {name: storable(common[name]) for name in RUN_FIELDS}
        self._metadata = {key: _text(value) for key, value in provenance.items()}
        self._measures, self._complete = measures, complete
        self._buffer: list[ChangeRow] = []
        self._count = 0

    def _create(self) -> None:
        pyogrio.write_dataframe(
            self._frame(),
            self._literal,
            layer=LAYER,
            driver="GPKG",
            geometry_type="MultiPolygon",
            layer_metadata=self._metadata,
            VERSION=VERSION,
        )

    def write(
        self,
        sentence: str,
        polygons: Sequence[ChangePolygon],
        reviews: Sequence[Verdict] = (),
        phrase: str = "",
        understood: str = KNOWN,
    ) -> None:
        """Add polygons of a sentence.

        Args:
            sentence: Their sentence.
            polygons: In the CRS of the layer.
            reviews: Values of the fields ``review`` and ``flag``; empty: null.
            phrase: What the model was given; empty: the sentence.
            understood: One of ``UNDERSTOOD_VALUES``.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        reviews = reviews or (NO_VERDICT,) * len(polygons)
        self._buffer.extend(
            ChangeRow(sentence, phrase or sentence, understood, polygon, verdict)
            for polygon, verdict in zip(polygons, reviews, strict=True)
        )
        if len(self._buffer) >= BUFFER:
            self._flush()

    def finish(self) -> FinishedFile:
        """Complete the file.

        Raises:
            MtrefsegError: It cannot be written.
        """
        self._flush()
        created = self._common["created"]
        self._complete(self._partial)
        with self._wrap_errors():
            store_styles(self._literal, {LAYER: style_qml(self._sentences)}, created)
            set_times(self._partial, created, bool(self._metadata))
            sync_file(self._partial)
            check_polygon_count(self._partial, self._count)
        return FinishedFile(
            self._output,
            self._partial,
            check=lambda: check_layer_overwrite(self._output, *self._replaces),
            merge_existing=lambda old: merge_other_layers(old, self._partial, self._literal),
            overwrite=self._replaces[0],
        )

    def _flush(self) -> None:
        if not self._buffer:
            return
        with self._wrap_errors():
            pyogrio.write_dataframe(
                self._frame(), self._literal, layer=LAYER, driver="GPKG", append=True
            )
        self._count += len(self._buffer)
        self._buffer.clear()

    def _frame(self) -> GeoDataFrame:
        rows, polygons = self._buffer, [row.polygon for row in self._buffer]
        geometries = np.array([polygon.geometry for polygon in polygons], dtype=object)
        columns: dict[str, Any] = {
            SENTENCE: _texts([row.sentence for row in rows]),
            PHRASE: _texts([row.phrase for row in rows]),
            UNDERSTOOD: _texts([row.understood for row in rows]),
            DROPPED_BY: _texts([None] * len(rows)),
            # single precision has no more digits, and sums differ in them with the strips
            CONFIDENCE: np.round(_numbers([polygon.confidence for polygon in polygons]), 6),
            AREA_M2: _numbers([polygon.area_m2 for polygon in polygons]),
            PERIMETER_M: _numbers([polygon.perimeter_m for polygon in polygons]),
            **self._measured(geometries),
        }
        # the fields of reference layers come last: their number differs with the run
        layers = {name: columns.pop(name) for name in list(columns) if name not in FIELDS}
        for name, text in self._common.items():
            columns[name] = np.full(len(polygons), text, dtype=object)
        columns.update(layers)
        if self._has_review_field:
            columns[REVIEW] = _texts([row.verdict.review for row in rows])
        if self._has_flag_field:
            columns[FLAG] = _texts([row.verdict.flag for row in rows])
        return GeoDataFrame(columns, geometry=GeoSeries(geometries, crs=self._crs))

    def _measured(self, geometries: Geometries) -> Mapping[str, Values]:
        columns = SHAPE_FIELDS if self._measures is None else self._measures.columns
        if self._measures is None or not len(geometries):
            return dict.fromkeys(columns, np.full(len(geometries), np.nan))
        return self._measures.measure(geometries)


def _numbers(values: Sequence[float]) -> Values:
    return np.array(values, dtype=np.float64)


def _texts(values: Sequence[str | None]) -> npt.NDArray[np.object_]:
    return np.array(values, dtype=object)


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return storable(text)
