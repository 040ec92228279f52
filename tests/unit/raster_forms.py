"""One pair of dates in many forms of rasters, to be judged by pixels against the plain one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
import rasterio.shutil
from affine import Affine
from rasterio.enums import ColorInterp, Resampling
from rasterio.warp import calculate_default_transform, reproject

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


def forms() -> Iterator[Form]:
    """Yield all forms."""
    yield from _types()
    yield from _layouts()
    yield from _nodata()
    yield from _bands()
    yield from _grids()
    yield from _frames()


def _types() -> Iterator[Form]:
    for dtype, factor, offset in (
        ("uint16", 40, 200), ("int16", 100, -9000), ("uint32", 9000, 7), ("int32", -9000, 0),
        ("float32", 1 / 600, 0), ("float64", 1e-9, 1), ("int8", 0.5, -20),
    ):  # fmt: skip

        def write(image: Image, path: Path, d: str = dtype, f: float = factor, o: int = offset):  # type: ignore[no-untyped-def]
            return tiff((image.astype(np.float64) * f + o).astype(d), path)

        yield Form(f"{dtype} values", write, both=True, least=0.9)
    yield Form("float32 with NaN", _floats(np.nan, None), both=True, least=0.9)
    yield Form("float32 with infinity", _floats(np.inf, None), both=True, least=0.9)

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
        "striped": {}, "one strip": {"blockysize": SIDE}, "tiled": tiles,
        "band interleaved": {"interleave": "band"}, "pixel interleaved": {"interleave": "pixel"},
        "deflate": {"compress": "deflate", "predictor": 2}, "lzw tiles": {"compress": "lzw", **tiles},
        "zstd": {"compress": "zstd"}, "packbits": {"compress": "packbits"},
        "lerc": {"compress": "lerc"}, "BigTIFF": {"bigtiff": "yes"}, "big endian": {"endianness": "big"},
        "sparse": {"sparse_ok": True, **tiles},
    }.items():  # fmt: skip

        def write(image: Image, path: Path, options: dict[str, Any] = options) -> str:
            return tiff(image, path, **options)

        yield Form(name, write)
    yield Form(
        "JPEG in TIFF",
        lambda image, path: tiff(image, path, compress="jpeg", photometric="ycbcr", **tiles),
        least=0.9,
    )
    for driver, suffix, options in (
        ("COG", ".tif", {"compress": "deflate", "blocksize": 128}), ("PNG", ".png", {}),
        ("JP2OpenJPEG", ".jp2", {"quality": 100, "reversible": "yes"}), ("GPKG", ".gpkg", {}),
        ("HFA", ".img", {}), ("ENVI", ".dat", {}), ("EHdr", ".bil", {}), ("PCIDSK", ".pix", {}),
        ("VRT", ".vrt", {}), ("BMP", ".bmp", {"worldfile": "yes"}),
        ("RMF", ".rsw", {}), ("NITF", ".ntf", {}), ("WEBP", ".webp", {"lossless": "yes"}),
    ):  # fmt: skip

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
        with rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR"):
            with rasterio.open(name, "r+") as file:
                file.write(image.astype(np.uint16) * 40)
        return name

    yield Form("stale overviews", stale, both=True, least=0.9)


def _nodata() -> Iterator[Form]:
    for name, value, tag in (
        ("-9999 in all bands", -9999.0, -9999.0), ("-3.4028e38 under -3.4e38", -3.4028235e38, -3.4e38),
        ("NaN under a NaN tag", np.nan, np.nan), ("a tag with more digits", -9999.9, -9999.9),
        ("1e20", 1e20, 1e20),
    ):  # fmt: skip
        yield Form(f"float32 {name}", _floats(value, tag), both=True, least=0.9)
    yield Form("float32 -9999 in one band", _floats(-9999, -9999, (2,)), both=True, least=0.9)
    yield Form(
        "float32 -9999 named by the request", _floats(-9999, None), both=True, least=0.9,
        options={"nodata_before": ((-9999, -9999),), "nodata_after": ((-9999, -9999),)},
    )  # fmt: skip
    yield Form(
        "float32 a range named by the request", _floats(-32000.5, None, (0,)), both=True,
        least=0.9,
        options={"nodata_before": ((-1e5, -1e4),), "nodata_after": ((-1e5, -1e4),)},
    )  # fmt: skip
    for bands in ((0, 1, 2), (0,), (1, 2)):
        yield Form(f"uint16 0 in bands {bands}", _integers(0, 0, bands), both=True, least=0.9)
    yield Form("int16 -32768 in two bands", _integers(-32768, -32768, (0, 2), "int16"), both=True,
               least=0.9)  # fmt: skip
    yield Form("an integer tag out of range", lambda i, p: tiff(i, p, nodata=0), least=1.0)

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
    mask = np.where(HOLE, 0, 255).astype(np.uint8)
    yield Form("internal mask", lambda i, p: tiff(_hidden(i), p, mask=mask))
    yield Form("mask file", lambda i, p: tiff(_hidden(i), p, mask=mask, inside=False))
    yield Form("alpha", lambda i, p: tiff(np.concatenate((_hidden(i), mask[None])), p,
                                          photometric="rgb", alpha="yes"))  # fmt: skip
    yield Form(
        "nodata of the file switched off", lambda i, p: tiff(i, p, nodata=240),
        options={"file_nodata_after": False},
    )  # fmt: skip


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
    yield Form("named as PlanetScope",
               ordered((3, 2, 3, 1, 3, 0), photometric="minisblack",
                       names=("coastal_blue", "blue", "green_i", "green", "rededge", "red")))  # fmt: skip
    yield Form("named as Sentinel-2", ordered((3, 2, 1, 0), photometric="minisblack",
                                              names=("B01", "B02", "B03", "B04")))  # fmt: skip
    yield Form("bands by number", ordered((3, 2, 1, 0), photometric="minisblack"),
               options={"bands_after": (4, 3, 2)})  # fmt: skip
    yield Form("RGB and infrared", ordered((0, 1, 2, 3), photometric="minisblack"))

    def grey(image: Image, path: Path) -> str:
        return tiff(image[:1], path)

    def inside(image: Image, path: Path) -> str:
        target = path.with_suffix(".nc")
        rasterio.shutil.copy(tiff(image, path), target, driver="netCDF")
        return f"NETCDF:{target}:Band1"

    yield Form("single band", grey, both=True, least=0.8)
    yield Form("part of a netCDF", inside, both=True, least=0.8, driver="netCDF")
    yield Form("single band and alpha", lambda i, p: tiff(
        np.stack((i[0], np.full_like(i[0], 255))), p, alpha="yes"), both=True,
        least=0.8)  # fmt: skip
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


def _frames() -> Iterator[Form]:
    """Yield frames without nodata: told, and harmless once they are named."""
    for value in (0, 255):
        for name, frame in (("straight", HOLE), ("slanted", SLANT)):

            def write(image: Image, path: Path, v: int = value, f: Image = frame) -> str:
                return tiff(np.where(f, np.uint8(v), image), path)

            yield Form(f"{name} frame of {value}", write, least=0.0, warning="as a frame")
            yield Form(
                f"{name} frame of {value}, named", write,
                options={"nodata_after": ((value, value),)},
            )  # fmt: skip
    yield Form(
        "undeclared alpha", lambda i, p: tiff(np.concatenate(
            (np.where(SLANT, np.uint8(0), i), np.where(SLANT, 0, 255)[None].astype(np.uint8))), p,
            photometric="minisblack"), least=0.0, warning="as a frame",
    )  # fmt: skip
    yield Form("undeclared alpha over an image", lambda i, p: tiff(np.concatenate(
        (i, np.where(SLANT, 0, 255)[None].astype(np.uint8))), p, photometric="minisblack"),
        warning="looks like alpha")  # fmt: skip
    yield Form("a frame in both dates", lambda i, p: tiff(np.where(SLANT, np.uint8(0), i), p),
               both=True, warning="as a frame")  # fmt: skip
    yield Form("a 16-bit frame", lambda i, p: tiff(np.where(HOLE, 0, i.astype(np.uint16) * 40), p),
               both=True, least=0.0, warning="as a frame")  # fmt: skip
    yield Form("a mask of 0 and 1", lambda i, p: tiff((i[:1] > 200).astype(np.uint8), p),
               least=0.0, warning="as a mask")  # fmt: skip
    yield Form("one bit", lambda i, p: tiff((i[:1] > 200).astype(np.uint8), p, nbits=1),
               least=0.0, warning="as a mask")  # fmt: skip
    yield Form("classes", lambda i, p: tiff(i[:1] // 32, p), least=0.0, warning="lie between")
    yield Form("a constant", lambda i, p: tiff(np.full_like(i, 9), p), least=0.0,
               warning="no image in it")  # fmt: skip

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


def _floats(
    value: float, tag: float | None, bands: tuple[int, ...] = (0, 1, 2)
) -> Callable[[Image, Path], str]:
    def write(image: Image, path: Path) -> str:
        values = (image / 600).astype(np.float32)
        for band in bands:
            values[band][HOLE] = value
        return tiff(values, path, nodata=tag)

    return write


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


def _warped(crs: str, rotation: float = 0.0) -> Callable[[Image, Path], str]:
    def write(image: Image, path: Path) -> str:
        # twice as fine, so that resampling twice does little harm
        width = height = 2 * SIDE
        bounds = rasterio.transform.array_bounds(SIDE, SIDE, GRID)
        if rotation:
            grid = GRID @ Affine.rotation(rotation, (SIDE / 2, SIDE / 2)) @ Affine.scale(0.5)
            grid = grid @ Affine.translation(-SIDE / 2, -SIDE / 2)
            width = height = 3 * SIDE
        else:
            grid, width, height = calculate_default_transform(CRS, crs, width, height, *bounds)
        values = np.zeros((4, height, width), np.uint8)
        alpha = np.concatenate((image, np.full((1, SIDE, SIDE), 255, np.uint8)))
        reproject(alpha, values, src_transform=GRID, src_crs=CRS, dst_transform=grid, dst_crs=crs,
                  resampling=Resampling.nearest)  # fmt: skip
        return tiff(values, path, grid, crs, photometric="rgb", alpha="yes")

    return write


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


def _pam(plain: str) -> str:
    with rasterio.open(plain) as file:
        return f"<PAMDataset><SRS>{CRS}</SRS><GeoTransform>{', '.join(map(str, file.transform.to_gdal()))}</GeoTransform></PAMDataset>"
