"""One raster of a date, read as 8-bit bands with a mask.

Windows are in pixels of the raster itself; ``resample.py`` brings them onto another grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import MtrefsegError
from ..requests.check import Finding
from ..requests.pair import RasterSource
from .alpha_findings import about_undeclared_alpha
from .band_choice import alphas, choose_bands, palette_colours
from .nodata_ranges import Validity
from .open_raster import cause, file_identity, grid_of, missing_source, open_dataset
from .raster_access import check_access
from .sample_plan import SamplePlan, plan_sample
from .stretch import Stretch
from .value_findings import Sample, about_values

Image = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
_REMEMBERED = 32


@dataclass(frozen=True)
class _Sampled:
    valid_share: float
    stretch: Stretch | None
    findings: tuple[Finding, ...]


_SAMPLED: dict[tuple[object, ...], _Sampled] = {}


class BandReader:
    """A raster of which three bands are read as 8-bit values.

    Used by one thread at a time. ``stretch`` is None for 8-bit data, otherwise ``prepare`` sets
    it before the first ``read``.

    Attributes:
        identity: Changes when one of its files does; None: that cannot be told.
        findings: What the values say against the raster; known after ``prepare``.
        choice: Which bands are read, and why these.
        file_crs: The CRS that the file says, or None.

    Args:
        source: Names the raster, its bands, and the values without data.
        date: ``before`` or ``after``, for messages; empty: not one of a pair.
        crs: The CRS that ``source`` names, instead of that of the file.
        allow_remote: Whether the raster may lie on the network.

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
        self.path, self._source, self._date = source.path, source, date
        self.allow_remote = allow_remote
        self._dataset = open_dataset(source.path, allow_remote)
        self.file_crs = self._dataset.crs
        try:
            self.grid, self.gsd_m = grid_of(self._dataset, crs)
            self.choice = choose_bands(
                self._dataset, source.bands, f"bands_{date}" if date else "bands"
            )
        except MtrefsegError:
            self._dataset.close()
            raise
        self.bands = self.choice.bands
        # A band that is named three times is read once.
        self._unique = sorted(set(self.bands))
        self._order = [self._unique.index(band) for band in self.bands]
        self._held = np.result_type(*(self._dataset.dtypes[b - 1] for b in self._unique))
        self._palette = (
            palette_colours(self._dataset, self.bands[0]) if self.choice.palette else None
        )
        self.dtype = self._held if self._palette is None else np.dtype(np.uint8)
        self.stretch: Stretch | None = None
        self.valid_share: float | None = None
        self.findings: tuple[Finding, ...] = ()
        self.identity = file_identity(self._dataset)
        self._find_masks()

    def _find_masks(self) -> None:
        data = self._dataset
        tags = [data.nodatavals[b - 1] if self._source.file_nodata else None for b in self._unique]
        types = [np.dtype(data.dtypes[b - 1]) for b in self._unique]
        self._validity = Validity.of(types, tags, self._source.nodata)
        self._alpha = next(iter(alphas(data)), None)
        # Nodata and alpha are looked at here; what is left is a mask band, inside or beside.
        ours = {MaskFlags.all_valid, MaskFlags.alpha, MaskFlags.nodata}
        per_dataset = {MaskFlags.nodata, MaskFlags.per_dataset}
        self._masked = []
        for band in self._unique:
            flags = set(data.mask_flag_enums[band - 1])
            if not ours & flags or (flags == per_dataset and self._source.file_nodata):
                self._masked.append(band)

    @property
    def value_options(self) -> tuple[object, ...]:
        """What decides, beside file and bands, which pixels are valid and what findings say."""
        return self._date, self._source.nodata, self._source.file_nodata, self.allow_remote

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
        """Sample a window: valid share, what the values tell and, unless 8-bit, the stretch.

        About 1,024 × 1,024 pixels are read at full resolution. What was sampled is remembered as
        long as the files stay as they are.
        """
        window = row, col, height, width
        name = (self.identity, self.bands, self.value_options, window)
        if self.identity is None or name not in _SAMPLED:
            _SAMPLED[name] = self._sample(window)
            while len(_SAMPLED) > _REMEMBERED:
                del _SAMPLED[next(iter(_SAMPLED))]
        sampled = _SAMPLED[name]
        self.valid_share, self.stretch = sampled.valid_share, sampled.stretch
        self.findings = sampled.findings

    def _sample(self, window: tuple[int, int, int, int]) -> _Sampled:
        values, valid = self._picture(window)
        # the colours of a palette have no nodata, its numbers had
        own = valid[None] if self._palette is not None else self._validity.bands(values)
        missing = tuple(1.0 - float(band.mean()) for band in own)
        if self._palette is not None:
            missing = missing * 3
        bands = self.bands if self._palette is not None else tuple(self._unique)
        sample = Sample(self.path, self._date, bands, values, valid, missing)
        findings = about_values(sample) + self._about_alpha(window)
        stretch = None
        if self.dtype != np.uint8:
            stretch = Stretch.from_samples(values[:, valid])
        return _Sampled(float(valid.mean()), stretch, findings)

    def _about_alpha(self, window: tuple[int, int, int, int]) -> tuple[Finding, ...]:
        """Tell a last band that looks like alpha and is not declared to be."""
        last = self._dataset.count
        if last not in (2, 4) or last in self._unique or self._alpha:
            return ()
        if self._dataset.colorinterp[last - 1] != ColorInterp.undefined:
            return ()
        pieces = [
            self._dataset.read(last, window=Window(col, row, width, height)).ravel()
            for plan in (self._plan(window),)
            for row, height in plan.rows
            for col, width in plan.cols
        ]
        return about_undeclared_alpha(self.path, last, np.concatenate(pieces))

    def _plan(self, window: tuple[int, int, int, int]) -> SamplePlan:
        block = self._dataset.block_shapes[self._unique[0] - 1]
        return plan_sample(window, block, self._dataset.shape)

    def _picture(self, window: tuple[int, int, int, int]) -> tuple[npt.NDArray[Any], Mask]:
        """Read the sample of a window, its pieces side by side."""
        plan = self._plan(window)
        rows = []
        for row, height in plan.rows:
            pieces = [
                self._values(Window(col, row, width, height), (plan.row_step, plan.col_step))
                for col, width in plan.cols
            ]
            rows.append([np.concatenate(part, axis=-1) for part in zip(*pieces, strict=True)])
        values, valid = (np.concatenate(part, axis=-2) for part in zip(*rows, strict=True))
        return values, valid

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window that lies inside the raster.

        Returns:
            ``(3, height, width)`` 0 to 255 and ``(height, width)``, True where valid.

        Raises:
            MtrefsegError: A block cannot be read; names the file, the window and the cause.
        """
        values, valid = self._values(Window(col, row, width, height))
        image = values if self.stretch is None else self.stretch.apply(values)
        if self._palette is None and self._order != [0, 1, 2]:
            image = image[self._order]
        return image, valid

    def close(self) -> None:
        """Close the file."""
        self._dataset.close()

    def _values(
        self, window: Window, steps: tuple[int, int] = (1, 1)
    ) -> tuple[npt.NDArray[Any], Mask]:
        """Read every so manyth pixel of a window at full resolution, never from overviews."""
        some = (..., slice(None, None, steps[0]), slice(None, None, steps[1]))
        with self._reading(window):
            values = self._bands(window)[some]
            valid = np.ones(values.shape[1:], np.bool_)
            if self._alpha:
                valid &= self._dataset.read(self._alpha, window=window)[some] > 0
            for band in self._masked:
                valid &= self._dataset.read_masks(band, window=window)[some] > 0
        valid &= self._validity.pixels(values)
        if self._palette is None:
            return values, valid
        colours = self._palette[np.minimum(values[0], len(self._palette) - 1)]
        return colours[..., :3].transpose(2, 0, 1).copy(), valid & (colours[..., 3] > 0)

    def _bands(self, window: Window) -> npt.NDArray[Any]:
        if len({self._dataset.dtypes[b - 1] for b in self._unique}) > 1:
            single = [self._dataset.read(b, window=window) for b in self._unique]
            mixed: npt.NDArray[Any] = np.stack(single).astype(self._held)
            return mixed
        values: npt.NDArray[Any] = self._dataset.read(self._unique, window=window)
        return values

    @contextmanager
    def _reading(self, window: Window) -> Iterator[None]:
        try:
            yield
        except RasterioError as error:
            missing = check_access(self.path, self.allow_remote).missing
            if missing:
                raise missing_source(self.path, list(missing)) from error
            rows = f"{window.row_off} to {window.row_off + window.height}"
            cols = f"{window.col_off} to {window.col_off + window.width}"
            raise MtrefsegError(
                f"Raster '{self.path}' cannot be read in rows {rows}, columns {cols} "
                f"({cause(error)}).",
                "Copy the file again, or choose an extent without this place.",
            ) from error
