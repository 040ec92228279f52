"""Cuts the pair of ``make demo`` out of NAIP rasters: ``tools/demo_pair.py FOLDER``.

FOLDER holds ``20090818.tif`` and ``20140720.tif``: NAIP, resampled to 5 m, four bands, EPSG:26914.
The crop lies in the east of the scene, which the training of the bundled model leaves out.
"""

import sys
from pathlib import Path

import rasterio
from rasterio.windows import Window

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "demo"
DATES = ("2009-08-18", "2014-07-20")
# "NAD83 to WGS 84 (1)" changes no coordinate; for NAD83 QGIS 3.22 lets a new user choose one of
# dozens of operations.
CRS = "EPSG:32614"
PART = Window(560, 10, 374, 500)
FORM = {
    "driver": "GTiff",
    "count": 3,
    "dtype": "uint8",
    "compress": "jpeg",
    "jpeg_quality": 95,
    "photometric": "ycbcr",
    "tiled": True,
    "blockxsize": 256,
    "blockysize": 256,
}
SOURCE = "NAIP, USDA Farm Service Agency, {}, resampled to 5 m; public domain"


def main() -> None:
    for date in DATES:
        with rasterio.open(Path(sys.argv[1]) / f"{date.replace('-', '')}.tif") as source:
            place = {
                "crs": CRS,
                "transform": source.window_transform(PART),
                "width": PART.width,
                "height": PART.height,
            }
            with rasterio.open(FOLDER / f"naip_{date}.tif", "w", **FORM, **place) as target:
                target.write(source.read([1, 2, 3], window=PART))
                target.update_tags(TIFFTAG_IMAGEDESCRIPTION=SOURCE.format(date))


if __name__ == "__main__":
    main()
