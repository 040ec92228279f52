"""The scene of a run: the open pair, the pixels that the model is shown, and the tiles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ..config import NetworkConfig
from ..rasters.grid import Grid
from ..rasters.model_gsd import NetworkSize, fitted
from ..rasters.raster_pair import RasterPair
from ..rasters.rescaled_pair import RescaledPair
from ..rasters.tile_source import ImageSize
from ..rasters.tiles import TileGrid
from ..requests.detect import DetectRequest
from .device import choose_device
from .estimate import refuse_endless
from .strip_predictor import choose_grid


@dataclass(frozen=True)
class Scene:
    """An open pair as the model is shown it.

    Attributes:
        pair: Both rasters on the working grid.
        size: Pixels that the model is shown; None: those of the working grid.
        source: The pair in these pixels.
        grid: The tiles.
    """

    pair: RasterPair
    size: NetworkSize | None
    source: RasterPair | RescaledPair
    grid: TileGrid


@contextmanager
def open_scene(request: DetectRequest, config: NetworkConfig) -> Iterator[Scene]:
    """Open the pair of a request; leaving the context closes it.

    Raises:
        MtrefsegError: The rasters cannot be read or do not fit together, the model does not take
            such tiles, or the run would not end in days.
    """

    def accept(area: Grid) -> None:
        grid = _tile_grid(request, config, _network_size(request, config, area) or area)
        refuse_endless(request, grid, area, choose_device(request.run_options.device))

    with RasterPair.open(request.pair, accept) as pair:
        size = _network_size(request, config, pair.grid)
        source = pair if size is None else RescaledPair(pair, size, pair.striped)
        yield Scene(pair, size, source, _tile_grid(request, config, source))


def _tile_grid(request: DetectRequest, config: NetworkConfig, size: ImageSize) -> TileGrid:
    options = request.run_options
    return choose_grid(config.tiles, size, options.tile_px, options.overlap_px)


def _network_size(request: DetectRequest, config: NetworkConfig, grid: Grid) -> NetworkSize | None:
    if not request.fit_gsd or request.pair.gsd_m is not None:
        return None
    return fitted(grid.height, grid.width, grid.pixel_m(), config.gsd_range_m)
