"""The two rasters of a pair on one working grid, read window by window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType

import numpy as np
import numpy.typing as npt
from affine import Affine
from rasterio.crs import CRS

from ..requests.check import Finding
from ..requests.pair import PairSource
from .band_choice import BandChoice
from .band_reader import BandReader
from .crs import crs_name
from .date_findings import about_dates
from .extent_mask import ExtentMask
from .grid import Grid
from .grid_mapping import GridMapping, target_window
from .open_pair import open_pair
from .open_raster import gdal
from .pair_facts import pair_facts
from .resample import Direct, on_grid
from .stretch import GREY
from .tiles import mirrored
from .working_grid import WorkingArea, find_area

_NONE_VALID = "The rasters share no valid pixel, so nothing can be found."


class RasterPair:
    """Both dates on the working grid: the before raster's, cut to what is shared and asked for.

    A context manager. Any thread may read.
    Memory does not depend on the size of the rasters.

    Attributes:
        grid: The working grid.
        facts: What was seen.
        crs_warnings: Sentences on the CRS of the rasters and the way between them.
    """

    def __init__(
        self,
        before: BandReader,
        after: BandReader,
        mapping: GridMapping,
        area: WorkingArea,
        pair: PairSource,
        crs_warnings: tuple[str, ...] = (),
    ) -> None:
        self._sources = (before, after)
        self.crs_warnings = crs_warnings
        self._warnings = [*crs_warnings, *area.warnings]
        self._requested_extent = pair.extent, pair.extent_crs
        self._extent = None if area.extent is None else ExtentMask(area.extent)
        self._was_read = self._saw_valid = False
        self._lock = threading.Lock()
        self.grid = grid = area.grid
        mappings = GridMapping.between(grid, before.grid), mapping.starting_at(grid)
        for source, way in zip(self._sources, mappings, strict=True):
            window = target_window(way)
            if window is not None:
                source.prepare(*window)
        self._readers = tuple(map(on_grid, self._sources, mappings))
        aligned = all(isinstance(reader, Direct) for reader in self._readers)
        self.facts = pair_facts(before, after, area, aligned, pair.shift_px)
        self._warn()

    @classmethod
    def open(
        cls, source: PairSource, accept: Callable[[Grid], None] = lambda grid: None
    ) -> RasterPair:
        """Open both rasters and find the working grid.

        Args:
            source: Names them and where to work.
            accept: Given the working grid before a pixel is read; raises to refuse it.

        Raises:
            MtrefsegError: A raster, a band, the overlap or the extent cannot be used.
        """
        with gdal(source.allow_remote), ExitStack() as stack:
            before, after, mapping, warnings = open_pair(source, stack)
            area = find_area(source, mapping)
            accept(area.grid)
            pair = cls(before, after, mapping, area, source, tuple(warnings))
            stack.pop_all()
        return pair

    @property
    def height(self) -> int:
        """Rows of the working grid."""
        return self.grid.height

    @property
    def width(self) -> int:
        """Columns of the working grid."""
        return self.grid.width

    @property
    def choices(self) -> tuple[BandChoice, BandChoice]:
        """Which bands of both rasters are read, and why these."""
        return self._sources[0].choice, self._sources[1].choice

    @property
    def value_findings(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """What the values of the before and of the after raster say against them."""
        return self._sources[0].findings, self._sources[1].findings

    @property
    def transform(self) -> Affine:
        """From pixel coordinates of the working grid to its CRS."""
        return self.grid.transform

    @property
    def crs(self) -> CRS:
        """CRS of the working grid."""
        return self.grid.crs

    @property
    def crs_names(self) -> tuple[str, str]:
        """Code or else name of the CRS of both rasters, for sentences."""
        before, after = (crs_name(source.grid.crs) for source in self._sources)
        return before, after

    @property
    def striped(self) -> bool:
        """Whether files hold rows across their whole width, which are best read as such."""
        return self.facts.aligned and any(source.striped for source in self._sources)

    @property
    def warnings(self) -> list[str]:
        """Sentences for the user; ask again at the end of a run, reading can add one."""
        explained = any(s.findings for s in self._sources if s.valid_share == 0.0)
        if self._was_read and not self._saw_valid and not explained:
            return [*(w for w in self._warnings if w != _NONE_VALID), _NONE_VALID]
        return list(self._warnings)

    def read(
        self, row: int, col: int, height: int, width: int
    ) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
        """Read a window of the working grid; it may run past the right and the bottom edge.

        Returns:
            Images ``(2, 3, height, width)``, before and after, 0 to 255; grey where a raster is
            without data, mirrored past the edges. Valid ``(height, width)``: inside of grid and
            extent, and valid in both.

        Raises:
            MtrefsegError: A block cannot be read; names the file, the window and the cause.
        """
        rows = mirrored(row, height, self.height)
        cols = mirrored(col, width, self.width)
        row0, col0 = int(rows.min()), int(cols.min())
        window = (row0, col0, int(rows.max()) + 1 - row0, int(cols.max()) + 1 - col0)
        with self._lock, gdal(self._sources[0].allow_remote):
            (before, seen_before), (after, seen_after) = (r.read(*window) for r in self._readers)
        images = np.stack((before, after))
        valid = seen_before & seen_after
        if not valid.all():
            images[:, :, ~valid] = GREY
        if self._extent is not None:
            # what surrounds the extent stays in the images, for the model to look at
            valid &= self._extent.read(*window)
        self._was_read = True
        self._saw_valid = self._saw_valid or bool(valid.any())
        if row + height > self.height or col + width > self.width:
            images = images[:, :, rows - row0][..., cols - col0]
            valid = valid[rows - row0][:, cols - col0]
            valid[max(0, self.height - row) :] = False
            valid[:, max(0, self.width - col) :] = False
        return images, valid

    def identity(self) -> tuple[object, ...] | None:
        """Return what decides the pixels that are read; None when a file cannot be watched."""
        files = tuple(source.identity for source in self._sources)
        options = tuple(source.value_options for source in self._sources)
        return (
            None
            if None in files
            else (files, options, self._requested_extent, self.grid, self.facts)
        )

    def close(self) -> None:
        """Close both files."""
        for source in self._sources:
            source.close()

    def __enter__(self) -> RasterPair:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _warn(self) -> None:
        facts = self.facts
        if not 0.5 <= facts.scale_ratio <= 2.0:
            self._warnings.append(
                f"The after raster has pixels of {facts.gsd_after_m:.3g} m, the before raster of "
                f"{facts.gsd_before_m:.3g} m; fine detail is in one of them only."
            )
        before, after = self._sources
        self._warnings += [finding.text for finding in about_dates(before.path, after.path)]
        for source in self._sources:
            if source.choice.doubt:
                self._warnings.append(f"'{source.path}' {source.choice.doubt}")
            self._warnings += [f.text for f in source.findings if f.mark != "green"]
            if source.valid_share == 0.0 and not source.findings:
                self._warnings.append(
                    f"Raster '{source.path}' has no valid pixel where the rasters overlap."
                )
