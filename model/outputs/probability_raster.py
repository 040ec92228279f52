"""The probability raster: a Cloud-Optimized GeoTIFF with one band per sentence."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
import rasterio.shutil
from affine import Affine
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..files.atomic_write import sync_file
from ..files.publish import FinishedFile
from ..files.result_schema import CREATED_TAG
from ..messages import Message
from ..rasters.crs import crs_name, same_crs
from .object_pixels import STEPS
from .overwrite import check_raster_overwrite
from .partial_output import PartialOutput

NODATA = -1.0
STEP = 1 / STEPS  # a power of two: the last bits of every value are zeros, which compress away


class ProbabilityRaster(PartialOutput):
    """Writes strips to a GeoTIFF, which ``finish`` copies to a Cloud-Optimized GeoTIFF.

    Memory is that of a strip and of GDAL's cache.

    Args:
        output: Path of the GeoTIFF.
        height: Rows of the raster.
        width: Columns of the raster.
        transform: Pixel to map coordinates.
        crs: CRS, anything rasterio reads.
        sentences: They describe the bands.
        created: The field ``created`` of the GeoPackage of the same run.
        overwrite: Replace a file that is no earlier probability raster.

    Attributes:
        warnings: Sentences for the user; known after ``finish``.
    """

    title = Message("Probability raster")
    # GDAL's own errors, as of a full disk, are neither errors of rasterio nor of the system; where
    # GDAL reports none, rasterio raises SystemError.
    write_errors = (OSError, RasterioError, CPLE_BaseError, SystemError)

    def __init__(
        self,
        output: Path | str,
        height: int,
        width: int,
        transform: Affine,
        crs: Any,
        sentences: Sequence[str],
        created: str = "",
        overwrite: bool = False,
    ) -> None:
        super().__init__(output, ".tif")
        self._overwrite, self._strips = overwrite, self._partial
        self._sentences, self._created = tuple(sentences), created
        self._written: list[tuple[Window, int]] = []
        self._crs = CRS.from_user_input(crs)
        self.warnings: tuple[str, ...] = ()
        self._profile = {
            "driver": "GTiff",
            "dtype": "float32",
            "count": len(self._sentences),
            "height": height,
            "width": width,
            "transform": transform,
            "crs": self._crs,
            "nodata": NODATA,
            "compress": "deflate",
            "zlevel": 1,
            "interleave": "band",
            "blockysize": 1,  # whole blocks whatever the height of the strips
            "sparse_ok": True,
            "bigtiff": "if_safer",
        }
        self._dataset: Any = None

    def _create(self) -> None:
        # strips cannot be written to a COG; the name makes both files be removed together
        self._strips = self._literal.with_name(self._literal.name + ".strips.tif")
        self._dataset = rasterio.open(self._strips, "w", **self._profile)
        self._dataset.descriptions = self._sentences
        if self._created:
            self._dataset.update_tags(**{CREATED_TAG: self._created})

    def _discard(self) -> None:
        try:
            # what cannot be written is removed anyway; the error was raised by the write
            with suppress(*self.write_errors):
                self._close()
        finally:
            super()._discard()

    def add_strip(
        self, row: int, probability: npt.NDArray[np.float32], valid: npt.NDArray[np.bool_]
    ) -> None:
        """Write the next strip.

        Args:
            row: Row of the raster at which the strip begins; rows left out have no data.
            probability: ``(s, h, w)``, 0 to 1, a band per sentence; stored in steps of 1/1024.
            valid: ``(h, w)``, False where there is no data.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        steps = np.rint(np.clip(probability, 0, 1) * np.float32(1 / STEP)) * np.float32(STEP)
        values = np.where(valid, steps, np.float32(NODATA))
        window = Window(0, row, values.shape[2], values.shape[1])
        with self._wrap_errors():
            self._dataset.write(values, window=window)
        self._written.append((window, zlib.crc32(values.tobytes())))

    def finish(self) -> FinishedFile:
        """Complete the file and read it back.

        Raises:
            MtrefsegError: It cannot be written.
        """
        with self._wrap_errors():
            self._close()
            rasterio.shutil.copy(
                self._strips,
                self._literal,
                driver="COG",
                compress="deflate",
                predictor="yes",
                overview_resampling="average",
                num_threads="all_cpus",
                bigtiff="if_safer",
            )
            self._strips.unlink()
            # GDAL writes a CRS that GeoTIFF cannot hold to a file beside the partial one
            self._literal.with_name(f"{self._literal.name}.aux.xml").unlink(missing_ok=True)
            sync_file(self._partial)
            self._read_back()
        return FinishedFile(
            self._output,
            self._partial,
            check=lambda: check_raster_overwrite(self._output, self._overwrite),
            overwrite=self._overwrite,
        )

    def _read_back(self) -> None:
        """Compare all blocks with what was written: a full disk does not always raise an error."""
        with rasterio.open(self._literal) as raster:
            levels = len(raster.overviews(1))
            self.warnings = self._crs_warnings(raster.crs)
            for window, checksum in self._written:
                if zlib.crc32(raster.read(window=window)) != checksum:
                    raise OSError(f"row {window.row_off} reads back otherwise")
        for level in range(levels):
            with rasterio.open(self._literal, overview_level=level) as overview:
                for _, window in overview.block_windows(1):
                    overview.read(window=window)

    def _crs_warnings(self, written: CRS | None) -> tuple[str, ...]:
        if written is not None and same_crs(written, self._crs):
            return ()
        return (
            Message(
                (
                    "A GeoTIFF cannot hold the CRS {crs}: assign it to the probability "
                    "raster '{output}' where that is used. The polygons have it."
                ),
                crs=crs_name(self._crs),
                output=self._output,
            ),
        )

    def _close(self) -> None:
        dataset, self._dataset = self._dataset, None
        if dataset is not None:
            dataset.close()

    def _reason(self, error: Exception) -> str:
        return Message("GDAL gives no reason") if isinstance(error, SystemError) else str(error)
