"""One pair of dates in many types, file formats, layouts and grids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import rasterio.shutil
from affine import Affine
from rasterio.enums import Resampling
from rasterio.warp import calculate_default_transform, reproject

from mtrefseg.tests.unit.rasters.raster_forms import (
    CRS,
    GRID,
    SIDE,
    Form,
    Image,
    floats,
    separate_vrt,
    tiff,
)


def forms_of_files() -> Iterator[Form]:
    """Yield types of values, layouts, formats and grids."""
    yield from _types()
    yield from _layouts()
    yield from _formats()
    yield from _grids()


def _types() -> Iterator[Form]:
    for dtype, factor, offset in (
        ("uint16", 40, 200),
        ("int16", 100, -9000),
        ("uint32", 9000, 7),
        ("int32", -9000, 0),
        ("float32", 1 / 600, 0),
        ("float64", 1e-9, 1),
        ("int8", 0.5, -20),
    ):

        def write(image: Image, path: Path, d: str = dtype, f: float = factor, o: int = offset):  # type: ignore[no-untyped-def]
            return tiff((image.astype(np.float64) * f + o).astype(d), path)

        yield Form(f"{dtype} values", write, both=True, least=0.9)
    yield Form("float32 with NaN", floats(np.nan, None), both=True, least=0.9)
    yield Form("float32 with infinity", floats(np.inf, None), both=True, least=0.9)

    def mixed(image: Image, path: Path) -> str:
        parts = [
            tiff(band[None].astype(dtype) * 2, path.with_name(f"{path.name}{dtype}"))
            for band, dtype in zip(image, ("uint16", "float32", "int32"), strict=True)
        ]
        return separate_vrt(parts, path)

    yield Form("a type per band", mixed, both=True, least=0.9)


def _layouts() -> Iterator[Form]:
    tiles = {"tiled": True, "blockxsize": 64, "blockysize": 64}
    for name, options in {
        "striped": {},
        "one strip": {"blockysize": SIDE},
        "tiled": tiles,
        "band interleaved": {"interleave": "band"},
        "pixel interleaved": {"interleave": "pixel"},
        "deflate": {"compress": "deflate", "predictor": 2},
        "lzw tiles": {"compress": "lzw", **tiles},
        "zstd": {"compress": "zstd"},
        "packbits": {"compress": "packbits"},
        "lerc": {"compress": "lerc"},
        "BigTIFF": {"bigtiff": "yes"},
        "big endian": {"endianness": "big"},
        "sparse": {"sparse_ok": True, **tiles},
    }.items():

        def write(image: Image, path: Path, options: dict[str, Any] = options) -> str:
            return tiff(image, path, **options)

        yield Form(name, write)
    yield Form(
        "JPEG in TIFF",
        lambda image, path: tiff(image, path, compress="jpeg", photometric="ycbcr", **tiles),
        least=0.9,
    )


def _formats() -> Iterator[Form]:
    for driver, suffix, options in (
        ("COG", ".tif", {"compress": "deflate", "blocksize": 128}),
        ("PNG", ".png", {}),
        ("JP2OpenJPEG", ".jp2", {"quality": 100, "reversible": "yes"}),
        ("GPKG", ".gpkg", {}),
        ("HFA", ".img", {}),
        ("ENVI", ".dat", {}),
        ("EHdr", ".bil", {}),
        ("PCIDSK", ".pix", {}),
        ("VRT", ".vrt", {}),
        ("BMP", ".bmp", {"worldfile": "yes"}),
        ("NITF", ".ntf", {}),
        ("WEBP", ".webp", {"lossless": "yes"}),
    ):

        def copy(
            image: Image, path: Path, d: str = driver, s: str = suffix, o: dict[str, str] = options
        ) -> str:
            target = path.with_suffix(s)
            plain = tiff(image, path.with_name(path.name + "_plain"))
            rasterio.shutil.copy(plain, target, driver=d, **o)
            if d == "BMP":  # it keeps no CRS
                Path(f"{target}.aux.xml").write_text(_pam(plain))
            return str(target)

        yield Form(f"format {driver}", copy, driver=driver, least=0.95)

    def stale(image: Image, path: Path) -> str:
        name = tiff(np.full_like(image, 255).astype(np.uint16) * 99, path)
        with rasterio.open(name, "r+") as file:
            file.build_overviews([2, 4, 8], Resampling.nearest)
        with rasterio.open(name, "r+") as file:
            file.write(image.astype(np.uint16) * 40)
        return name

    yield Form("stale overviews", stale, both=True, least=0.9)


def _grids() -> Iterator[Form]:
    south_up = GRID @ Affine.translation(0, SIDE) @ Affine.scale(1, -1)
    mirrored = GRID @ Affine.translation(SIDE, 0) @ Affine.scale(-1, 1)
    yield Form("south-up", lambda i, p: tiff(i[:, ::-1], p, south_up))
    yield Form("mirrored", lambda i, p: tiff(i[..., ::-1], p, mirrored))
    turned = GRID @ Affine.translation(0, SIDE) @ Affine.rotation(-90)
    yield Form("turned by 90°", lambda i, p: tiff(np.rot90(i, -1, (1, 2)), p, turned))
    half = GRID @ Affine.translation(0.4, 0.4)
    yield Form("shifted by less than a pixel", lambda i, p: tiff(i, p, half), least=0.8)
    fine = GRID @ Affine.scale(0.5)
    yield Form("finer", lambda i, p: tiff(np.kron(i, np.ones((1, 2, 2), np.uint8)), p, fine))
    for crs in ("EPSG:4326", "EPSG:3857", "EPSG:32632", "EPSG:2263"):
        if crs != "EPSG:2263":
            yield Form(f"warped to {crs}", _warped(crs), least=0.75)
    feet = "+proj=tmerc +lat_0=48 +lon_0=15 +k=1 +x_0=600000 +units=us-ft +datum=WGS84"
    yield Form("warped to feet", _warped(feet), least=0.75)
    yield Form("rotated by 20°", _warped(CRS, rotation=20), least=0.75)


def _warped(crs: str, rotation: float = 0.0) -> Callable[[Image, Path], str]:
    def write(image: Image, path: Path) -> str:
        # twice as fine, so that resampling twice does little harm
        width = height = 2 * SIDE
        left, top = GRID.c, GRID.f
        bounds = left, top - SIDE / 2, left + SIDE / 2, top
        if rotation:
            grid = GRID @ Affine.rotation(rotation, (SIDE / 2, SIDE / 2)) @ Affine.scale(0.5)
            grid = grid @ Affine.translation(-SIDE / 2, -SIDE / 2)
            width = height = 3 * SIDE
        else:
            grid, width, height = calculate_default_transform(CRS, crs, width, height, *bounds)
        values = np.zeros((4, height, width), np.uint8)
        alpha = np.concatenate((image, np.full((1, SIDE, SIDE), 255, np.uint8)))
        reproject(
            alpha,
            values,
            src_transform=GRID,
            src_crs=CRS,
            dst_transform=grid,
            dst_crs=crs,
            resampling=Resampling.nearest,
        )
        return tiff(values, path, grid, crs, photometric="rgb", alpha="yes")

    return write


def _pam(plain: str) -> str:
    with rasterio.open(plain) as file:
        transform = ", ".join(map(str, file.transform.to_gdal()))
    return f"<PAMDataset><SRS>{CRS}</SRS><GeoTransform>{transform}</GeoTransform></PAMDataset>"
