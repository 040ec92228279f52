"""What forms of rasters are made of: a scene, a form, and how its files are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
import rasterio.shutil
from affine import Affine

Image = npt.NDArray[Any]
SIDE = 320
GRID = Affine(0.5, 0.0, 500_200.0, 0.0, -0.5, 5_399_750.0)
CRS = "EPSG:32633"
CHANGE = (slice(150, 180), slice(200, 230))
HOLE = np.zeros((SIDE, SIDE), np.bool_)
HOLE[:, :75] = True
SLANT = np.add.outer(np.arange(SIDE), np.arange(SIDE)) < 150


@dataclass(frozen=True)
class Form:
    """How rasters are written, and what is expected of the answer.

    Attributes:
        name: For the name of the test.
        write: Writes an image ``(3, h, w)`` of 8 bits to a path without suffix and returns what
            the engine is given.
        both: Whether the before raster has this form too; otherwise it is plain.
        options: Of the request.
        least: Smallest intersection over union with the answer of the plain pair.
        warning: Part of a warning; empty: there is none.
        driver: What this GDAL needs.
    """

    name: str
    write: Callable[[Image, Path], str]
    both: bool = False
    options: dict[str, Any] = field(default_factory=dict)
    least: float = 1.0
    warning: str = ""
    driver: str = "GTiff"


def scene() -> tuple[Image, Image]:
    """Return both dates: fields with grain, in the second a bright square on dark ground."""
    rng = np.random.default_rng(4)
    side = SIDE // 32
    fields = np.kron(rng.integers(40, 200, (3, side, side)), np.ones((1, 32, 32), np.int64))
    fields[:, 140:190, 190:240] = 60
    before = np.clip(fields + rng.integers(-8, 8, fields.shape), 2, 250).astype(np.uint8)
    after = before.copy()
    after[(slice(None), *CHANGE)] = 240
    return before, after


def tiff(image: Image, path: Path, grid: Affine = GRID, crs: str = CRS, **options: Any) -> str:
    """Write a GeoTIFF; ``mask``, ``colours``, ``names``, ``overviews`` and ``palette`` besides."""
    special = {n: options.pop(n, None) for n in ("mask", "colours", "names", "palette", "ns")}
    target = path.with_suffix(options.pop("suffix", ".tif"))
    count, height, width = image.shape
    driver = options.pop("driver", "GTiff")
    profile = {"count": count, "height": height, "width": width, "dtype": image.dtype}
    with (
        rasterio.Env(GDAL_TIFF_INTERNAL_MASK=options.pop("inside", True)),
        rasterio.open(
            target, "w", driver=driver, crs=crs, transform=grid, **profile, **options
        ) as file,
    ):
        if special["palette"]:
            file.write_colormap(1, special["palette"])
        file.write(image)
        if special["mask"] is not None:
            file.write_mask(special["mask"])
        if special["colours"]:
            file.colorinterp = special["colours"]
        for number, name in enumerate(special["names"] or (), 1):
            file.set_band_description(number, name)
    return str(target)


def separate_vrt(
    paths: list[str], path: Path, palette: dict[int, tuple[int, ...]] | None = None
) -> str:
    """Write a VRT with one file per band, as gdalbuildvrt -separate does."""
    bands = []
    for number, name in enumerate(paths, 1):
        with rasterio.open(name) as file:
            kind = {"uint8": "Byte"}.get(file.dtypes[0], file.dtypes[0].title())
            kind = kind.replace("Uint", "UInt")
            tag = "" if file.nodata is None else f"<NoDataValue>{file.nodata}</NoDataValue>"
        colours = ""
        if palette:
            entries = (palette.get(n, (0, 0, 0, 255)) for n in range(max(palette) + 1))
            listed = (
                "<Entry " + " ".join(f'c{n}="{v}"' for n, v in enumerate(entry, 1)) + "/>"
                for entry in entries
            )
            colours = (
                f"<ColorInterp>Palette</ColorInterp><ColorTable>{''.join(listed)}</ColorTable>"
            )
        bands.append(
            f'<VRTRasterBand dataType="{kind}" band="{number}">{tag}{colours}<SimpleSource>'
            f'<SourceFilename relativeToVRT="1">{Path(name).name}</SourceFilename>'
            "<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>"
        )
    target = path.with_suffix(".vrt")
    transform = ", ".join(map(str, GRID.to_gdal()))
    target.write_text(
        f'<VRTDataset rasterXSize="{SIDE}" rasterYSize="{SIDE}"><SRS>{CRS}</SRS>'
        f"<GeoTransform>{transform}</GeoTransform>{''.join(bands)}</VRTDataset>"
    )
    return str(target)


def floats(
    value: float, tag: float | None, bands: tuple[int, ...] = (0, 1, 2)
) -> Callable[[Image, Path], str]:
    """Return a form of 32-bit floats whose hole has a value in some bands."""

    def write(image: Image, path: Path) -> str:
        values = (image / 600).astype(np.float32)
        for band in bands:
            values[band][HOLE] = value
        return tiff(values, path, nodata=tag)

    return write
