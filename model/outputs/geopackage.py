"""The GeoPackage of change polygons: one layer with its style and its provenance."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
from geopandas import GeoDataFrame, GeoSeries

from ..errors import MtrefsegError
from ..files.atomic_write import sync_file
from ..files.literal_path import literal_folder
from ..files.output_path import resolve_output
from ..files.partial_files import discard, new_partial
from ..files.publish import FinishedFile, Published, publish
from ..files.result_schema import (
    AREA_M2,
    CONFIDENCE,
    LAYER,
    PERIMETER_M,
    REVIEW,
    RUN_FIELDS,
    SENTENCE,
    STYLE_NOTE,
    STYLES,
)
from ..rasters.crs import Wkt2CRS
from .other_layers import with_kept
from .overwrite import check_layer_overwrite, last_change
from .style import style_qml
from .vectorise import ChangePolygon

VERSION = "1.3"  # GDAL 3.6 (QGIS 3.22) warns about 1.4
CHANGE_COUNTERS = (24, 92)  # https://www.sqlite.org/fileformat2.html: both must be equal
BUFFER = 5000  # an append costs as much as writing some hundred polygons


class ChangeLayer:
    """Writes polygons beside the output; ``finish`` makes the file whole, ``commit`` names it too.

    A context manager: leaving it without ``commit`` leaves nothing behind. The same polygons
    in the same order give the same file to the byte; a file that holds other layers keeps them.

    Args:
        output: Path of the GeoPackage.
        crs: CRS of the polygons, anything pyproj reads.
        sentences: All sentences asked; they choose the style.
        common: Text fields that all polygons share: before, after, model, created (ISO 8601, UTC).
        provenance: Stored as the layer's metadata; values that are not text become JSON.
        review: Add the text field for the verdict of a person.
        overwrite: Replace an earlier result that a person has worked on.
        carries_review: The verdicts of the earlier result go over to this one.
    """

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
        carries_review: bool = False,
    ) -> None:
        self._output, self._overwrite = str(output), overwrite
        self._carries_review, self._review = carries_review, review
        self._folder = resolve_output(output).parent
        self._partial = new_partial(self._folder, ".gpkg")
        self._plain = self._partial  # until the folder is known to exist
        self._crs = Wkt2CRS.from_user_input(crs)
        self._sentences = sentences
        self._common = {name: _storable(common[name]) for name in RUN_FIELDS}
        self._metadata = {key: _text(value) for key, value in provenance.items()}
        self._waiting: list[tuple[str, ChangePolygon, str | None]] = []
        self._count = 0

    def __enter__(self) -> ChangeLayer:
        """Create the empty layer.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        try:
            self._plain = literal_folder(self._folder) / self._partial.name
            with self._explained():
                pyogrio.write_dataframe(
                    self._frame(),
                    self._plain,
                    layer=LAYER,
                    driver="GPKG",
                    geometry_type="MultiPolygon",
                    layer_metadata=self._metadata,
                    VERSION=VERSION,
                )
        except BaseException:
            discard(self._partial)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove what was not committed."""
        discard(self._partial)

    def write(
        self,
        sentence: str,
        polygons: Sequence[ChangePolygon],
        verdicts: Sequence[str | None] = (),
    ) -> None:
        """Add polygons found for a sentence.

        Args:
            sentence: What they answer.
            polygons: In the CRS of the layer.
            verdicts: What a person said about each, for the field ``review``; empty: nothing.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        verdicts = verdicts or (None,) * len(polygons)
        self._waiting.extend(
            (sentence, polygon, verdict)
            for polygon, verdict in zip(polygons, verdicts, strict=True)
        )
        if len(self._waiting) >= BUFFER:
            self._flush()

    def finish(self) -> FinishedFile:
        """Make the file whole.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        self._flush()
        with self._explained():
            self._store_style()
            self._settle_times()
            sync_file(self._partial)
            self._check_whole()
        return FinishedFile(
            self._output,
            self._partial,
            check=lambda: check_layer_overwrite(
                self._output, self._overwrite, self._carries_review
            ),
            merge_existing=lambda old: with_kept(old, self._partial, self._plain),
            overwrite=self._overwrite,
        )

    def commit(self) -> Published:
        """Finish the file and put it in its place.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        return publish([self.finish()])

    def _flush(self) -> None:
        if not self._waiting:
            return
        with self._explained():
            pyogrio.write_dataframe(
                self._frame(), self._plain, layer=LAYER, driver="GPKG", append=True
            )
        self._count += len(self._waiting)
        self._waiting.clear()

    def _frame(self) -> GeoDataFrame:
        polygons = [polygon for _, polygon, _ in self._waiting]
        numbers = np.array(
            [(p.confidence, p.area_m2, p.perimeter_m) for p in polygons], dtype=np.float64
        ).reshape(-1, 3)
        columns: dict[str, Any] = {
            SENTENCE: np.array([sentence for sentence, _, _ in self._waiting], dtype=object),
            # single precision has no more digits, and sums differ in them with the strips
            CONFIDENCE: np.round(numbers[:, 0], 6),
            AREA_M2: numbers[:, 1],
            PERIMETER_M: numbers[:, 2],
        }
        for name, text in self._common.items():
            columns[name] = np.full(len(polygons), text, dtype=object)
        if self._review:
            columns[REVIEW] = np.array([verdict for _, _, verdict in self._waiting], dtype=object)
        geometry = GeoSeries([polygon.geometry for polygon in polygons], crs=self._crs)
        return GeoDataFrame(columns, geometry=geometry)

    def _store_style(self) -> None:
        """Add the table in which QGIS looks for the style of a layer when it opens it."""
        style = {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": LAYER,
            "f_geometry_column": "geom",
            "styleName": LAYER,
            "styleQML": style_qml(self._sentences),
            "styleSLD": "",
            "useAsDefault": True,
            "description": STYLE_NOTE,
            "owner": "",
            "ui": None,
            "update_time": _utc(self._common["created"]),
        }
        frame = pd.DataFrame([style])
        pyogrio.write_dataframe(
            frame, self._plain, layer=STYLES, driver="GPKG", append=False, FID="id"
        )

    def _settle_times(self) -> None:
        """Put the time of the run where GDAL put the time of writing: equal runs, equal files.

        The counter of changes in the header differs too, by the times GDAL found worth an update.
        """
        time = last_change(self._common["created"])
        with closing(sqlite3.connect(self._partial)) as database, database:
            database.execute("UPDATE gpkg_contents SET last_change = ?", (time,))
            if self._metadata:
                database.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (time,))
        with self._partial.open("r+b") as file:
            for offset in CHANGE_COUNTERS:
                file.seek(offset)
                file.write((1).to_bytes(4, "big"))

    def _check_whole(self) -> None:
        """Compare the file with what was written: a full disk does not always say so."""
        with closing(sqlite3.connect(self._partial)) as database:
            (state,) = database.execute("PRAGMA quick_check(1)").fetchone()
            counts = [
                database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # nosec B608: names of this file
                for table in (LAYER, f"rtree_{LAYER}_geom")
            ]
        if state != "ok" or counts != [self._count] * 2:
            raise OSError(f"{counts[0]} of {self._count} polygons are in it, {state}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError, ValueError, sqlite3.Error) as error:
            raise MtrefsegError(
                f"Output '{self._output}' cannot be written ({error}).",
                "Check the free space and that no other program uses the file.",
            ) from error


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return _storable(text)


def _storable(text: str) -> str:
    """Return a text that UTF-8 holds: names of files may have bytes that are no characters."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _utc(created: str) -> datetime:
    time = datetime.fromisoformat(created.replace("Z", "+00:00"))
    return (
        time.replace(tzinfo=timezone.utc) if time.tzinfo is None else time.astimezone(timezone.utc)
    )
