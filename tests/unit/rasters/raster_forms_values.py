"""One pair of dates with all kinds of nodata, bands, frames and values that are no image."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import rasterio.shutil
from rasterio.enums import ColorInterp

from mtrefseg.tests.unit.rasters.raster_forms import (
    HOLE,
    SLANT,
    Form,
    Image,
    floats,
    separate_vrt,
    tiff,
)


def forms_of_values() -> Iterator[Form]:
    """Yield kinds of nodata, choices of bands, frames and odd values."""
    yield from _nodata()
    yield from _masks()
    yield from _bands()
    yield from _frames()
    yield from _odd_values()


def _nodata() -> Iterator[Form]:
    for name, value, tag in (
        ("-9999 in all bands", -9999.0, -9999.0),
        ("-3.4028e38 under -3.4e38", -3.4028235e38, -3.4e38),
        ("NaN under a NaN tag", np.nan, np.nan),
        ("a tag with more digits", -9999.9, -9999.9),
        ("1e20", 1e20, 1e20),
    ):
        yield Form(f"float32 {name}", floats(value, tag), both=True, least=0.9)
    yield Form("float32 -9999 in one band", floats(-9999, -9999, (2,)), both=True, least=0.9)
    yield Form(
        "float32 -9999 named by the request",
        floats(-9999, None),
        both=True,
        least=0.9,
        options={"nodata_before": ((-9999, -9999),), "nodata_after": ((-9999, -9999),)},
    )
    yield Form(
        "float32 a range named by the request",
        floats(-32000.5, None, (0,)),
        both=True,
        least=0.9,
        options={"nodata_before": ((-1e5, -1e4),), "nodata_after": ((-1e5, -1e4),)},
    )
    for bands in ((0, 1, 2), (0,), (1, 2)):
        yield Form(f"uint16 0 in bands {bands}", _integers(0, 0, bands), both=True, least=0.9)
    yield Form(
        "int16 -32768 in two bands",
        _integers(-32768, -32768, (0, 2), "int16"),
        both=True,
        least=0.9,
    )
    yield Form("an integer tag out of range", lambda i, p: tiff(i, p, nodata=0), least=1.0)

    yield from _tags()


def _tags() -> Iterator[Form]:
    def some_tags(image: Image, path: Path) -> str:
        values = image.astype(np.uint16) * 40
        values[:, HOLE] = 0
        parts = [
            tiff(values[n : n + 1], path.with_name(f"{path.name}{n}"), nodata=tag)
            for n, tag in enumerate((0, None, 0))
        ]
        return separate_vrt(parts, path)

    yield Form("a tag on two of three bands", some_tags, both=True, least=0.9)

    def eight(image: Image, path: Path, **options: Any) -> str:
        image = image.copy()
        image[:, HOLE] = 0
        image[0, 155:160, 200:230] = 0  # dark in one band is an image
        return tiff(image, path, nodata=0, **options)

    yield Form("8-bit 0", eight)


def _masks() -> Iterator[Form]:
    mask = np.where(HOLE, 0, 255).astype(np.uint8)
    yield Form("internal mask", lambda i, p: tiff(_hidden(i), p, mask=mask))
    yield Form("mask file", lambda i, p: tiff(_hidden(i), p, mask=mask, inside=False))
    yield Form(
        "alpha",
        lambda i, p: tiff(
            np.concatenate((_hidden(i), mask[None])), p, photometric="rgb", alpha="yes"
        ),
    )
    yield Form(
        "nodata of the file switched off",
        lambda i, p: tiff(i, p, nodata=240),
        options={"file_nodata_after": False},
    )


def _bands() -> Iterator[Form]:
    red, green, blue = ColorInterp.red, ColorInterp.green, ColorInterp.blue
    other, alpha = ColorInterp.undefined, ColorInterp.alpha

    def ordered(order: tuple[int, ...], **options: Any) -> Callable[[Image, Path], str]:
        """Write bands in another order; 3 is one that does not belong to the image."""

        def write(image: Image, path: Path) -> str:
            strange = np.roll(image[:1], 40, axis=2)
            return tiff(np.concatenate((image, strange))[list(order)], path, **options)

        return write

    yield Form("BGR declared", ordered((2, 1, 0), colours=(blue, green, red)))
    yield Form("BGRN declared", ordered((2, 1, 0, 3), colours=(blue, green, red, other)))
    yield Form("NRGB declared", ordered((3, 0, 1, 2), colours=(other, red, green, blue)))
    yield Form("GRB and alpha", ordered((1, 0, 2, 3), colours=(green, red, blue, alpha)))
    yield Form(
        "named as PlanetScope",
        ordered(
            (3, 2, 3, 1, 3, 0),
            photometric="minisblack",
            names=("coastal_blue", "blue", "green_i", "green", "rededge", "red"),
        ),
    )
    yield Form(
        "named as Sentinel-2",
        ordered((3, 2, 1, 0), photometric="minisblack", names=("B01", "B02", "B03", "B04")),
    )
    yield Form(
        "named as Sentinel-2 from a cloud",
        ordered((3, 2, 1, 0), photometric="minisblack", names=("B8", "B2", "B3", "B4")),
    )
    yield Form(
        "named as Landsat of unknown age",
        ordered((0, 1, 2, 3), photometric="minisblack", names=("B1", "B2", "B3", "B4")),
        warning="differs between satellites",
    )
    yield Form(
        "bands by number",
        ordered((3, 2, 1, 0), photometric="minisblack"),
        options={"bands_after": (4, 3, 2)},
    )
    yield Form("RGB and infrared", ordered((0, 1, 2, 3), photometric="minisblack"))

    def grey(image: Image, path: Path) -> str:
        return tiff(image[:1], path)

    def inside(image: Image, path: Path) -> str:
        target = path.with_suffix(".nc")
        rasterio.shutil.copy(tiff(image, path), target, driver="netCDF")
        return f"NETCDF:{target}:Band1"

    yield Form("single band", grey, both=True, least=0.8)
    yield Form("part of a netCDF", inside, both=True, least=0.8, driver="netCDF")
    yield Form(
        "single band and alpha",
        lambda i, p: tiff(np.stack((i[0], np.full_like(i[0], 255))), p, alpha="yes"),
        both=True,
        least=0.8,
    )
    yield Form("palette", palette, both=True, least=0.8)
    yield Form("transparent palette", lambda i, p: palette(i, p, clear=True), both=True, least=0.8)


def palette(image: Image, path: Path, clear: bool = False) -> str:
    """Write numbers of colours, in an order that says nothing of brightness."""
    levels = (image // 52).astype(int)
    numbers = levels[0] * 25 + levels[1] * 5 + levels[2]
    shuffled = np.random.default_rng(2).permutation(125)
    table = {}
    for number in range(125):
        colour = (number // 25 * 52 + 26, number // 5 % 5 * 52 + 26, number % 5 * 52 + 26)
        table[int(shuffled[number])] = (*colour, 255)
    table[200] = (255, 0, 255, 0)
    values = shuffled[numbers].astype(np.uint8)
    if clear:
        values[HOLE] = 200
        return separate_vrt([tiff(values[None], path, palette=table)], path, table)
    return tiff(values[None], path, palette=table)


def _frames() -> Iterator[Form]:
    """Yield frames without nodata: told, and harmless once they are named."""
    for value in (0, 255):
        for name, frame in (("straight", HOLE), ("slanted", SLANT)):

            def write(image: Image, path: Path, v: int = value, f: Image = frame) -> str:
                return tiff(np.where(f, np.uint8(v), image), path)

            yield Form(f"{name} frame of {value}", write, least=0.0, warning="as a frame")
            yield Form(
                f"{name} frame of {value}, named",
                write,
                options={"nodata_after": ((value, value),)},
            )
    yield Form(
        "undeclared alpha",
        lambda i, p: tiff(
            np.concatenate(
                (np.where(SLANT, np.uint8(0), i), np.where(SLANT, 0, 255)[None].astype(np.uint8))
            ),
            p,
            photometric="minisblack",
        ),
        least=0.0,
        warning="as a frame",
    )
    yield Form(
        "undeclared alpha over an image",
        lambda i, p: tiff(
            np.concatenate((i, np.where(SLANT, 0, 255)[None].astype(np.uint8))),
            p,
            photometric="minisblack",
        ),
        warning="looks like alpha",
    )
    yield Form(
        "a frame in both dates",
        lambda i, p: tiff(np.where(SLANT, np.uint8(0), i), p),
        both=True,
        warning="as a frame",
    )
    magenta = np.array([255, 0, 255], np.uint8)[:, None, None]
    yield Form(
        "a frame of magenta",
        lambda i, p: tiff(np.where(SLANT, magenta, i), p),
        least=0.0,
        warning="-dstalpha",
    )
    yield Form(
        "a frame of JPEG",
        lambda i, p: tiff(np.where(SLANT, np.uint8(0), i), p, compress="jpeg", photometric="ycbcr"),
        least=0.0,
        warning="--nodata-after 0:12",
    )
    narrow = np.zeros_like(HOLE)
    narrow[:, :2] = True
    yield Form(
        "a frame of two columns",
        lambda i, p: tiff(np.where(narrow, np.uint8(0), i), p),
        least=0.0,
        warning="as a frame",
    )
    yield Form(
        "a 16-bit frame",
        lambda i, p: tiff(np.where(HOLE, 0, i.astype(np.uint16) * 40), p),
        both=True,
        least=0.0,
        warning="as a frame",
    )


def _odd_values() -> Iterator[Form]:
    yield Form(
        "a mask of 0 and 1",
        lambda i, p: tiff((i[:1] > 200).astype(np.uint8), p),
        least=0.0,
        warning="as a mask",
    )
    yield Form(
        "one bit",
        lambda i, p: tiff((i[:1] > 200).astype(np.uint8), p, nbits=1),
        least=0.0,
        warning="as a mask",
    )
    yield Form("classes", lambda i, p: tiff(i[:1] // 32, p), least=0.0, warning="lie between")
    yield Form(
        "a constant", lambda i, p: tiff(np.full_like(i, 9), p), least=0.0, warning="no image in it"
    )

    def huge(image: Image, path: Path) -> str:
        values = (image / 600).astype(np.float32)
        values[:, 100:140, 20:90] = -3.4e38
        return tiff(values, path)

    yield Form("untagged -3.4e38 inside", huge, both=True, least=0.0, warning="no measurement")

    def bad_band(image: Image, path: Path) -> str:
        values = image.astype(np.int16) * 10
        values[1] = -32768
        return tiff(values, path, nodata=-32768)

    yield Form("a bad band", bad_band, both=True, least=0.0, warning="Choose other bands")


def _integers(
    value: int, tag: int, bands: tuple[int, ...], dtype: str = "uint16"
) -> Callable[[Image, Path], str]:
    def write(image: Image, path: Path) -> str:
        values = image.astype(dtype) * 40 + 200
        for band in bands:
            values[band][HOLE] = value
        return tiff(values, path, nodata=tag)

    return write


def _hidden(image: Image) -> Image:
    """Return an image with other values where a mask will hide them."""
    return np.where(HOLE, 255 - image, image)
