"""Values of the chosen bands of one raster, at full resolution, with their mask.

Windows are in pixels of the raster itself; ``resample.py`` resamples them to another grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import MtrefsegError
from ..requests.pair import RasterSource
from .arrays import Mask
from .band_choice import alphas, choose_bands
from .georeference import georeferenced_grid
from .nodata_ranges import NodataRanges
from .open_raster import cause, file_identity, missing_source, open_dataset
from .palette import palette_colours
from .raster_access import check_access

Values = npt.NDArray[Any]


class BandValues:
    """An open raster of which up to three bands are read.

    Used by one thread at a time, within ``gdal_env``.

    Attributes:
        path: Path or name of the raster.
        date: ``before`` or ``after``, for messages; empty: not one of a pair.
        grid: Its grid; ``open_pair`` replaces it where a shift is undone.
        gsd_m: Ground sample distance in metres.
        choice: Which bands are read, and why these.
        bands: Numbers of the three bands, from 1; one band may be named several times.
        unique: Numbers of the bands whose values are read, each once, in order.
        dtype: Type of the values.
        has_palette: Whether values are colours of a palette, ``(3, h, w)`` uint8.
        file_crs: CRS in the file, or None.
        identity: Changes when one of its files does; None: unknown.

    Args:
        source: Names the raster, its bands, and the values without data.
        date: See above.
        crs: The CRS that ``source`` names, instead of that of the file.
        allow_remote: Whether the raster may be on the network.

    Raises:
        MtrefsegError: The raster cannot be used.
    """

    def __init__(
        self,
        source: RasterSource,
        date: str = "before",
        crs: CRS | None = None,
        *,
        allow_remote: bool = False,
    ) -> None:
        self.path, self.date, self._source = source.path, date, source
        self.allow_remote = allow_remote
        self._dataset = open_dataset(source.path, allow_remote)
        self.file_crs = self._dataset.crs
        try:
            self.grid, self.gsd_m = georeferenced_grid(self._dataset, crs)
            self.choice = choose_bands(
                self._dataset, source.bands, f"bands_{date}" if date else "bands"
            )
        except MtrefsegError:
            self._dataset.close()
            raise
        self.bands = self.choice.bands
        self.unique = tuple(sorted(set(self.bands)))
        self._file_dtype = np.result_type(*(self._dataset.dtypes[b - 1] for b in self.unique))
        self._palette = (
            palette_colours(self._dataset, self.bands[0]) if self.choice.palette else None
        )
        self.has_palette = self._palette is not None
        self.dtype = np.dtype(np.uint8) if self.has_palette else self._file_dtype
        self.identity = file_identity(self._dataset)
        self._find_masks()

    def _find_masks(self) -> None:
        data = self._dataset
        tags = [data.nodatavals[b - 1] if self._source.file_nodata else None for b in self.unique]
        types = [np.dtype(data.dtypes[b - 1]) for b in self.unique]
        self._nodata = NodataRanges.of_bands(types, tags, self._source.nodata)
        self._alpha = next(iter(alphas(data)), None)
        # nodata and alpha are applied here; what is left is a mask band, in the file or beside it
        applied = {MaskFlags.all_valid, MaskFlags.alpha, MaskFlags.nodata}
        per_dataset = {MaskFlags.nodata, MaskFlags.per_dataset}
        self._mask_bands = []
        for band in self.unique:
            flags = set(data.mask_flag_enums[band - 1])
            if not applied & flags or (flags == per_dataset and self._source.file_nodata):
                self._mask_bands.append(band)

    @property
    def value_options(self) -> tuple[object, ...]:
        """Options, besides file and bands, that decide the mask and the findings."""
        return self.date, self._source.nodata, self._source.file_nodata, self.allow_remote

    @property
    def striped(self) -> bool:
        """Whether the blocks of the file are as wide as the raster."""
        return bool(self._dataset.block_shapes[0][1] >= self._dataset.width)

    @property
    def block_shape(self) -> tuple[int, int]:
        """Rows and columns of the blocks of the file."""
        rows, cols = self._dataset.block_shapes[self.unique[0] - 1]
        return rows, cols

    @property
    def possible_alpha(self) -> int | None:
        """Number of the last band, where it may be alpha that is not declared as such."""
        last = self._dataset.count
        if last not in (2, 4) or last in self.unique or self._alpha:
            return None
        return last if self._dataset.colorinterp[last - 1] == ColorInterp.undefined else None

    def close(self) -> None:
        """Close the file."""
        self._dataset.close()

    def read_band(self, band: int, window: Window) -> Values:
        """Read one band of a window as it is in the file, ``(h, w)``."""
        values: Values = self._dataset.read(band, window=window)
        return values

    def read_values(self, window: Window, steps: tuple[int, int] = (1, 1)) -> tuple[Values, Mask]:
        """Read a window that lies inside the raster, never from overviews.

        Args:
            window: In pixels of the raster.
            steps: Every how many rows and columns are kept.

        Returns:
            Values of ``unique``, ``(bands, h, w)``, and the mask ``(h, w)``, True where valid.

        Raises:
            MtrefsegError: A block cannot be read; names the file, the window and the cause.
        """
        kept = (..., slice(None, None, steps[0]), slice(None, None, steps[1]))
        with self._errors_of(window):
            values = self._read_bands(window)[kept]
            valid = np.ones(values.shape[1:], np.bool_)
            if self._alpha:
                valid &= self._dataset.read(self._alpha, window=window)[kept] > 0
            for band in self._mask_bands:
                valid &= self._dataset.read_masks(band, window=window)[kept] > 0
        valid &= self._nodata.valid(values)
        if self._palette is None:
            return values, valid
        colours = self._palette[np.minimum(values[0], len(self._palette) - 1)]
        return colours[..., :3].transpose(2, 0, 1).copy(), valid & (colours[..., 3] > 0)

    def missing_shares(self, values: Values, valid: Mask) -> tuple[float, ...]:
        """Return the share of each of ``values`` without data by its own value, 0 to 1."""
        # the colours of a palette have no nodata, the numbers in the file have
        by_band = valid[None] if self.has_palette else self._nodata.valid_by_band(values)
        shares = tuple(1.0 - float(band.mean()) for band in by_band)
        return shares * 3 if self.has_palette else shares

    def _read_bands(self, window: Window) -> Values:
        if len({self._dataset.dtypes[b - 1] for b in self.unique}) > 1:
            single = [self._dataset.read(b, window=window) for b in self.unique]
            mixed: Values = np.stack(single).astype(self._file_dtype)
            return mixed
        values: Values = self._dataset.read(list(self.unique), window=window)
        return values

    @contextmanager
    def _errors_of(self, window: Window) -> Iterator[None]:
        try:
            yield
        except RasterioError as error:
            missing = check_access(self.path, self.allow_remote).missing
            if missing:
                raise missing_source(self.path, list(missing)) from error
            rows = f"{window.row_off} to {window.row_off + window.height}"
            cols = f"{window.col_off} to {window.col_off + window.width}"
            raise MtrefsegError(
                "Raster '{path}' cannot be read in rows {rows}, columns {cols} ({error}).",
                "Copy the file again, or choose an extent without this place.",
                path=self.path,
                rows=rows,
                cols=cols,
                error=cause(error),
            ) from error
