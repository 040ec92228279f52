"""One raster of a date, read as 8-bit bands with a mask.

Windows are in pixels of the raster itself; ``resample.py`` brings them onto another grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from rasterio.enums import ColorInterp, MaskFlags, Resampling
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import MtrefsegError
from .raster_open import cause, choose_bands, file_identity, grid_of, open_dataset
from .stretch import Stretch

Image = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
_SAMPLES_PX = 1024
_CHUNK_PX = 8192
_REMEMBERED = 32
_SAMPLED: dict[tuple[object, ...], tuple[float | None, Stretch | None]] = {}


class RasterSource:
    """A raster of which three bands are read as 8-bit values.

    Used by one thread at a time. ``stretch`` is None for 8-bit data, otherwise ``prepare`` sets
    it before the first ``read``.

    Attributes:
        identity: Changes when one of its files does; None: that cannot be told.

    Args:
        path: Anything that GDAL opens.
        bands: Three band numbers from 1; empty: the first three.
        parameter: Name of the parameter that ``bands`` came from, for messages.

    Raises:
        MtrefsegError: The raster cannot be used.
    """

    def __init__(self, path: str, bands: tuple[int, ...], parameter: str) -> None:
        self.path = path
        self._dataset = open_dataset(path)
        try:
            self.grid, self.gsd_m = grid_of(self._dataset)
            self.bands = choose_bands(self._dataset, bands, parameter)
        except MtrefsegError:
            self._dataset.close()
            raise
        # A band that is named three times is read once.
        self._unique = sorted(set(self.bands))
        self._order = [self._unique.index(band) for band in self.bands]
        self.dtype = np.result_type(*(self._dataset.dtypes[b - 1] for b in self._unique))
        self.stretch: Stretch | None = None
        self.valid_share: float | None = None
        self.identity = file_identity(self._dataset)
        self._find_masks()

    def _find_masks(self) -> None:
        data = self._dataset
        nodata = [_as_dtype(data.nodatavals[b - 1], self.dtype) for b in self._unique]
        self._nodata = None if any(v is None for v in nodata) else np.array(nodata, self.dtype)
        self._alpha = next(
            (n for n, c in enumerate(data.colorinterp, 1) if c == ColorInterp.alpha), None
        )
        # Nodata and alpha are looked at here; what is left is a mask band, inside or beside.
        ours = {MaskFlags.all_valid, MaskFlags.alpha, MaskFlags.nodata}
        self._masked = [
            b
            for b in self._unique
            if not ours & set(data.mask_flag_enums[b - 1])
            or set(data.mask_flag_enums[b - 1]) == {MaskFlags.nodata, MaskFlags.per_dataset}
        ]

    @property
    def always_valid(self) -> bool:
        """Whether no pixel can be invalid."""
        return not (
            self._masked or self._alpha or self._nodata is not None or self.dtype.kind == "f"
        )

    @property
    def striped(self) -> bool:
        """Whether the blocks of the file are as wide as the raster."""
        return bool(self._dataset.block_shapes[0][1] >= self._dataset.width)

    def limits(self) -> tuple[tuple[float, float], ...] | None:
        """Return the stretch of the three bands, or None for 8-bit data."""
        if self.stretch is None:
            return None
        return tuple((self.stretch.low[i], self.stretch.high[i]) for i in self._order)

    def prepare(self, row: int, col: int, height: int, width: int) -> None:
        """Sample a window: the share of valid pixels and, unless 8-bit, the stretch.

        A sample of at most about 1,024 × 1,024 pixels is taken, and of 8-bit rasters only where
        that is quick, because there it serves the report alone. What was sampled is remembered as
        long as the files stay as they are.
        """
        name = (self.identity, self.bands, row, col, height, width)
        if self.identity is None or name not in _SAMPLED:
            self._sample(row, col, height, width)
            _SAMPLED[name] = self.valid_share, self.stretch
            while len(_SAMPLED) > _REMEMBERED:
                del _SAMPLED[next(iter(_SAMPLED))]
        self.valid_share, self.stretch = _SAMPLED[name]

    def _sample(self, row: int, col: int, height: int, width: int) -> None:
        if self.always_valid:
            self.valid_share = 1.0
        eight_bit = self.dtype == np.uint8
        if eight_bit and (self.always_valid or height * width > 16 * _SAMPLES_PX**2):
            return
        step = max(1.0, max(height, width) / _SAMPLES_PX)
        # GDAL reads line by line of the sample: a row of blocks must fit into its cache.
        striped = self._dataset.block_shapes[0][1] >= self._dataset.width
        chunk = width if striped else _CHUNK_PX
        samples, seen = [], 0
        for start in range(0, width, chunk):
            part = Window(col + start, row, min(chunk, width - start), height)
            shape = (max(1, int(height / step)), max(1, int(part.width / step)))
            values, valid = self._values(part, shape)
            samples.append(values[:, valid])
            seen += valid.size
        kept = np.concatenate(samples, axis=1)
        self.valid_share = kept.shape[1] / seen
        if not eight_bit:
            self.stretch = Stretch.from_samples(kept)

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window that lies inside the raster.

        Returns:
            ``(3, height, width)`` 0 to 255 and ``(height, width)``, True where valid.

        Raises:
            MtrefsegError: A block cannot be read; names the file, the window and the cause.
        """
        values, valid = self._values(Window(col, row, width, height), (height, width))
        image = values if self.stretch is None else self.stretch.apply(values)
        if self._order != [0, 1, 2]:
            image = image[self._order]
        return image, valid

    def close(self) -> None:
        """Close the file."""
        self._dataset.close()

    def _values(self, window: Window, shape: tuple[int, int]) -> tuple[npt.NDArray[Any], Mask]:
        how = {"window": window, "out_shape": shape, "resampling": Resampling.nearest}
        with self._reading(window):
            values = self._bands(how)
            valid = np.ones(shape, np.bool_)
            if self._alpha:
                valid &= self._dataset.read(self._alpha, **how) > 0
            for band in self._masked:
                valid &= self._dataset.read_masks(band, **how) > 0
        if self._nodata is not None:
            valid &= (values != self._nodata[:, None, None]).any(axis=0)
        if values.dtype.kind == "f":
            valid &= np.isfinite(values).all(axis=0)
        return values, valid

    def _bands(self, how: dict[str, Any]) -> npt.NDArray[Any]:
        if len({self._dataset.dtypes[b - 1] for b in self._unique}) > 1:
            single = [self._dataset.read(b, **how) for b in self._unique]
            mixed: npt.NDArray[Any] = np.stack(single).astype(self.dtype)
            return mixed
        shape = (len(self._unique), *how["out_shape"])
        values: npt.NDArray[Any] = self._dataset.read(self._unique, **{**how, "out_shape": shape})
        return values

    @contextmanager
    def _reading(self, window: Window) -> Iterator[None]:
        try:
            yield
        except RasterioError as error:
            rows = f"{window.row_off} to {window.row_off + window.height}"
            cols = f"{window.col_off} to {window.col_off + window.width}"
            raise MtrefsegError(
                f"Raster '{self.path}' cannot be read in rows {rows}, columns {cols} "
                f"({cause(error)}).",
                "Copy the file again, or choose an extent without this place.",
            ) from error


def _as_dtype(nodata: float | None, dtype: np.dtype[Any]) -> Any:
    """Return nodata as the bands hold it, or None when no value can be equal to it."""
    if nodata is None or not np.isfinite(nodata):
        return None
    if dtype.kind == "f":
        return dtype.type(nodata)
    inside = np.iinfo(dtype).min <= nodata <= np.iinfo(dtype).max
    return dtype.type(nodata) if inside and nodata == int(nodata) else None
