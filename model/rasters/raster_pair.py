"""The two rasters of a pair on one working grid, read window by window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import TracebackType

import numpy as np
from affine import Affine
from rasterio.crs import CRS

from ..messages import Message
from ..requests.check import Finding
from ..requests.pair import PairSource
from .arrays import Image, Mask
from .band_choice import BandChoice
from .band_reader import BandReader
from .crs import crs_name
from .date_findings import date_findings
from .extent_mask import ExtentMask
from .gdal_settings import gdal_env
from .grid import Grid
from .grid_mapping import GridMapping, target_window
from .open_pair import open_pair
from .pair_facts import PairFacts, pair_facts
from .resample import AlignedReader, reader_on_grid
from .stretch import GREY
from .tile_source import read_mirrored
from .working_grid import WorkingArea, find_area

_NONE_VALID = Message("The rasters share no valid pixel, so nothing can be found.")


class RasterPair:
    """Both dates on the working grid: a ``TileSource`` and a context manager.

    The working grid is that of the before raster, cut to the overlap and the requested extent. Any
    thread may read. Memory does not depend on the size of the rasters.

    Attributes:
        grid: The working grid.
        facts: Properties of both rasters and of the working grid.
        crs_warnings: Messages on the CRS of the rasters and the operation between them.
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
        self._rasters = (before, after)
        self.crs_warnings = crs_warnings
        self._warnings = [*crs_warnings, *area.warnings]
        self._requested_extent = pair.extent, pair.extent_crs
        self._extent = None if area.extent is None else ExtentMask(area.extent)
        self._was_read = self._any_valid = False
        self._lock = threading.Lock()
        self.grid = grid = area.grid
        mappings = GridMapping.between(grid, before.grid), mapping.starting_at(grid)
        for raster, to_raster in zip(self._rasters, mappings, strict=True):
            window = target_window(to_raster)
            if window is not None:
                raster.prepare(*window)
        self._readers = tuple(map(reader_on_grid, self._rasters, mappings))
        aligned = all(isinstance(reader, AlignedReader) for reader in self._readers)
        self.facts = pair_facts(before, after, area, aligned, pair.shift_px)
        self._warnings += _warnings(before, after, self.facts)

    @classmethod
    def open(
        cls, source: PairSource, accept: Callable[[Grid], None] = lambda grid: None
    ) -> RasterPair:
        """Open both rasters and find the working grid.

        Args:
            source: Names the rasters, the extent and the ground sample distance.
            accept: Called with the working grid before a pixel is read; raises to refuse it.

        Raises:
            MtrefsegError: A raster, a band, the overlap or the extent cannot be used.
        """
        with gdal_env(source.allow_remote), ExitStack() as stack:
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
        """The bands of both rasters that are read, and the reasons."""
        return self._rasters[0].choice, self._rasters[1].choice

    @property
    def value_findings(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Findings from the values of the before and of the after raster."""
        return self._rasters[0].findings, self._rasters[1].findings

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
        """Code or else name of the CRS of both rasters, for messages."""
        before, after = (crs_name(raster.grid.crs) for raster in self._rasters)
        return before, after

    @property
    def striped(self) -> bool:
        """Whether the blocks of a file span its whole width, and are best read as such."""
        return self.facts.aligned and any(raster.striped for raster in self._rasters)

    @property
    def warnings(self) -> list[str]:
        """Messages for the user; reading adds one where no pixel is valid."""
        explained = any(r.findings for r in self._rasters if r.valid_share == 0.0)
        if self._was_read and not self._any_valid and not explained:
            return [*(w for w in self._warnings if w != _NONE_VALID), _NONE_VALID]
        return list(self._warnings)

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window of the working grid, see ``TileSource``.

        Returns:
            Images ``(2, 3, height, width)``, before and after, 0 to 255; grey where a raster is
            without data. Mask ``(height, width)``, True inside of grid and extent where both dates
            are valid.

        Raises:
            MtrefsegError: A block cannot be read; names the file, the window and the cause.
        """
        return read_mirrored(self._read, self.height, self.width, (row, col, height, width))

    def _read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        window = (row, col, height, width)
        with self._lock, gdal_env(self._rasters[0].allow_remote):
            (before, valid_before), (after, valid_after) = (r.read(*window) for r in self._readers)
        images = np.stack((before, after))
        valid = valid_before & valid_after
        if not valid.all():
            images[:, :, ~valid] = GREY
        if self._extent is not None:
            # the surroundings of the extent stay in the images, as context for the model
            valid &= self._extent.read(*window)
        self._was_read = True
        self._any_valid = self._any_valid or bool(valid.any())
        return images, valid

    def identity(self) -> tuple[object, ...] | None:
        """Return everything that decides the pixels; None where a file has no identity."""
        files = tuple(raster.identity for raster in self._rasters)
        if None in files:
            return None
        options = tuple(raster.value_options for raster in self._rasters)
        return files, options, self._requested_extent, self.grid, self.facts

    def close(self) -> None:
        """Close both files."""
        for raster in self._rasters:
            raster.close()

    def __enter__(self) -> RasterPair:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _warnings(before: BandReader, after: BandReader, facts: PairFacts) -> Iterator[str]:
    """Yield messages on two rasters whose scene statistics are known."""
    if not 0.5 <= facts.scale_ratio <= 2.0:
        yield (
            Message(
                (
                    "The after raster has pixels of {gsd_after_m:.3g} m, the before raster "
                    "of {gsd_before_m:.3g} m; fine detail is in one of them only."
                ),
                gsd_after_m=facts.gsd_after_m,
                gsd_before_m=facts.gsd_before_m,
            )
        )
    for finding in date_findings(before.path, after.path):
        yield finding.text
    for raster in (before, after):
        if raster.choice.doubt:
            yield Message("'{path}' {doubt}", path=raster.path, doubt=raster.choice.doubt)
        for finding in raster.findings:
            if finding.mark != "green":
                yield finding.text
        if raster.valid_share == 0.0 and not raster.findings:
            yield Message(
                "Raster '{path}' has no valid pixel where the rasters overlap.", path=raster.path
            )
