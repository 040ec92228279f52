"""Facts of an open pair of rasters, as provenance and checks report them."""

from __future__ import annotations

from dataclasses import dataclass

from .band_reader import BandReader
from .crs import crs_text
from .working_grid import WorkingArea

Limits = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class PairFacts:
    """Facts of an open pair; ``dataclasses.asdict`` gives JSON.

    Attributes:
        crs: CRS of the working grid, that of the before raster: a code, or WKT 2.
        crs_after: The same of the after raster.
        size_before_px: Columns and rows of the before raster.
        size_after_px: Columns and rows of the after raster.
        size_px: Columns and rows of the working grid.
        overlap_share: Share of the before raster that the after raster covers, 0 to 1.
        gsd_before_m: Ground sample distance of the before raster in metres.
        gsd_after_m: Ground sample distance of the after raster in metres.
        gsd_m: Ground sample distance of the working grid in metres.
        scale_ratio: ``gsd_after_m / gsd_before_m``.
        shift_px: Shift of the after raster that is undone, right and down, in pixels of the before
            raster.
        aligned: Neither raster needs resampling.
        bands_before: The three bands that are read.
        bands_after: The three bands that are read.
        dtype_before: Type of their values.
        dtype_after: Type of their values.
        stretch_before: Limits per band that become 0 and 255; None: 8-bit values, unchanged.
        stretch_after: The same for the after raster.
        valid_share_before: Share of valid pixels in the working grid, from a sample; None: no
            sample.
        valid_share_after: The same for the after raster.
        remarks: Messages on the choice of bands, where it is not obvious.
    """

    crs: str
    crs_after: str
    size_before_px: tuple[int, int]
    size_after_px: tuple[int, int]
    size_px: tuple[int, int]
    overlap_share: float
    gsd_before_m: float
    gsd_after_m: float
    gsd_m: float
    scale_ratio: float
    shift_px: tuple[float, float]
    aligned: bool
    bands_before: tuple[int, ...]
    bands_after: tuple[int, ...]
    dtype_before: str
    dtype_after: str
    stretch_before: Limits | None
    stretch_after: Limits | None
    valid_share_before: float | None
    valid_share_after: float | None
    remarks: tuple[str, ...] = ()


def pair_facts(
    before: BandReader,
    after: BandReader,
    area: WorkingArea,
    aligned: bool,
    shift_px: tuple[float, float],
) -> PairFacts:
    """Collect the facts of an open pair.

    Args:
        before: The before raster, prepared.
        after: The after raster, with its shift undone, prepared.
        area: The working grid.
        aligned: Neither raster needs resampling.
        shift_px: Shift of the after raster that is undone, in pixels of the before raster.
    """
    grid = area.grid
    return PairFacts(
        crs=crs_text(grid.crs),
        crs_after=crs_text(after.grid.crs),
        size_before_px=(before.grid.width, before.grid.height),
        size_after_px=(after.grid.width, after.grid.height),
        size_px=(grid.width, grid.height),
        overlap_share=area.overlap_share,
        gsd_before_m=before.gsd_m,
        gsd_after_m=after.gsd_m,
        gsd_m=grid.gsd_m(),
        scale_ratio=after.gsd_m / before.gsd_m,
        shift_px=shift_px,
        aligned=aligned,
        bands_before=before.bands,
        bands_after=after.bands,
        dtype_before=str(before.dtype),
        dtype_after=str(after.dtype),
        stretch_before=before.limits(),
        stretch_after=after.limits(),
        valid_share_before=before.valid_share,
        valid_share_after=after.valid_share,
        remarks=tuple(filter(None, (s.choice.text(s.path) for s in (before, after)))),
    )
