"""A layer of a local vector file: existence, layer and CRS are checked before it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
from geopandas import GeoDataFrame
from pyproj import CRS
from pyproj.exceptions import ProjError

from ..errors import MtrefsegError
from ..files.literal_path import literal_file
from ..rasters.crs import horizontal
from .geodesic import Geometries

Box = tuple[float, float, float, float]
_ERRORS = (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, RuntimeError, OSError,
           ValueError, IndexError, ProjError)  # fmt: skip
_REFERS = re.compile(rb"<\s*(OGR\w*DataSource|VRTDataset|OGRVRT\w*)", re.IGNORECASE)
"""Files of GDAL that name other files, databases or addresses."""


class VectorLayer:
    """A layer of a vector file.

    Args:
        path: Vector file, anything GDAL reads that holds its features itself.
        layer: Its layer; empty: the first.
        title: Names the layer in messages, with its option.
        subset: Condition in SQL on its features; empty: all.
        needs_crs: Whether a layer without a CRS is refused.

    Attributes:
        title: File and layer, for the user.
        crs: Horizontal CRS; None: the file has none.
        geometry_type: As of GDAL; None: unknown.
        count: Number of features without the subset; negative: unknown.

    Raises:
        MtrefsegError: The file is missing, refers to others, cannot be read or has no CRS.
    """

    def __init__(
        self, path: str, layer: str, title: str, subset: str = "", needs_crs: bool = True
    ) -> None:
        self.title, self._subset = title, subset
        _check_file(path, title)
        with self._wrap_errors():
            self._path = literal_file(path)
            self._layer = layer or pyogrio.list_layers(self._path)[0][0]
            info = pyogrio.read_info(self._path, layer=self._layer)
            self.crs = info["crs"] and horizontal(CRS.from_user_input(info["crs"]))
        self.geometry_type: str | None = info["geometry_type"]
        self.count = int(info["features"])
        if needs_crs and self.crs is None:
            raise MtrefsegError(
                "{title} has no CRS.", "Assign one, as in QGIS with Export.", title=title
            )

    def read(self, box: Box | None = None) -> Geometries:
        """Return the geometries that meet a box in the CRS of the layer; None: all.

        Curves are read as lines.

        Raises:
            MtrefsegError: They cannot be read.
        """
        with self._wrap_errors():
            frame = self._read(columns=[], bbox=box)
            return np.asarray(frame.geometry.to_numpy(), dtype=object)

    def read_fields(self) -> GeoDataFrame:
        """Return all features with their fields; the CRS is the horizontal one.

        Raises:
            MtrefsegError: They cannot be read, or have no geometries.
        """
        with self._wrap_errors():
            return self._read().set_crs(self.crs, allow_override=True)

    def _read(self, **options: Any) -> GeoDataFrame:
        where = self._subset or None
        return pyogrio.read_dataframe(self._path, layer=self._layer, where=where, **options)

    @contextmanager
    def _wrap_errors(self) -> Iterator[None]:
        try:
            yield
        except (*_ERRORS, AttributeError) as error:
            raise MtrefsegError(
                "{title} cannot be read ({error}).",
                "Give a vector file, and the name of its layer.",
                title=self.title,
                error=error,
            ) from error


def _check_file(path: str, title: str) -> None:
    if not Path(path).exists():
        raise MtrefsegError(
            "{title} does not exist.", "Check the folder and the spelling.", title=title
        )
    if not Path(path).is_file():
        return
    try:
        with Path(path).open("rb") as stream:
            refers = _REFERS.search(stream.read(65536))
    except OSError as error:
        raise MtrefsegError(
            "{title} cannot be read ({error}).", "Check the permissions.", title=title, error=error
        ) from error
    if refers:
        raise MtrefsegError(
            "{title} refers to other data instead of holding features.",
            "Save the layer as a GeoPackage, as in QGIS with Export.",
            title=title,
        )
