"""One raster of a pair, read as three 8-bit bands with a mask."""

from __future__ import annotations

from functools import cached_property

from rasterio.windows import Window

from ..requests.check import Finding
from .arrays import Image, Mask
from .band_values import BandValues
from .scene_statistics import scene_statistics
from .stretch import Stretch


class BandReader(BandValues):
    """An open raster of which three bands are read as 8-bit values, see ``BandValues``.

    Attributes:
        stretch: Applied to the values; None for 8-bit data, and before ``prepare``.
        valid_share: Share of valid pixels in the scene, 0 to 1; None before ``prepare``.
        findings: Problems of the values; empty before ``prepare``.
    """

    stretch: Stretch | None = None
    valid_share: float | None = None
    findings: tuple[Finding, ...] = ()

    @cached_property
    def _order(self) -> list[int]:
        return [self.unique.index(band) for band in self.bands]

    def prepare(self, row: int, col: int, height: int, width: int) -> None:
        """Take stretch, valid share and findings from a sample of a window.

        Must be called before ``read`` unless the values are 8-bit.

        Raises:
            MtrefsegError: A block cannot be read.
        """
        statistics = scene_statistics(self, (row, col, height, width))
        self.valid_share, self.stretch = statistics.valid_share, statistics.stretch
        self.findings = statistics.findings

    def limits(self) -> tuple[tuple[float, float], ...] | None:
        """Return the limits of the stretch of the three bands, or None for 8-bit data."""
        if self.stretch is None:
            return None
        return tuple((self.stretch.low[i], self.stretch.high[i]) for i in self._order)

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window that lies inside the raster.

        Returns:
            ``(3, height, width)``, 0 to 255, and ``(height, width)``, True where valid.

        Raises:
            MtrefsegError: A block cannot be read; names the file, the window and the cause.
        """
        values, valid = self.read_values(Window(col, row, width, height))
        image = values if self.stretch is None else self.stretch.apply(values)
        if not self.has_palette and self._order != [0, 1, 2]:
            image = image[self._order]
        return image, valid
