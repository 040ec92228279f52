"""The GeoPackage of change polygons: one layer with its style and its provenance."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
from geopandas import GeoDataFrame, GeoSeries

from ..files.atomic_write import sync_file
from ..files.publish import FinishedFile
from ..files.result_schema import (
    AREA_M2,
    CONFIDENCE,
    LAYER,
    PERIMETER_M,
    REVIEW,
    RUN_FIELDS,
    SENTENCE,
)
from ..rasters.crs import Wkt2CRS
from .geopackage_tables import check_polygon_count, set_times, store_style
from .other_layers import merge_other_layers
from .overwrite import check_layer_overwrite
from .partial_output import PartialOutput
from .vectorise import ChangePolygon

VERSION = "1.3"  # GDAL 3.6 (QGIS 3.22) warns about 1.4
BUFFER = 5000  # an append costs as much as writing some hundred polygons


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
        overwrite: Replace an earlier result that a person has worked on.
        keeps_reviews: The reviews of the earlier result are copied to this one.
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
        overwrite: bool = False,
        keeps_reviews: bool = False,
    ) -> None:
        super().__init__(output, ".gpkg")
        self._overwrite, self._keeps_reviews = overwrite, keeps_reviews
        self._has_review_field = review
        self._crs = Wkt2CRS.from_user_input(crs)
        self._sentences = sentences
        self._common = {name: _storable(common[name]) for name in RUN_FIELDS}
        self._metadata = {key: _text(value) for key, value in provenance.items()}
        self._buffer: list[tuple[str, ChangePolygon, str | None]] = []
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
        reviews: Sequence[str | None] = (),
    ) -> None:
        """Add polygons of a sentence.

        Args:
            sentence: Their sentence.
            polygons: In the CRS of the layer.
            reviews: Values of the field ``review``; empty: null.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        reviews = reviews or (None,) * len(polygons)
        self._buffer.extend(
            (sentence, polygon, review) for polygon, review in zip(polygons, reviews, strict=True)
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
        with self._wrap_errors():
            store_style(self._literal, self._sentences, created)
            set_times(self._partial, created, bool(self._metadata))
            sync_file(self._partial)
            check_polygon_count(self._partial, self._count)
        return FinishedFile(
            self._output,
            self._partial,
            check=lambda: check_layer_overwrite(self._output, self._overwrite, self._keeps_reviews),
            merge_existing=lambda old: merge_other_layers(old, self._partial, self._literal),
            overwrite=self._overwrite,
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
        sentences, polygons, reviews = _columns(self._buffer)
        numbers = np.array(
            [(p.confidence, p.area_m2, p.perimeter_m) for p in polygons], dtype=np.float64
        ).reshape(-1, 3)
        columns: dict[str, Any] = {
            SENTENCE: np.array(sentences, dtype=object),
            # single precision has no more digits, and sums differ in them with the strips
            CONFIDENCE: np.round(numbers[:, 0], 6),
            AREA_M2: numbers[:, 1],
            PERIMETER_M: numbers[:, 2],
        }
        for name, text in self._common.items():
            columns[name] = np.full(len(polygons), text, dtype=object)
        if self._has_review_field:
            columns[REVIEW] = np.array(reviews, dtype=object)
        geometry = GeoSeries([polygon.geometry for polygon in polygons], crs=self._crs)
        return GeoDataFrame(columns, geometry=geometry)


def _columns(
    rows: Sequence[tuple[str, ChangePolygon, str | None]],
) -> tuple[list[str], list[ChangePolygon], list[str | None]]:
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return _storable(text)


def _storable(text: str) -> str:
    """Return a text that UTF-8 can encode: file names may have bytes that are no characters."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
